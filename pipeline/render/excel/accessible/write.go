package accessible

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// coverWidth is the width of the cover's one column, in digits of the default font.
const coverWidth = 90

// writer writes sheets into a file.
type writer struct {
	file   *excelize.File
	names  map[string]string // defined name by key of a figure
	looks  map[look]int
	tags   map[int]int     // of headings by level: their cell style's place in the file
	tables map[string]bool // names of tables, in lower case
}

func (w *writer) write(sheets []*sheet) error {
	if err := w.begin(); err != nil {
		return err
	}
	for i, s := range sheets {
		err := workbook.Tab(w.file, i, s.name)
		if err == nil {
			err = w.sheet(s)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.name, err)
		}
	}
	return nil
}

// sheet streams one sheet into the file. All that excelize keeps outside of the rows must be
// set before the stream begins.
func (w *writer) sheet(s *sheet) error {
	if err := w.around(s); err != nil {
		return err
	}
	out, err := w.file.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	s.widths = widths(s)
	for i, width := range slices.Backward(s.widths) { // excelize puts the latest first; a file lists them ascending
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.lines(out, s); err != nil || len(s.columns) == 0 {
		return flushed(out, err)
	}
	if err := w.rows(out, s); err != nil {
		return err
	}
	plain := false
	return flushed(out, out.AddTable(&excelize.Table{
		Range: notation.Range(s.head(), 1, s.head()+len(s.rows), len(s.columns)),
		Name:  w.tableName(s.name), ShowRowStripes: &plain,
	}))
}

func flushed(out *excelize.StreamWriter, err error) error {
	if err != nil {
		return err
	}
	return out.Flush()
}

// head is the row of a table's head: under the title and the lines.
func (s *sheet) head() int { return len(s.lines) + 2 }

// around sets the page (one wide, for those who print after all), the links and the names.
func (w *writer) around(s *sheet) error {
	yes, a4, wide, tall, orientation := true, 9, 1, 0, "landscape"
	if err := w.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := w.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	for i, l := range s.lines {
		if err := w.link(s, i+2, 1, l.link); err != nil {
			return err
		}
	}
	for i, row := range s.rows {
		for j, c := range row {
			if err := w.link(s, s.head()+1+i, j+1, c.link); err != nil {
				return err
			}
			if name := w.names[c.figure]; name != "" {
				cell := notation.On(s.name, notation.Absolute(s.head()+1+i, j+1))
				if _, err := workbook.Define(w.file, name, cell); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (w *writer) link(s *sheet, row, col int, target string) error {
	if target == "" {
		return nil
	}
	return w.file.SetCellHyperLink(s.name, notation.Cell(row, col), notation.On(target, "A1"), "Location")
}

// lines writes the title and what stands under it. On the cover they wrap; over a table they
// run on to the right, since its first column may be narrow.
func (w *writer) lines(out *excelize.StreamWriter, s *sheet) error {
	cover := len(s.columns) == 0
	for i, l := range append([]line{{text: s.title}}, s.lines...) {
		look := look{wrap: cover, link: l.link != ""}
		switch {
		case i == 0:
			look.level = 1
		case l.heading:
			look.level = 2
		}
		id, err := w.id(look)
		if err != nil {
			return err
		}
		height := workbook.Height("", look.size(), coverWidth)
		if cover {
			height = workbook.Height(l.text, look.size(), coverWidth)
		}
		if err := out.SetRow(notation.Cell(i+1, 1), []any{excelize.Cell{StyleID: id, Value: l.text}}, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the table.
func (w *writer) rows(out *excelize.StreamWriter, s *sheet) error {
	values, height := make([]any, len(s.columns)), 0.0
	for i, c := range s.columns {
		height = max(height, workbook.Height(c.head, size, s.widths[i]))
		id, err := w.id(look{bold: true, wrap: true, right: c.number})
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Value: c.head}
	}
	if err := out.SetRow(notation.Cell(s.head(), 1), values, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	for i, row := range s.rows {
		height = 0
		for j, c := range row {
			height = max(height, workbook.Height(c.text, size, s.widths[j]))
			cell, err := w.cell(c, s.columns[j])
			if err != nil {
				return err
			}
			values[j] = cell
		}
		if err := out.SetRow(notation.Cell(s.head()+1+i, 1), values, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) cell(c cell, of column) (excelize.Cell, error) {
	l := look{wrap: true, right: of.number || c.value != nil, link: c.link != ""}
	var value any = c.text
	if c.value != nil {
		value, l.wrap, l.format = notation.Number(*c.value), false, numberFormat(c.prefix, c.places)
	}
	id, err := w.id(l)
	return excelize.Cell{StyleID: id, Value: value}, err
}

// widths are what the columns need, in digits of the default font, within bounds.
func widths(s *sheet) []float64 {
	if len(s.columns) == 0 {
		return []float64{coverWidth}
	}
	list := make([]float64, len(s.columns))
	for i, c := range s.columns {
		width := min(workbook.Characters(c.head), 14)
		for _, row := range s.rows {
			need := workbook.Characters(row[i].text)
			if row[i].value == nil && c.widest > 0 {
				need = min(need, c.widest)
			}
			width = max(width, need)
		}
		list[i] = min(250, float64(float64(max(width, 6))*1.1)+2)
	}
	return list
}
