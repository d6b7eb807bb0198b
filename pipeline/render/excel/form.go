package excel

import (
	"fmt"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/pack"
)

// Form draws a blank form: a sheet per ledger whose heads are locked and explained and whose
// lines take only what belongs in them, and a guide. The same form and style give the same
// bytes. An error is a defect of the program, of the style file or of the definitions.
func Form(form document.Form, style document.Style) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close() // nothing but memory: the streams are read before it
	w := newWorkbook(f, document.Document{Author: form.Author}, style)
	names := notation.SheetNames{}
	last := &sheet{name: names.Take(form.Guide.Title), tab: w.colour(2)} // readers know it by its name
	for _, fs := range form.Sheets {
		w.sheets = append(w.sheets, &sheet{name: names.Take(fs.Title), tab: w.colour(0)})
	}
	w.sheets = append(w.sheets, last)
	if err := w.begin(); err != nil {
		return nil, fmt.Errorf("begin form %s: %w", form.File, err)
	}
	w.guide(last, form.Guide)
	lists := w.choices(last, form.Sheets)
	if err := w.protect(last); err != nil {
		return nil, fmt.Errorf("protect the guide of %s: %w", form.File, err)
	}
	for i := range form.Sheets {
		if err := w.form(w.sheets[i], &form.Sheets[i], lists); err != nil {
			return nil, fmt.Errorf("draw sheet %q of %s: %w", w.sheets[i].name, form.File, err)
		}
	}
	for _, s := range w.sheets {
		if err := w.write(s); err != nil {
			return nil, fmt.Errorf("write sheet %q of %s: %w", s.name, form.File, err)
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: form.Title, Creator: form.Author, LastModifiedBy: form.Author, Language: "zh-CN"}); err != nil {
		return nil, fmt.Errorf("finish form %s: %w", form.File, err)
	}
	return pack.Bytes(f, pack.Missing{})
}

// form draws the empty table of one ledger.
func (w *workbook) form(s *sheet, fs *document.FormSheet, lists map[string]string) error {
	s.landscape, s.grid, s.open = true, true, true
	s.widths = w.formWidths(fs)
	title := w.text("heading1")
	title.across = "center"
	w.over(s, title, fs.Title, 30)
	legend := w.text("note")
	legend.size, legend.colour, legend.across = 9, "595959", "left"
	legend.wrap = true
	w.over(s, legend, fs.Legend, 15)
	w.blanks(s, fs.Blanks)
	head := w.formHead(s, fs)
	s.freeze, s.head = true, [2]int{head, head}
	if len(fs.Columns) > manyColumns {
		s.stay = 1
	}
	w.formLines(s, fs)
	return w.entries(s, fs, head, lists)
}

// manyColumns is how many columns a screen shows without the first being needed in sight.
const manyColumns = 8

// widest is a column of text that is still read at a glance.
const widest = 36

// blanks writes the places above the table, as many pairs of label and place in a line as
// the columns allow.
func (w *workbook) blanks(s *sheet, list []document.FormBlank) {
	if len(list) == 0 {
		return
	}
	across := min(len(list), max(1, len(s.widths)/2))
	for len(list)%across != 0 {
		across--
	}
	label, place := w.text("table"), w.text("table")
	label.across = "right"
	place.across, place.bottom, place.unlocked = "left", 1, true
	for i, b := range list {
		if i%across == 0 {
			s.row(20, len(s.widths))
		}
		row, from, to := len(s.lines), i%across*len(s.widths)/across+1, (i%across+1)*len(s.widths)/across
		*s.cell(row, from) = excelize.Cell{StyleID: w.id(label), Value: b.Label}
		place.format = "@"
		if b.Kind == ledger.Date {
			place.format = "yyyy-mm-dd"
		}
		for c := from + 1; c <= to; c++ {
			s.cell(row, c).StyleID = w.id(place)
		}
		if b.Value != "" {
			s.cell(row, from+1).Value = b.Value
		}
		s.merge(row, from+1, row, to)
	}
	s.row(6, 0)
}

// formHead writes the heads; required ones are dark, which a grey print shows too.
func (w *workbook) formHead(s *sheet, fs *document.FormSheet) int {
	l, lines := w.headLook(), 1
	l.top, l.bottom, l.left, l.right = 1, 1, 1, 1
	for i, c := range fs.Columns {
		lines = max(lines, linesOf(headText(c.Header, l.size, s.widths[i]), l.size, s.widths[i]))
	}
	row := s.row(tall(lines, l.size)+8, len(fs.Columns))
	for i, c := range fs.Columns {
		own := l
		if c.Required {
			own.fill, own.colour = w.colour(0), "FFFFFF"
		}
		*s.cell(row, i+1) = excelize.Cell{StyleID: w.id(own), Value: headText(c.Header, l.size, s.widths[i])}
	}
	return row
}

// formLines writes the empty lines. As many as the first printed page holds are ruled, so that
// a form that is printed blank can be filled in by hand; those after them are ruled once they
// are filled in, so that no empty page prints.
func (w *workbook) formLines(s *sheet, fs *document.FormSheet) {
	ruled := int(s.room() / plainHeight)
	looks := w.formLooks(fs)
	for line := range fs.Rows {
		row := s.row(0, len(fs.Columns))
		for i, l := range looks {
			if line < ruled {
				l.top, l.bottom, l.left, l.right = 1, 1, 1, 1
			}
			s.cell(row, i+1).StyleID = w.id(l)
		}
	}
}

// formLooks are the looks of a line's cells. Text stays text, so that codes keep their
// zeros and all 18 digits. Numbers have no format: in a cell with one, 5.28% or 1-2 would turn
// into another number without a trace.
func (w *workbook) formLooks(fs *document.FormSheet) []look {
	text, digits := w.text("table"), w.digits("table")
	text.unlocked, digits.unlocked = true, true
	looks := make([]look, len(fs.Columns))
	for i, c := range fs.Columns {
		l := digits
		switch {
		case len(c.Choices) > 0:
			l = text
			l.across, l.format = "center", "@"
		case c.Kind == ledger.Date:
			l.across, l.format = "center", "yyyy-mm-dd"
		case c.Kind == ledger.Month:
			l.across, l.format = "center", "yyyy-mm"
		case c.Kind == ledger.Number:
			l.across = "right"
		default:
			l = text
			l.across, l.format, l.wrap = "left", "@", true
		}
		looks[i] = l
	}
	return looks
}

// formWidths fits columns to their heads and to what is filled in; text gets the rest of the page.
func (w *workbook) formWidths(fs *document.FormSheet) []float64 {
	const arrow = 2.5 // of the drop-down list
	size, head := w.text("table").size, w.headLook().size
	widths, texts := make([]float64, len(fs.Columns)), make([]bool, len(fs.Columns))
	for i, c := range fs.Columns {
		width := 12.0
		switch {
		case len(c.Choices) > 0:
			for _, choice := range c.Choices {
				width = max(width, min(24, needed(choice, size)+arrow))
			}
		case c.Kind == ledger.Text:
			width, texts[i] = 16, true
		case c.Kind == ledger.Date:
			width = 13
		}
		widths[i] = max(width, headWidth(c.Header, head)+arrow)
	}
	for len(widths) < 2 { // a place for what stands above the table
		widths, texts = append(widths, 16), append(texts, true)
	}
	spread(widths, texts, flatWidth)
	for i := range widths {
		if texts[i] {
			widths[i] = max(16, min(widths[i], widest))
		}
	}
	return widths
}
