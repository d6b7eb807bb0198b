package ingest

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// Every total word makes a line of totals, whose sums are held against the rows; names that
// merely hold such a word stay data (design-life §11).
func TestTotalWords(t *testing.T) {
	defs := shipped(t, "investment", "housing_projects", "visits")
	row := func(n, amount, unit string) string {
		return "P" + n + "|项目" + n + "|乙|省外|框架协议|2020.5.12|#" + amount + "|" + unit
	}
	phases := "期次|建筑面积（㎡）|套数|状态"
	for _, c := range []struct {
		name  string
		sheet grid.Sheet
		rows  int
		said  []string
	}{
		{"totals row of a table", sheetOf("安置房项目台账", phases, "一期|#10|#1|在建", "二期|#20|#2|在建", "汇总|#30|#3"), 2, nil},
		{"a wrong one", sheetOf("安置房项目台账", phases, "一期|#10|#1|在建", "二期|#20|#2|在建", "汇 总：|#31|#3"), 2, []string{"warning total.mismatch B4"}},
		{"count in the label", sheetOf("安置房项目台账", phases, "一期|#10|#1|在建", "二期|#20|#2|在建", "汇总（3个）|#30"), 2, []string{"warning total.count A4"}},
		{"分类汇总 of the key", sheetOf("安置房项目台账", phases, "一期|#10|#1|在建", "一期 汇总|#10|#1", "二期|#20|#2|在建", "二期 汇总|#20|#2", "总计|#30|#3"), 2, nil},
		{"the same without a blank", sheetOf("安置房项目台账", phases, "一期|#10|#1|在建", "一期小计|#10|#1", "二期|#20|#2|在建", "二期汇总|#21|#2", "总计|#30|#3"), 2, []string{"warning total.mismatch B5"}},
		{"分类汇总 of a unit", sheetOf("S", investHead, row("1", "100", "经开区"), row("2", "50", "经开区"), "||||||#150|经开区 汇总", row("3", "7", "高新区"), "||||||#7|高新区 汇总", "||||||#157|总计"), 3, nil},
		{"a wrong one of a unit", sheetOf("S", investHead, row("1", "100", "甲区"), row("2", "50", "甲区"), "||||||#151|甲区 汇总", row("3", "7", "高新区"), "||||||#7|高新区 汇总", "||||||#157|总计"), 3, []string{"warning total.mismatch G4"}},
		{"above the groups", sheetOf("S", investHead, "||||||#157|总计", "||||||#150|甲区 汇总", row("1", "100", "甲区"), row("2", "50", "甲区"), "||||||#8|高新区 汇总", row("3", "7", "高新区")), 3, []string{"warning total.mismatch G6"}},
		{"counts of groups", sheetOf("S", investHead, row("1", "100", "甲区"), "||||||#1|甲区 计数", "||||||#1|总计数"), 1, nil},
		{"counts of texts", sheetOf("S", investHead, row("1", "100", "甲区"), "|#1||||||甲区 计数", "|#1||||||总计数"), 1, nil},
		{"means of groups", sheetOf("S", investHead, row("1", "100", "甲区"), row("2", "50", "甲区"), "||||||#75|甲区 平均值", "||||||#75|总计平均值"), 2, nil},
		{"names that hold the words", sheetOf("洽谈考察台账", "日期|企业名称|企业属地|方式|责任单位|洽谈内容",
			"2020-03-01|汇总科技有限公司|省外|来访|甲区|设计", "2020-03-02|某会计师事务所|省外|来访|甲区|审计", "2020-03-03|累计|省外|来访|甲区|统计", "2020-03-04|道达尔 Total|省外|来访|甲区|数据汇总"), 4, nil},
		{"a project with such a name", sheetOf("S", investHead, strings.Replace(row("1", "100", "甲区"), "项目1", "合计", 1), strings.Replace(row("2", "100", "甲区"), "P2", "汇总", 1)), 2, nil},
		{"a phase with such a name", sheetOf("安置房项目台账", phases, "一期汇总楼|#10|#1|在建", "设计|#20|#2|在建", "统计小区|#2|#2|在建"), 3, nil},
		{"last column of totals", sheetOf("S", investHead+"|汇总", row("1", "100", "甲区")+"|#100"), 1, []string{"info header.unknown I1"}},
	} {
		set, list := readGrids(defs, bookOf(c.sheet))
		rows := 0
		for _, l := range set {
			rows += len(l.Rows)
		}
		if got := brief(list); rows != c.rows || !slices.Equal(got, c.said) {
			t.Errorf("%s: %d rows, %q; want %d, %q", c.name, rows, got, c.rows, c.said)
		}
	}
}

// A subtotal below each row of one long group is no reason to read the group each time.
func TestManySubtotals(t *testing.T) {
	lines := []string{"期次|建筑面积（㎡）|套数|状态"}
	for range 20000 {
		lines = append(lines, "一期|#1|#1|在建")
	}
	for range 20000 {
		lines = append(lines, "一期 小计|#20000|#20000")
	}
	set, list := readGrids(shipped(t, "housing_projects"), bookOf(sheetOf("安置房项目台账", lines...)))
	if n := len(set["housing_projects"].Rows); n != 20000 {
		t.Errorf("%d rows, %d findings", n, len(list))
	}
}
