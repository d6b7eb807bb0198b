package accessible

import "github.com/shopspring/decimal"

// sheet is one worksheet before it is written. Everything begins in column A: the title, some
// lines of remarks, then the table, with no blank row between.
type sheet struct {
	name    string
	title   string // A1
	about   string // what 目录 says of it
	lines   []line
	columns []column // none on the cover
	rows    [][]cell
	widths  []float64 // of the columns, once they are settled
}

// line is one cell of column A under the title.
type line struct {
	text    string
	heading bool
	link    string // name of the sheet that it leads to
}

// column is one column of a table.
type column struct {
	head   string // with its unit: 总投资（亿元）
	number bool   // its numbers and head stand right
	widest int    // half-width characters up to which a text stands on one line
}

// cell is one cell of a table: a number where there is a value, else text.
type cell struct {
	text   string // as it is printed
	value  *decimal.Decimal
	places int
	prefix string // shown before the number: 并列
	figure string // key of the figure whose defined name the cell carries
	link   string // name of the sheet that it leads to
}

func (s *sheet) line(text string) { s.lines = append(s.lines, line{text: text}) }

func (s *sheet) heading(text string) { s.lines = append(s.lines, line{text: text, heading: true}) }

// row adds a row of texts.
func (s *sheet) row(texts ...string) []cell {
	cells := make([]cell, len(texts))
	for i, text := range texts {
		cells[i] = textCell(text)
	}
	s.rows = append(s.rows, cells)
	return cells
}

// heads sets columns of text; wide are those that take long texts.
func (s *sheet) heads(wide int, heads ...string) {
	for _, head := range heads {
		s.columns = append(s.columns, column{head: head, widest: wide})
	}
}
