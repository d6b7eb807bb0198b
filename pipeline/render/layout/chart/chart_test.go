package chart

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// TestChartLabels draws charts of all kinds and sizes: no text leaves the chart, and no two
// texts stand on each other.
func TestChartLabels(t *testing.T) {
	s := testSetter(t)
	names := map[document.ChartKind]string{document.Bars: "bars", document.Columns: "columns", document.Line: "line", document.RankLine: "ranks", document.Progress: "progress", document.Shares: "shares"}
	for _, kind := range []document.ChartKind{document.Bars, document.Columns, document.Line, document.RankLine, document.Progress, document.Shares} {
		for _, series := range []int{1, 2, 4} {
			for _, categories := range []int{1, 3, 12, 20} {
				t.Run(fmt.Sprintf("%s/%dx%d", names[kind], series, categories), func(t *testing.T) {
					figures := drawn(s, testChart(kind, series, categories))
					checkLabels(t, figures)
				})
			}
		}
	}
}

// TestHardCharts draws charts of all kinds with names of twenty 字, forty units, many series, and numbers
// below zero, all zero or missing: no text leaves the chart, none stands on another, and all units are told apart.
func TestHardCharts(t *testing.T) {
	s := testSetter(t)
	value := map[string]func(i int) *decimal.Decimal{
		"some":     func(i int) *decimal.Decimal { v := decimal.NewFromInt(int64(i*37%101 + 1)); return &v },
		"negative": func(i int) *decimal.Decimal { v := decimal.NewFromInt(int64(i*37%101 - 50)); return &v },
		"zero":     func(int) *decimal.Decimal { v := decimal.Zero; return &v },
		"missing":  func(int) *decimal.Decimal { return nil },
	}
	for kind, kindName := range map[document.ChartKind]string{document.Bars: "bars", document.Columns: "columns", document.Line: "line", document.RankLine: "ranks", document.Progress: "progress", document.Shares: "shares"} {
		for valueName, number := range value {
			for _, size := range [][2]int{{1, 1}, {1, 40}, {2, 12}, {5, 4}, {20, 12}} {
				if odd := valueName == "negative" || valueName == "zero"; odd && kind == document.RankLine || valueName == "negative" && kind == document.Shares || kind == document.Shares && size[1] > 12 {
					continue // there are no such places and shares; parts of a whole are few
				}
				t.Run(fmt.Sprintf("%s/%s/%dx%d", kindName, valueName, size[0], size[1]), func(t *testing.T) {
					c := testChart(kind, size[0], size[1])
					for i := range c.Categories {
						c.Categories[i] = fmt.Sprintf("浙江省新昌高新技术产业园区管理委员会第%d办", i+1)
					}
					for n := range c.Series {
						c.Series[n].Name = fmt.Sprintf("签约项目投资额完成年度目标情况第%d项", n+1)
						for i := range c.Series[n].Points {
							c.Series[n].Points[i].Value = number(i + n)
						}
					}
					checkLabels(t, drawn(s, c))
				})
			}
		}
	}
}

// TestDistinct: names that are cut at their end leave out the beginning that all share.
func TestDistinct(t *testing.T) {
	for in, want := range map[string]string{
		"浙江省新昌街道 浙江省新昌镇": "…街道 …镇", "新昌街道 新昌镇": "新昌街道 新昌镇", "浙江省新昌第11办 浙江省新昌第12办": "…11办 …12办",
		"浙江省新昌": "浙江省新昌", "浙江省新昌 浙江省新昌": "…昌 …昌",
	} {
		if got := strings.Join(distinct(strings.Fields(in)), " "); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// TestLongNames: names of two lines push the bars apart.
func TestLongNames(t *testing.T) {
	s := testSetter(t)
	for _, kind := range []document.ChartKind{document.Bars, document.Progress} {
		c := testChart(kind, 4, 12)
		for i := range c.Categories {
			c.Categories[i] = fmt.Sprintf("新昌高新技术产业园区（万丰航空特色小镇）管理委员会第%d办公室", i+1)
		}
		figures := drawn(s, c)
		checkLabels(t, figures)
	}
}

// TestManyLongNames: what one page cannot hold is set as several figures of one scale, and
// every bar is in one of them.
func TestManyLongNames(t *testing.T) {
	s := testSetter(t)
	for _, kind := range []document.ChartKind{document.Bars, document.Progress} {
		c := testChart(kind, 4, 90)
		for i := range c.Categories {
			c.Categories[i] = fmt.Sprintf("新昌高新技术产业园区（万丰航空特色小镇）管理委员会第%d办公室", i+1)
		}
		figures := drawn(s, c)
		checkLabels(t, figures)
		all, ends := "", map[string]bool{}
		for _, figure := range figures {
			all += figureText(figure)
			for _, item := range figure.Items {
				if mark, ok := item.(page.Path); ok && len(mark.Dash) > 0 {
					ends[fmt.Sprintf("%.1f", mark.Points[0].X)] = true
				}
			}
		}
		for i := range c.Categories {
			if n := strings.Count(all, fmt.Sprintf("第%d办公室", i+1)); n < 1 {
				t.Errorf("unit %d is not named", i+1)
			}
		}
		if len(figures) < 2 || kind == document.Progress && len(ends) > 4 {
			t.Errorf("%d figures, marks of 100%% at %v", len(figures), ends)
		}
	}
}

// TestShares: parts fill the bar in their order and proportion; narrow ones are named beside it,
// on lines that cross no label.
func TestShares(t *testing.T) {
	s := testSetter(t)
	c := document.Chart{Number: "图1", Title: "签约来源地", Kind: document.Shares, Unit: "%", Categories: []string{"境外", "县内", "省外", "市外省内", "县外市内", "其他"},
		Series: []document.Series{{Name: "2020年"}, {Name: "2019年"}}}
	for i, values := range [][]int64{{1, 30, 40, 24, 3, 2}, {2, 2, 2, 90, 2, 2}} {
		for _, v := range values {
			d := decimal.NewFromInt(v)
			c.Series[i].Points = append(c.Series[i].Points, document.Point{Value: &d, Text: fmt.Sprintf("%d.0", v)})
		}
	}
	figures := drawn(s, c)
	checkLabels(t, figures)
	var areas, lines []page.Path
	var texts []page.Text
	for _, figure := range figures {
		for _, item := range figure.Items {
			switch item := item.(type) {
			case page.Text:
				texts = append(texts, item)
			case page.Path:
				if item.Fill != "" {
					areas = append(areas, item)
				} else {
					lines = append(lines, item)
				}
			}
		}
	}
	if len(areas) != 12 || len(lines) < 5 {
		t.Fatalf("%d parts and %d lines", len(areas), len(lines))
	}
	width := func(p page.Path) float64 { return p.Points[1].X - p.Points[0].X + 0.7 }
	if ratio := width(areas[2]) / width(areas[1]); math.Abs(ratio-40.0/30) > 0.02 {
		t.Errorf("40 %% is %.2f times as wide as 30 %%", ratio)
	}
	for _, l := range lines {
		for _, text := range texts {
			x, top, bottom := l.Points[0].X, min(l.Points[0].Y, l.Points[1].Y), max(l.Points[0].Y, l.Points[1].Y)
			if x > text.X && x < text.X+text.Width() && text.Y > top && text.Y-0.7*text.Size < bottom {
				t.Errorf("a line at %.1f crosses %q", x, text.String)
			}
		}
	}
}

// measure is the width of the charts.
const measure = 156 * page.PointsPerMM

// drawn are the figures of a chart on an upright page.
func drawn(s *typeset.Setter, c document.Chart) []Figure {
	return slices.Collect(Figures(s, c, measure, 0.9*s.Style.Page.TextHeight*page.PointsPerMM))
}

func figureText(f Figure) string {
	var b strings.Builder
	for _, item := range f.Items {
		if text, ok := item.(page.Text); ok {
			b.WriteString(text.String)
		}
	}
	return b.String()
}

func testChart(kind document.ChartKind, series, categories int) document.Chart {
	c := document.Chart{Number: "图1", Title: "各单位情况", Kind: kind, Unit: "分"}
	for i := range categories {
		c.Categories = append(c.Categories, []string{"新昌高新技术产业园区", "七星街道", "沙溪镇"}[i%3])
		if kind == document.Line || kind == document.RankLine {
			c.Categories[i] = fmt.Sprintf("%d月", i+1)
		}
	}
	for n := range series {
		s := document.Series{Name: fmt.Sprintf("指标%d", n+1)}
		for i := range categories {
			v := decimal.NewFromInt(int64((i*7+n*3)%11 + 1))
			if kind == document.Progress {
				v = v.Shift(-1).Mul(decimal.NewFromInt(2))
			}
			s.Points = append(s.Points, document.Point{Value: &v})
		}
		c.Series = append(c.Series, s)
	}
	return c
}

func checkLabels(t *testing.T, figures []Figure) {
	t.Helper()
	found := 0
	for _, figure := range figures {
		var texts []page.Text
		for _, item := range figure.Items {
			if text, ok := item.(page.Text); ok {
				texts = append(texts, text)
			}
		}
		found += len(texts)
		for i, a := range texts {
			if a.X < -0.5 || a.X+a.Width() > measure+0.5 || a.Y-0.88*a.Size < -0.5 || a.Y > figure.Height+0.5 {
				t.Errorf("%q at %.1f–%.1f, %.1f leaves the chart of %.1f x %.1f", a.String, a.X, a.X+a.Width(), a.Y, measure, figure.Height)
			}
			for _, b := range texts[i+1:] {
				if a.X+a.Width() > b.X+0.5 && b.X+b.Width() > a.X+0.5 && math.Abs(a.Y-b.Y) < 0.7*min(a.Size, b.Size) {
					t.Errorf("%q at %.1f, %.1f and %q at %.1f, %.1f stand on each other", a.String, a.X, a.Y, b.String, b.X, b.Y)
				}
			}
		}
	}
	if found < 3 {
		t.Errorf("only %d texts were drawn", found)
	}
}

// TestAxis: marks at round numbers that take in all values.
func TestAxis(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{{0, 12000, "[0 5000 10000 15000]"}, {0, 7, "[0 2 4 6 8]"}, {-3, 5, "[-4 -2 0 2 4 6]"}, {0, 0, "[0 0.5 1]"}, {0, 0.037, "[0 0.01 0.02 0.03 0.04]"}} {
		a := newAxis(c.low, c.high)
		var got []string
		for _, v := range a.marks(false) {
			got = append(got, trimmed(v, a.step))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%v to %v: %v, want %s", c.low, c.high, got, c.want)
		}
	}
	if got := fmt.Sprint(rankAxis(12).marks(true), rankAxis(30).marks(true)); got != "[1 2 3 4 5 6 7 8 9 10 11 12] [1 5 10 15 20 25 30]" {
		t.Errorf("ranks: %s", got)
	}
}

// trimmed is the text of an axis mark; zero has no decimals to compare.
func trimmed(v, step float64) string {
	if math.Abs(v) < step/1e6 {
		return "0"
	}
	if v == float64(int(v)) {
		return fmt.Sprint(int(v))
	}
	return tickText(v, step)
}

// TestNamesLeaveRoom: one long name among many categories does not press the plot flat.
func TestNamesLeaveRoom(t *testing.T) {
	s := testSetter(t)
	const least = 26 * page.PointsPerMM // of the chart's 62 mm, of which the data reach over two thirds
	for _, kind := range []document.ChartKind{document.Columns, document.Line, document.RankLine} {
		for _, categories := range []int{3, 15, 24} {
			for _, long := range []string{"一期", "城东旧城改造及配套基础设施建设安置房（二标段）", strings.Repeat("很长的名称", 12)} {
				c := testChart(kind, 2, categories)
				for i := range c.Categories {
					c.Categories[i] = fmt.Sprintf("%d期", i+1)
				}
				c.Categories[categories/2] = long
				figures := drawn(s, c)
				if room := plotRoom(figures); room < least {
					t.Errorf("chart %v of %d categories with %q: the plot takes %.0f mm", kind, categories, long, room/page.PointsPerMM)
				}
				checkLabels(t, figures)
			}
		}
	}
}

// plotRoom is how far the data reach in a chart: from the highest point to the lowest, or the
// longest bar.
func plotRoom(figures []Figure) float64 {
	room := 0.0
	for _, figure := range figures {
		low, high := 1e9, -1e9
		for _, item := range figure.Items {
			p, ok := item.(page.Path)
			if !ok || p.Colour == gridColour || len(p.Points) < 2 {
				continue
			}
			for _, at := range p.Points {
				low, high = min(low, at.Y), max(high, at.Y)
			}
			if p.Fill != "" {
				room = max(room, math.Abs(p.Points[1].X-p.Points[0].X))
			}
		}
		room = max(room, high-low)
	}
	return room
}
