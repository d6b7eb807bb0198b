package layout

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/structure"
	"zonereport/pipeline/render/layout/typeset"
)

// formSizes are how a form is set, the first that fits on the page: by how much its texts are larger than those of a
// table, and the share of their heights that its rows get. A stamp of 42 mm still has its place in 50 mm.
var formSizes = []struct{ scale, share float64 }{{4.0 / 3, 1}, {4.0 / 3, 0.85}, {7.0 / 6, 0.85}, {1, 0.85}}

// form sets a table that people fill in by hand: ruled on all sides, never over two pages if one holds it, for which
// its rows and then its texts become smaller.
func (r *report) form(t document.Table) {
	outer := r.Enter(page.Table)
	if title := joined(t.Number, t.Title); title+t.Unit != "" {
		caption := r.Enter(page.Caption)
		r.add(r.caption(t, title, r.measure, r.Tree)...)
		r.Leave(caption)
	}
	tags := r.Table(t, nil, 0)
	r.Leave(outer)
	r.add(r.fittedForm(t, tags)...)
	r.notes(t.Notes, t.Source)
	r.blank(r.Pitch()/2, false)
}

// fittedForm are the rows of a form at the size at which it fits under what is set already, or on a page of its own
// where that fills half a page.
func (r *report) fittedForm(t document.Table, tags structure.Tags) []chunk {
	room := float64(r.Style.Page.TextHeight * page.PointsPerMM)
	above := 0.0
	for _, c := range r.chunks {
		above += c.height
	}
	if above < room/2 {
		room -= above
	}
	var first []chunk
	for i, size := range formSizes {
		rows := r.formRows(t, tags, r.Use("table").Scaled(size.scale), size.share)
		if len(rows) == 0 || height(rows) <= room+typeset.Slack {
			return rows
		}
		if i == 0 {
			first = rows
		}
	}
	return first
}

// formRows are its rows at one size.
func (r *report) formRows(t document.Table, tags structure.Tags, use typeset.Use, share float64) []chunk {
	var rows []chunk
	edges := r.formColumns(t, use)
	for i, row := range t.Rows {
		row.Cells = row.Cells[:min(len(row.Cells), len(t.Columns))]
		row.Height = float64(row.Height * share)
		use.Tag = tags.Cell(i, 0)
		c := r.formRow(t, row, edges, use)
		if i == 0 {
			c.items = append(c.items, page.Rule(0, 0, r.measure, 0, r.Style.Table.InnerRule, ""))
		}
		c.glue = i+1 < len(t.Rows)
		rows = append(rows, c)
	}
	return rows
}

// formColumns are the edges of a form's columns: those that are not wide take what their texts need,
// the wide ones share the rest; without a wide one all share it.
func (r *report) formColumns(t document.Table, use typeset.Use) []float64 {
	widths := make([]float64, len(t.Columns))
	room, wide := r.measure, 0
	for i, column := range t.Columns {
		if column.Wide {
			wide++
			continue
		}
		for _, row := range t.Rows {
			if i < len(row.Cells) && (i+1 < len(row.Cells) || len(row.Cells) == len(t.Columns)) {
				widths[i] = max(widths[i], r.Width(row.Cells[i].Text, use)+2*use.Size)
			}
		}
		room -= widths[i]
	}
	edges := make([]float64, len(t.Columns)+1)
	for i, column := range t.Columns {
		switch {
		case wide == 0:
			widths[i] += room / float64(len(t.Columns))
		case column.Wide:
			widths[i] = room / float64(wide)
		}
		edges[i+1] = edges[i] + widths[i]
	}
	return edges
}

// formRow sets one row with the rules round its cells but the one above it. use has the tag of its first
// cell, those of the others follow.
func (r *report) formRow(t document.Table, row document.Row, edges []float64, use typeset.Use) chunk {
	inner := r.Style.Table.InnerRule
	padding := use.Size / 2
	var cells [][]typeset.Line
	c := chunk{height: max(float64(row.Height*page.PointsPerMM), float64(use.Leading*1.42))}
	for i, cell := range row.Cells {
		var lines []typeset.Line
		for _, part := range strings.Split(cell.Text, "\n") {
			lines = append(lines, r.Lines(part, use.In(use.Tag+i), formCell(row, edges, i)-edges[i]-2*padding, 0)...)
		}
		cells = append(cells, lines)
		c.height = max(c.height, float64(use.Leading*(float64(len(lines))+0.42)))
	}
	c.items = append(c.items, page.Rule(0, 0, 0, c.height, inner, ""), page.Rule(0, c.height, r.measure, c.height, inner, ""))
	for i, lines := range cells {
		left, right := edges[i], formCell(row, edges, i)
		c.items = append(c.items, page.Rule(right, 0, right, c.height, inner, ""))
		y := (c.height-float64(use.Leading*float64(len(lines))))/2 + (use.Leading-use.Size)/2 + use.Baseline()
		for _, l := range lines {
			x := left + padding
			if t.Columns[i].Align == document.Center {
				x = left + l.Offset(right-left, typeset.Centred)
			}
			c.items = append(c.items, l.Texts(x, y)...)
			y += use.Leading
		}
	}
	return c
}

// formCell is the right edge of a cell: that of the form for the last one of its row.
func formCell(row document.Row, edges []float64, i int) float64 {
	if i+1 == len(row.Cells) {
		return edges[len(edges)-1]
	}
	return edges[i+1]
}
