package excel

import (
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
)

// enclosure writes the counted rows of one ledger: head in row 1, one row each, and at the
// end of every row the file, sheet and line that it came from.
func (w *workbook) enclosure(s *sheet, e *document.Enclosure) {
	s.freeze, s.grid, s.head = true, true, [2]int{1, 1}
	heads := make([]string, 0, len(e.Columns)+3)
	for _, c := range e.Columns {
		heads = append(heads, c.Header)
	}
	heads = append(heads, "来源文件", "来源工作表", "来源行号")
	s.widths = w.enclosedWidths(e, heads)
	s.landscape = s.total() > uprightWidth
	w.headRow(s, heads...)
	styles := w.enclosedStyles(e)
	for i := range e.Rows {
		s.lines = append(s.lines, line{cells: enclosedRow(&e.Rows[i], styles)})
	}
}

func enclosedRow(r *document.EnclosedRow, styles []int) []excelize.Cell {
	n := len(styles) - 3
	cells := make([]excelize.Cell, n+3)
	for i := range cells {
		cells[i].StyleID = styles[i]
		if i < n && i < len(r.Cells) {
			cells[i].Value = enclosed(&r.Cells[i])
		}
	}
	if r.Sheet != nil {
		cells[n].Value, cells[n+1].Value = r.Sheet.File, r.Sheet.Name
	}
	cells[n+2].Value = r.Line
	return cells
}

// enclosed is what a cell holds: numbers and dates as numbers, everything else as text,
// which never becomes a formula; nil for a blank, so that it is one for formulas too.
func enclosed(c *ledger.Cell) any {
	switch c.Kind {
	case ledger.Text:
		if c.Text != "" {
			return c.Text
		}
	case ledger.Number:
		return Number(c.Number)
	case ledger.Date, ledger.Month:
		if !c.Date.IsZero() {
			return c.Date.Serial()
		}
	case ledger.Bool:
		return yesNo(c.True)
	}
	return nil
}

// enclosedStyles are the styles by column: one for all rows, numbers with the decimals that
// the column's longest number has.
func (w *workbook) enclosedStyles(e *document.Enclosure) []int {
	text, digits := w.text("table"), w.digits("table")
	text.size, digits.size = min(text.size, 10.5), min(digits.size, 10.5)
	text.across = "left"
	styles := make([]int, 0, len(e.Columns)+3)
	for i, c := range e.Columns {
		l := digits
		switch c.Kind {
		case ledger.Number:
			n := 0
			for r := range e.Rows {
				if cell := &e.Rows[r].Cells[i]; cell.Kind == ledger.Number && cell.Number.Exponent() < 0 {
					n = max(n, places(cell.Number))
				}
			}
			l.across, l.indent, l.format = "right", 1, decimals(n, false) // clear of the text that follows
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
	return append(styles, w.id(text), w.id(text), w.id(line))
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
	}
	for i := range widths {
		count := float64(longest[i])
		if i < n && (e.Columns[i].Kind == ledger.Date || e.Columns[i].Kind == ledger.Month) {
			count = 11
		}
		widths[i] = min(44, max(widths[i], count*size/2/unit+2))
	}
	return widths
}
