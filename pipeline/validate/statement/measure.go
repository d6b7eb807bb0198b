package statement

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
	"zonereport/pipeline/validate/statement/quantity"
)

// measured is a figure in the units in which texts are compared.
type measured struct {
	figure  *figure.Figure
	unit    string          // 元, ㎡, %, 个 …
	value   decimal.Decimal // in it
	printed []quantity.Quantity
	signed  bool // below 0 it is a fall: a growth, a difference
	names   []string
	other   string // the assessed unit that it is of, where that is not the zone
}

// sizes are how many of the unit of comparison one of a unit is. Land and floor area are compared in a
// third of a ㎡, in which a 亩 is a whole number.
var sizes = map[string]struct {
	unit string
	size decimal.Decimal
}{
	"元": {"元", decimal.New(1, 0)}, "万元": {"元", decimal.New(1, 4)}, "亿元": {"元", decimal.New(1, 8)},
	"㎡": {"㎡", decimal.New(3, 0)}, "亩": {"㎡", decimal.New(2000, 0)}, "公顷": {"㎡", decimal.New(3, 4)}, "平方公里": {"㎡", decimal.New(3, 6)},
	"%": {"%", decimal.New(1, 0)}, "‰": {"%", decimal.New(1, -1)}, "百分点": {"个百分点", decimal.New(1, 0)},
}

// comparable is the unit in which values of a unit are compared, and its size: 万㎡, 万人 are ten
// thousand of what follows.
func comparable(word string) (string, decimal.Decimal) {
	word = unit.Name(word)
	if s, ok := sizes[word]; ok {
		return s.unit, s.size
	}
	for prefix, by := range map[string]int32{"万": 4, "亿": 8} {
		if rest, ok := strings.CutPrefix(word, prefix); ok && rest != "" {
			base, size := comparable(rest)
			return base, size.Shift(by)
		}
	}
	return word, decimal.New(1, 0)
}

// measure brings the figures into the units of comparison.
func (c *checker) measure() {
	for i := range c.book.Figures {
		f := &c.book.Figures[i]
		base, size := comparable(f.Unit)
		m := measured{figure: f, unit: base, value: f.Value.Mul(size), names: namesOf(*f)}
		for _, text := range c.opts.Printed(*f) {
			m.printed = append(m.printed, c.reader.Read(text)...)
		}
		if def, ok := c.defs.Figure(f.ID); ok {
			m.signed = def.Measure == "growth" || def.Measure == "difference"
		}
		if c.ofAnother(f) {
			m.other, m.names = f.Group[0].Value, nil
		}
		c.measured = append(c.measured, m)
	}
}

// ofAnother says that a figure of the campaign is that of a unit that is not the zone.
func (c *checker) ofAnother(f *figure.Figure) bool {
	return figure.OfEachUnit(f.ID) && len(f.Group) > 0 && ledger.Fold(f.Group[0].Value) != ledger.Fold(c.opts.Zone.Name)
}

// compares says that a quantity and a figure measure the same kind of thing. A bare 万 or 亿 may be
// of money or of anything that is counted.
func (c *checker) compares(q quantity.Quantity, m *measured) bool {
	base, _ := comparable(q.Unit)
	switch {
	case base == m.unit:
		return true
	case q.Unit == "":
		return m.unit != "㎡" && m.unit != "%"
	}
	return slices.ContainsFunc(c.words.Alike, func(alike []string) bool {
		return slices.Contains(alike, base) && slices.Contains(alike, m.unit)
	})
}

// agrees says that a figure bears a quantity out: as it is printed, exactly, in another unit, or as a
// true rounding with a word that says so (design §6).
func (c *checker) agrees(q quantity.Quantity, m *measured, fell bool) bool {
	if !c.compares(q, m) {
		return false
	}
	if fell && (bears(q, m, m.value.Neg()) || m.signed) {
		return bears(q, m, m.value.Neg())
	}
	_, size := comparable(q.Unit)
	for _, p := range m.printed {
		if _, of := comparable(p.Unit); p.Sense == q.Sense && p.Value.Mul(of).Equal(q.Value.Mul(size)) {
			return true
		}
	}
	return bears(q, m, m.value)
}

// bears holds a value against what a quantity states.
func bears(q quantity.Quantity, m *measured, v decimal.Decimal) bool {
	_, size := comparable(q.Unit)
	x, place := q.Value.Mul(size), q.Place.Mul(size)
	off := v.Sub(x)
	two, ten := decimal.New(2, 0), decimal.New(10, 0)
	close := off.Abs().Mul(two).LessThanOrEqual(place) && off.Abs().Mul(ten).LessThanOrEqual(x.Abs())
	switch q.Sense {
	case quantity.About:
		return close
	case quantity.Nearly:
		return off.Sign() <= 0 && off.Neg().LessThan(place) && off.Abs().Mul(ten).LessThanOrEqual(x.Abs())
	case quantity.Over, quantity.More:
		return off.IsPositive() && off.LessThan(place)
	case quantity.AtLeast:
		return off.Sign() >= 0 && off.LessThan(place)
	case quantity.Less:
		return off.IsNegative() && off.Neg().LessThan(place)
	case quantity.Between:
		return off.Sign() >= 0 && v.LessThan(q.Most.Mul(size))
	}
	return off.IsZero() || rounded(q, m, v, size)
}

// rounded says that a value of square metres is stated in 亩, or the other way round, which hardly ever
// comes out even, rounded to the two decimals or more that stand there.
func rounded(q quantity.Quantity, m *measured, v, size decimal.Decimal) bool {
	places := -q.Value.Exponent()
	return m.unit == "㎡" && (q.Unit == "亩") != (m.figure.Unit == "亩") && places >= 2 && v.DivRound(size, places).Equal(q.Value)
}

// namesOf are the full names by which a figure is called in a sentence: its name, with its group
// where it has one (安置房套数（一期）, 一期安置房套数). One that only says which part it is (其中：…) has none.
func namesOf(f figure.Figure) []string {
	group := f.GroupText()
	switch {
	case strings.HasPrefix(f.Name, "其中") || len([]rune(f.Name)) < 3:
		return nil
	case group == "":
		return []string{f.Name}
	}
	return []string{f.Label(), group + f.Name, group + "的" + f.Name}
}

// title names a figure in a message, with its value as it is printed.
func (c *checker) title(m *measured) string {
	name := strings.TrimPrefix(m.figure.Label(), "其中：")
	if def, ok := c.defs.Scheme.Indicator(m.figure.Indicator()); ok && m.figure.ID != figure.CampaignActual {
		name += "（" + def.Name + "）"
	}
	return "“" + name + "”" + c.opts.Printed(*m.figure)[0]
}

// zoneNames are the names of the zone itself.
func zoneNames(z definition.Zone) []string { return append(z.Names(), "开发区", "全区", "园区") }
