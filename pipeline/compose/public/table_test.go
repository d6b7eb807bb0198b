package public

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// TestDifferenceOfWithheld: what lies between a number that is withheld and one that is told is withheld too,
// whichever stands first.
func TestDifferenceOfWithheld(t *testing.T) {
	e := editor{control: newControl(Options{Figures: []figure.Figure{measured("one", "2"), measured("all", "2:20")}})}
	n := decimal.NewFromInt(5)
	cell := func(key string) document.Cell { return document.Cell{Text: "5", Value: &n, Figure: key} }
	for _, c := range []struct {
		of, less string
		want     bool
	}{{"one", "all", true}, {"all", "one", true}, {"all", "all", false}} {
		between := document.Cell{Text: "5", Value: &n, From: document.Difference{Of: 1, Less: 2}}
		got := e.rows(document.Table{Rows: []document.Row{{Cells: []document.Cell{{Text: "投资"}, cell(c.of), cell(c.less), between}}}})
		if withheld := got.rows[0].Cells[3].Text == document.Withheld; withheld != c.want {
			t.Errorf("%s less %s is withheld: %v", c.of, c.less, withheld)
		}
	}
}
