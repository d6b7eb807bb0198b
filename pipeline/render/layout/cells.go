package layout

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// tableTags are the elements of a table, made before it is set: its rows may be set twice.
type tableTags struct {
	heads []int            // by head cell
	rows  []int            // by row of the body; its cells follow it
	links map[int]cellLink // by the tag of their cell
}

// cellLink is a cell that leads to the line of its figure.
type cellLink struct {
	tag int
	to  string
}

// cell is the element of a cell of the body.
func (t tableTags) cell(row, column int) int { return t.rows[row] + 1 + column }

// tableElements adds head and body of a table to the element that is open. Every row has a cell in
// every column, also where the table says nothing, so that cells and heads are found by counting; but
// the one cell of a band spans them all, as the last of a row of a form spans what is left.
func (s *structure) tableElements(t document.Table, heads []headCell, depth int) tableTags {
	tags := tableTags{heads: make([]int, len(heads)), rows: make([]int, len(t.Rows))}
	if depth > 0 {
		outer := s.enter(page.Head)
		s.headElements(tags.heads, heads, depth, len(t.Columns))
		s.leave(outer)
	}
	if len(t.Columns) == 0 {
		return tags
	}
	outer := s.enter(page.Body)
	s.elements = slices.Grow(s.elements, len(t.Rows)*(len(t.Columns)+1))
	above := headsAbove(tags.heads, heads, depth, len(t.Columns))
	names := naming(t)
	for i, row := range t.Rows {
		tags.rows[i] = len(s.elements)
		s.rowElements(row, cellsOf(t, row), above, names)
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

// naming says which columns' texts name what stands beside them: the first of text in a table of
// numbers, those of labels in a form; none in a table of texts.
func naming(t document.Table) []bool {
	names := make([]bool, len(t.Columns))
	if t.Form {
		for i, column := range t.Columns {
			names[i] = i == 0 || !column.Wide
		}
		return names
	}
	if slices.ContainsFunc(t.Columns, func(c document.Column) bool { return c.Align == document.Decimal }) {
		if i := slices.IndexFunc(t.Columns, func(c document.Column) bool { return c.Align == document.Left }); i >= 0 {
			names[i] = true
		}
	}
	return names
}

// cellsOf is how many cells a row has.
func cellsOf(t document.Table, row document.Row) int {
	switch {
	case row.Kind == document.Band:
		return 1
	case t.Form:
		return max(1, min(len(row.Cells), len(t.Columns)))
	}
	return len(t.Columns)
}

// rowElements adds a row of a table's body, with so many cells, under the heads above its columns.
func (s *structure) rowElements(row document.Row, cells int, above [][]int, names []bool) {
	outer := s.enter(page.TableRow)
	heads := func(i int) bool {
		return i < len(row.Cells) && row.Cells[i].Text != "" && (names[i] || row.Kind == document.Band)
	}
	var name []int // the cell that names the row
	for i := range cells {
		if heads(i) {
			name = []int{s.within + 1 + i}
			break
		}
	}
	for i := range cells {
		cell := page.Element{Kind: page.Cell}
		if i+1 == cells && cells < len(names) {
			cell.Columns = len(names) - i
		}
		if heads(i) {
			cell.Kind, cell.Scope = page.HeaderCell, page.RowScope
		}
		switch {
		case len(above) > 0 && cell.Kind == page.Cell:
			cell.Headers = slices.Concat(above[i], name)
		case len(above) > 0:
			cell.Headers = above[i]
		}
		s.element(cell)
	}
	s.leave(outer)
}
