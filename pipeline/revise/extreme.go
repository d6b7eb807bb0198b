package revise

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/ledger"
)

// extremes supposes the highest value of the rows (sign 1) or the lowest (-1): when one row changes, only the
// first two can be it.
func (m measuring) extremes(sign int) supposed {
	read := func(side int, row int32) *decimal.Decimal {
		if !m.counted(side, row) {
			return nil
		}
		t, q := m.tables[side], m.of[side]
		c := t.Cell(row, t.Column(q.Columns[0]))
		if c.Kind != ledger.Number {
			return nil
		}
		v := q.In.Of(c.Number)
		return &v
	}
	beats := func(a, b *decimal.Decimal) bool { return a != nil && (b == nil || a.Cmp(*b) == sign) }
	var first, second *decimal.Decimal
	if t := m.tables[0]; t != nil {
		for _, row := range t.Counted(m.of[0].Where, m.period) {
			switch v := read(0, row); {
			case beats(v, first):
				first, second = v, first
			case beats(v, second):
				second = v
			}
		}
	}
	value := func(v *decimal.Decimal) decimal.Decimal {
		if v == nil {
			return decimal.Decimal{}
		}
		return *v
	}
	return supposed{value(first), func(c change) decimal.Decimal {
		best := first
		if was := read(0, c.old); was != nil && was.Equal(*first) {
			best = second
		}
		if is := read(1, c.now); beats(is, best) {
			best = is
		}
		return value(best)
	}}
}
