package layout

import (
	"strings"

	"zonereport/pipeline/document"
)

// headCell is one cell of a table's head: text over cols columns and rows layers.
type headCell struct {
	text                 string
	col, row, cols, rows int
	lines                []line
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
			end := col + 1
			if row < len(head)-1 {
				for end < to && row < len(columns[end].Head)-1 && columns[end].Head[row] == head[row] {
					end++
				}
			}
			cell := headCell{text: head[row], col: col, row: row, cols: end - col, rows: 1}
			if end-col == 1 {
				for row+cell.rows < len(head) && (head[row+cell.rows] == "" || head[row+cell.rows] == cell.text) {
					cell.rows++
				}
				if row+cell.rows == len(head) {
					cell.rows = depth - row
				}
			}
			cells = append(cells, cell)
			walk(col, end, row+cell.rows)
			col = end
		}
	}
	walk(0, len(columns), 0)
	return cells, depth
}

// head sets the head of a table between the thick rule above it and the thin one below.
func (g *grid) head() chunk {
	cells, depth := headCells(g.table.Columns)
	if depth == 0 {
		return chunk{items: []Item{rule(0, 0, g.measure, 0, g.style.Table.OuterRule, "")}}
	}
	heights := g.headHeights(cells, depth)
	tops := make([]float64, depth+1)
	for i, h := range heights {
		tops[i+1] = tops[i] + h
	}
	items := []Item{rule(0, 0, g.measure, 0, g.style.Table.OuterRule, "")}
	inner := g.style.Table.InnerRule
	for _, c := range cells {
		left, right := g.edges[c.col], g.edges[c.col+c.cols]
		top, bottom := tops[c.row], tops[c.row+c.rows]
		y := top + (bottom-top-float64(float64(len(c.lines))*g.headUse.leading))/2 + g.drop(g.headUse)
		for _, l := range c.lines {
			items = append(items, l.texts(left+(right-left-l.width)/2, y, g.headUse.size)...)
			y += g.headUse.leading
		}
		if c.row+c.rows < depth {
			items = append(items, rule(left, bottom, right, bottom, inner, ""))
		}
		if c.col > 0 {
			items = append(items, rule(left, top, left, bottom, inner, ""))
		}
	}
	items = append(items, rule(0, tops[depth], g.measure, tops[depth], inner, ""))
	return chunk{height: tops[depth], items: items}
}

// headHeights breaks the heads into lines and gives each layer the height it needs.
func (g *grid) headHeights(cells []headCell, depth int) []float64 {
	heights := make([]float64, depth)
	for i := range cells {
		c := &cells[i]
		width := g.edges[c.col+c.cols] - g.edges[c.col] - 2*g.padding
		for _, part := range strings.Split(c.text, "\n") {
			c.lines = append(c.lines, g.bySense(part, g.headUse, width)...)
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
