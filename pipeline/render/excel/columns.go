package excel

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
)

const (
	narrowest = 16 // how far a column of long text may be narrowed to keep a page upright
	longText  = 24 // from here on a column of text gets what a page has left, before the others
)

// columns settles a section's column widths: what its tables need, spread over an upright
// page, or a page on its side where that is too narrow.
func (w *workbook) columns(s *sheet, blocks []document.Block) {
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
		s.widths = []float64{uprightWidth}
		return
	}
	page := uprightWidth
	if narrow(widths, wide, uprightMost); sum(widths) > uprightMost {
		page, s.landscape = flatWidth, true
	}
	for i := range wide {
		wide[i] = wide[i] && widths[i] >= longText
	}
	spread(widths, wide, page)
	s.widths = widths
}

// natural is the width that each column of a table asks for: its longest cell on one line,
// but for columns of long text, and its head on two.
func (w *workbook) natural(t document.Table) []float64 {
	size, head := w.text("table").size, w.text("table_head").size
	widths := make([]float64, len(t.Columns))
	for i, c := range t.Columns {
		widths[i] = 6
		if n := len(c.Head); n > 0 {
			widths[i] = max(widths[i], headWidth(c.Head[n-1], head))
		}
		limit := 26.0
		if c.Wide {
			limit = 36
		}
		for _, r := range t.Rows {
			if i >= len(r.Cells) {
				continue
			}
			width := needed(r.Cells[i].Text, size)
			if c.Align == document.Decimal {
				width = float64(width*1.1) + 0.5 // digits may be bold, and no number may turn into ####
			}
			widths[i] = max(widths[i], min(limit, width))
		}
	}
	return widths
}

// headWidth is what a head needs on two lines: its unit may stand on the second.
func headWidth(head string, size float64) float64 {
	name, measure, ok := strings.Cut(head, "（")
	if ok {
		return max(needed(name, size), needed("（"+measure, size))
	}
	return max(needed(head, size)/2+1.5, needed(notation.Cut(head, 2), size))
}

// narrow takes from the columns of long text what a page lacks, if that is enough.
func narrow(widths []float64, wide []bool, page float64) {
	over, give := sum(widths)-page, 0.0
	for i := range widths {
		if wide[i] {
			give += max(0, widths[i]-narrowest)
		}
	}
	if over <= 0 || give < over {
		return
	}
	for i := range widths {
		if wide[i] {
			widths[i] -= over * max(0, widths[i]-narrowest) / give
		}
	}
}

// spread gives what is left of the page to the columns of long text, or to all alike.
func spread(widths []float64, wide []bool, page float64) {
	left, total, wanted := page-sum(widths), sum(widths), 0.0
	for i, width := range widths {
		if wide[i] {
			wanted += width
		}
	}
	if left <= 0 {
		return
	}
	for i, width := range widths {
		switch {
		case wanted == 0:
			widths[i] += left * width / total
		case wide[i]:
			widths[i] += left * width / wanted
		}
	}
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, width := range widths {
		total += width
	}
	return total
}
