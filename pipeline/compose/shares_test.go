package compose

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
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
		shares(&chart)
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

// TestShareChart: groups of a figure are the parts of its bar, plain figures those of one bar.
func TestShareChart(t *testing.T) {
	one := func(id, group string, v int64) *figure.Figure {
		f := &figure.Figure{ID: id, Value: decimal.NewFromInt(v)}
		if group != "" {
			f.Group = []figure.GroupValue{{Name: "phase", Value: group}}
		}
		return f
	}
	c := &composer{figures: map[string]*figure.Figure{}}
	for _, f := range []*figure.Figure{one("signed", "一期", 3), one("signed", "二期", 1), one("inland", "", 4), one("abroad", "", 1)} {
		c.figures[f.Key()] = f
		c.book.Figures = append(c.book.Figures, *f)
	}
	for _, k := range []struct {
		definition.Chart
		want string
	}{
		{definition.Chart{Kind: "shares", Title: "签约", Figures: []string{"signed"}, Series: []string{"户数"}}, "户数: 一期 75.0 二期 25.0"},
		{definition.Chart{Kind: "shares", Title: "资金", Figures: []string{"inland", "abroad"}, Series: []string{"内资", "外资"}}, ": 内资 80.0 外资 20.0"},
	} {
		blocks := c.chart(k.Chart)
		if len(blocks) != 1 {
			t.Fatalf("%s: %d blocks", k.Title, len(blocks))
		}
		chart := blocks[0].(document.Chart)
		got := chart.Series[0].Name + ":"
		for i, p := range chart.Series[0].Points {
			got += " " + chart.Categories[i] + " " + p.Text
		}
		if got != k.want || chart.Kind != document.Shares {
			t.Errorf("got %s, want %s", got, k.want)
		}
	}
}
