package public

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// closedNote says under the standings why they show no more than totals.
const closedNote = "有的单位的数依据不足三个企业、住户或项目，所有单位都只列名次、总分和升降，各项的实绩、目标、完成率和得分不公开。"

// detail says that a figure is what makes up a unit's total: its actuals, scores, adjustments, and what they are of a target.
func detail(id string) bool {
	id = figure.Told(id)
	return figure.OfEachUnit(id) && id != figure.CampaignTotal && id != figure.CampaignRank
}

// close withholds all that makes up totals where any of it is withheld: caps, places and the scores that
// are left would tell what is missing. Of totals it withholds those of too few rows.
func (c *control) close() {
	open := func(f figure.Figure) bool {
		return !detail(f.ID) && f.ID != figure.CampaignTotal || !c.withheld[f.Key()]
	}
	if c.closed == nil && !slices.ContainsFunc(c.Figures, func(f figure.Figure) bool { return !open(f) }) {
		return
	}
	if c.closed == nil {
		c.closed = map[string]bool{}
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		switch {
		case f.ID == figure.CampaignTotal:
			if c.fewTotal(f) || c.zone(f) && slices.ContainsFunc(c.partsOf(f), c.hidden) {
				c.withheld[f.Key()] = true
			}
		case detail(f.ID):
			c.closed[f.Key()], c.withheld[f.Key()] = true, true
		}
	}
	c.level()
}

// zone says that a figure is the zone's own: what makes up its total stands in its review too.
func (c *control) zone(f *figure.Figure) bool {
	return len(f.Group) > 0 && ledger.Fold(f.Group[0].Value) == ledger.Fold(c.Zone.Name)
}

// level withholds the totals that are as high as one that is withheld: a shared place tells that they are.
func (c *control) level() {
	secret := map[string]bool{} // by value
	for i := range c.Figures {
		if f := &c.Figures[i]; f.ID == figure.CampaignTotal && c.withheld[f.Key()] {
			secret[f.Value.String()] = true
		}
	}
	for i := range c.Figures {
		if f := &c.Figures[i]; f.ID == figure.CampaignTotal && secret[f.Value.String()] {
			c.withheld[f.Key()] = true
		}
	}
}

// hidden says that a part of a total rests on too few rows, or that its value is withheld where another figure states it.
func (c *control) hidden(part *figure.Figure) bool {
	if c.few(part) {
		return true
	}
	q, ok := part.Working.(figure.Query)
	return ok && slices.ContainsFunc(c.Figures, func(f figure.Figure) bool {
		other, same := f.Working.(figure.Query)
		return same && c.withheld[f.Key()] && !c.closed[f.Key()] && familyOf(other) == familyOf(q) && maps.Equal(c.behind[f.Key()], c.behind[part.Key()])
	})
}

// partsOf are the actuals of a unit, and what adjusts its total.
func (c *control) partsOf(total *figure.Figure) []*figure.Figure {
	var parts []*figure.Figure
	for i := range c.Figures {
		f := &c.Figures[i]
		if (f.ID == figure.CampaignActual || f.ID == figure.CampaignAdjustment) && f.Group[0] == total.Group[0] {
			parts = append(parts, f)
		}
	}
	return parts
}

// fewTotal says that what makes up a unit's total rests on too few rows altogether.
func (c *control) fewTotal(total *figure.Figure) bool {
	set, plenty := rowSet{}, false
	for _, f := range c.partsOf(total) {
		of := c.rows.of(f.Sources)
		plenty = plenty || len(of) > 0 && !c.rows.few(of)
		maps.Copy(set, of)
	}
	return !plenty && c.rows.few(set)
}

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
	e.without(t, gone)
	return slices.ContainsFunc(t.Rows, func(r document.Row) bool { return slices.ContainsFunc(r.Cells, kept) })
}

// part says that a number is worked out of what makes up totals.
func (e editor) part(from document.Origin) bool {
	w, ok := from.(document.Worked)
	return ok && slices.ContainsFunc(figure.Expression{Term: w.Term}.Keys(), func(key string) bool { return e.closed[key] })
}

// without takes columns out of a table, and from its notes what explains them.
func (e editor) without(t *document.Table, gone []int) {
	var columns []document.Column
	heads := map[string]bool{}
	for i, c := range t.Columns {
		if !slices.Contains(gone, i) {
			columns = append(columns, c)
		} else if len(c.Head) > 0 {
			heads[c.Head[len(c.Head)-1]] = true
		}
	}
	t.Columns = columns
	rows := slices.Clone(t.Rows)
	for n, r := range rows {
		rows[n].Cells = nil
		for i, cell := range r.Cells {
			if !slices.Contains(gone, i) {
				rows[n].Cells = append(rows[n].Cells, cell)
			}
		}
	}
	t.Rows = rows
	var notes []string
	for _, note := range t.Notes {
		broken := false
		explains := func(clause string, _ int) int {
			for head := range heads {
				if strings.HasPrefix(clause, head) {
					return 0
				}
			}
			return len(clause)
		}
		if note, _ = without(note, &broken, explains); note != "" {
			notes = append(notes, note)
		}
	}
	t.Notes = append(notes, closedNote)
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
