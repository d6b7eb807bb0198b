package workbook

import (
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/pack"
)

// Sheet is one worksheet before it is written: rows of cells, and how they print. Rows and
// columns count from 1.
type Sheet struct {
	Name      string
	Widths    []float64  // of the columns, in digits of the default font
	Feed      *pack.Feed // rows below those that are drawn; nil for none
	Printed   int        // columns that are printed; 0 for all
	Head      [2]int     // first and last of the rows that every printed page repeats; 0 for none
	Freeze    bool       // the rows down to Head[1] stay in sight
	Stay      int        // columns at the left that stay in sight
	OnePage   bool       // it prints on one page
	Landscape bool       // on its side
	Grid      bool       // it is worked with: grid lines help on screen
	Open      bool       // it grows: what prints is left to what it will hold
	Grows     int        // rows from here on grow with their text, though they state a height; 0 for none

	tab    string // colour, "" for none
	lines  []line
	merges []block
	links  []link
	charts []placed
	breaks []int // rows that begin a new printed page
}

// line is one row; height 0 is the default.
type line struct {
	height float64
	cells  []excelize.Cell
}

// block is a range of cells.
type block struct{ row, col, lastRow, lastCol int }

// link leads from a cell to a place in the workbook.
type link struct {
	row, col int
	to       string
}

// placed is a chart and the row it stands at.
type placed struct {
	row   int
	chart *excelize.Chart
}

// Row appends an empty row of n cells and returns its number. height is in pt, 0 for the default.
func (s *Sheet) Row(height float64, n int) int {
	s.lines = append(s.lines, line{height, make([]excelize.Cell, n)})
	return len(s.lines)
}

// Len is the number of rows that are drawn.
func (s *Sheet) Len() int { return len(s.lines) }

// last is the number of the last row, those of the feed among them.
func (s *Sheet) last() int {
	if s.Feed == nil {
		return len(s.lines)
	}
	return len(s.lines) + len(s.Feed.Rows)
}

// Cell gives access to a cell of a row that exists.
func (s *Sheet) Cell(row, col int) *excelize.Cell { return &s.lines[row-1].cells[col-1] }

// Merge joins cells; one cell alone stays as it is.
func (s *Sheet) Merge(row, col, lastRow, lastCol int) {
	if row != lastRow || col != lastCol {
		s.merges = append(s.merges, block{row, col, lastRow, lastCol})
	}
}

// Link leads from a cell to a place in the workbook: '目录'!A1.
func (s *Sheet) Link(row, col int, to string) {
	s.links = append(s.links, link{row, col, to})
}

// Chart puts a chart at the left edge of a row.
func (s *Sheet) Chart(row int, chart *excelize.Chart) {
	s.charts = append(s.charts, placed{row, chart})
}

// Width is the width of all printed columns, in digits of the default font.
func (s *Sheet) Width() float64 {
	sum := 0.0
	for i, w := range s.Widths {
		if s.Printed == 0 || i < s.Printed {
			sum += w
		}
	}
	return sum
}
