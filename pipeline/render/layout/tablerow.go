package layout

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/columns"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// tallRow is the number of lines above which a row may be cut by a page break.
const tallRow = 12

// setCell is one cell broken into lines; their items stand relative to the left edge of the
// cell's text and to the line's baseline. Lines become items at once: what a line knows of each
// of its characters takes many times the room, and tables may have ten thousands of rows.
type setCell struct {
	lines [][]page.Item
	link  cellLink // leads somewhere if it has a tag
}

// add puts a line at x.
func (c *setCell) add(l *typeset.Line, x float64) { c.lines = append(c.lines, l.Texts(x, 0)) }

// put moves the items of a line of the cell to its place in a chunk.
func (c *chunk) put(items []page.Item, x, y float64) {
	for _, item := range items {
		c.items = append(c.items, item.Shifted(x, y))
	}
}

// rows sets the body of the table, a chunk a row; very tall rows are a chunk a line.
func (g *grid) rows() []chunk {
	set := make([][]setCell, len(g.table.Rows))
	counts := make([]int, len(g.table.Rows))
	for i, row := range g.table.Rows {
		set[i] = g.setRow(row, i)
		counts[i] = 1
		for _, c := range set[i] {
			counts[i] = max(counts[i], len(c.lines))
		}
		g.lined = g.lined || counts[i] > 1
	}
	var chunks []chunk
	var band *chunk
	starts := make([]int, len(g.table.Rows)) // which chunk is the first of a row
	for i, row := range g.table.Rows {
		starts[i] = len(chunks)
		if counts[i] > tallRow {
			chunks = append(chunks, g.slices(row, set[i], counts[i])...)
		} else {
			chunks = append(chunks, g.row(set[i], counts[i], row.Kind))
		}
		if last := &chunks[len(chunks)-1]; g.lined && i+1 < len(g.table.Rows) {
			last.items = append(last.items, page.Rule(0, last.height, g.measure, last.height, g.Style.Table.InnerRule/2, ""))
		}
		chunks[starts[i]].anchors = g.places.anchors(row)
		if row.Kind == document.Band {
			band = &chunk{height: chunks[starts[i]].height, items: tagged(chunks[starts[i]].items, page.Furniture)}
		} else {
			for k := starts[i]; k < len(chunks); k++ {
				chunks[k].band = band
			}
		}
		set[i] = nil
	}
	g.keepRows(chunks, starts)
	return chunks
}

// setRow breaks the cells of a row, the nth.
func (g *grid) setRow(row document.Row, nth int) []setCell {
	if row.Kind == document.Band && len(row.Cells) > 0 {
		use := g.use.In(g.tags.Cell(nth, 0))
		use.Role = g.headUse.Role
		return []setCell{g.setText(row.Cells[0].Text, use, document.Left, g.measure-2*g.padding, 0)}
	}
	cells := make([]setCell, 0, len(g.table.Columns))
	for i := range min(len(row.Cells), len(g.table.Columns)) {
		text, column := row.Cells[i].Text, g.table.Columns[i]
		use := g.use.In(g.tags.Cell(nth, i))
		link := g.links[use.Tag]
		if link.tag > 0 {
			use.Tag = link.tag
		}
		if column.Align != document.Decimal && columns.SetApart(row.Kind) {
			use.Role = g.headUse.Role
		}
		width := g.edges[i+1] - g.edges[i] - 2*g.padding
		if column.Align == document.Decimal {
			cells = append(cells, g.setNumber(text, use, i, width).leading(link))
			continue
		}
		inset := 0.0
		if row.Kind == document.Part && i == 0 {
			inset = use.Size
		}
		cells = append(cells, g.setText(text, use, column.Align, width, inset).leading(link))
	}
	return cells
}

func (c setCell) leading(to cellLink) setCell {
	c.link = to
	return c
}

// putLine puts a line of a cell in a chunk, with its link, y under the chunk's upper edge.
func (g *grid) putLine(c *chunk, cell setCell, line int, x, y float64) {
	c.put(cell.lines[line], x, y+g.drop(g.use))
	if cell.link.tag > 0 {
		c.links = append(c.links, g.link(cell.link, cell.lines[line], x, y))
	}
}

// setText breaks a text cell; its lines are not stretched.
func (g *grid) setText(text string, use typeset.Use, align document.Align, width, inset float64) setCell {
	var c setCell
	for _, part := range strings.Split(text, "\n") {
		lines := g.Lines(part, use, width-inset, 0)
		for i := range lines {
			l := &lines[i]
			l.Justify(width-inset, true)
			at := inset
			if align == document.Center {
				at = (width - l.Width) / 2
			}
			c.add(l, at)
		}
	}
	return c
}

// setNumber sets a number so that the decimal points of its column stand under each other, the
// widest numbers in the middle of the column; what is no number stands in the middle.
func (g *grid) setNumber(text string, use typeset.Use, column int, width float64) setCell {
	whole, rest, ok := columns.SplitNumber(text)
	if !ok {
		return g.setText(text, use, document.Center, width, 0)
	}
	e := g.extents[column]
	point := (width-float64((e.Whole+e.Rest)*g.scale))/2 + float64(e.Whole*g.scale)
	return setCell{lines: [][]page.Item{g.Short(whole+rest, use, point-g.Width(whole, use))}}
}

// row draws one row; its cells stand in the middle of its height.
func (g *grid) row(cells []setCell, count int, kind document.RowKind) chunk {
	c := chunk{height: g.height(count, g.use), items: make([]page.Item, 0, len(cells)+count+1)}
	switch kind {
	case document.Highlight:
		c.items = append(c.items, page.Area(0, 0, g.measure, c.height, "#E9E9E9"))
	case document.Band:
		c.items = append(c.items, page.Area(0, 0, g.measure, c.height, "#F2F2F2"))
		c.glue = true
	}
	for i, cell := range cells {
		y := (c.height - float64(float64(len(cell.lines))*g.use.Leading)) / 2
		for k := range cell.lines {
			g.putLine(&c, cell, k, g.edges[i]+g.padding, y)
			y += g.use.Leading
		}
	}
	return c
}

// slices draws a very tall row, a chunk a line, so that it may run over pages; on each of them
// it is named again.
func (g *grid) slices(row document.Row, cells []setCell, count int) []chunk {
	white := g.height(0, g.use) - g.use.Leading
	chunks := make([]chunk, count)
	for k := range chunks {
		c := &chunks[k]
		c.height = g.use.Leading
		y := 0.0
		if k == 0 {
			y = white / 2
			c.height += y
		}
		if k == count-1 {
			c.height += white / 2
		}
		for i, cell := range cells {
			if k < len(cell.lines) {
				g.putLine(c, cell, k, g.edges[i]+g.padding, y)
			}
		}
	}
	g.nameAgain(chunks, row, cells)
	keepTogether(chunks)
	return chunks
}
