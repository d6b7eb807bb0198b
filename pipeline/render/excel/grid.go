package excel

import "github.com/xuri/excelize/v2"

// body is the look of a cell of text in a table.
func (w *workbook) body() look {
	l := w.text("table")
	l.across, l.wrap = "left", true
	return l
}

// linked is the look of a cell that leads somewhere.
func (w *workbook) linked(l look) look {
	l.colour, l.underline = w.colour(0), true
	return l
}

// ruled adds the thin rules above a cell and, but for the first column, at its left: the
// sides of a table stay open (typography.md §3.3).
func (w *workbook) ruled(l look, col int) look {
	thin := rule(w.style.Table.InnerRule)
	l.top = thin
	if col > 1 {
		l.left = thin
	}
	return l
}

// heading writes a sheet's title over its columns.
func (w *workbook) heading(s *sheet, n int, title string) int {
	l := w.text("heading1")
	l.across = "center"
	row := s.row(30, n)
	*s.cell(row, 1) = excelize.Cell{StyleID: w.id(l), Value: title}
	s.merge(row, 1, row, n)
	return row
}

// remark writes small print over the columns of a sheet.
func (w *workbook) remark(s *sheet, n int, text string) int {
	l := w.text("note")
	l.across, l.wrap = "left", true
	row := s.row(tall(linesOf(text, l.size, s.total()), l.size), n)
	*s.cell(row, 1) = excelize.Cell{StyleID: w.id(l), Value: text}
	s.merge(row, 1, row, n)
	return row
}

// headRow writes a head of one layer.
func (w *workbook) headRow(s *sheet, heads ...string) int {
	l := w.headLook()
	lines := 1
	for i, text := range heads {
		lines = max(lines, linesOf(text, l.size, s.widths[i]))
	}
	row := s.row(tall(lines, l.size)+3, len(heads))
	for i, text := range heads {
		own := w.ruled(l, i+1)
		own.top, own.bottom = rule(w.style.Table.OuterRule), rule(w.style.Table.InnerRule)
		*s.cell(row, i+1) = excelize.Cell{StyleID: w.id(own), Value: text}
	}
	return row
}

func (w *workbook) headLook() look {
	l := w.text("table_head")
	l.across, l.wrap, l.fill = "center", true, w.style.Sheet.HeadFill
	return l
}

// textRow writes a row of a table, as high as its longest text needs.
func (w *workbook) textRow(s *sheet, texts []string, looks []look) int {
	height := 18.0
	for i, text := range texts {
		if looks[i].wrap {
			height = max(height, tall(linesOf(text, looks[i].size, s.widths[i]), looks[i].size))
		}
	}
	row := s.row(height, len(texts))
	for i, text := range texts {
		c := s.cell(row, i+1)
		c.StyleID = w.id(w.ruled(looks[i], i+1))
		if text != "" {
			c.Value = text
		}
	}
	return row
}

// close rules the last row of a table off.
func (w *workbook) close(s *sheet) {
	if len(s.lines) == 0 {
		return
	}
	cells := s.lines[len(s.lines)-1].cells
	for i := range cells {
		l := w.known[cells[i].StyleID]
		l.bottom = rule(w.style.Table.OuterRule)
		cells[i].StyleID = w.id(l)
	}
}
