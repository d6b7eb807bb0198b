package excel

import (
	"strconv"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/pack"
	"zonereport/pipeline/render/excel/workbook"
)

// enclosure writes the counted rows of one ledger: head in row 1, one row each, and at the
// end of every row the file, sheet, line and cells that it came from.
func (w *writer) enclosure(s *workbook.Sheet, e *document.Enclosure) {
	s.Freeze, s.Grid, s.Head = true, true, [2]int{1, 1}
	heads := make([]string, 0, len(e.Columns)+pack.Origins)
	for _, c := range e.Columns {
		heads = append(heads, c.Header)
	}
	heads = append(heads, "来源文件", "来源工作表", "来源行号", "来源单元格")
	s.Widths = w.enclosedWidths(e, heads)
	s.Landscape = s.Width() > workbook.UprightWidth
	for i, h := range heads {
		heads[i] = workbook.HeadText(h, w.HeadLook().Size, s.Widths[i])
	}
	row := w.HeadRow(s, heads...)
	from := s.Cell(row, len(e.Columns)+1)
	from.StyleID = w.ID(w.Linked(w.Look(from.StyleID)))
	s.Link(row, len(e.Columns)+1, notation.On(w.at.sources.Name, "A1"))
	styles := w.enclosedStyles(e)
	s.Feed = &pack.Feed{First: s.Len() + 1, Rows: e.Rows, Styles: styles}
}

// enclosedStyles are the styles by column: one for all rows, numbers with the decimals that
// the column's longest number has.
func (w *writer) enclosedStyles(e *document.Enclosure) []int {
	text, digits := w.Text("table"), w.Digits("table")
	text.Size, digits.Size = min(text.Size, 10.5), min(digits.Size, 10.5)
	text.Across = "left"
	styles := make([]int, 0, len(e.Columns)+pack.Origins)
	for i, c := range e.Columns {
		l := digits
		switch c.Kind {
		case ledger.Number:
			n := 0
			for r := range e.Rows {
				if cell := &e.Rows[r].Cells[i]; cell.Kind == ledger.Number && cell.Number.Exponent() < 0 {
					n = max(n, notation.Places(cell.Number))
				}
			}
			l.Across, l.Indent, l.Format = "right", 1, notation.Decimals(n, false) // clear of the text that follows
		case ledger.Date:
			l.Across, l.Format = "center", "yyyy-mm-dd"
		case ledger.Month:
			l.Across, l.Format = "center", "yyyy-mm"
		case ledger.Bool:
			l = text
			l.Across = "center"
		default:
			l = text
		}
		styles = append(styles, w.ID(l))
	}
	line := digits
	line.Across, line.Format = "center", "0"
	from := digits
	from.Across = "left"
	return append(styles, w.ID(text), w.ID(text), w.ID(line), w.ID(from))
}

// enclosedWidths fits columns to their texts; heads may take two lines.
func (w *writer) enclosedWidths(e *document.Enclosure, heads []string) []float64 {
	size, head := min(w.Text("table").Size, 10.5), w.HeadLook().Size
	widths := make([]float64, len(heads))
	for i, h := range heads {
		widths[i] = max(8, workbook.HeadWidth(h, head))
	}
	longest := make([]int, len(heads))
	n := len(e.Columns)
	var last *ledger.SheetName
	for r := range e.Rows {
		row := &e.Rows[r]
		for i := range row.Cells {
			if c := &row.Cells[i]; c.Kind == ledger.Text {
				longest[i] = max(longest[i], workbook.Characters(c.Text))
			} else if c.Kind == ledger.Number {
				longest[i] = max(longest[i], int(c.Number.NumDigits())+3)
			}
		}
		if row.Sheet != nil && row.Sheet != last {
			longest[n] = max(longest[n], workbook.Characters(row.Sheet.File))
			longest[n+1] = max(longest[n+1], workbook.Characters(row.Sheet.Name))
			last = row.Sheet
		}
		longest[n+3] = max(longest[n+3], len(strconv.Itoa(row.Line))*2+5)
	}
	for i := range widths {
		count := float64(longest[i])
		if i < n && (e.Columns[i].Kind == ledger.Date || e.Columns[i].Kind == ledger.Month) {
			count = 11
		}
		widths[i] = min(44, max(widths[i], count*size/2/workbook.Digit+2))
	}
	return widths
}
