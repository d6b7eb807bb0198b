package form

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/workbook"
)

const (
	widest = 36  // a column of short text that is still read at a glance
	arrow  = 2.5 // of a list and of the filter
)

// widths fits columns to their heads and to what is filled in; text gets the rest of the page, which is
// upright where the columns are few (flat is false). Where they are too many for a page on its side, they
// are made as narrow as they can be, so that the page is printed as large as it can.
func (w writer) widths(fs *document.FormSheet) (widths []float64, flat bool) {
	var least []float64
	var texts []bool
	for _, c := range fs.Columns {
		from, good := w.width(c)
		least, widths = append(least, from), append(widths, good)
		texts = append(texts, c.Kind == ledger.Text && len(c.Choices) == 0)
	}
	for len(widths) < 2 { // a place for what stands above the table
		least, widths, texts = append(least, 16), append(widths, 16), append(texts, true)
	}
	page := workbook.UprightWidth
	if total(widths) > page {
		page, flat = workbook.FlatWidth, true
	}
	if over := total(widths) - page; over > 0 {
		share := min(1, over/(total(widths)-total(least)))
		for i := range widths {
			widths[i] -= float64(share * (widths[i] - least[i]))
		}
	}
	workbook.Spread(widths, texts, page)
	for i := range widths {
		if texts[i] && widths[i] > widest && (i >= len(fs.Columns) || !fs.Columns[i].Long) {
			widths[i] = widest
		}
	}
	return widths, flat
}

// width is the least width of a column, and a good one.
func (w writer) width(c document.FormColumn) (least, good float64) {
	size, head := w.Text("table").Size, w.HeadLook().Size
	switch {
	case len(c.Choices) > 0:
		least, good = 8, 12
		for _, choice := range c.Choices {
			needed := min(24-arrow, workbook.Needed(choice, size))
			least, good = max(least, needed), max(good, needed+arrow)
		}
	case c.Long:
		least, good = 24, 48
	case c.Kind == ledger.Text:
		least, good = 11, 16
	case c.Kind == ledger.Date:
		least, good = 12, 13
	default:
		least, good = 10, 12
	}
	needed := workbook.HeadWidth(c.Header, head)
	return max(least, needed), max(good, needed+arrow)
}

func total(widths []float64) float64 {
	sum := 0.0
	for _, width := range widths {
		sum += width
	}
	return sum
}
