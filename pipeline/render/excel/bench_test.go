package excel_test

import (
	"testing"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/typeface/typefacetest"
)

// BenchmarkYear renders a workbook of the size of an annual review: 6,000 rows of ten columns.
func BenchmarkYear(b *testing.B) {
	doc := demo(b)
	var rows []visit
	for len(rows) < 6000 {
		rows = append(rows, visits...)
	}
	doc.Enclosures[0] = visitEnclosure("visits", "洽谈考察台账", rows)
	legend.Enter(&doc)
	style := typefacetest.Style(b)
	for b.Loop() {
		data, err := excel.Render(doc, style)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(data)), "bytes")
	}
}
