package revise

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// dated is a row that could be the latest.
type dated struct {
	row   int32
	date  calendar.Date
	value decimal.Decimal
}

// later says that a beats b: by its date, else as the first of the two; row -1 is none.
func (a dated) later(b dated) bool {
	return a.row >= 0 && (b.row < 0 || a.date > b.date || a.date == b.date && a.row < b.row)
}

// latest supposes latest values: only the two latest rows can be it when one row changes.
func (m measuring) latest() supposed {
	read := func(side int, row, as int32) dated {
		t, q := m.tables[side], m.of[side]
		c := t.Cell(row, t.Column(q.Columns[0]))
		if c.Kind != ledger.Number {
			return dated{row: -1}
		}
		return dated{as, t.Cell(row, t.Column(q.Weight)).Date, q.In.Of(c.Number)}
	}
	first, second, end := dated{row: -1}, dated{row: -1}, int32(0)
	if t := m.tables[0]; t != nil {
		end = int32(len(t.Rows))
		for _, row := range t.Counted(m.of[0].Where, m.period) {
			switch d := read(0, row, row); {
			case d.later(first):
				first, second = d, first
			case d.later(second):
				second = d
			}
		}
	}
	return supposed{first.value, func(c change) decimal.Decimal {
		best := first
		if c.old >= 0 && c.old == first.row {
			best = second
		}
		if m.counted(1, c.now) {
			as := c.old
			if as < 0 {
				as = end // a new row stands behind the others
			}
			if d := read(1, c.now, as); d.later(best) {
				best = d
			}
		}
		return best.value
	}}
}
