// Package alternative words charts for readers who cannot see them (the alternative descriptions of
// ISO 32000-1, 14.9.3): what is drawn, in which unit, and its numbers in the order in which they are read.
package alternative

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/document"
)

const (
	// mostPoints is how many numbers are told one by one; a chart of more is told in short,
	mostPoints = 60
	// unless it has no more categories than these: a year, the units of a small zone.
	fewCategories = 12
)

// kinds are what charts are called. A 柱状图 may be drawn upright or lying.
var kinds = [...]string{document.Bars: "条形图", document.Columns: "柱状图", document.Line: "折线图", document.RankLine: "名次折线图，第1名在最上方",
	document.Progress: "进度条形图，标出目标的100%", document.Shares: "占比图，各部分合为一个整体"}

// Of words a numbered chart whose points are settled.
func Of(c document.Chart) string {
	var b strings.Builder
	b.WriteString(strings.TrimSpace(c.Number+" "+strings.ReplaceAll(c.Title, "\n", "")) + "，" + kinds[c.Kind])
	if unit := strings.TrimPrefix(c.Unit, "单位："); unit != "" {
		b.WriteString("，单位：" + unit)
	}
	b.WriteString("。")
	short := points(c) > mostPoints && len(c.Categories) > fewCategories
	for _, s := range c.Series {
		name := s.Name
		if name != "" {
			name += "："
		}
		if short {
			b.WriteString(name + inShort(c, s) + "。")
		} else {
			b.WriteString(name + strings.Join(every(c, s), "，") + "。")
		}
	}
	if slices.Contains(c.Categories, c.Highlight) {
		b.WriteString("突出显示的是" + c.Highlight + "。")
	}
	if short {
		b.WriteString("全部数值见随报告的工作簿。")
	}
	return b.String()
}

func points(c document.Chart) int {
	n := 0
	for _, s := range c.Series {
		n += len(s.Points)
	}
	return n
}

// every tells each point of a series: 一月 1.25，二月 没有数据.
func every(c document.Chart, s document.Series) []string {
	var list []string
	for i, category := range c.Categories {
		list = append(list, category+" "+number(c, s, i))
	}
	return list
}

// number is a point as it is printed; without a number, what it says instead.
func number(c document.Chart, s document.Series, at int) string {
	if at >= len(s.Points) {
		return "没有数据"
	}
	p := s.Points[at]
	if p.Value == nil && p.Text == document.Withheld {
		return "不公开"
	}
	if p.Value == nil {
		return cmp.Or(strings.Trim(p.Text, document.CannotBe), "没有数据")
	}
	return cmp.Or(p.Text, p.Value.StringFixed(int32(c.Decimals)))
}

// inShort tells how many points a series has, its first and last, what is set apart, and its greatest
// and least numbers with all that have them, or how many.
func inShort(c document.Chart, s document.Series) string {
	told := []string{fmt.Sprintf("共%d项", len(c.Categories)), "第一项" + c.Categories[0] + " " + number(c, s, 0)}
	last := len(c.Categories) - 1
	if at := slices.Index(c.Categories, c.Highlight); at > 0 && at < last {
		told = append(told, c.Highlight+" "+number(c, s, at))
	}
	told = append(told, "最后一项"+c.Categories[last]+" "+number(c, s, last))
	if extremes := extremes(c, s); extremes != "" {
		told = append(told, extremes)
	}
	closed := withheld(s)
	if n := gaps(s, len(c.Categories)) - closed; n > 0 {
		told = append(told, fmt.Sprintf("没有数据的%d项", n))
	}
	if closed > 0 {
		told = append(told, fmt.Sprintf("不公开的%d项", closed))
	}
	return strings.Join(told, "，")
}

// extremes names the greatest and the least number of a series.
func extremes(c document.Chart, s document.Series) string {
	var most, least []int
	for i, p := range s.Points {
		if p.Value == nil {
			continue
		}
		if len(most) == 0 || p.Value.GreaterThan(*s.Points[most[0]].Value) {
			most = nil
		}
		if len(most) == 0 || p.Value.Equal(*s.Points[most[0]].Value) {
			most = append(most, i)
		}
		if len(least) == 0 || p.Value.LessThan(*s.Points[least[0]].Value) {
			least = nil
		}
		if len(least) == 0 || p.Value.Equal(*s.Points[least[0]].Value) {
			least = append(least, i)
		}
	}
	if len(most) == 0 {
		return ""
	}
	return "最大" + named(c, most) + " " + number(c, s, most[0]) + "，最小" + named(c, least) + " " + number(c, s, least[0])
}

// named names one of several categories, and how many there are.
func named(c document.Chart, at []int) string {
	if len(at) == 1 {
		return c.Categories[at[0]]
	}
	return fmt.Sprintf("%s等%d项", c.Categories[at[0]], len(at))
}

func gaps(s document.Series, categories int) int {
	n := categories
	for _, p := range s.Points {
		if p.Value != nil {
			n--
		}
	}
	return n
}

// withheld counts the points that not everybody may read.
func withheld(s document.Series) int {
	n := 0
	for _, p := range s.Points {
		if p.Value == nil && p.Text == document.Withheld {
			n++
		}
	}
	return n
}
