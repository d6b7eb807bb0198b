package compose

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

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
