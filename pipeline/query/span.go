package query

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Span is a row with the days on which a query counts it: from From, 0 for a row that no date keeps out,
// and before Until, 0 for one that stays. What is dated by the month counts from its last day on.
type Span struct {
	Row         int32
	From, Until calendar.Date
}

// Spans returns the rows that a query counts on some day up to the end of its month, by how its windows
// and the ledger's row date move with the day.
func (t *Table) Spans(q figure.Query, m calendar.Month) []Span {
	var still, moving []figure.Condition
	for _, c := range q.Where {
		if c.Date == m.End() && slices.Contains([]figure.Comparison{figure.AtMost, figure.BlankOrAtMost, figure.BlankOrAfter}, c.Compare) {
			moving = append(moving, c)
		} else {
			still = append(still, c)
		}
	}
	var spans []Span
	rowDate := t.Column(t.Definition.RowDate)
	for _, row := range t.Counted(still, m) {
		s := Span{Row: row, From: lastDay(t.Cell(row, rowDate))}
		counts := true
		for _, c := range moving {
			counts = counts && s.move(c, t.Cell(row, t.Column(c.Column)))
		}
		if counts && s.From <= m.End() && (s.Until == 0 || s.From < s.Until) {
			spans = append(spans, s)
		}
	}
	return spans
}

// move narrows a span to the days on which a window passes the cell; false if there are none.
func (s *Span) move(c figure.Condition, cell *ledger.Cell) bool {
	date := lastDay(cell)
	switch {
	case c.Compare == figure.BlankOrAfter && !date.IsZero():
		if s.Until == 0 || date < s.Until {
			s.Until = date
		}
	case c.Compare == figure.AtMost && date.IsZero():
		return false
	case c.Compare != figure.BlankOrAfter:
		s.From = max(s.From, date)
	}
	return true
}

// lastDay is the day of a date, and the last one of a month.
func lastDay(c *ledger.Cell) calendar.Date {
	if c.Kind == ledger.Month && !c.Date.IsZero() {
		return c.Date.Within().End()
	}
	return c.Date
}
