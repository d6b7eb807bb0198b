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
	moved := false
	rows, told, numbers := []document.Row{}, 0, 0
	for _, r := range t.Rows {
		if e.names.in(r.Cells[0].Text) || slices.ContainsFunc(r.Cells, func(c document.Cell) bool { return c.Figure != "" && e.single(c.Figure) }) {
			continue
		}
		r.Cells = slices.Clone(r.Cells)
		for i := range r.Cells {
			c := &r.Cells[i]
			secret := e.secret(*t, r, i)
			if c.Value != nil {
				numbers++
			}
			if secret {
				moved = moved || e.moved[c.Figure]
				*c = document.Cell{Text: document.Withheld}
			} else if c.Value != nil {
				told++
			}
			c.From, c.Link = nil, ""
		}
		rows = append(rows, r)
	}
	if len(rows) == 0 || numbers > 0 && told == 0 {
		return false
	}
	defined(t.Rows, rows)
	t.Rows = rows
	t.Source, t.Notes = "", remaining(t.Notes)
	switch {
	case moved:
		t.Notes = append(t.Notes, movedNote)
	case told < numbers:
		t.Notes = append(t.Notes, withheldNote)
	}
	return true
}

// remaining are the notes of a table but for what points to an annex that is not there.
func remaining(notes []string) []string {
	var list []string
	for _, note := range notes {
		broken := false
		note, _ = without(note, &broken, unless("附件"))
		if note != "" {
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
			p := document.Point{}
			if i < len(s.Points) {
				p = s.Points[i]
			}
			if p.Value != nil && e.hidden(p) {
				p = document.Point{Text: document.Withheld}
				gaps++
			} else if p.Value != nil {
				points++
			}
			p.From = nil
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
