package ingest

import (
	"testing"

	"zonereport/pipeline/grid"
)

// TestMergesOverRows: what a merge over several rows gives to each of them (design §5).
func TestMergesOverRows(t *testing.T) {
	const goals = "年度|责任单位|考核指标|年度目标|计量单位"
	const bonds = "融资主体|融资方式|债券或贷款名称|发行日期|融资金额（万元）|票面利率"
	cases := []struct {
		name    string
		ledger  string
		columns []string
		sheet   grid.Sheet
		rows    []string
		said    []string
	}{
		{"the year of a composite key", "targets", []string{"year", "target"}, merge(sheetOf("年度目标任务", goals, "#2020|经开区|落地项目数|#5|个", "|南明街道|落地项目数|#6|个", "|七星街道|落地项目数|#7|个"), [4]int{2, 1, 4, 1}),
			[]string{"2|2020|5", "3|2020|6", "4|2020|7"}, nil},
		{"a year as text", "targets", []string{"year", "target"}, merge(sheetOf("年度目标任务", goals, "2020年|经开区|落地项目数|#5|个", "|南明街道|落地项目数|#6|个"), [4]int{2, 1, 3, 1}), []string{"2|2020|5", "3|2020|6"}, nil},
		{"a merged target counts once", "targets", []string{"year", "target"}, merge(sheetOf("年度目标任务", goals, "#2020|经开区|落地项目数|#5|个", "#2020|南明街道|落地项目数||个"), [4]int{2, 4, 3, 4}),
			[]string{"2|2020|5", "3|2020|"}, []string{"warning value.merged D2"}},
		{"a rate fills like text", "financing", []string{"amount", "rate"}, merge(sheetOf("融资台账", bonds, "甲|公司债券|20甲01|2020.1.2|#100|#5.28", "甲|公司债券|20甲02|2020.1.3|#200|"), [4]int{2, 6, 3, 6}),
			[]string{"2|100|5.28", "3|200|5.28"}, nil},
		{"a merged amount counts once", "financing", []string{"amount", "rate"}, merge(sheetOf("融资台账", bonds, "甲|公司债券|20甲01|2020.1.2|#100|#5.28", "甲|公司债券|20甲02|2020.1.3||#5.3"), [4]int{2, 5, 3, 5}),
			[]string{"2|100|5.28", "3||5.3"}, []string{"warning value.merged E2"}},
		{"a text of a composite key", "targets", []string{"unit", "target"}, merge(sheetOf("年度目标任务", goals, "#2020|经开区|落地项目数|#5|个", "#2020||来访批次|#6|个"), [4]int{2, 2, 3, 2}),
			[]string{"2|新昌经济开发区|5", "3|新昌经济开发区|6"}, nil},
		{"a key of one column names one row", "roads", []string{"name", "cls"}, merge(sheetOf("路网台账", "道路名称|道路类别|状态", "甲路|支路|在建", "|支路|在建"), [4]int{2, 1, 3, 1}),
			[]string{"2|甲路|支路", "3||支路"}, []string{"error value.required A3"}},
		{"a merged year that was refused", "targets", []string{"year", "target"}, merge(sheetOf("年度目标任务", goals, "约2020|经开区|落地项目数|#5|个", "|南明街道|落地项目数|#6|个"), [4]int{2, 1, 3, 1}),
			[]string{"2||5", "3||6"}, []string{"error value.number A2"}},
	}
	for _, c := range cases {
		set, list := readGrids(shipped(t, c.ledger), bookOf(c.sheet))
		equal(t, c.name, table(set[c.ledger], c.columns...), c.rows)
		equal(t, c.name+", findings", brief(list), c.said)
	}
}

// TestMonthOfSheetClash: the column counts where the sheet is named by another month, and
// that is said once a sheet.
func TestMonthOfSheetClash(t *testing.T) {
	const head = "到位月份|项目编号|资金类别|资金来源地|当月到位（万元）|责任单位"
	row := func(month, code string) string { return month + "|" + code + "|内资|省外|#5|经开区" }
	cases := []struct {
		name  string
		sheet grid.Sheet
		said  []string
	}{
		{"another month", sheetOf("3月", head, row("2020-03", "P1"), row("2020-05", "P2"), row("2020-06", "P3")), []string{"warning sheet.month A3"}},
		{"below a header that is repeated", sheetOf("3月", head, row("2020-05", "P1"), head, row("2020-05", "P2")), []string{"warning sheet.month A2"}},
		{"another year", sheetOf("2020年3月", head, row("2019-03", "P1")), []string{"warning sheet.month A2"}},
		{"the same month", sheetOf("3月", head, row("2020-03", "P1"), row("2020-03", "P2")), nil},
		{"a sheet of several months", sheetOf("1-3月", head, row("2020-03", "P1"), row("2020-02", "P2")), nil},
	}
	for _, c := range cases {
		_, list := readGrids(shipped(t, "funds"), bookOf(c.sheet))
		equal(t, c.name, brief(list), c.said)
	}
	set, list := readGrids(shipped(t, "funds"), bookOf(cases[0].sheet))
	equal(t, "months", table(set["funds"], "month"), []string{"2|2020-03", "3|2020-05", "4|2020-06"})
	if f := list[len(list)-1]; f.Value != "2020-05" {
		t.Errorf("the finding should name the first other month: %+v", f)
	}
}
