package definition

import (
	"fmt"
	"slices"

	"zonereport/pipeline/calendar"
)

// Validity says for which months a definition holds and what is known of the change that it
// brought (design-life §13). Loading resolves it for the report month; no edition knows more of it than
// how earlier months are compared.
type Validity struct {
	From       string `toml:"valid_from" canonical:"-"` // first month, 2021-01; empty: from ever
	To         string `toml:"valid_to" canonical:"-"`   // last month, inclusive; empty: until further notice
	Basis      string `toml:"basis" canonical:"-"`      // 依据 of the change: 新开统〔2021〕2号
	Change     string `toml:"change" canonical:"-"`     // what changed: 起点由1000万元提高到5000万元
	Comparable string `toml:"comparable"`               // how earlier months are compared: Recompute or Incomparable

	// Before are the versions of the same id that came before, the earliest first.
	Before []Validity `toml:"-" canonical:"-"`
}

// How figures of before a change are compared with those after it.
const (
	Recompute    = "recompute" // worked out again from the stored ledgers, 按可比口径
	Incomparable = "no"        // not at all: 口径已改，不可比
)

// Valid is the validity itself, of whatever bears one.
func (v *Validity) Valid() *Validity { return v }

// In says that the definition holds in a month, 2020-12; "" is a time before all months that are stated.
func (v Validity) In(month string) bool {
	return (v.From == "" || v.From <= month) && (v.To == "" || month <= v.To)
}

// Dated says that the definition does not hold for ever.
func (v Validity) Dated() bool { return v.From != "" || v.To != "" }

// Months words the months: 2021年1月起, 2020年12月及以前.
func (v Validity) Months() string {
	switch {
	case v.From == "" && v.To == "":
		return "没有写起止月份"
	case v.To == "":
		return InWords(v.From) + "起"
	case v.From == "":
		return InWords(v.To) + "及以前"
	}
	return InWords(v.From) + "至" + InWords(v.To)
}

// Since returns the versions that began after a month, this one among them, the latest first.
func (v Validity) Since(month calendar.Month) []Validity {
	var list []Validity
	for _, one := range append(slices.Clip(v.Before), v) {
		if one.From > month.String() {
			list = append(list, one)
		}
	}
	slices.Reverse(list)
	return list
}

// InWords is a month of a definition for readers: 2021年1月.
func InWords(month string) string {
	m, err := calendar.ParseMonth(month)
	if err != nil {
		return month
	}
	return fmt.Sprintf("%d年%d月", m.Year, m.Number)
}

// Code is a value of a code column, as a list of codes states it: a text, or a table with the
// text as code and its validity.
type Code struct {
	Code string `toml:"code"`
	Validity
}

// UnmarshalTOML reads either form.
func (c *Code) UnmarshalTOML(v any) error {
	if text, ok := v.(string); ok {
		c.Code = text
		return nil
	}
	table, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("codes 的每一项应是文字，或 { code = \"代码\", valid_from = \"2021-01\" } 这样的一项")
	}
	keys := map[string]*string{"code": &c.Code, "valid_from": &c.From, "valid_to": &c.To, "basis": &c.Basis, "change": &c.Change, "comparable": &c.Comparable}
	for key, value := range table {
		into, known := keys[key]
		text, isText := value.(string)
		if !known || !isText {
			return fmt.Errorf("codes 的一项里，键 %q 不认识，或它的值不是文字；可用 code、valid_from、valid_to、basis、change、comparable", key)
		}
		*into = text
	}
	return nil
}
