package excel

import (
	"cmp"
	"slices"
	"strconv"

	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/pack"

	"github.com/xuri/excelize/v2"
)

// sheet is one worksheet before it is written: rows of cells, and how they print.
type sheet struct {
	name      string
	tab       string // tab colour, "" for none
	widths    []float64
	lines     []line
	feed      *pack.Feed // rows below the lines; nil for none
	merges    []block
	links     []link
	charts    []placed
	breaks    []int // rows that begin a new printed page
	printed   int   // columns that are printed; 0 for all
	head      [2]int
	freeze    bool // the rows down to head[1] stay in sight
	stay      int  // columns at the left that stay in sight
	onePage   bool
	landscape bool
	grid      bool // it is worked with: grid lines help on screen
	open      bool // it grows: what prints is left to what it will hold
}

// line is one row; height 0 is the default.
type line struct {
	height float64
	cells  []excelize.Cell
}

// block is a range of cells, rows and columns counted from 1.
type block struct{ row, col, lastRow, lastCol int }

// link leads from a cell to a place in the workbook.
type link struct {
	row, col int
	target   string
}

// placed is a chart and the row it stands at.
type placed struct {
	row   int
	chart *excelize.Chart
}

// row appends an empty row of n cells and returns its number.
func (s *sheet) row(height float64, n int) int {
	s.lines = append(s.lines, line{height, make([]excelize.Cell, n)})
	return len(s.lines)
}

// last is the number of the last row.
func (s *sheet) last() int {
	if s.feed == nil {
		return len(s.lines)
	}
	return len(s.lines) + len(s.feed.Rows)
}

// cell gives access to a cell of a row that exists.
func (s *sheet) cell(row, col int) *excelize.Cell { return &s.lines[row-1].cells[col-1] }

// merge joins cells; one cell alone stays as it is.
func (s *sheet) merge(row, col, lastRow, lastCol int) {
	if row != lastRow || col != lastCol {
		s.merges = append(s.merges, block{row, col, lastRow, lastCol})
	}
}

// total is the width of all printed columns, in characters.
func (s *sheet) total() float64 {
	sum := 0.0
	for i, w := range s.widths {
		if s.printed == 0 || i < s.printed {
			sum += w
		}
	}
	return sum
}

// room is the height that is left of the printed page, in pt, as far as can be told.
func (s *sheet) room() float64 {
	page, at := s.page(), 0.0
	for i, l := range s.lines {
		height := l.height
		if height == 0 {
			height = plainHeight
		}
		if at+height > page || slices.Contains(s.breaks, i+1) {
			at = 0
		}
		at += height
	}
	return page - at
}

// page is the height of rows that a printed page holds, in pt, as far as can be told.
func (s *sheet) page() float64 {
	page, width := uprightHeight, uprightWidth
	if s.landscape {
		page, width = flatHeight, flatWidth
	}
	return float64(page * max(1, s.total()/width))
}

// together begins a new page before every group that would be torn by the end of one and
// fits on one. starts are the rows that begin a group, after a head that every page repeats.
func (s *sheet) together(starts []int) {
	height := func(row int) float64 { return cmp.Or(s.lines[row-1].height, plainHeight) }
	head, at := 0.0, 0.0
	for row := s.head[0]; row <= s.head[1] && row > 0; row++ {
		head += height(row)
	}
	for row := 1; len(starts) > 0 && row < starts[0]; row++ {
		at += height(row)
	}
	for i, start := range starts {
		end := len(s.lines)
		if i+1 < len(starts) {
			end = starts[i+1] - 1
		}
		group := 0.0
		for row := start; row <= end; row++ {
			group += height(row)
		}
		if at+group > s.page() && head+group <= s.page() {
			s.breaks = append(s.breaks, start)
			at = head
		}
		for row := start; row <= end; row++ {
			if at += height(row); at > s.page() {
				at = head + height(row)
			}
		}
	}
}

// keep begins a new page if what comes next would be torn apart; what is higher than a
// page is torn anyway.
func (s *sheet) keep(height float64) {
	if room := s.room(); height > room && len(s.lines) > 0 {
		s.breaks = append(s.breaks, len(s.lines)+1)
	}
}

// write streams a sheet into the file. All that excelize keeps outside of the rows must be
// set before the stream begins.
func (w *workbook) write(s *sheet) error {
	if w.err != nil {
		return w.err
	}
	for i, width := range slices.Backward(s.widths) { // excelize puts the latest first; a file lists them ascending
		if err := w.file.SetColWidth(s.name, notation.Column(i+1), notation.Column(i+1), width); err != nil {
			return err
		}
	}
	if err := w.page(s); err != nil {
		return err
	}
	for _, l := range s.links {
		if err := w.file.SetCellHyperLink(s.name, notation.Cell(l.row, l.col), l.target, "Location"); err != nil {
			return err
		}
	}
	for _, c := range s.charts {
		if err := w.file.AddChart(s.name, notation.Cell(c.row, 1), c.chart); err != nil {
			return err
		}
	}
	return w.stream(s)
}

func (w *workbook) stream(s *sheet) error {
	out, err := w.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for _, row := range s.breaks {
		if err := out.InsertPageBreak(notation.Cell(row, 1)); err != nil {
			return err
		}
	}
	for _, m := range s.merges {
		if err := out.MergeCell(notation.Cell(m.row, m.col), notation.Cell(m.lastRow, m.lastCol)); err != nil {
			return err
		}
	}
	var values []any
	for i := range s.lines {
		l := &s.lines[i]
		values = values[:0]
		for c := range l.cells {
			if l.cells[c] == (excelize.Cell{}) {
				values = append(values, nil)
				continue
			}
			values = append(values, &l.cells[c])
		}
		if len(values) == 0 && l.height == 0 {
			continue
		}
		if err := out.SetRow("A"+strconv.Itoa(i+1), values, excelize.RowOpts{Height: l.height}); err != nil {
			return err
		}
	}
	return out.Flush()
}
