package excel_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/typeface/typefacetest"
)

// drawn returns the charts of a workbook with one chart.
func drawn(t *testing.T, c document.Chart) []string {
	t.Helper()
	doc := demo(t)
	doc.Lead, doc.Annexes = nil, nil
	doc.Sections = []document.Section{{Number: "一、", Title: "图", Blocks: []document.Block{c}}}
	data := render(t, doc)
	exceltest.CheckPackage(t, data)
	parts := exceltest.Parts(t, data)
	var list []string
	for i := 1; ; i++ {
		part, ok := parts[fmt.Sprintf("xl/charts/chart%d.xml", i)]
		if !ok {
			return list
		}
		list = append(list, string(part))
	}
}

func series(names []string, categories int) []document.Series {
	var list []document.Series
	for _, name := range names {
		s := document.Series{Name: name}
		for i := range categories {
			s.Points = append(s.Points, document.Point{Value: exact(fmt.Sprint(10 + i))})
		}
		list = append(list, s)
	}
	return list
}

// Every indicator of a progress chart has a panel with an axis of its own, the highlighted unit
// apart in each; names stand in the first panel of a line.
func TestProgressHasPanels(t *testing.T) {
	for _, indicators := range [][]string{{"资金"}, {"资金", "项目"}, {"签约", "资金", "项目", "批次"}, {"甲", "乙", "丙", "丁", "戊", "己", "庚"}} {
		c := document.Chart{Number: "图1", Title: "完成率", Kind: document.Progress, Unit: "%", Categories: units, Highlight: units[1], Series: series(indicators, len(units))}
		charts := drawn(t, c)
		if len(charts) != len(indicators) {
			t.Fatalf("%d indicators stand in %d panels", len(indicators), len(charts))
		}
		for i, chart := range charts {
			if strings.Count(chart, "<ser>") != 2 || len(indicators) > 1 && !strings.Contains(chart, ">"+indicators[i]+"<") {
				t.Errorf("panel %d of %v is not of one indicator, set apart in one unit", i+1, indicators)
			}
			if red := strings.TrimPrefix(typefacetest.Style(t).Chart.Highlight, "#"); len(indicators) > 1 && !strings.Contains(chart, red) {
				t.Errorf("panel %d of %v does not set %s apart", i+1, indicators, units[1])
			}
		}
	}
}

// Columns whose names have no room under them become bars, which name them at their side.
func TestLongNamesMakeBars(t *testing.T) {
	for _, c := range []struct {
		categories int
		long       string
		want       string
	}{
		{15, "城东旧城改造及配套基础设施建设安置房（二标段）", "bar"}, {15, "一期", "col"}, {3, "城东旧城改造及配套基础设施建设安置房（二标段）", "col"}, {24, "安置房（二标段）", "bar"},
	} {
		names := make([]string, c.categories)
		for i := range names {
			names[i] = fmt.Sprintf("%d期", i+1)
		}
		names[c.categories/2] = c.long
		chart := drawn(t, document.Chart{Number: "图1", Title: "签约", Kind: document.Columns, Unit: "户", Categories: names, Series: series([]string{"签约", "拆除"}, c.categories)})[0]
		if !strings.Contains(chart, `<barDir val="`+c.want+`">`) {
			t.Errorf("%d categories with %s are no %s chart", c.categories, c.long, c.want)
		}
	}
}
