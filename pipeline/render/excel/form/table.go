package form

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/workbook"
)

// table draws the empty table of one ledger.
func (w writer) table(s *workbook.Sheet, fs *document.FormSheet, lists map[string]string) error {
	s.Landscape, s.Grid, s.Open = true, true, true
	s.Widths = w.widths(fs)
	title := w.Text("heading1")
	title.Across = "center"
	w.Over(s, title, fs.Title, 30)
	legend := w.Text("note")
	legend.Size, legend.Colour, legend.Across = 9, "595959", "left"
	legend.Wrap = true
	w.Over(s, legend, fs.Legend, 15)
	w.blanks(s, fs.Blanks)
	head := w.head(s, fs)
	s.Freeze, s.Head = true, [2]int{head, head}
	if len(fs.Columns) > manyColumns {
		s.Stay = 1
	}
	w.lines(s, fs)
	return w.entries(s, fs, head, lists)
}

// manyColumns is how many columns a screen shows without the first being needed in sight.
const manyColumns = 8

// widest is a column of text that is still read at a glance.
const widest = 36

// blanks writes the places above the table, as many pairs of label and place in a line as
// the columns allow.
func (w writer) blanks(s *workbook.Sheet, list []document.FormBlank) {
	if len(list) == 0 {
		return
	}
	across := min(len(list), max(1, len(s.Widths)/2))
	for len(list)%across != 0 {
		across--
	}
	label, entry := w.Text("table"), w.Text("table")
	label.Across = "right"
	entry.Across, entry.Bottom, entry.Unlocked = "left", 1, true
	for i, b := range list {
		if i%across == 0 {
			s.Row(20, len(s.Widths))
		}
		row, from, to := s.Len(), i%across*len(s.Widths)/across+1, (i%across+1)*len(s.Widths)/across
		w.Put(s, row, from, label, b.Label)
		entry.Format = "@"
		if b.Kind == ledger.Date {
			entry.Format = "yyyy-mm-dd"
		}
		for c := from + 1; c <= to; c++ {
			s.Cell(row, c).StyleID = w.ID(entry)
		}
		if b.Value != "" {
			s.Cell(row, from+1).Value = b.Value
		}
		s.Merge(row, from+1, row, to)
	}
	s.Row(6, 0)
}

// head writes the heads; required ones are dark, which a grey print shows too.
func (w writer) head(s *workbook.Sheet, fs *document.FormSheet) int {
	l, height := w.HeadLook(), 0.0
	l.Top, l.Bottom, l.Left, l.Right = 1, 1, 1, 1
	for i, c := range fs.Columns {
		height = max(height, workbook.Height(workbook.HeadText(c.Header, l.Size, s.Widths[i]), l.Size, s.Widths[i]))
	}
	row := s.Row(height+8, len(fs.Columns))
	for i, c := range fs.Columns {
		own := l
		if c.Required {
			own.Fill, own.Colour = w.Colour(0), "FFFFFF"
		}
		w.Put(s, row, i+1, own, workbook.HeadText(c.Header, l.Size, s.Widths[i]))
	}
	return row
}

// lines writes the empty lines. As many as the first printed page holds are ruled, so that
// a form that is printed blank can be filled in by hand; those after them are ruled once they
// are filled in, so that no empty page prints.
func (w writer) lines(s *workbook.Sheet, fs *document.FormSheet) {
	ruled := int(s.Room() / workbook.PlainHeight)
	looks := w.looks(fs)
	for line := range fs.Rows {
		row := s.Row(0, len(fs.Columns))
		for i, l := range looks {
			if line < ruled {
				l.Top, l.Bottom, l.Left, l.Right = 1, 1, 1, 1
			}
			s.Cell(row, i+1).StyleID = w.ID(l)
		}
	}
}

// looks are the looks of a line's cells. Text stays text, so that codes keep their
// zeros and all 18 digits. Numbers have no format: in a cell with one, 5.28% or 1-2 would turn
// into another number without a trace.
func (w writer) looks(fs *document.FormSheet) []workbook.Look {
	text, digits := w.Text("table"), w.Digits("table")
	text.Unlocked, digits.Unlocked = true, true
	looks := make([]workbook.Look, len(fs.Columns))
	for i, c := range fs.Columns {
		l := digits
		switch {
		case len(c.Choices) > 0:
			l = text
			l.Across, l.Format = "center", "@"
		case c.Kind == ledger.Date:
			l.Across, l.Format = "center", "yyyy-mm-dd"
		case c.Kind == ledger.Month:
			l.Across, l.Format = "center", "yyyy-mm"
		case c.Kind == ledger.Number:
			l.Across = "right"
		default:
			l = text
			l.Across, l.Format, l.Wrap = "left", "@", true
		}
		looks[i] = l
	}
	return looks
}

// widths fits columns to their heads and to what is filled in; text gets the rest of the page.
func (w writer) widths(fs *document.FormSheet) []float64 {
	const arrow = 2.5 // of the drop-down list
	size, head := w.Text("table").Size, w.HeadLook().Size
	widths, texts := make([]float64, len(fs.Columns)), make([]bool, len(fs.Columns))
	for i, c := range fs.Columns {
		width := 12.0
		switch {
		case len(c.Choices) > 0:
			for _, choice := range c.Choices {
				width = max(width, min(24, workbook.Needed(choice, size)+arrow))
			}
		case c.Kind == ledger.Text:
			width, texts[i] = 16, true
		case c.Kind == ledger.Date:
			width = 13
		}
		widths[i] = max(width, workbook.HeadWidth(c.Header, head)+arrow)
	}
	for len(widths) < 2 { // a place for what stands above the table
		widths, texts = append(widths, 16), append(texts, true)
	}
	workbook.Spread(widths, texts, workbook.FlatWidth)
	for i := range widths {
		if texts[i] {
			widths[i] = max(16, min(widths[i], widest))
		}
	}
	return widths
}
