package structure

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// Tags are the elements of a table, made before it is set: its rows may be set twice.
type Tags struct {
	Heads []int // by head cell
	rows  []int // by row of the body; its cells follow it
}

// Cell is the element of a cell of the body; none, where a table is only measured.
func (t Tags) Cell(row, column int) int {
	if row >= len(t.rows) {
		return page.Decoration
	}
	return t.rows[row] + 1 + column
}

// Table adds head and body of a table to the element that is open. Every row has a cell in
// every column, also where the table says nothing, so that cells and heads are found by counting; but
// the one cell of a band spans them all, as the last of a row of a form spans what is left.
func (s *Tree) Table(t document.Table, heads []Head, depth int) Tags {
	tags := Tags{Heads: make([]int, len(heads)), rows: make([]int, len(t.Rows))}
	if depth > 0 {
		outer := s.Enter(page.Head)
		s.headElements(tags.Heads, heads, depth, len(t.Columns))
		s.Leave(outer)
	}
	if len(t.Columns) == 0 {
		return tags
	}
	outer := s.Enter(page.Body)
	s.Elements = slices.Grow(s.Elements, len(t.Rows)*(len(t.Columns)+1))
	above := headsAbove(tags.Heads, heads, depth, len(t.Columns))
	names := naming(t)
	for i, row := range t.Rows {
		tags.rows[i] = len(s.Elements)
		s.rowElements(row, cellsOf(t, row), above, names)
	}
	s.Leave(outer)
	return tags
}

// headElements adds the rows of a table's head. What no head covers is an empty cell.
func (s *Tree) headElements(tags []int, heads []Head, depth, columns int) {
	over := make([][]int, depth) // by layer and column: 1 + the head cell that stands there
	for layer := range over {
		over[layer] = make([]int, columns)
	}
	for i, c := range heads {
		for layer := c.Row; layer < c.Row+c.Rows; layer++ {
			for column := c.Col; column < c.Col+c.Cols; column++ {
				over[layer][column] = 1 + i
			}
		}
	}
	for layer := range over {
		outer := s.Enter(page.TableRow)
		for column, at := range over[layer] {
			switch {
			case at == 0:
				s.Leaf(page.Cell)
			case heads[at-1].Row == layer && heads[at-1].Col == column:
				c := heads[at-1]
				tags[at-1] = s.Add(page.Element{Kind: page.HeaderCell, Scope: page.ColumnScope, Columns: c.Cols, Rows: c.Rows})
			}
		}
		s.Leave(outer)
	}
}

// headsAbove are the header cells of each column from the top, where a head has several layers.
func headsAbove(tags []int, heads []Head, depth, columns int) [][]int {
	if depth < 2 {
		return nil
	}
	above := make([][]int, columns)
	for i, c := range heads { // an upper layer comes before what stands under it
		for column := c.Col; column < c.Col+c.Cols; column++ {
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
func (s *Tree) rowElements(row document.Row, cells int, above [][]int, names []bool) {
	outer := s.Enter(page.TableRow)
	heads := func(i int) bool {
		return i < len(row.Cells) && row.Cells[i].Text != "" && (names[i] || row.Kind == document.Band)
	}
	var name []int // the cell that names the row
	for i := range cells {
		if heads(i) {
			name = []int{s.Within + 1 + i}
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
		s.Add(cell)
	}
	s.Leave(outer)
}
