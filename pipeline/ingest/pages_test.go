package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// A header that is printed on every page leaves the sheet one sheet: for counts, sums,
// units, and its findings (design §5).
func TestRepeatedHeaders(t *testing.T) {
	row := func(n int, amount string) string {
		return fmt.Sprintf("P%d|甲%d|乙|省外|框架协议|2020.5.12|#%s|经开区", n, n, amount)
	}
	yi := strings.Replace(investHead, "总投资（万元）", "总投资", 1)
	lacking := strings.Replace(investHead, "|来源地", "|来源地方", 1)
	lines := func(parts ...string) grid.Sheet { return sheetOf("招商", parts...) }
	for _, c := range []struct {
		name  string
		sheet grid.Sheet
		rows  []string // "line|amount"
		said  []string
	}{
		{"totals over all pages", lines(investHead, row(1, "1"), row(2, "2"), investHead, row(3, "3"), investHead, row(4, "4"), "合计（4个）||||||#10"), []string{"2|1", "3|2", "5|3", "7|4"}, nil},
		{"a total a page", lines(investHead, row(1, "1"), row(2, "2"), "本页小计||||||#3", investHead, row(3, "3"), "本页小计||||||#3", "合计4个||||||#6"), []string{"2|1", "3|2", "6|3"}, []string{"warning total.count A8"}},
		{"running totals", lines(investHead, row(1, "1"), "本页合计||||||#1", "累计||||||#1", investHead, row(2, "2"), "本页合计||||||#2", "累计||||||#3", investHead, row(3, "3"), "本页合计||||||#3", "累计||||||#6"), []string{"2|1", "6|2", "10|3"}, nil},
		{"a wrong count just above", lines(investHead, row(1, "1"), row(2, "2"), "共计（5个）||||||#3", investHead, row(3, "3")), []string{"2|1", "3|2", "6|3"}, []string{"warning total.count A4"}},
		{"a section just above", lines(investHead, row(1, "1"), "二、民生项目（3个）", investHead, row(2, "2"), row(3, "3")), []string{"2|1", "5|2", "6|3"}, []string{"warning total.count A3"}},
		{"a wrong sum just above", lines(investHead, row(1, "1"), row(2, "2"), "小计||||||#4", investHead, row(3, "3")), []string{"2|1", "3|2", "6|3"}, []string{"warning total.mismatch G4"}},
		{"with title and unit", lines("新昌县招商项目台账", "填报单位：招商中心|||||||单位：亿元", yi, row(1, "1"), "新昌县招商项目台账", "填报单位：招商中心|||||||单位：亿元", yi, row(2, "2"), "总计||||||#3"), []string{"4|10000", "8|20000"}, nil},
		{"the unit once", lines("单位：亿元", yi, row(1, "1"), "招商项目台账（续表）", yi, row(2, "2")), []string{"3|10000", "6|20000"}, nil},
		{"another unit", lines("单位：亿元", yi, row(1, "1"), "单位：万元", yi, row(2, "2"), "合计||||||#10002"), []string{"3|10000", "6|2"}, nil},
		{"no unit: one warning", lines(yi, row(1, "1"), yi, row(2, "2"), yi, row(3, "3")), []string{"2|1", "4|2", "6|3"}, []string{"warning header.unit.default G1"}},
		{"an unknown column: one remark", lines(investHead+"|电话", row(1, "1"), investHead+"|电话", row(2, "2")), []string{"2|1", "4|2"}, []string{"info header.unknown I1"}},
		{"four pages of one row", lines(investHead, row(1, "1"), investHead, row(2, "2"), investHead, row(3, "3"), investHead, row(4, "4"), "合计（5个）||||||#10"), []string{"2|1", "4|2", "6|3", "8|4"}, []string{"warning total.count A9"}},
		{"a column lacking", lines("招商项目台账", lacking, row(1, "1"), lacking, row(2, "2"), lacking, row(3, "3")), nil, []string{"error header.required A2", "info header.unknown D2"}},
		{"the header in other words", lines(investHead, row(1, "1"), strings.Replace(investHead, "签约日期", "签约时间", 1), row(2, "2"), "合计2个||||||#3"), []string{"2|1", "4|2"}, nil},
		{"footer and page numbers", lines(investHead, row(1, "1"), "填表人：王某||审核人：李某", "第1页，共2页", investHead, row(2, "2"), "填表人：王某||审核人：李某", "第 2 页"), []string{"2|1", "6|2"}, nil},
		{"page marks without footer", lines(investHead, row(1, "1"), "（转下页）", "第 2 页", investHead, row(2, "2")), []string{"2|1", "6|2"}, nil},
		{"columns numbered again", lines(investHead, "甲|乙|丙|丁|戊|1|2|3", row(1, "1"), investHead, "甲|乙|丙|丁|戊|1|2|3", row(2, "2")), []string{"3|1", "6|2"}, nil},
		{"two lines of header", merge(lines("项目编号|项目名称|投资方|来源地|协议类型|签约情况||责任单位", "|||||签约日期|总投资（万元）", row(1, "1"), "项目编号|项目名称|投资方|来源地|协议类型|签约情况||责任单位", "|||||签约日期|总投资（万元）", row(2, "2"), "合计2个||||||#3"), [4]int{1, 6, 1, 7}, [4]int{4, 6, 4, 7}), []string{"3|1", "6|2"}, nil},
	} {
		set, list := readGrids(shipped(t, "investment"), bookOf(c.sheet))
		var rows []string
		if l := set["investment"]; l != nil {
			rows = table(l, "total_invest")
		}
		if got := brief(list); !slices.Equal(rows, c.rows) || !slices.Equal(got, c.said) {
			t.Errorf("%s:\n got  %q %q\n want %q %q", c.name, rows, got, c.rows, c.said)
		}
	}
}

// Two ledgers one below the other stay two, and each header that stands again belongs to its own.
func TestRepeatedHeadersOfTwoLedgers(t *testing.T) {
	phases := "期次|建筑面积（㎡）|套数|状态"
	set, list := readGrids(shipped(t, "investment", "housing_projects"), bookOf(sheetOf("S", investHead, investRow, investHead, strings.Replace(investRow, "P1", "P2", 1), "安置房项目台账", phases, "一期|#1|#1|在建", phases, "二期|#2|#2|在建", "合计|#3|#3")))
	equal(t, "investment", table(set["investment"], "code"), []string{"2|P1", "4|P2"})
	equal(t, "housing_projects", table(set["housing_projects"], "phase"), []string{"7|一期", "9|二期"})
	equal(t, "said", brief(list), nil)
}
