package public

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// cut leaves out of a table what makes up totals: the columns of it, or the rows where a column holds other
// numbers too. It is false for a table of nothing else.
func (e editor) cut(t *document.Table) bool {
	made := func(c document.Cell) bool { return e.closed[c.Figure] || e.part(c.From) }
	kept := func(c document.Cell) bool { return c.Figure != "" && !e.closed[c.Figure] }
	var gone []int
	for i := range t.Columns {
		some, other := false, false
		for _, r := range t.Rows {
			if i < len(r.Cells) {
				some, other = some || made(r.Cells[i]), other || kept(r.Cells[i])
			}
		}
		switch {
		case some && other:
			t.Rows = slices.DeleteFunc(slices.Clone(t.Rows), func(r document.Row) bool { return slices.ContainsFunc(r.Cells, made) })
			return len(t.Rows) > 0
		case some, !other && t.Columns[i].Align == document.Decimal:
			gone = append(gone, i)
		}
	}
	if !slices.ContainsFunc(t.Rows, func(r document.Row) bool { return slices.ContainsFunc(r.Cells, made) }) {
		return true
	}
	dropColumns(t, gone)
	return slices.ContainsFunc(t.Rows, func(r document.Row) bool { return slices.ContainsFunc(r.Cells, kept) })
}

// part says that a number is worked out of what makes up totals.
func (e editor) part(from document.Origin) bool {
	w, ok := from.(document.Worked)
	return ok && slices.ContainsFunc(figure.Expression{Term: w.Term}.Keys(), func(key string) bool { return e.closed[key] })
}

// dropColumns takes columns out of a table, and from its notes what explains them.
func dropColumns(t *document.Table, gone []int) {
	var heads []string
	for _, i := range gone {
		if head := t.Columns[i].Head; len(head) > 0 {
			heads = append(heads, head[len(head)-1])
		}
	}
	t.Columns = except(t.Columns, gone)
	t.Rows = slices.Clone(t.Rows)
	for n := range t.Rows {
		t.Rows[n].Cells = except(t.Rows[n].Cells, gone)
	}
	t.Notes = append(remaining(t.Notes, func(clause string, _ int) int {
		if slices.ContainsFunc(heads, func(head string) bool { return strings.HasPrefix(clause, head) }) {
			return 0
		}
		return len(clause)
	}), closedNote)
}

// except are the elements of a list but for those at some places.
func except[T any](list []T, places []int) []T {
	var rest []T
	for i, element := range list {
		if !slices.Contains(places, i) {
			rest = append(rest, element)
		}
	}
	return rest
}

// standsIn says that a report tells what makes up totals, so that words of it are of single units.
func (e editor) standsIn(doc document.Document) bool {
	return slices.ContainsFunc(doc.Figures, func(f figure.Figure) bool { return e.closed[f.Key()] })
}

// ofPart says that words tell of an indicator of a campaign that is closed.
func (e editor) ofPart(text string) bool {
	return e.standings && slices.ContainsFunc(e.Defs.Scheme.Indicators, func(i definition.Indicator) bool { return strings.Contains(text, i.Name) })
}

// closedChart says that a chart shows what makes up totals.
func (e editor) closedChart(c *document.Chart) bool {
	return slices.ContainsFunc(c.Series, func(s document.Series) bool {
		return slices.ContainsFunc(s.Points, func(p document.Point) bool { return e.closed[p.Figure] || e.part(p.From) })
	})
}
