package datasheet

import "zonereport/pipeline/document"

// sheet is one sheet while it is filled. Everything begins in its first column: the title, some
// lines of remarks, then the table, with no blank row between.
type sheet struct {
	document.DataSheet
	about string // what 目录 says of it
}

func (s *sheet) line(text string) { s.Lines = append(s.Lines, document.DataLine{Text: text}) }

func (s *sheet) heading(text string) {
	s.Lines = append(s.Lines, document.DataLine{Text: text, Heading: true})
}

func (s *sheet) lead(text, to string) {
	s.Lines = append(s.Lines, document.DataLine{Text: text, Link: to})
}

// row adds a row of texts.
func (s *sheet) row(texts ...string) []document.DataCell {
	cells := make([]document.DataCell, len(texts))
	for i, text := range texts {
		cells[i] = textCell(text)
	}
	s.Rows = append(s.Rows, cells)
	return cells
}

// heads sets columns of text; wide are those that take long texts.
func (s *sheet) heads(wide int, heads ...string) {
	for _, head := range heads {
		s.Columns = append(s.Columns, document.DataColumn{Head: head, Widest: wide})
	}
}
