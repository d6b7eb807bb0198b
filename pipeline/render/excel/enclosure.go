package excel

import (
	"strconv"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/pack"
)

// enclosure writes the counted rows of one ledger: head in row 1, one row each, and at the
// end of every row the file, sheet, line and cells that it came from.
func (w *workbook) enclosure(s *sheet, e *document.Enclosure) {
	s.freeze, s.grid, s.head = true, true, [2]int{1, 1}
	heads := make([]string, 0, len(e.Columns)+pack.Origins)
	for _, c := range e.Columns {
		heads = append(heads, c.Header)
	}
	heads = append(heads, "来源文件", "来源工作表", "来源行号", "来源单元格")
	s.widths = w.enclosedWidths(e, heads)
	s.landscape = s.total() > uprightWidth
	row := w.headRow(s, heads...)
	from := s.cell(row, len(e.Columns)+1)
	from.StyleID = w.id(w.linked(w.known[from.StyleID]))
	s.links = append(s.links, link{row, len(e.Columns) + 1, notation.On(w.at.sources.name, "A1")})
	styles := w.enclosedStyles(e)
	s.feed = &pack.Feed{First: len(s.lines) + 1, Rows: e.Rows, Styles: styles}
}

// enclosedStyles are the styles by column: one for all rows, numbers with the decimals that
// the column's longest number has.
func (w *workbook) enclosedStyles(e *document.Enclosure) []int {
	text, digits := w.text("table"), w.digits("table")
	text.size, digits.size = min(text.size, 10.5), min(digits.size, 10.5)
	text.across = "left"
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
			l.across, l.indent, l.format = "right", 1, notation.Decimals(n, false) // clear of the text that follows
		case ledger.Date:
			l.across, l.format = "center", "yyyy-mm-dd"
		case ledger.Month:
			l.across, l.format = "center", "yyyy-mm"
		case ledger.Bool:
			l = text
			l.across = "center"
		default:
			l = text
		}
		styles = append(styles, w.id(l))
	}
	line := digits
	line.across, line.format = "center", "0"
	from := digits
	from.across = "left"
	return append(styles, w.id(text), w.id(text), w.id(line), w.id(from))
}

// enclosedWidths fits columns to their texts; heads may take two lines.
func (w *workbook) enclosedWidths(e *document.Enclosure, heads []string) []float64 {
	size, head := min(w.text("table").size, 10.5), w.headLook().size
	widths := make([]float64, len(heads))
	for i, h := range heads {
		widths[i] = max(8, needed(h, head)/2+1.5)
	}
	longest := make([]int, len(heads))
	n := len(e.Columns)
	var last *ledger.Sheet
	for r := range e.Rows {
		row := &e.Rows[r]
		for i := range row.Cells {
			if c := &row.Cells[i]; c.Kind == ledger.Text {
				longest[i] = max(longest[i], Characters(c.Text))
			} else if c.Kind == ledger.Number {
				longest[i] = max(longest[i], int(c.Number.NumDigits())+3)
			}
		}
		if row.Sheet != nil && row.Sheet != last {
			longest[n] = max(longest[n], Characters(row.Sheet.File))
			longest[n+1] = max(longest[n+1], Characters(row.Sheet.Name))
			last = row.Sheet
		}
		longest[n+3] = max(longest[n+3], len(strconv.Itoa(row.Line))*2+5)
	}
	for i := range widths {
		count := float64(longest[i])
		if i < n && (e.Columns[i].Kind == ledger.Date || e.Columns[i].Kind == ledger.Month) {
			count = 11
		}
		widths[i] = min(44, max(widths[i], count*size/2/digit+2))
	}
	return widths
}
