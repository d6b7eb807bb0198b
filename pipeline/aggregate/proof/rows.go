package proof

import (
	"slices"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// evidence looks at the rows that a claim speaks of.
type evidence struct {
	table *query.Table
	def   definition.Claim
	where []figure.Condition
	month calendar.Month
	plan  *plan // nil: nothing else says how many rows there should be

	date, from, due int // positions of the columns, -1 for none
	filled          []int
}

// evidence prepares a claim on rows; false if nobody sent its ledger.
func (in Input) evidence(def definition.Claim) (evidence, bool, error) {
	where, err := in.Zone.Conditions(def.Ledger, def.Where)
	if err != nil {
		return evidence{}, false, err
	}
	table := in.Tables.Table(def.Ledger)
	if table == nil {
		return evidence{}, false, nil
	}
	e := evidence{
		table: table, def: def, where: where, month: in.Zone.Month, date: table.Column(def.Date), from: table.Column(def.From),
		due: table.Column(def.Due), filled: table.Columns(def.Filled),
	}
	if def.Other == "" {
		return e, true, nil
	}
	e.plan, err = in.planned(def)
	return e, e.plan != nil || def.By == "" && len(def.OtherWhere) == 0, err
}

// claim makes the claim of the rows that pass; false where the rows cannot say either way.
func (e evidence) claim(where []figure.Condition) (figure.Claim, bool) {
	switch e.def.Kind {
	case "all_done":
		c := e.allDone(e.table.Listed(where))
		c.Holds = c.Of > 0 && c.Done == c.Of
		return c, true
	case "none_left":
		c := e.allDone(e.table.Listed(where))
		c.Holds = c.Done == c.Of && len(e.table.Rows) > 0
		return c, true
	case "within_days":
		return e.withinDays(e.table.Counted(where, e.month)), true
	case "first":
		return e.first(e.table.Counted(where, e.month)), true
	case "in_time":
		return e.inTime(e.table.Counted(where, e.month)), true
	case "filled":
		return e.allFilled(e.table.Counted(where, e.month))
	}
	return figure.Claim{}, false
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

// allFilled counts the rows that have a value in every one of the columns. Where no sheet of the rows
// has one of the columns, nobody was asked for it, and there is no claim.
func (e evidence) allFilled(rows []int32) (figure.Claim, bool) {
	c := figure.Claim{Of: len(rows)}
	asked := make([]bool, len(e.filled))
	var cells []cite.Cell
	for _, row := range rows {
		whole := true
		for i, column := range e.filled {
			cell := e.table.Cell(row, column)
			asked[i] = asked[i] || cell.At.Row > 0
			whole = whole && !query.IsBlank(cell)
			cells = append(cells, e.cellAt(row, column))
		}
		if whole {
			c.Done++
		}
	}
	c.Holds = c.Of > 0 && c.Done == c.Of
	c.Sources = cite.Sources(cells)
	return c, !slices.Contains(asked, false) || c.Of == 0
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

// inTime counts the rows that are not late (可按期交付): done no later than Due, or not done while Due
// lies after the month. Due on the last day of the month has come. A row without Due is not counted
// as in time.
func (e evidence) inTime(rows []int32) figure.Claim {
	c := figure.Claim{Of: len(rows)}
	var dates, dues []cite.Cell
	for _, row := range rows {
		date, done := e.done(row)
		due := e.table.Cell(row, e.due).Date
		if done {
			c.Date = max(c.Date, date)
			dates = append(dates, e.cellAt(row, e.date))
		} else {
			c.Open++
		}
		if done && date <= due || !done && due > e.month.End() {
			c.Done++
		}
		c.Due = max(c.Due, due)
		dues = append(dues, e.cellAt(row, e.due))
	}
	c.Holds = c.Of > 0 && c.Done == c.Of
	c.Sources = cite.Sources(append(dates, dues...))
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
