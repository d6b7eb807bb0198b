package structure

import "zonereport/pipeline/document"

// Head is one cell of a table's head: a text over so many columns and layers, from a column and a layer on.
type Head struct {
	Text                 string
	Col, Row, Cols, Rows int
}

// Heads works out the head of a table and how many layers it has. Equal neighbours of an upper layer are one cell over their
// columns, within the span of the layer above; a column with fewer layers reaches down.
func Heads(columns []document.Column) (cells []Head, depth int) {
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
			cell := Head{Text: head[row], Col: col, Row: row, Cols: alike(columns[col:to], row), Rows: 1}
			if cell.Cols == 1 {
				cell.Rows = reach(head, row, depth)
			}
			cells = append(cells, cell)
			col += cell.Cols
			walk(cell.Col, col, row+cell.Rows)
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
