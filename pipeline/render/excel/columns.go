package excel

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/workbook"
)

// longText is the width from which on a column of text gets what a page has left, before the others.
const longText = 24

// columns settles a section's column widths: what its tables need, spread over an upright
// page, or a page on its side where that is too narrow.
func (w *writer) columns(s *workbook.Sheet, blocks []document.Block) {
	var widths []float64
	var wide []bool // long text in every table that has the column
	for _, b := range blocks {
		t, ok := b.(document.Table)
		if !ok {
			continue
		}
		for i, width := range w.natural(t) {
			if i == len(widths) {
				widths, wide = append(widths, 0), append(wide, true)
			}
			widths[i] = max(widths[i], width)
			wide[i] = wide[i] && t.Columns[i].Wide
		}
	}
	if len(widths) == 0 {
		s.Widths = []float64{workbook.UprightWidth}
		return
	}
	page := workbook.UprightWidth
	if !workbook.Narrow(widths, wide, workbook.UprightMost) {
		page, s.Landscape = workbook.FlatWidth, true
	}
	for i := range wide {
		wide[i] = wide[i] && widths[i] >= longText
	}
	workbook.Spread(widths, wide, page)
	s.Widths = widths
}

// natural is the width that each column of a table asks for: its longest cell on one line,
// but for columns of long text, and its head on two.
func (w *writer) natural(t document.Table) []float64 {
	size, head := w.Text("table").Size, w.Text("table_head").Size
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = 6
		if n := len(c.Head); n > 0 {
			widths[i] = max(widths[i], workbook.HeadWidth(c.Head[n-1], head))
		}
		limit := 26.0
		if c.Wide {
			limit = 36
		}
		for _, r := range t.Rows {
			if i >= len(r.Cells) {
				continue
			}
			width := workbook.Needed(r.Cells[i].Text, size)
			if c.Align == document.Decimal {
				width = float64(width*1.1) + 0.5 // digits may be bold, and no number may turn into ####
			}
			widths[i] = max(widths[i], min(limit, width))
		}
	}
	return widths
}
