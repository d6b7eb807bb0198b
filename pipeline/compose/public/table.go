package public

import (
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// withheldNote says what the sign means, under a table that has it.
const withheldNote = "“" + document.Withheld + "”表示依据的企业、住户或项目不足三个，或可据以推算这样的数，不公开。"

// table takes out of a table what not everybody may read; false drops it.
func (e editor) table(t *document.Table) bool {
	if t.Listed || e.closed != nil && !e.cut(t) {
		return false
	}
	left := e.rows(*t)
	if len(left.rows) == 0 || left.numbers > 0 && left.told == 0 {
		return false
	}
	defined(t.Rows, left.rows)
	t.Rows = left.rows
	t.Source, t.Notes = "", remaining(t.Notes, unless("附件")) // the annex is not there
	switch {
	case left.moved:
		t.Notes = append(t.Notes, movedNote)
	case left.told < left.numbers:
		t.Notes = append(t.Notes, withheldNote)
	}
	return true
}

// left is what is left of the rows of a table.
type left struct {
	rows          []document.Row
	numbers, told int  // cells of these rows that held a number, and those that do still
	moved         bool // one that does not showed how a figure moved
}

// rows are the rows of a table that name no single firm or household, each without what is withheld.
func (e editor) rows(t document.Table) left {
	var l left
	for _, r := range t.Rows {
		if e.names.in(r.Cells[0].Text) || slices.ContainsFunc(r.Cells, func(c document.Cell) bool { return c.Figure != "" && e.single(c.Figure) }) {
			continue
		}
		cells := slices.Clone(r.Cells)
		for i := range cells {
			c := &cells[i]
			secret := e.secret(t, r, i)
			if c.Value != nil {
				l.numbers++
			}
			if secret {
				l.moved = l.moved || e.moved[c.Figure]
				*c = document.Cell{Text: document.Withheld}
			}
			if c.Value != nil {
				l.told++
			}
			c.From, c.Link = nil, ""
		}
		r.Cells = cells
		l.rows = append(l.rows, r)
	}
	return l
}

// remaining are notes with the clauses that keep leaves of them.
func remaining(notes []string, keep func(clause string, from int) int) []string {
	var list []string
	for _, note := range notes {
		broken := false
		if note, _ = without(note, &broken, keep); note != "" {
			list = append(list, note)
		}
	}
	return list
}

// secret says that a cell states, or tells of, what is withheld.
func (e editor) secret(t document.Table, r document.Row, i int) bool {
	c := r.Cells[i]
	switch from := c.From.(type) {
	case document.Worked:
		return e.rests(from.Term) || e.closedThen(from.Term)
	case document.Difference:
		return e.withheld[r.Cells[from.Of].Figure] || e.withheld[r.Cells[from.Less].Figure]
	case document.Quotient:
		return e.withheld[r.Cells[from.Of].Figure] || e.withheld[r.Cells[from.By].Figure]
	}
	if c.Figure != "" {
		return e.withheld[c.Figure]
	}
	return r.Kind == document.TotalRow && c.Value != nil && e.withheld[totalOf(t, i)]
}

// rests says that a term rests on a figure that is withheld.
func (e editor) rests(t figure.Term) bool {
	return slices.ContainsFunc(figure.Expression{Term: t}.Keys(), func(key string) bool { return e.withheld[key] })
}

// same is how a list of figures refers to the definition above.
const same = "同上"

// defined gives a row that refers to a definition that was dropped with its row the definition itself.
func defined(all, kept []document.Row) {
	said := map[string]string{} // by key of a figure
	last := ""
	for _, r := range all {
		if n := len(r.Cells); n > 0 {
			if r.Cells[n-1].Text != same {
				last = r.Cells[n-1].Text
			}
			said[label(r)] = last
		}
	}
	shown := ""
	for _, r := range kept {
		n := len(r.Cells)
		if n == 0 {
			continue
		}
		if r.Cells[n-1].Text == same && said[label(r)] != shown {
			r.Cells[n-1].Text = said[label(r)]
		}
		if r.Cells[n-1].Text != same {
			shown = r.Cells[n-1].Text
		}
	}
}

func label(r document.Row) string { return r.Cells[0].Text }

// chart takes out of a chart what not everybody may read; false drops it.
func (e editor) chart(c *document.Chart) bool {
	if e.closedChart(c) {
		return false
	}
	gaps, points := 0, 0
	var categories []string
	series := make([]document.Series, len(c.Series))
	for i, category := range c.Categories {
		if e.names.in(category) || e.singled(*c, i) {
			continue
		}
		categories = append(categories, category)
		for j, s := range c.Series {
			p, gap := e.point(s, i)
			switch {
			case gap:
				gaps++
			case p.Value != nil:
				points++
			}
			series[j].Name, series[j].Points = s.Name, append(series[j].Points, p)
		}
	}
	if points < 2 || gaps > 0 && c.Kind == document.Shares { // the other shares would tell the one that is missing
		return false
	}
	c.Categories, c.Series = categories, series
	if gaps > 0 {
		c.Note = strings.TrimSuffix(c.Note, "。")
		if c.Note != "" {
			c.Note += "；"
		}
		c.Note += withheldNote
	}
	return true
}

// point is a point of a series as everybody may see it, and whether that is as a gap for what is withheld.
func (e editor) point(s document.Series, i int) (p document.Point, gap bool) {
	if i < len(s.Points) {
		p = s.Points[i]
	}
	if gap = p.Value != nil && e.hidden(p); gap {
		p = document.Point{Text: document.Withheld}
	}
	p.From = nil
	return p, gap
}

// singled says that a category of a chart names a single firm or household.
func (e editor) singled(c document.Chart, i int) bool {
	return slices.ContainsFunc(c.Series, func(s document.Series) bool {
		return i < len(s.Points) && s.Points[i].Figure != "" && e.single(s.Points[i].Figure)
	})
}

// hidden says that a point shows, or tells of, what is withheld.
func (e editor) hidden(p document.Point) bool {
	if w, ok := p.From.(document.Worked); ok {
		return e.rests(w.Term)
	}
	return e.withheld[p.Figure]
}
