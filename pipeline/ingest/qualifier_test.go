package ingest

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/trace"
)

// usedAs gives "letter header" of the columns that a sheet's first ledger uses.
func usedAs(s *trace.SheetReading) []string {
	var list []string
	if len(s.Ledgers) > 0 {
		for _, c := range s.Ledgers[0].Columns {
			if c.Use == trace.Used {
				list = append(list, strings.TrimRight(c.Letter, "0")+" "+c.Header)
			}
		}
	}
	return list
}

// A qualifier in a header makes it another column (design-life §11); what only says when or
// how a column is measured does not.
func TestQualifiedHeaders(t *testing.T) {
	investment := "项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位|"
	for _, c := range []struct {
		header string
		field  string // that it stands for, "" for none
	}{
		{"落地日期（计划）", ""}, {"落地日期(预计)", ""}, {"落地日期【拟】", ""}, {"落地日期（约定）", ""}, {"落地时间（目标）", ""},
		{"落地日期（上年同期）", ""}, {"落地日期（去年）", ""}, {"落地日期（2019年）", ""}, {"落地日期（19年）", ""}, {"落地日期（201912）", ""},
		{"落地日期（承诺）", ""}, {"落地日期（限期）", ""}, {"落地日期（其中：省外）", ""}, {"落地日期（不含技改）", ""}, {"落地日期（比上年增长）", ""}, {"落地日期\n（计 划）", ""}, {"计划落地日期", ""},
		{"落地日期", "落地日期"}, {"落地日期（实际）", "落地日期"}, {"落地日期（2020年）", "落地日期"}, {"落地日期（2020年1-12月）", "落地日期"},
		{"落地日期（截至2019年底）", "落地日期"}, {"落地日期（截至2021年）", "落地日期"}, {"落地日期（本年累计）", "落地日期"}, {"落地日期（年月日）", "落地日期"},
		{"落地日期（模拟）", "落地日期"}, {"落地日期（非计划日期）", "落地日期"}, {"落地日期（不含计划）", "落地日期"}, {"落地日期（10年期）", "落地日期"}, {"落地日期（20年）", "落地日期"},
	} {
		s := sheetOf("招商项目台账", investment+c.header)
		told := tellOf(shippedLedgers(t), s)
		got := ""
		for _, column := range told.Ledgers[0].Columns {
			if column.Letter == "I" && column.Use == trace.Used {
				got = column.Header
			}
		}
		if got != c.field {
			t.Errorf("%q stands for %q, want %q", c.header, got, c.field)
		}
	}
}

// Two units in a header, or a price, are a hard finding at the header (design-life §11).
func TestUnitsThatClash(t *testing.T) {
	head := "项目编号|项目名称|投资方|来源地|协议类型|签约日期|责任单位|"
	row := "P1|甲|乙|省外|框架协议|2020.5.12|经开区|#100"
	land := "宗地编号|受让单位|合同日期|"
	for _, c := range []struct {
		sheet grid.Sheet
		hard  string
	}{
		{sheetOf("S", head+"总投资（万元/亿元）", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（万元、亿元）", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（单位：元或万元）", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（亿元）（万元）", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（万元/亩）", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（亿元）", "|||||||万元", row), "error header.unit H1"},
		{sheetOf("S", head+"总投资（万元）", "|||||||万元", row), ""},
		{sheetOf("S", "单位：万元、亩", head+"总投资", row), ""},
		{sheetOf("S", head+"总投资（人民币万元）", row), ""},
		{sheetOf("S", head+"总投资（万元/人民币）", row), ""},
		{sheetOf("S", land+"供地面积（亩/㎡）", "Z1|甲|2020-03-01|#100"), "error header.unit D1"},
		{sheetOf("S", land+"供地面积（亩）", "Z1|甲|2020-03-01|#100"), ""},
	} {
		_, list := readGrids(shipped(t, "investment", "land_supply"), bookOf(c.sheet))
		hard := ""
		for _, b := range brief(list) {
			if strings.HasPrefix(b, "error") {
				hard = b
				break
			}
		}
		if hard != c.hard {
			t.Errorf("%v: %q, want %q", c.sheet.Rows[0].Cells, hard, c.hard)
		}
	}
}

// Headers that hold a qualifier's characters in their own right stay what they are.
func TestOwnQualifiersStay(t *testing.T) {
	defs := shippedLedgers(t)
	for _, c := range []struct {
		sheet grid.Sheet
		want  []string
	}{
		{sheetOf("重点产业项目台账", "项目编号|项目名称|建设性质|项目类别|计划总投资（万元）|年度计划投资|1-12月完成投资|开工日期"),
			[]string{"E 总投资", "F 年度计划投资", "G 年累计完成投资", "H 开工日期"}},
		{merge(sheetOf("重点产业项目台账", "项目编号|项目名称|建设性质|项目类别|计划|实际", "||||总投资|开工日期"), [4]int{1, 1, 2, 1}, [4]int{1, 2, 2, 2}, [4]int{1, 3, 2, 3}, [4]int{1, 4, 2, 4}),
			[]string{"E 总投资", "F 开工日期"}},
		{sheetOf("安置房项目台账", "期次|建筑面积（㎡）|套数|计划交付日期（计划）|状态（拟建、在建、交付）"),
			[]string{"A 期次", "B 建筑面积", "C 套数", "D 计划交付日期", "E 状态"}},
		{merge(sheetOf("年度目标任务", "年度|责任单位|年度目标任务", "||考核指标|年度目标|计量单位"), [4]int{1, 1, 2, 1}, [4]int{1, 2, 2, 2}, [4]int{1, 3, 1, 5}),
			[]string{"A 年度", "B 责任单位", "C 考核指标", "D 年度目标", "E 计量单位"}},
	} {
		got := usedAs(tellOf(defs, c.sheet))
		for _, w := range c.want {
			if !slices.Contains(got, w) {
				t.Errorf("%v: no %q in %q", c.sheet.Rows[0].Cells, w, got)
			}
		}
	}
}

// A qualified group over the only column of a required meaning is a missing column; of 计划
// and 实际 over the same headers 实际 counts, whichever comes first and wherever the words stand.
func TestQualifiedGroups(t *testing.T) {
	defs := shipped(t, "key_projects")
	down := [][4]int{{1, 1, 2, 1}, {1, 2, 2, 2}, {1, 3, 2, 3}, {1, 4, 2, 4}, {1, 5, 2, 5}}
	first := "项目编号|项目名称|建设性质|项目类别|总投资（万元）|"
	row := "K1|甲|新建|产业|#2000|2020-03-01|2020-11-30|2020-05-06|"
	for _, c := range []struct {
		name   string
		sheet  grid.Sheet
		hard   string // the hard finding, "" for none
		starts string // 开工日期 of the first row
	}{
		{"plan alone", merge(sheetOf("S", first+"计划", "|||||开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7})...), "error header.required A2", ""},
		{"last year alone", merge(sheetOf("S", first+"上年同期", "|||||开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7})...), "error header.required A2", ""},
		{"another year alone", merge(sheetOf("S", first+"2019年", "|||||开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7})...), "error header.required A2", ""},
		{"the report year", merge(sheetOf("S", first+"2020年", "|||||开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7})...), "", "2020-03-01"},
		{"plan and actual", merge(sheetOf("S", first+"计划||实际", "|||||开工日期|投产日期|开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7}, [4]int{1, 8, 1, 9})...), "", "2020-05-06"},
		{"actual and plan", merge(sheetOf("S", first+"实际完成||计划情况", "|||||开工日期|投产日期|开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7}, [4]int{1, 8, 1, 9})...), "", "2020-03-01"},
		{"without merges", sheetOf("S", first+"计划||实际", "|||||开工日期|投产日期|开工日期|投产日期", row), "", "2020-05-06"},
		{"groups alone in their line", merge(sheetOf("S", "2020年项目", "|||||计划||实际", first+"开工日期|投产日期|开工日期|投产日期", row), [4]int{2, 6, 2, 7}, [4]int{2, 8, 2, 9}), "", "2020-05-06"},
		{"one group alone in its line", merge(sheetOf("S", "2020年项目", "|||||计划", first+"开工日期|投产日期", row), [4]int{2, 6, 2, 7}), "error header.required A3", ""},
		{"the same without merges", sheetOf("S", "2020年项目", "|||||计划", first+"开工日期|投产日期", row), "error header.required A3", ""},
		{"plan and actual below", merge(sheetOf("S", first+"开工日期||投产日期", "|||||计划|实际", row), append(down, [4]int{1, 6, 1, 7})...), "", "2020-11-30"},
		{"a qualifier in a line below", sheetOf("S", first+"开工日期", "|||||（计划）", row), "error header.required A2", ""},
		{"a remark in a line below", sheetOf("S", first+"开工日期", "|||||（年月日）", row), "", "2020-03-01"},
		{"a title that speaks of a plan", sheetOf("S", "2020年重点产业项目投资计划", first+"开工日期|投产日期", row), "", "2020-03-01"},
		{"a title in the middle", sheetOf("S", "||年度计划", first+"开工日期|投产日期", row), "", "2020-03-01"},
		{"the day on which it was filled in", sheetOf("S", "重点产业项目台账", "|||||||2021年1月5日", first+"投产日期||开工日期", row), "", "2020-05-06"},
		{"the same in figures", sheetOf("S", "重点产业项目台账", "|||||||2021.1.5", first+"投产日期||开工日期", row), "", "2020-05-06"},
		{"the month before the year", sheetOf("S", "重点产业项目台账", "|||||||2019年12月", first+"投产日期||开工日期", row), "", "2020-05-06"},
		{"a title beside the running number", merge(sheetOf("S", "序号|2020年目标任务", "|"+first+"开工日期", "#1|"+row), [4]int{1, 1, 2, 1}, [4]int{1, 2, 1, 7}), "", "2020-03-01"},
		{"a title of some columns", merge(sheetOf("S", "序号|项目编号|2020年投资计划表", "||"+strings.TrimPrefix(first, "项目编号|")+"开工日期", "#1|"+row), [4]int{1, 1, 2, 1}, [4]int{1, 2, 2, 2}, [4]int{1, 3, 1, 7}), "", "2020-03-01"},
		{"last year's and this year's", merge(sheetOf("S", first+"上年实际||本年实际", "|||||开工日期|投产日期|开工日期|投产日期", row), append(down, [4]int{1, 6, 1, 7}, [4]int{1, 8, 1, 9})...), "", "2020-05-06"},
		{"a column beside the group", merge(sheetOf("S", "|||||上年", first+"投产日期||开工日期", row), [4]int{1, 6, 1, 7}), "", "2020-05-06"},
	} {
		set, list := readGrids(defs, bookOf(c.sheet))
		hard := ""
		for _, b := range brief(list) {
			if strings.HasPrefix(b, "error") {
				hard = b
				break
			}
		}
		starts := ""
		if l := set["key_projects"]; l != nil && len(l.Rows) > 0 {
			starts = valueOf(l.Rows[0].Cells[l.Column("started_on")])
		}
		if hard != c.hard || starts != c.starts {
			t.Errorf("%s: %q and %q, want %q and %q", c.name, hard, starts, c.hard, c.starts)
		}
	}
}
