package layout

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// headCell is one cell of a table's head: text over cols columns and rows layers.
type headCell struct {
	text                 string
	col, row, cols, rows int
	lines                []typeset.Line
}

// headCells works out the spans. Equal neighbours of an upper layer are one cell over their
// columns, within the span of the layer above; a column with fewer layers reaches down.
func headCells(columns []document.Column) (cells []headCell, depth int) {
	for _, c := range columns {
		depth = max(depth, len(c.Head))
	}
	var walk func(from, to, row int)
	walk = func(from, to, row int) {
		for col := from; col < to; {
			head := columns[col].Head
			if row >= len(head) {
				col++
				continue
			}
			cell := headCell{text: head[row], col: col, row: row, cols: alike(columns[col:to], row), rows: 1}
			if cell.cols == 1 {
				cell.rows = reach(head, row, depth)
			}
			cells = append(cells, cell)
			col += cell.cols
			walk(cell.col, col, row+cell.rows)
		}
	}
	walk(0, len(columns), 0)
	return cells, depth
}

// alike counts the columns, from the first on, that have its text in an upper layer. The
// lowest layer is each column's own.
func alike(columns []document.Column, row int) int {
	head := columns[0].Head
	n := 1
	for n < len(columns) && row < len(head)-1 && row < len(columns[n].Head)-1 && columns[n].Head[row] == head[row] {
		n++
	}
	return n
}

// reach is how many layers a text goes down: over those that are blank or say the same, and
// from the lowest to the foot of the head.
func reach(head []string, row, depth int) int {
	end := row + 1
	for end < len(head) && (head[end] == "" || head[end] == head[row]) {
		end++
	}
	if end == len(head) {
		return depth - row
	}
	return end - row
}

// head sets the head of a table between the thick rule above it and the thin one below.
func (g *grid) head(cells []headCell, depth int) chunk {
	if depth == 0 {
		return chunk{items: []page.Item{page.Rule(0, 0, g.measure, 0, g.Style.Table.OuterRule, "")}}
	}
	heights := g.headHeights(cells, depth)
	tops := make([]float64, depth+1)
	for i, h := range heights {
		tops[i+1] = tops[i] + h
	}
	items := []page.Item{page.Rule(0, 0, g.measure, 0, g.Style.Table.OuterRule, "")}
	inner := g.Style.Table.InnerRule
	for i, c := range cells {
		left, right := g.edges[c.col], g.edges[c.col+c.cols]
		top, bottom := tops[c.row], tops[c.row+c.rows]
		y := top + (bottom-top-float64(float64(len(c.lines))*g.headUse.Leading))/2 + g.drop(g.headUse)
		for _, l := range c.lines {
			items = append(items, tagged(l.Texts(left+(right-left-l.Width)/2, y), g.tags.heads[i])...)
			y += g.headUse.Leading
		}
		if c.row+c.rows < depth {
			items = append(items, page.Rule(left, bottom, right, bottom, inner, ""))
		}
		if c.col > 0 {
			items = append(items, page.Rule(left, top, left, bottom, inner, ""))
		}
	}
	items = append(items, page.Rule(0, tops[depth], g.measure, tops[depth], inner, ""))
	return chunk{height: tops[depth], items: items}
}

// headHeights breaks the heads into lines and gives each layer the height it needs.
func (g *grid) headHeights(cells []headCell, depth int) []float64 {
	heights := make([]float64, depth)
	for i := range cells {
		c := &cells[i]
		width := g.edges[c.col+c.cols] - g.edges[c.col] - 2*g.padding
		for _, part := range strings.Split(c.text, "\n") {
			c.lines = append(c.lines, g.BySense(part, g.headUse, width)...)
		}
		if c.rows == 1 {
			heights[c.row] = max(heights[c.row], g.height(len(c.lines), g.headUse))
		}
	}
	for _, c := range cells {
		sum := 0.0
		for _, h := range heights[c.row : c.row+c.rows] {
			sum += h
		}
		if need := g.height(len(c.lines), g.headUse); need > sum {
			for r := c.row; r < c.row+c.rows; r++ {
				heights[r] += (need - sum) / float64(c.rows)
			}
		}
	}
	return heights
}
