package workbook

// Put writes a value into a cell of a row that exists.
func (w *File) Put(s *Sheet, row, col int, l Look, value any) {
	c := s.Cell(row, col)
	c.StyleID, c.Value = w.ID(l), value
}

// Across writes a text over the first n columns and returns its row.
func (w *File) Across(s *Sheet, n int, l Look, text string, height float64) int {
	row := s.Row(height, n)
	w.Put(s, row, 1, l, text)
	s.Merge(row, 1, row, n)
	return row
}

// Heading writes a sheet's title over its first n columns.
func (w *File) Heading(s *Sheet, n int, title string) {
	l := w.Text("heading1")
	l.Across = "center"
	w.Across(s, n, l, title, 30)
}

// Remark writes small print over the first n columns of a sheet.
func (w *File) Remark(s *Sheet, n int, text string) {
	l := w.Text("note")
	l.Across, l.Wrap = "left", true
	w.Across(s, n, l, text, Height(text, l.Size, s.Width()))
}

// Over writes a text over all printed columns, as high as it needs or at least least pt, and
// returns its row.
func (w *File) Over(s *Sheet, l Look, text string, least float64) int {
	n := s.Printed
	if n == 0 {
		n = len(s.Widths)
	}
	row := s.Row(max(least, Height(text, l.Size, s.Width())), n)
	id := w.ID(l)
	for c := 1; c <= n; c++ {
		s.Cell(row, c).StyleID = id
	}
	if text != "" {
		s.Cell(row, 1).Value = text
	}
	s.Merge(row, 1, row, n)
	return row
}

// HeadRow writes a head of one layer and returns its row.
func (w *File) HeadRow(s *Sheet, heads ...string) int {
	l := w.HeadLook()
	height := 0.0
	for i, text := range heads {
		height = max(height, Height(text, l.Size, s.Widths[i]))
	}
	row := s.Row(height+3, len(heads))
	for i, text := range heads {
		own := w.Ruled(l, i+1)
		own.Top, own.Bottom = Border(w.Style.Table.OuterRule), Border(w.Style.Table.InnerRule)
		w.Put(s, row, i+1, own, text)
	}
	return row
}

// TextRow writes a row of a table, as high as its longest text needs, and returns it.
func (w *File) TextRow(s *Sheet, texts []string, looks []Look) int {
	height := 18.0
	for i, text := range texts {
		if looks[i].Wrap {
			height = max(height, Height(text, looks[i].Size, s.Widths[i]))
		}
	}
	row := s.Row(height, len(texts))
	for i, text := range texts {
		c := s.Cell(row, i+1)
		c.StyleID = w.ID(w.Ruled(looks[i], i+1))
		if text != "" {
			c.Value = text
		}
	}
	return row
}

// RuleOff rules the last row of a table off.
func (w *File) RuleOff(s *Sheet) {
	if len(s.lines) == 0 {
		return
	}
	cells := s.lines[len(s.lines)-1].cells
	for i := range cells {
		l := w.Look(cells[i].StyleID)
		l.Bottom = Border(w.Style.Table.OuterRule)
		cells[i].StyleID = w.ID(l)
	}
}
