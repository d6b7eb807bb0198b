package pdf_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// longTable has decimals of one length in one column and of several in another.
func longTable() document.Table {
	table := document.Table{Number: "表1", Title: "到位资金", Unit: "单位：万元", Columns: []document.Column{
		{Head: []string{"单位"}}, {Head: []string{"到位资金", "本期"}, Align: document.Decimal}, {Head: []string{"到位资金", "同比"}, Align: document.Decimal}},
		Notes: []string{"含续建。"}, Source: "到位资金台账"}
	for i := range 70 {
		table.Rows = append(table.Rows, document.Row{Cells: texts([]string{"甲", "乙", "丙丁"}[i%3], []string{"1234.50", "11111.11", "-7.77"}[i%3], []string{"1", "22.5", "-333.25"}[i%3])})
	}
	return table
}

// TestTableInFile measures a table in the finished file (typography.md §3.3): title above, unit
// at the upper right, thick outer and thin inner rules, open sides, the head again under 续表,
// notes and source at the end only, decimal points under each other.
func TestTableInFile(t *testing.T) {
	path := write(t, textOnly(longTable()))
	pages := readFile(t, path)
	if len(pages) < 3 {
		t.Fatalf("%d pages", len(pages))
	}
	for n, p := range pages {
		text := ""
		var points []float64 // where decimal points stand
		var unit, head word
		for _, w := range p.Words {
			text += w.Text
			switch {
			case w.Text == "单位：万元":
				unit = w
			case w.Text == "本期":
				head = w
			}
			if at := decimalPoint(w); at > 0 && w.YMax < 262*mm {
				points = append(points, at)
			}
		}
		slices.Sort(points)
		points = slices.CompactFunc(points, func(a, b float64) bool { return math.Abs(b-a) < 0.1 })
		if strings.Contains(text, "续表1到位资金") != (n > 0) || len(points) != 2 {
			t.Errorf("page %d: 续表 wrong, or decimal points of two columns at %v: %.40s", n+1, points, text)
		}
		if last := n == len(pages)-1; strings.Contains(text, "注：含续建。") != last || strings.Contains(text, "资料来源：到位资金台账") != last {
			t.Errorf("page %d of %d: notes in the wrong place", n+1, len(pages))
		}
		left := 28.0
		if n%2 == 1 {
			left = 26
		}
		if unit.YMax > head.YMin || unit.YMax < 1 {
			t.Errorf("page %d: the unit does not stand over the head", n+1)
		}
		near(t, "right end of the unit", unit.XMax/mm, left+156, 0.35)
		measureRules(t, rasterPage(t, path, n+1), left, head.YMin/mm-12, 264)
	}
}

// decimalPoint is the x of a number's point, or of its end where it has none; 0 for other texts.
func decimalPoint(w word) float64 {
	if strings.Trim(w.Text, "-.0123456789") != "" {
		return 0
	}
	whole, _, _ := strings.Cut(w.Text, ".")
	return w.XMin + (w.XMax-w.XMin)*width(whole)/width(w.Text)
}

// width is in em of Liberation Serif.
func width(number string) float64 {
	sum := 0.0
	for _, r := range number {
		switch r {
		case '.':
			sum += 0.25
		case '-':
			sum += 0.333
		default:
			sum += 0.5
		}
	}
	return sum
}

// measureRules: the first and the last rule of a table are thick, those between thin, and its
// left and right sides stay open.
func measureRules(t *testing.T, r raster, left, top, bottom float64) {
	t.Helper()
	const dot = 25.4 / perInch
	var rules []float64 // thickness in pt of each rule that crosses a column near the left edge
	inside := false
	for y := top; y < bottom; y += dot {
		thick := r.rule(left+0.4, y, y+dot)
		if dark := thick > dot/4; dark && inside {
			rules[len(rules)-1] += thick * mm
		} else if dark {
			rules = append(rules, thick*mm)
			inside = true
		} else {
			inside = false
		}
	}
	if n := len(rules); n != 3 || math.Abs(rules[0]-1.25) > 0.25 || math.Abs(rules[1]-0.5) > 0.25 || math.Abs(rules[2]-1.25) > 0.25 {
		t.Errorf("rules of %.2f pt, want 1.25, 0.5, 1.25", rules)
	}
	for _, x := range []float64{left, left + 156} {
		for _, at := range []float64{x - 0.1, x + 0.1} {
			if side := r.rule(at, top, bottom); side > 2 {
				t.Errorf("%.1f mm of the side at %.1f mm are drawn", side, at)
			}
		}
	}
}
