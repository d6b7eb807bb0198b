package layout

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// tableTags are the elements of a table, made before it is set: its rows may be set twice.
type tableTags struct {
	heads   []int // by head cell
	body    int   // the first row; the cells of a row follow it
	columns int
	links   map[int]cellLink // by the tag of their cell
}

// cellLink is a cell that leads to the line of its figure.
type cellLink struct {
	tag int
	to  string
}

// cell is the element of a cell of the body.
func (t tableTags) cell(row, column int) int { return t.body + row*(t.columns+1) + 1 + column }

// tableElements adds head and body of a table to the element that is open. Every row has a cell in
// every column, also where the table says nothing, so that cells and heads are found by counting.
func (s *structure) tableElements(t document.Table, heads []headCell, depth int) tableTags {
	tags := tableTags{columns: len(t.Columns), heads: make([]int, len(heads))}
	if depth > 0 {
		outer := s.enter(page.Head)
		s.headElements(tags.heads, heads, depth, len(t.Columns))
		s.leave(outer)
	}
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return tags
	}
	outer := s.enter(page.Body)
	tags.body = len(s.elements)
	s.elements = slices.Grow(s.elements, len(t.Rows)*(len(t.Columns)+1))
	above := headsAbove(tags.heads, heads, depth, len(t.Columns))
	named := namingColumn(t)
	for _, row := range t.Rows {
		s.rowElements(row, len(t.Columns), above, named)
	}
	s.leave(outer)
	return tags
}

// headElements adds the rows of a table's head. What no head covers is an empty cell.
func (s *structure) headElements(tags []int, heads []headCell, depth, columns int) {
	over := make([][]int, depth) // by layer and column: 1 + the head cell that stands there
	for layer := range over {
		over[layer] = make([]int, columns)
	}
	for i, c := range heads {
		for layer := c.row; layer < c.row+c.rows; layer++ {
			for column := c.col; column < c.col+c.cols; column++ {
				over[layer][column] = 1 + i
			}
		}
	}
	for layer := range over {
		outer := s.enter(page.TableRow)
		for column, at := range over[layer] {
			switch {
			case at == 0:
				s.leaf(page.Cell)
			case heads[at-1].row == layer && heads[at-1].col == column:
				c := heads[at-1]
				tags[at-1] = s.element(page.Element{Kind: page.HeaderCell, Scope: page.ColumnScope, Columns: c.cols, Rows: c.rows})
			}
		}
		s.leave(outer)
	}
}

// headsAbove are the header cells of each column from the top, where a head has several layers.
func headsAbove(tags []int, heads []headCell, depth, columns int) [][]int {
	if depth < 2 {
		return nil
	}
	above := make([][]int, columns)
	for i, c := range heads { // an upper layer comes before what stands under it
		for column := c.col; column < c.col+c.cols; column++ {
			above[column] = append(above[column], tags[i])
		}
	}
	return above
}

// namingColumn is the column whose texts name the rows of a table of numbers: its first of text. A
// table without numbers has none.
func namingColumn(t document.Table) int {
	if !slices.ContainsFunc(t.Columns, func(c document.Column) bool { return c.Align == document.Decimal }) {
		return -1
	}
	return slices.IndexFunc(t.Columns, func(c document.Column) bool { return c.Align == document.Left })
}

// rowElements adds a row of a table's body, with a cell in each of so many columns.
func (s *structure) rowElements(row document.Row, columns int, above [][]int, named int) {
	outer := s.enter(page.TableRow)
	name := 0
	if row.Kind == document.Band {
		named = 0
	}
	if named >= 0 && named < len(row.Cells) && row.Cells[named].Text != "" {
		name = s.within + 1 + named
	}
	for i := range columns {
		cell := page.Element{Kind: page.Cell}
		if len(above) > 0 {
			cell.Headers = above[i]
		}
		switch {
		case i == named && name > 0:
			cell.Kind, cell.Scope = page.HeaderCell, page.RowScope
		case len(above) > 0 && name > 0:
			cell.Headers = append(slices.Clip(above[i]), name)
		}
		s.element(cell)
	}
	s.leave(outer)
}
