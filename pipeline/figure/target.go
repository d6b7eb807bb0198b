package figure

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
)

// Target is what the zone is to reach in the report year: the target of an indicator of the campaign or of
// a figure whose name stands in the targets ledger (design-life §14).
type Target struct {
	ID    string // of the figure or the indicator, with its group: housing_chosen/二期, landed
	Key   string // of the figure that is held against it: housing_chosen/二期, campaign_actual/…/landed
	Value decimal.Decimal
	Unit  string // of Value, the figure's own
	Year  int
	Due   calendar.Date // 完成期限; zero: none
	Sheet *ledger.SheetName
	At    ledger.Address // of the target
	DueAt ledger.Address
}

// What figures are called that nobody has to define, as they state something of another one: their ids
// before the other's own.
const (
	targeted  = "target/"
	completed = "completion/"
	grown     = "growth_" // with what it is against: growth_last_year/
)

// TargetOf is the id of the figure that states a figure's target of the year (年度目标).
func TargetOf(id string) string { return targeted + id }

// CompletionOf is the id of the figure that states how far a target is reached (完成率).
func CompletionOf(id string) string { return completed + id }

// GrowthOf is the id of the figure that states how far a figure moved against measure.LastYear or
// measure.LastMonth (比上年同期, 比上月).
func GrowthOf(id, against string) string { return grown + against + "/" + id }

// Aimed parts the id of a target or of its completion: the figure that it is of, and whether it is the
// completion. It is false for the id of any other figure.
func Aimed(id string) (of string, completion, ok bool) {
	if of, ok = strings.CutPrefix(id, targeted); ok {
		return of, false, true
	}
	of, completion = strings.CutPrefix(id, completed)
	return of, completion, completion
}

// Grown parts the id of a growth: the figure that it is of, and what it is against. It is false for the
// id of any other figure.
func Grown(id string) (of, against string, ok bool) {
	for _, against := range []string{measure.LastYear, measure.LastMonth} {
		if of, ok := strings.CutPrefix(id, GrowthOf("", against)); ok {
			return of, against, true
		}
	}
	return "", "", false
}

// Told is the figure of which one is told that nobody has to define, such as its target or its growth;
// of any other id it is the id itself.
func Told(id string) string {
	if of, _, ok := Aimed(id); ok {
		return of
	}
	if of, _, ok := Grown(id); ok {
		return of
	}
	return id
}

// IDOf is the id of the figure that a key names, and its group values joined: housing_chosen and 二期,
// completion/housing_chosen and 二期.
func IDOf(key string) (id, group string) {
	of := Told(key)
	id, group, _ = strings.Cut(of, "/")
	return key[:len(key)-len(of)] + id, group
}
