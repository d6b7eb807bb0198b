// Package proof works out claims (断言): what the reports may say of all, the first, within so many
// days, and the rows that prove it or do not (design §8).
package proof

import (
	"slices"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// Input is what claims are made of.
type Input struct {
	Tables *query.Tables
	Zone   query.Context // placeholders and the report month
	Book   figure.Book   // figures and campaign of the month
	// Unusable is told of a claim that cannot be resolved; load.Definitions refuses those.
	Unusable func(id string, err error)
}

// Claims works out every claim with its evidence, one per group value. Claims over a ledger that
// nobody sent, or over months without ranks for want of one, are absent.
func Claims(defs []definition.Claim, in Input) []figure.Claim {
	var out []figure.Claim
	for _, def := range defs {
		if def.Kind == "streak" {
			out = append(out, streak(def, in.Book)...)
			continue
		}
		where, err := in.Zone.Conditions(def.Ledger, def.Where)
		if err != nil {
			in.Unusable(def.ID, err)
			continue
		}
		table := in.Tables.Table(def.Ledger)
		if table == nil {
			continue
		}
		e := evidence{table: table, def: def, month: in.Zone.Month, date: table.Column(def.Date), from: table.Column(def.From)}
		out = append(out, e.groups(where)...)
	}
	return out
}

// evidence looks at the rows that a claim speaks of.
type evidence struct {
	table      *query.Table
	def        definition.Claim
	month      calendar.Month
	date, from int // positions of the columns
}

func (e evidence) groups(where []figure.Condition) []figure.Claim {
	if e.def.Group == "" {
		return []figure.Claim{e.claim(where)}
	}
	var out []figure.Claim
	for i, label := range e.table.Values(e.def.Group).Labels[1:] {
		c := e.claim(append(slices.Clip(where), e.table.Same(e.def.Group, int32(i+1))))
		c.Group = label
		out = append(out, c)
	}
	return out
}

func (e evidence) claim(where []figure.Condition) figure.Claim {
	c := figure.Claim{ID: e.def.ID}
	switch e.def.Kind {
	case "all_done":
		c = e.allDone(e.table.Listed(where))
		c.Holds = c.Of > 0 && c.Done == c.Of
	case "none_left":
		c = e.allDone(e.table.Listed(where))
		c.Holds = c.Done == c.Of && len(e.table.Rows) > 0
	case "within_days":
		c = e.withinDays(e.table.Counted(where, e.month))
	case "first":
		c = e.first(e.table.Counted(where, e.month))
	}
	c.ID = e.def.ID
	return c
}

// done returns a row's date if it is not after the month.
func (e evidence) done(row int32) (calendar.Date, bool) {
	date := e.table.Cell(row, e.date).Date
	return date, !date.IsZero() && date <= e.month.End()
}

func (e evidence) cellAt(row int32, column int) cite.Cell {
	return cite.Cell{Sheet: e.table.Rows[row].Sheet, At: e.table.Cell(row, column).At}
}

// allDone counts the rows that are done as of the month, and takes the last date. Rows
// dated later are listed too: while one is not done, not all are.
func (e evidence) allDone(rows []int32) figure.Claim {
	c := figure.Claim{Of: len(rows)}
	var cells []cite.Cell
	for _, row := range rows {
		if date, ok := e.done(row); ok {
			c.Done++
			c.Date = max(c.Date, date)
			cells = append(cells, e.cellAt(row, e.date))
		}
	}
	c.Sources = cite.Sources(cells)
	return c
}

// withinDays counts the rows that were done no more than so many days after From. Only rows
// that have had their days by the end of the month are judged (design-life §14): the others
// are counted as Open, whether or not they are done. A row without From is judged, and not done.
func (e evidence) withinDays(rows []int32) figure.Claim {
	var c figure.Claim
	var dates, froms []cite.Cell
	for _, row := range rows {
		date, ok := e.done(row)
		from := e.table.Cell(row, e.from).Date
		if !from.IsZero() && e.month.End().DaysSince(from) < e.def.Days {
			c.Open++
			continue
		}
		c.Of++
		if ok && !from.IsZero() && date.DaysSince(from) <= e.def.Days {
			c.Done++
		}
		if !e.table.Cell(row, e.date).Date.IsZero() {
			dates = append(dates, e.cellAt(row, e.date))
		}
		froms = append(froms, e.cellAt(row, e.from))
	}
	c.Holds = c.Of > 0 && c.Done == c.Of
	c.Sources = cite.Sources(append(dates, froms...))
	return c
}

// first finds the row with the earliest date as of the month. Two rows of that date prove
// no first: Done says how many share it, Of how many rows have a date.
func (e evidence) first(rows []int32) figure.Claim {
	var c figure.Claim
	var cells []cite.Cell
	for _, row := range rows {
		date, ok := e.done(row)
		if !ok {
			continue
		}
		c.Of++
		cells = append(cells, e.cellAt(row, e.date))
		switch {
		case c.Row == nil || date < c.Date:
			c.Row, c.Date, c.Done = &e.table.Rows[row], date, 1
		case date == c.Date:
			c.Done++
		}
	}
	c.Holds = c.Done == 1
	c.Sources = cite.Sources(cells)
	return c
}

// streak holds when the zone has been first for two or more months.
func streak(def definition.Claim, book figure.Book) []figure.Claim {
	for _, f := range book.Figures {
		working, ok := f.Working.(figure.Streak)
		if !ok {
			continue
		}
		n, since, shared := figure.InFirstPlace(working.Unit, book.Campaign.Months)
		return []figure.Claim{{ID: def.ID, Holds: n >= 2, Months: n, Since: since, Shared: shared, Sources: f.Sources}}
	}
	return nil
}
