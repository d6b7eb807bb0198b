package workbook

import (
	"slices"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/notation"
)

// write streams a sheet into the file. All that excelize keeps outside of the rows must be
// set before the stream begins.
func (w *File) write(s *Sheet) error {
	if w.err != nil {
		return w.err
	}
	for i, width := range slices.Backward(s.Widths) { // excelize puts the latest first; a file lists them ascending
		if err := w.Excel.SetColWidth(s.Name, notation.Column(i+1), notation.Column(i+1), width); err != nil {
			return err
		}
	}
	if err := w.page(s); err != nil {
		return err
	}
	for _, l := range s.links {
		if err := w.Excel.SetCellHyperLink(s.Name, notation.Cell(l.row, l.col), l.to, "Location"); err != nil {
			return err
		}
	}
	for _, c := range s.charts {
		if err := w.Excel.AddChart(s.Name, notation.Cell(c.row, 1), c.chart); err != nil {
			return err
		}
	}
	return w.stream(s)
}

func (w *File) stream(s *Sheet) error {
	out, err := w.Excel.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for _, row := range s.breaks {
		if err := out.InsertPageBreak(notation.Cell(row, 1)); err != nil {
			return err
		}
	}
	for _, m := range s.merges {
		if err := out.MergeCell(notation.Cell(m.row, m.col), notation.Cell(m.lastRow, m.lastCol)); err != nil {
			return err
		}
	}
	var values []any
	for i, l := range s.lines {
		if len(l.cells) == 0 && l.height == 0 {
			continue
		}
		values = l.appendTo(values[:0])
		if err := out.SetRow(notation.Cell(i+1, 1), values, excelize.RowOpts{Height: l.height}); err != nil {
			return err
		}
	}
	return out.Flush()
}

// appendTo appends the cells of a row as excelize takes them: nil for one that is not there.
func (l line) appendTo(values []any) []any {
	for i := range l.cells {
		if l.cells[i] == (excelize.Cell{}) {
			values = append(values, nil)
			continue
		}
		values = append(values, &l.cells[i])
	}
	return values
}
