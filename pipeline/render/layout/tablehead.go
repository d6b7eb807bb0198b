package layout

import (
	"strings"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/structure"
	"zonereport/pipeline/render/layout/typeset"
)

// headCell is one cell of a table's head, broken into lines.
type headCell struct {
	structure.Head
	lines []typeset.Line
}

// head sets the head of a table between the thick rule above it and the thin one below.
func (g *grid) head(heads []structure.Head, depth int) chunk {
	if depth == 0 {
		return chunk{items: []page.Item{page.Rule(0, 0, g.measure, 0, g.Style.Table.OuterRule, "")}}
	}
	cells := make([]headCell, len(heads))
	for i, h := range heads {
		cells[i].Head = h
	}
	heights := g.headHeights(cells, depth)
	tops := make([]float64, depth+1)
	for i, h := range heights {
		tops[i+1] = tops[i] + h
	}
	items := []page.Item{page.Rule(0, 0, g.measure, 0, g.Style.Table.OuterRule, "")}
	inner := g.Style.Table.InnerRule
	for i, c := range cells {
		left, right := g.edges[c.Col], g.edges[c.Col+c.Cols]
		top, bottom := tops[c.Row], tops[c.Row+c.Rows]
		y := top + (bottom-top-float64(float64(len(c.lines))*g.headUse.Leading))/2 + g.drop(g.headUse)
		for _, l := range c.lines {
			items = append(items, tagged(l.Texts(left+(right-left-l.Width)/2, y), g.tags.Heads[i])...)
			y += g.headUse.Leading
		}
		if c.Row+c.Rows < depth {
			items = append(items, page.Rule(left, bottom, right, bottom, inner, ""))
		}
		if c.Col > 0 {
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
		width := g.edges[c.Col+c.Cols] - g.edges[c.Col] - 2*g.padding
		for _, part := range strings.Split(c.Text, "\n") {
			c.lines = append(c.lines, g.BySense(part, g.headUse, width)...)
		}
		if c.Rows == 1 {
			heights[c.Row] = max(heights[c.Row], g.height(len(c.lines), g.headUse))
		}
	}
	for _, c := range cells {
		sum := 0.0
		for _, h := range heights[c.Row : c.Row+c.Rows] {
			sum += h
		}
		if need := g.height(len(c.lines), g.headUse); need > sum {
			for r := c.Row; r < c.Row+c.Rows; r++ {
				heights[r] += (need - sum) / float64(c.Rows)
			}
		}
	}
	return heights
}
