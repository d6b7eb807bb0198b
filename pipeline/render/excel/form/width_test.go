package form

import (
	"fmt"
	"math"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/workbook"
	"zonereport/pipeline/typeface/typefacetest"
)

// Few columns make an upright page, more one on its side; too many are made narrow, so that the page is
// printed no smaller than it must be. Long text is wider than other text.
func TestWidths(t *testing.T) {
	w := writer{File: workbook.New(typefacetest.Style(t), "", "")}
	defer w.Close()
	for _, c := range []struct {
		columns int
		flat    bool
		shrunk  float64 // at the least
	}{{1, false, 1}, {4, false, 1}, {6, true, 1}, {9, true, 1}, {17, true, 0.6}} {
		fs := document.FormSheet{}
		for i := range c.columns {
			fs.Columns = append(fs.Columns, document.FormColumn{Header: fmt.Sprintf("第%d列", i), Kind: ledger.Text})
		}
		widths, flat := w.widths(&fs)
		page := map[bool]float64{true: workbook.FlatWidth, false: workbook.UprightWidth}[flat]
		if flat != c.flat || page/total(widths) < c.shrunk-0.001 {
			t.Errorf("%d columns: flat %v, widths %v", c.columns, flat, widths)
		}
	}
	fs := document.FormSheet{Columns: []document.FormColumn{{Header: "甲", Kind: ledger.Text}, {Header: "乙", Kind: ledger.Text, Long: true}, {Header: "丙", Kind: ledger.Number}}}
	if widths, _ := w.widths(&fs); widths[1] < 2*widths[0] {
		t.Errorf("long text has %.0f of %v", widths[1], widths)
	}
}

// The places above the table share its columns: none is lost, none too narrow for its label.
func TestPartsOf(t *testing.T) {
	for _, c := range []struct {
		widths []float64
		want   int // abreast
	}{
		{[]float64{16, 16}, 1}, {[]float64{36, 36, 12}, 1}, {[]float64{20, 12, 20, 13, 20}, 2}, {[]float64{16, 16, 16, 16, 16, 16, 13, 12}, 3}, {[]float64{8, 8, 8, 8, 8, 8, 8, 8}, 2},
		{[]float64{16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16}, 6},
	} {
		parts := partsOf(c.widths, 6, 12)
		if len(parts) != c.want {
			t.Errorf("%v: %d abreast, want %d", c.widths, len(parts), c.want)
		}
		next := 1
		for _, p := range parts {
			if p.label != next || p.entry <= p.label || p.last < p.entry {
				t.Errorf("%v: %+v", c.widths, parts)
			}
			if label := total(c.widths[p.label-1 : p.entry-1]); label < 12 && p.entry < len(c.widths) {
				t.Errorf("%v: a label has %.0f", c.widths, label)
			}
			next = p.last + 1
		}
		if next != len(c.widths)+1 {
			t.Errorf("%v: %+v leave columns", c.widths, parts)
		}
	}
}

// A line is written in by hand at 7 mm or more once it is printed.
func TestHandHeight(t *testing.T) {
	short := &document.FormSheet{Columns: []document.FormColumn{{}}}
	long := &document.FormSheet{Columns: []document.FormColumn{{}, {Long: true}}}
	for shrunk := 0.3; shrunk <= 1; shrunk += 0.1 {
		if h := handHeight(short, shrunk); h < 24 || float64(h*shrunk) < 7/25.4*72 || math.Abs(handHeight(long, shrunk)-2*h) > 0.001 {
			t.Errorf("printed at %.1f a line is %.1f pt", shrunk, h)
		}
	}
}
