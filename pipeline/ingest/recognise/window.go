package recognise

import (
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ledger"
)

// spot is one place of the head of a sheet with merges resolved: the text that stands
// there and the cell that holds it.
type spot struct {
	text string
	kind grid.Kind
	at   ledger.Address
	row  int // row of the cell that holds it, in the window
	wide bool
	key  string
	in   []string // what stands in its brackets
}

// window is some rows of a sheet as a matrix of spots, columns from 1.
type window struct {
	words *Words
	rows  []grid.Row
	spots [][]spot
	reach []int // by row: the last line that its merged texts cover
	cols  int
}

func newWindow(rows []grid.Row, list grid.Merges, words *Words) *window {
	w := &window{words: words, rows: rows, spots: make([][]spot, len(rows))}
	for _, row := range rows {
		if n := len(row.Cells); n > 0 {
			w.cols = max(w.cols, min(row.Cells[n-1].Col, headerWidth))
		}
	}
	index := make(map[int]int, len(rows))
	w.reach = make([]int, len(rows))
	for i, row := range rows {
		index[row.Line], w.reach[i] = i, row.Line
		w.spots[i] = make([]spot, w.cols+2)
		for _, c := range row.Cells {
			if t := spelling.Trim(spelling.Beginning(c.Text)); t != "" && c.Col <= w.cols {
				key, in := Key(t)
				w.spots[i][c.Col] = spot{text: t, kind: c.Kind, at: ledger.Address{Row: int32(row.Line), Col: int32(c.Col)}, row: i, key: key, in: in}
			}
		}
	}
	for _, m := range list {
		w.spread(m, index)
	}
	return w
}

// spread gives a merged cell's text to the places it covers.
func (w *window) spread(m grid.Range, index map[int]int) {
	anchor, ok := index[m.Row1]
	if !ok || m.Col1 < 1 || m.Col1 > w.cols || w.spots[anchor][m.Col1].text == "" {
		return
	}
	s := w.spots[anchor][m.Col1]
	s.wide = m.Col2 > m.Col1
	w.reach[anchor] = max(w.reach[anchor], m.Row2)
	for i := anchor; i < len(w.rows) && w.rows[i].Line <= m.Row2; i++ {
		for col := m.Col1; col <= min(m.Col2, w.cols); col++ {
			w.spots[i][col] = s
		}
	}
}

// follows tells that the row after last comes right below the header rows first to last.
// A group that is merged over two lines leaves a blank line between, which is no row.
func (w *window) follows(first, last int) bool {
	reach := w.rows[last].Line
	for row := first; row <= last; row++ {
		reach = max(reach, w.reach[row])
	}
	next := w.rows[last+1].Line
	return next == w.rows[last].Line+1 || next <= reach+1 && next-w.rows[first].Line < Depth
}

// own tells that a place holds its own text and is not covered by a merge.
func (w *window) own(row, col int) bool {
	s := &w.spots[row][col]
	return s.text != "" && s.row == row && int(s.at.Col) == col
}

// filled counts the cells of a row that hold text of their own.
func (w *window) filled(row int) int {
	n := 0
	for col := 1; col <= w.cols; col++ {
		if w.own(row, col) {
			n++
		}
	}
	return n
}

// path is the header cells over a column, the outermost group first. A merged cell counts
// once; without merges a blank place above a header belongs to the group on its left.
func (w *window) path(first, last, col int) []*spot {
	var path []*spot
	for row := first; row <= last; row++ {
		s := &w.spots[row][col]
		if s.text == "" && row < last && w.ownBelow(row, last, col) {
			left := col - 1
			for left > 0 && w.spots[row][left].text == "" {
				left--
			}
			if left > 0 && !w.spots[row][left].wide && w.ownBelow(row, last, left) {
				s = &w.spots[row][left]
			}
		}
		if s.text == "" || s.row < first || len(path) > 0 && path[len(path)-1].at == s.at {
			continue
		}
		path = append(path, s)
	}
	if n := len(path); n > 0 && int(path[n-1].at.Col) != col {
		return nil // covered by a header on its left, without one of its own
	}
	return path
}

func (w *window) ownBelow(row, last, col int) bool {
	for r := row + 1; r <= last; r++ {
		if w.own(r, col) {
			return true
		}
	}
	return false
}

// line is the text of a row, for the title.
func (w *window) line(row int) string {
	var b strings.Builder
	for col := 1; col <= w.cols; col++ {
		if w.own(row, col) && w.spots[row][col].kind == grid.Text {
			b.WriteString(w.spots[row][col].text)
		}
	}
	return ledger.Fold(b.String())
}

// group tells a header over several columns: merged to the right, or with a blank on its
// right that has a text below.
func (w *window) group(row, col int) bool {
	if w.spots[row][col].wide {
		return true
	}
	return col < w.cols && row+1 < len(w.rows) && w.spots[row][col+1].text == "" && w.own(row+1, col+1)
}

// lastLine is the last line of a header, also when its cells are merged downwards beyond
// the rows that hold text.
func (w *window) lastLine(first, last int, list grid.Merges) int {
	from, line := w.rows[first].Line, w.rows[last].Line
	for _, m := range list {
		if m.Row1 >= from && m.Row1 <= w.rows[last].Line && m.Row2-m.Row1 < Depth {
			line = max(line, m.Row2)
		}
	}
	return line
}
