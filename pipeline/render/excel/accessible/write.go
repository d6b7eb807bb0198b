package accessible

import (
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/pack"
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
	marked []pack.Table
}

func (w *writer) write(sheets []document.DataSheet) error {
	if err := w.begin(); err != nil {
		return err
	}
	for i := range sheets {
		s := &sheets[i]
		err := workbook.Tab(w.file, i, s.Name)
		if err == nil {
			err = w.sheet(s)
		}
		if err != nil {
			return fmt.Errorf("sheet %q: %w", s.Name, err)
		}
		if len(s.Columns) > 0 {
			w.marked = append(w.marked, w.table(i, s))
		}
	}
	return nil
}

// sheet streams one sheet into the file. All that excelize keeps outside of the rows must be
// set before the stream begins.
func (w *writer) sheet(s *document.DataSheet) error {
	if err := w.around(s); err != nil {
		return err
	}
	out, err := w.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	widths := widths(s)
	for i, width := range slices.Backward(widths) { // excelize puts the latest first; a file lists them ascending
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.lines(out, s); err != nil || len(s.Columns) == 0 {
		return flushed(out, err)
	}
	if err := w.rows(out, s, widths); err != nil {
		return err
	}
	return flushed(out, nil)
}

// table marks the table of the sheet in place i, from 0: one line at least stands under its head.
func (w *writer) table(i int, s *document.DataSheet) pack.Table {
	t := pack.Table{Sheet: fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), Name: w.tableName(s.Name)}
	t.Range = notation.Range(head(s), 1, head(s)+max(len(s.Rows), 1), len(s.Columns))
	for _, c := range s.Columns {
		t.Columns = append(t.Columns, c.Head)
	}
	return t
}

func flushed(out *excelize.StreamWriter, err error) error {
	if err != nil {
		return err
	}
	return out.Flush()
}

// head is the row of a table's head: under the title and the lines.
func head(s *document.DataSheet) int { return len(s.Lines) + 2 }

// around sets the page (one wide, for those who print after all), the links and the names.
func (w *writer) around(s *document.DataSheet) error {
	yes, a4, wide, tall, orientation := true, 9, 1, 0, "landscape"
	if err := w.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &yes}); err != nil {
		return err
	}
	if err := w.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	for i, l := range s.Lines {
		if err := w.link(s, i+2, 1, l.Link); err != nil {
			return err
		}
	}
	for i, row := range s.Rows {
		for j, c := range row {
			if err := w.link(s, head(s)+1+i, j+1, c.Link); err != nil {
				return err
			}
			if name := w.names[c.Figure]; name != "" {
				cell := notation.On(s.Name, notation.Absolute(head(s)+1+i, j+1))
				if _, err := workbook.Define(w.file, name, cell); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (w *writer) link(s *document.DataSheet, row, col int, to string) error {
	if to == "" {
		return nil
	}
	return w.file.SetCellHyperLink(s.Name, notation.Cell(row, col), notation.On(to, "A1"), "Location")
}

// lines writes the title and what stands under it. On the cover they wrap; over a table they
// run on to the right, since its first column may be narrow.
func (w *writer) lines(out *excelize.StreamWriter, s *document.DataSheet) error {
	cover := len(s.Columns) == 0
	for i, l := range append([]document.DataLine{{Text: s.Title}}, s.Lines...) {
		look := look{wrap: cover, link: l.Link != ""}
		switch {
		case i == 0:
			look.level = 1
		case l.Heading:
			look.level = 2
		}
		id, err := w.id(look)
		if err != nil {
			return err
		}
		height := workbook.Height("", look.size(), coverWidth)
		if cover {
			height = workbook.Height(l.Text, look.size(), coverWidth)
		}
		if err := out.SetRow(notation.Cell(i+1, 1), []any{excelize.Cell{StyleID: id, Value: l.Text}}, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

// rows writes the table.
func (w *writer) rows(out *excelize.StreamWriter, s *document.DataSheet, widths []float64) error {
	values, height := make([]any, len(s.Columns)), 0.0
	for i, c := range s.Columns {
		height = max(height, workbook.Height(c.Head, size, widths[i]))
		id, err := w.id(look{bold: true, wrap: true, right: c.Number})
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: id, Value: c.Head}
	}
	if err := out.SetRow(notation.Cell(head(s), 1), values, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	for i, row := range s.Rows {
		height = 0
		for j, c := range row {
			height = max(height, workbook.Height(c.Text, size, widths[j]))
			cell, err := w.cell(c, s.Columns[j])
			if err != nil {
				return err
			}
			values[j] = cell
		}
		if err := out.SetRow(notation.Cell(head(s)+1+i, 1), values, excelize.RowOpts{Height: height}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) cell(c document.DataCell, of document.DataColumn) (excelize.Cell, error) {
	l := look{wrap: true, right: of.Number || c.Value != nil, link: c.Link != ""}
	var value any = c.Text
	if c.Value != nil {
		value, l.wrap, l.format = notation.Number(*c.Value), false, numberFormat(c.Prefix, c.Places)
	}
	id, err := w.id(l)
	return excelize.Cell{StyleID: id, Value: value}, err
}

// widths are what the columns need, in digits of the default font, within bounds.
func widths(s *document.DataSheet) []float64 {
	if len(s.Columns) == 0 {
		return []float64{coverWidth}
	}
	list := make([]float64, len(s.Columns))
	for i, c := range s.Columns {
		width := min(workbook.Characters(c.Head), 24)
		for _, row := range s.Rows {
			need := workbook.Characters(row[i].Text)
			if row[i].Value == nil && c.Widest > 0 {
				need = min(need, c.Widest)
			}
			width = max(width, need)
		}
		list[i] = min(250, float64(float64(max(width, 6))*1.1)+2)
	}
	return list
}
