package form

import (
	"math"
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/workbook"
)

// table draws the empty table of one ledger.
func (w writer) table(s *workbook.Sheet, fs *document.FormSheet, lists map[string]string) error {
	s.Grid, s.Open = true, true
	s.Widths, s.Landscape = w.widths(fs)
	title := w.Text("heading1")
	title.Across = "center"
	w.Over(s, title, fs.Title, 30)
	legend := w.Text("note")
	legend.Size, legend.Colour, legend.Across = 9, "595959", "left"
	legend.Wrap = true
	w.Over(s, legend, fs.Legend, 15)
	w.blanks(s, fs.Blanks)
	head := w.head(s, fs)
	s.Freeze, s.Head, s.Grows = true, [2]int{1, head}, head+1
	if len(fs.Columns) > manyColumns {
		s.Stay = 1
	}
	w.lines(s, fs)
	return w.entries(s, fs, head, lists)
}

// manyColumns is how many columns a screen shows without the first being needed in sight.
const manyColumns = 8

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

// lines writes the empty lines. As many as the first printed page holds are ruled and high enough to be
// written in by hand; those after them are ruled once they are filled in, so that no empty page prints.
func (w writer) lines(s *workbook.Sheet, fs *document.FormSheet) {
	height := handHeight(fs, s.Shrunk())
	ruled := int(s.Room() / height)
	looks := w.looks(fs)
	for line := range fs.Rows {
		if line == ruled {
			height = 0
		}
		row := s.Row(height, len(fs.Columns))
		for i, l := range looks {
			if line < ruled {
				l.Top, l.Bottom, l.Left, l.Right = 1, 1, 1, 1
			}
			s.Cell(row, i+1).StyleID = w.ID(l)
		}
	}
}

// handHeight is how high a line is, in pt, so that somebody can write in it once it is printed: 7 mm and
// more where the page is printed smaller, as shrunk says, more lines of it for long text.
func handHeight(fs *document.FormSheet, shrunk float64) float64 {
	height := max(24, math.Ceil(20/shrunk))
	if slices.ContainsFunc(fs.Columns, func(c document.FormColumn) bool { return c.Long }) {
		height *= 2
	}
	return height
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
