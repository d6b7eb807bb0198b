package query

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Counted returns the positions of the rows that pass all conditions and are not dated
// after the month, ascending: the rows a figure measures.
func (t *Table) Counted(where []figure.Condition, m calendar.Month) []int32 {
	end := m.End()
	return t.rows(where, func(row int32) bool { return t.counts[row] <= end })
}

// Counts says of one row whether Counted would list it.
func (t *Table) Counts(where []figure.Condition, m calendar.Month) func(row int32) bool {
	tests := make([]test, len(where))
	for i, c := range where {
		tests[i] = t.compile(c)
	}
	end := m.End()
	return func(row int32) bool { return t.counts[row] <= end && t.passes(row, tests) }
}

// Listed returns the positions of all rows that pass, later ones included: the rows a
// check or a claim of completeness speaks of.
func (t *Table) Listed(where []figure.Condition) []int32 {
	return t.rows(where, func(int32) bool { return true })
}

// rows goes through the rows of one value where a condition names one, else through all;
// so the groups of a figure together cost one pass over the ledger.
func (t *Table) rows(where []figure.Condition, counts func(int32) bool) []int32 {
	tests := make([]test, len(where))
	var few []int32
	narrowed := false
	for i, c := range where {
		tests[i] = t.compile(c)
		if of, named := tests[i].rows(); named {
			if !narrowed || len(of) < len(few) {
				few, narrowed = of, true
			}
		}
	}
	var out []int32
	try := func(row int32) {
		if counts(row) && t.passes(row, tests) {
			out = append(out, row)
		}
	}
	if narrowed {
		for _, row := range few {
			try(row)
		}
		return out
	}
	for row := range t.Rows {
		try(int32(row))
	}
	return out
}

func (t *Table) passes(row int32, tests []test) bool {
	for i := range tests {
		if !tests[i].passes(t, row) {
			return false
		}
	}
	return true
}

// Same returns the condition that a row has one value of a column, by the value's number. It
// compares as the column's cells do: a month as a month, a number as a number.
func (t *Table) Same(column string, id int32) figure.Condition {
	values := t.Values(column)
	cell := t.Cell(values.Rows[id][0], t.Column(column))
	c := figure.Condition{Column: column, Compare: figure.Equal, Kind: cell.Kind}
	switch cell.Kind {
	case ledger.Number:
		c.Number = cell.Number
	case ledger.Date, ledger.Month:
		c.Date = cell.Date
	case ledger.Bool:
		c.True = cell.True
	default:
		c.Kind, c.Text = ledger.Text, []string{values.Labels[id]}
	}
	return c
}

// test is a condition made ready for one table: texts as numbers of folded values.
type test struct {
	figure.Condition
	at     int // position of the column
	values *Values
	ids    []int32
	dates  []calendar.Date
}

func (t *Table) compile(c figure.Condition) test {
	x := test{Condition: c, at: t.Column(c.Column)}
	switch c.Kind {
	case ledger.Date, ledger.Month:
		x.dates = t.Dates(x.at)
		x.one(t, &ledger.Cell{Kind: c.Kind, Date: c.Date})
	case ledger.Number:
		x.one(t, &ledger.Cell{Kind: c.Kind, Number: c.Number})
	case ledger.Text:
		x.values = t.Values(c.Column)
		for _, s := range c.Text {
			x.ids = append(x.ids, x.values.ID(s))
		}
	}
	return x
}

// one looks up the value that the column must equal, if that is what the test asks.
func (x *test) one(t *Table, value *ledger.Cell) {
	if x.Compare == figure.Equal {
		x.values = t.Values(x.Column)
		x.ids = []int32{x.values.ID(value.Plain())}
	}
}

// rows returns the rows that have the one value that the test asks for; false if it asks
// for something else.
func (x *test) rows() ([]int32, bool) {
	if x.Compare != figure.Equal || x.values == nil || len(x.ids) != 1 {
		return nil, false
	}
	if x.ids[0] < 0 {
		return nil, true
	}
	return x.values.Rows[x.ids[0]], true
}

// passes holds one row against the condition. A blank passes only !=, "blank or after"
// and "blank or as of" (design §6).
func (x *test) passes(t *Table, row int32) bool {
	switch x.Kind {
	case ledger.Text:
		return x.text(x.values.IDs[row])
	case ledger.Date, ledger.Month:
		return x.date(x.dates[row])
	case ledger.Number:
		return x.number(t.Cell(row, x.at))
	case ledger.Bool:
		cell := t.Cell(row, x.at)
		same := cell.Kind == ledger.Bool && cell.True == x.True
		return same == (x.Compare == figure.Equal)
	}
	return false
}

func (x *test) text(id int32) bool {
	switch x.Compare {
	case figure.Equal, figure.In:
		return slices.Contains(x.ids, id) // never the 0 of a blank
	case figure.NotEqual:
		return !slices.Contains(x.ids, id)
	}
	return false
}

func (x *test) date(date calendar.Date) bool {
	blank := date.IsZero()
	switch x.Compare {
	case figure.AtLeast:
		return !blank && date >= x.Date
	case figure.AtMost:
		return !blank && date <= x.Date
	case figure.BlankOrAfter:
		return blank || date > x.Date
	case figure.BlankOrAtMost:
		return date <= x.Date // a blank has no date, which is below any
	case figure.Above:
		return date > x.Date
	case figure.Below:
		return !blank && date < x.Date
	case figure.Equal:
		return !blank && date == x.Date
	case figure.NotEqual:
		return date != x.Date
	}
	return false
}

func (x *test) number(cell *ledger.Cell) bool {
	if cell.Kind != ledger.Number {
		return x.Compare == figure.NotEqual
	}
	return compare(cell.Number, x.Compare, x.Condition.Number)
}

func compare(a decimal.Decimal, how figure.Comparison, b decimal.Decimal) bool {
	c := a.Cmp(b)
	switch how {
	case figure.Equal:
		return c == 0
	case figure.NotEqual:
		return c != 0
	case figure.AtLeast:
		return c >= 0
	case figure.AtMost:
		return c <= 0
	case figure.Above:
		return c > 0
	case figure.Below:
		return c < 0
	}
	return false
}
