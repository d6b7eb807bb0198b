package share_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/share"
	"zonereport/pipeline/document"
)

// TestShares: shares are exact and printed with one decimal; a note stands where the printed ones do not
// add up to 100; what are no parts of a whole is left out.
func TestShares(t *testing.T) {
	for _, c := range []struct{ values, want, note string }{
		{"1 1 2", "25.0 25.0 50.0", ""},
		{"1 1 1", "33.3 33.3 33.3", "因四舍五入，各部分占比之和不等于100%。"},
		{"0 5", "0.0 100.0", ""},
		{"1 ? 2", "", ""},
		{"1 -1 2", "", ""},
		{"0 0", "", ""},
	} {
		chart := document.Chart{Series: []document.Series{{}}}
		for _, text := range strings.Fields(c.values) {
			p := document.Point{Figure: text}
			if text != "?" {
				v := decimal.RequireFromString(text)
				p.Value = &v
			}
			chart.Series[0].Points = append(chart.Series[0].Points, p)
		}
		share.Of(&chart)
		var got []string
		for _, s := range chart.Series {
			for _, p := range s.Points {
				got = append(got, p.Text)
			}
		}
		if strings.Join(got, " ") != c.want || chart.Note != c.note || chart.Unit != "%" {
			t.Errorf("%s: %q %q in %s", c.values, got, chart.Note, chart.Unit)
		}
	}
}
