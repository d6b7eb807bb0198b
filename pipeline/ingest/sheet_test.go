package ingest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ledger"
)

// shipped gives the ledgers named.
func shipped(t testing.TB, ids ...string) []definition.Ledger {
	t.Helper()
	var defs []definition.Ledger
	for _, d := range shippedLedgers(t) {
		for _, id := range ids {
			if d.ID == id {
				defs = append(defs, d)
			}
		}
	}
	if len(defs) != len(ids) {
		t.Fatalf("ledgers %v: found %d", ids, len(defs))
	}
	return defs
}

// table writes a ledger's rows: address, then the values of the columns named.
func table(l *ledger.Ledger, columns ...string) []string {
	var out []string
	if l == nil {
		return out
	}
	for _, r := range l.Rows {
		line := fmt.Sprint(r.Line)
		for _, c := range columns {
			line += "|" + valueOf(r.Cells[l.Column(c)])
		}
		out = append(out, line)
	}
	return out
}

const (
	investHead = "项目编号|项目名称|投资方|来源地|协议类型|签约日期|总投资（万元）|责任单位"
	investRow  = "P1|甲|乙|省外|框架协议|2020.5.12|#100|经开区"
)

func TestHeaders(t *testing.T) {
	defs := shippedLedgers(t)
	cases := []struct {
		name   string
		sheet  grid.Sheet
		ledger string
		column string
		rows   []string
		said   []string
	}{
		{"one row", sheetOf("S", investHead, investRow), "investment", "total_invest", []string{"2|100"}, nil},
		{"title, office, unit line", sheetOf("S", "招商项目台账", "填报单位（盖章）：招商中心|||||||单位：亿元", strings.Replace(investHead, "（万元）", "", 1), investRow),
			"investment", "total_invest", []string{"4|1000000"}, nil},
		{"unit beside its label", sheetOf("S", "|||||单位：|亿元", strings.Replace(investHead, "（万元）", "", 1), investRow), "investment", "total_invest", []string{"3|1000000"}, nil},
		{"own unit beats the sheet's", sheetOf("S", "单位：亿元", investHead, investRow), "investment", "total_invest", []string{"3|100"}, []string{"info header.unit.differs G2"}},
		{"sheet in a unit that is not listed", sheetOf("S", "单位：万美元", strings.Replace(investHead, "（万元）", "", 1), investRow), "investment", "total_invest", []string{"3|"}, []string{"error header.unit A1"}},
		{"groups with merges", merge(sheetOf("S", "重点产业项目台账", "序号|项目编号|项目|性质|项目类别|投资情况（亿元）|||开工日期", "|||||计划总投资|年度计划投资（万元）|1-12月完成投资|", "#1|P1|甲|新建|产业|#1|#2|#3|2020.1.2"),
			[4]int{1, 1, 1, 9}, [4]int{2, 1, 3, 1}, [4]int{2, 2, 3, 2}, [4]int{2, 6, 2, 8}), "key_projects", "total_invest year_plan ytd_done", []string{"4|10000|2|30000"}, nil},
		{"groups merged over two lines of three", merge(sheetOf("S", "重点产业项目台账", "项目编号|项目|性质|项目类别|投资情况（亿元）|||开工日期", "", "||||计划总投资|年度计划投资（万元）|1-12月完成投资|", "P1|甲|新建|产业|#1|#2|#3|2020.1.2"),
			[4]int{2, 1, 4, 1}, [4]int{2, 2, 4, 2}, [4]int{2, 5, 3, 7}, [4]int{2, 8, 4, 8}), "key_projects", "total_invest year_plan ytd_done", []string{"5|10000|2|30000"}, nil},
		{"a blank line between header and rows", sheetOf("S", "项目编号|项目|性质|项目类别|总投资（亿元）|开工日期", "", "P1|甲|新建|产业|#1|2020.1.2"), "key_projects", "total_invest", []string{"3|10000"}, nil},
		{"sections over rows that need one text", merge(sheetOf("S", "期次|套数|建筑面积（㎡）", "一、已建成（1个）", "一期|#8|#100", "二、在建项目", "二期|#9|#90"), [4]int{2, 1, 2, 3}), "housing_projects", "units area", []string{"3|8|100", "5|9|90"}, nil},
		{"sections over rows of one text", sheetOf("S", "安置点名称|户数|启动日期", "一、已启动（1个）", "一、二号点", "甲|#3"), "rebuild_sites", "name", []string{"3|一、二号点", "4|甲"}, []string{"warning total.count A2"}},
		{"groups without merges", sheetOf("S", "项目编号|项目|性质|项目类别|投资情况（亿元）|||开工日期", "||||计划总投资|年度计划投资|1-本月完成投资", "P1|甲|新建|产业|#1|#2|#3|2020.1.2"),
			"key_projects", "total_invest ytd_done", []string{"3|10000|30000"}, nil},
		{"group and leaf together", merge(sheetOf("S", "期次|户编号|认定面积|签约|腾空|拆除", "||㎡|日期|日期|日期", "一期|H1|#100|2020.1.2|2020.1.3|2020.1.4"), [4]int{1, 1, 2, 1}, [4]int{1, 2, 2, 2}),
			"relocation", "area signed_on vacated_on demolished_on", []string{"3|100|2020-01-02|2020-01-03|2020-01-04"}, nil},
		{"all headers merged down, no leaf", merge(sheetOf("S", "期次|套数|建筑面积（㎡）", "", "一期|#8|#100"), [4]int{1, 1, 2, 1}, [4]int{1, 2, 2, 2}, [4]int{1, 3, 2, 3}),
			"housing_projects", "units area", []string{"3|8|100"}, nil},
		{"a group over all leaves", merge(sheetOf("S", "基本情况||规模（万平方米）|", "期次|状态|套数|建筑面积", "一期|在建|#8|#10"), [4]int{1, 1, 1, 2}, [4]int{1, 3, 1, 4}),
			"housing_projects", "units area status", []string{"3|8|100000|在建"}, nil},
		{"numbered columns under the header", sheetOf("S", "期次|套数|建筑面积（㎡）|状态", "甲|#1|#2|#3", "一期|#8|#100|在建"), "housing_projects", "units", []string{"3|8"}, nil},
		{"required column lacking", sheetOf("S", "招商项目台账", strings.Replace(investHead, "来源地|", "", 1), "P1|甲|乙|框架协议|2020.5.12|约3|经开区"), "investment", "code", nil,
			[]string{"error header.required A2", "error value.number F3"}},
		{"lacking under two header rows", merge(sheetOf("S", "项目编号|项目|项目类别|投资情况|||开工日期", "|||计划总投资|年度计划投资|1-本月完成投资", "P1|甲|产业|1亿|2亿|3亿|2020.1.2"), [4]int{1, 4, 1, 6}, [4]int{1, 1, 2, 1}),
			"key_projects", "code", nil, []string{"error header.required A2"}},
		{"two columns of one meaning", sheetOf("S", investHead+"|总投资（亿元）", investRow+"|#7"), "investment", "total_invest", []string{"2|100"}, []string{"warning header.duplicate I1"}},
		{"unknown and headerless columns", sheetOf("S", "序号|"+investHead+"|联系电话", "#1|"+investRow+"|123|多"), "investment", "code", []string{"2|P1"}, []string{"info header.unknown J1", "info header.missing K2"}},
		{"two ledgers side by side", sheetOf("S", investHead+"||期次|套数|建筑面积（㎡）", investRow+"||一期|#8|#9"), "investment", "code", []string{"2|P1"}, []string{"error sheet.beside J1", "info header.unknown K1", "info header.unknown L1"}},
		{"a garbled header", sheetOf("S", investHead+"|备\ufffd", investRow+"|x"), "investment", "code", []string{"2|P1"}, []string{"error header.garbled I1"}},
		{"headers with spaces and breaks", sheetOf("S", "项 目\n编号|项目 名称|投资 方|来源地|协议\u00a0类型|签约\n日期|总投资(万元)|责任单位＊", investRow), "investment", "unit", []string{"2|新昌经济开发区"}, nil},
		{"sum of a group", merge(sheetOf("S", "期次|套数|建筑面积（㎡）||状态", "||合计|其中：地下|", "一期|#8|#100|#20|在建"), [4]int{1, 3, 1, 4}), "housing_projects", "units area", []string{"3|8|100"}, []string{"info header.unknown D2"}},
		{"a row of units", sheetOf("S", "期次|套数|建筑面积|状态", "|套|万㎡|—", "一期|#8|#10|在建"), "housing_projects", "units area", []string{"3|8|100000"}, nil},
		{"unit line holds for a repeated header", sheetOf("S", "单位：亿元", strings.Replace(investHead, "（万元）", "", 1), investRow, strings.Replace(investHead, "（万元）", "", 1), strings.Replace(investRow, "P1", "P2", 1)), "investment", "total_invest", []string{"3|1000000", "5|1000000"}, nil},
		{"remarks before the other columns", merge(sheetOf("S", "备注|"+investHead, "注：待核|"+investRow, "说明：|"+strings.Replace(investRow, "P1|甲|乙", "P2|甲|", 1), "备注：共2个|填表人：王某|||审核人：李某"), [4]int{2, 4, 3, 4}),
			"investment", "code investor", []string{"2|P1|乙", "3|P2|乙"}, nil},
		{"no rows", sheetOf("S", investHead), "investment", "code", nil, nil},
		{"header that names its ledger, repeated", sheetOf("S", "融资主体|融资方式|名称|发行日期|融资金额（亿元）", "甲|公司债券|20甲01|2020.1.2|#1", "融资主体|融资方式|名称|发行日期|融资金额（亿元）", "甲|公司债券|20甲02|2020.1.2|#2"),
			"financing", "amount", []string{"2|10000", "4|20000"}, nil},
		{"a small ledger above a large one", sheetOf("S", "期次|套数|建筑面积（㎡）", "一期|#8|#9", "", investHead, investRow), "housing_projects", "units", []string{"2|8"}, nil},
		{"an incomplete one above a complete one", sheetOf("S", "期次|小区|择房户|择房日期", "", "一期|甲|H1|2020.1.2", investHead, investRow), "investment", "code", []string{"5|P1"}, []string{"error header.required A1"}},
		{"header repeated at a page break", sheetOf("S", investHead, investRow, investHead, strings.Replace(investRow, "P1", "P2", 1)), "investment", "code", []string{"2|P1", "4|P2"}, nil},
	}
	for _, c := range cases {
		set, list := readGrids(defs, bookOf(c.sheet))
		equal(t, c.name+", rows", table(set[c.ledger], strings.Fields(c.column)...), c.rows)
		equal(t, c.name+", findings", brief(list), c.said)
		if l := set[c.ledger]; l == nil && c.rows != nil || l != nil && len(l.Sheets) != 1 {
			t.Errorf("%s: the ledger should name its sheet", c.name)
		}
	}
}

func TestSheets(t *testing.T) {
	defs := shippedLedgers(t)
	hidden := func(s grid.Sheet) grid.Sheet { s.Hidden = true; return s }
	cases := []struct {
		name  string
		books []*grid.Workbook
		rows  int // of investment; -1 for not sent
		said  []string
	}{
		{"no ledger", []*grid.Workbook{bookOf(sheetOf("通讯录", "姓名|电话", "张|1"))}, -1, []string{"warning sheet.unknown"}},
		{"no ledger, hidden", []*grid.Workbook{bookOf(hidden(sheetOf("填写说明", "填写说明", "1.金额单位以表头为准；")))}, -1, []string{"info sheet.unknown"}},
		{"empty", []*grid.Workbook{bookOf(sheetOf("Sheet2"))}, -1, []string{"info sheet.unknown"}},
		{"hidden ledger", []*grid.Workbook{bookOf(hidden(sheetOf("S", investHead, investRow)))}, 1, []string{"warning sheet.hidden"}},
		{"hidden code list", []*grid.Workbook{bookOf(hidden(sheetOf("代码表", "项目级别|建设性质|项目类别", "省重点|新建|产业")))}, -1, []string{"info sheet.unknown"}},
		{"hidden code list of two columns", []*grid.Workbook{bookOf(hidden(sheetOf("下拉选项", "期次|状态", "一期|运营")))}, -1, []string{"info sheet.unknown"}},
		{"spread over sheets", []*grid.Workbook{bookOf(sheetOf("甲", investHead, investRow), sheetOf("乙", investHead, strings.Replace(investRow, "P1", "P2", 1)))}, 2, nil},
		{"spread over files", []*grid.Workbook{bookOf(sheetOf("甲", investHead, investRow)), bookOf(sheetOf("甲", investHead, strings.Replace(investRow, "P1", "P2", 1)))}, 2, nil},
		{"sent twice", []*grid.Workbook{bookOf(sheetOf("甲", investHead, investRow, strings.Replace(investRow, "P1", "P2", 1))), bookOf(hidden(sheetOf("甲", investHead, strings.Replace(investRow, "P1", "P2", 1))))}, 2, []string{"error sheet.repeated"}},
		{"two ledgers in one sheet", []*grid.Workbook{bookOf(sheetOf("甲", investHead, investRow, "", "期次|房号|小区|择房户", "一期|101|甲|H1"))}, 1, nil},
	}
	for _, c := range cases {
		set, list := readGrids(defs, c.books...)
		got := -1
		if l := set["investment"]; l != nil {
			got = len(l.Rows)
		}
		if got != c.rows {
			t.Errorf("%s: %d rows, want %d", c.name, got, c.rows)
		}
		equal(t, c.name, brief(list), c.said)
	}
}

func TestMonthSheets(t *testing.T) {
	defs := shipped(t, "funds", "investment")
	head := "项目编号|资金类别|资金来源地|当月到位（万元）|责任单位"
	set, list := readGrids(defs, bookOf(sheetOf("1月", head, "P1|内资|省外|#1|甲"), sheetOf("十二月", head, "P1|内资|省外|#1|甲"), sheetOf("2021年1月", head, "P1|内资|省外|#1|甲")))
	equal(t, "rows", table(set["funds"], "month", "month_amount"), []string{"2|2020-01|1", "2|2020-12|1", "2|2021-01|1"})
	equal(t, "findings", brief(list), []string{"info row.later"})
	_, list = readGrids(defs, bookOf(sheetOf("到位资金", head, "P1|内资|省外|#1|甲")))
	equal(t, "another name", brief(list), []string{"error header.required A1"})
}

func TestForeignCapital(t *testing.T) {
	defs := shipped(t, "funds")
	head := "到位月份|项目编号|资金类别|资金来源地|当月到位（万元）|责任单位"
	set, list := readGrids(defs, bookOf(sheetOf("S", head, "2020-01|P1|外资|境外|#-5|甲", "2020-02|P1|内资|省外|#-5|甲", "2020-03|P1||省外|#-5|甲")))
	equal(t, "rows", table(set["funds"], "month_amount"), []string{"2|-5", "3|", "4|-5"})
	equal(t, "findings", brief(list), []string{"error value.negative E3", "error value.required C4"})
}

func TestMissingLedgers(t *testing.T) {
	set, list := readGrids(shipped(t, "investment", "funds"), bookOf(sheetOf("S", investHead, investRow)))
	last := list[len(list)-1]
	if len(set) != 1 || last.Rule != rule.LedgerMissing || last.File != "" ||
		!strings.Contains(last.Message(), "到位资金台账") || !strings.Contains(last.Message(), "招商中心") {
		t.Errorf("got %v", list)
	}
	for _, f := range list {
		if f.Figures == nil {
			t.Errorf("figures must be an empty list, not null: %v", f)
		}
	}
	set, list = readGrids(shipped(t, "investment"), bookOf(sheetOf("S", investHead)))
	if l := set["investment"]; l == nil || len(l.Rows) != 0 || len(l.Sheets) != 1 || len(list) != 0 {
		t.Errorf("headers without rows: got %v, %v", l, list)
	}
}

func TestLater(t *testing.T) {
	set, list := readGrids(shipped(t, "investment"), bookOf(sheetOf("S", investHead, investRow,
		strings.NewReplacer("P1", "P2", "2020.5.12", "2021.1.1").Replace(investRow), strings.NewReplacer("P1", "P3", "2020.5.12", "2020.12.31").Replace(investRow))))
	l := set["investment"]
	if l.Rows[0].Later || !l.Rows[1].Later || l.Rows[2].Later || len(l.Current()) != 2 {
		t.Error("wrong rows are later")
	}
	equal(t, "findings", brief(list), []string{"info row.later"})
}

func TestMerges(t *testing.T) {
	defs := []definition.Ledger{yard()}
	head := "编号|场地名称|日期|总投资（万元）|类别|人数"
	s := merge(sheetOf("场地", head, "A1|甲|2020.1.2|#10|ABC|#3", "A2||||", "A3||||abc|"),
		[4]int{2, 2, 4, 2}, [4]int{2, 3, 4, 3}, [4]int{2, 4, 4, 4}, [4]int{2, 5, 3, 5}, [4]int{2, 6, 4, 6})
	set, list := readGrids(defs, bookOf(s))
	equal(t, "rows", table(set["yard"], "no", "name", "on", "money", "kind", "count"), []string{"2|A1|甲|2020-01-02|10|ABC|3", "3|A2|甲|2020-01-02||ABC|", "4|A3|甲|2020-01-02||ABC|"})
	equal(t, "findings", brief(list), []string{"warning value.merged D2", "warning value.merged F2"})
	if at := set["yard"].Rows[1].Cells[1].At.String(); at != "B2" {
		t.Errorf("a carried value stands at %s, want its anchor B2", at)
	}

	s = merge(sheetOf("场地", "编号|场地名称|总投资（万元）", "A1|甲|#1", "|乙|#2"), [4]int{2, 1, 3, 1})
	_, list = readGrids(defs, bookOf(s))
	equal(t, "a key of one column", brief(list), []string{"error value.required A3"})

	s = merge(sheetOf("场地", "编号|场地名称|总投资（万元）", "A1|甲|", "A2||"), [4]int{2, 2, 3, 2}, [4]int{3, 2, 3, 3})
	set, _ = readGrids(defs, bookOf(s))
	equal(t, "to the right nothing is carried", table(set["yard"], "name", "money"), []string{"2|甲|", "3|甲|"})

	s = merge(sheetOf("场地", "编号|场地名称|类别", "A1|甲|ABC", "A2||", "", "A4||x"), [4]int{2, 2, 3, 2}, [4]int{4, 2, 5, 2})
	set, list = readGrids(defs, bookOf(s))
	equal(t, "an empty merge carries nothing from the one before", table(set["yard"], "name"), []string{"2|甲", "3|甲", "5|"})
	equal(t, "empty merge, findings", brief(list), []string{"error value.required B5", "error value.code C5"})

	s = merge(sheetOf("场地", "编号|场地名称|类别", "A1||ABC", "A2||ABC"), [4]int{2, 2, 3, 2})
	_, list = readGrids(defs, bookOf(s))
	equal(t, "a blank merge is one blank", brief(list), []string{"error value.required B2"})

	composite := yard()
	composite.Key = []string{"no", "name"}
	s = merge(sheetOf("场地", "编号|场地名称|总投资（万元）", "A1|甲|#1", "|乙|#2"), [4]int{2, 1, 3, 1})
	set, list = readGrids([]definition.Ledger{composite}, bookOf(s))
	equal(t, "a column of a composite key", table(set["yard"], "no", "name"), []string{"2|A1|甲", "3|A1|乙"})
	equal(t, "composite key, findings", brief(list), nil)
}

func TestRowsAndTotals(t *testing.T) {
	defs := []definition.Ledger{yard()}
	head := "序号|编号|场地名称|日期|总投资（万元）|人数"
	cases := []struct {
		name  string
		lines []string
		rows  int
		said  []string
	}{
		{"total that agrees", []string{"#1|A1|甲||#10|#1", "#2|A2|乙||#5.5|#2", "合  计||||#15.5|#3"}, 2, nil},
		{"total that differs", []string{"#1|A1|甲||#10|#1", "|合 计：|||#11|#1"}, 1, []string{"warning total.mismatch E3"}},
		{"total above the rows", []string{"合计||||#15|", "|A1|甲||#10", "|A2|乙||#5"}, 2, nil},
		{"subtotals and a total", []string{"|A1|甲||#10", "小计||||#10", "|A2|乙||#5", "|A3|丙||#5", "小 计||||#9", "总计||||#20"}, 3, []string{"warning total.mismatch E6"}},
		{"subtotal with its group named", []string{"|一期|甲||#10", "|一期|小计||#11"}, 1, []string{"warning total.mismatch E3"}},
		{"subtotal at the end", []string{"|A1|甲||#10", "|小  计|||#10", "总计||||#10"}, 1, nil},
		{"sections", []string{"一、产业项目（2个）||||#15", "|A1|甲||#10", "|A2|乙||#5", "二、民生项目（3个）", "|A3|丙||#5", "合计||||#20"}, 3, []string{"warning total.count A5"}},
		{"section that is merged over", []string{"产业项目", "|A1|甲||#10"}, 1, nil},
		{"count in the total", []string{"|A1|甲||#10", "合计（2个）||||#10"}, 1, []string{"warning total.count A3"}},
		{"count beside the total", []string{"|A1|甲||#10", "合计|1个|||#10"}, 1, nil},
		{"footers", []string{"|A1|甲||#10", "填表人：王某||审核人：李某||填报日期：2020.12.31", "注：以上为合同数", "2.另有说明"}, 1, nil},
		{"rows below a footer", []string{"|A1|甲||#10", "注：以上为一季度", "#2|A2|乙||#5"}, 2, nil},
		{"running numbers only", []string{"#1|A1|甲||#10", "#2", "#3|/|/|/|/|/"}, 1, nil},
		{"of it", []string{"|A1|甲||#10", "|其中：外资|||#4"}, 1, nil},
		{"signature below", []string{"|A1|甲||#10", "|新昌县场地办", "|||2020年12月31日"}, 1, []string{"warning row.ignored B3"}},
		{"signatures without colons", []string{"|A1|甲||#10", "|平均||||#10", "|（合计）|||#10", "制表人 王某||审核人 李某", "以下空白"}, 1, nil},
		{"a project that grows", []string{"|A1|增长极园区||#10", "|A2|同比大楼||#10"}, 2, nil},
		{"running totals", []string{"|A1|甲||#10", "1-12月累计||||#10"}, 1, nil},
		{"information below", []string{"|A1|甲||#10", "|经手人：王||日期：12月"}, 1, nil},
		{"sample", []string{"示例|A0|某||#1", "|A1|甲||#10"}, 1, []string{"warning row.sample A2"}},
		{"nothing to report", []string{"本月无新增"}, 0, nil},
		{"required blank", []string{"#1||甲||#10", "#2|A2|—||#10"}, 2, []string{"error value.required B2", "error value.required C3"}},
		{"error in a total", []string{"|A1|甲||#10", "合计||||!#REF!"}, 1, []string{"warning total.unreadable E3"}},
		{"total over refused cells", []string{"|A1|甲||约3", "合计||||#10"}, 1, []string{"error value.number E2"}},
		{"double's last digits", []string{"|A1|甲||#698408.19", "合计||||#698408.190000001"}, 1, nil},
		{"a thousandth off", []string{"|A1|甲||#1000", "合计||||#1001"}, 1, []string{"warning total.mismatch E3"}},
		{"a yuan off a hundred million", []string{"|A1|甲||#10000.0000", "合计||||#10000.0001"}, 1, []string{"warning total.mismatch E3"}},
		{"a sum of tenths", []string{"|A1|甲||#0.1", "|A2|乙||#0.2", "合计||||#0.30000000000000004"}, 2, nil},
		{"name with 计", []string{"|A1|设计院合计楼||#10", "|A2|会计||#10"}, 2, nil},
		{"unit in the total", []string{"|A1|甲||#10000", "合计||||1亿元"}, 1, nil},
	}
	for _, c := range cases {
		s := sheetOf("场地", append([]string{head}, c.lines...)...)
		if c.name == "section that is merged over" {
			s = merge(s, [4]int{2, 1, 2, 6})
		}
		set, list := readGrids(defs, bookOf(s))
		if got := len(set["yard"].Rows); got != c.rows {
			t.Errorf("%s: %d rows, want %d", c.name, got, c.rows)
		}
		equal(t, c.name, brief(list), c.said)
	}
}

// A sheet repeats another only if every value of every row is the same.
func TestSheetsThatRepeat(t *testing.T) {
	first := []string{"编号|场地名称|日期|总投资（万元）|人数", "A1|甲|2020.1.2|#10|#3", "A2|乙|2020.1.3|#10|#3"}
	for _, test := range []struct {
		name, was, is string
		rows          int
	}{
		{"all alike", "", "", 2}, {"another form of the same", "A1|甲|2020.1.2|#10", "ａ1|甲 |2020年1月2日|10.0", 2},
		{"another text", "甲", "丙", 4}, {"another date", "2020.1.2", "2020.1.4", 4}, {"another amount", "#10", "#11", 4}, {"another count", "#3", "#4", 4}, {"an amount less", "#10", "", 4},
	} {
		second := append([]string{}, first...)
		second[1] = strings.Replace(second[1], test.was, test.is, 1)
		set, list := readGrids([]definition.Ledger{yard()}, bookOf(sheetOf("场地", first...), sheetOf("场地续", second...)))
		said := slices.ContainsFunc(list, func(f finding.Finding) bool {
			return f.Rule == rule.SheetRepeated && f.Severity == finding.Error && f.Cell == ""
		})
		if got := len(set["yard"].Rows); got != test.rows || said != (test.rows == 2) {
			t.Errorf("%s: %d rows, want %d; %v", test.name, got, test.rows, brief(list))
		}
	}
}

func TestHiddenRows(t *testing.T) {
	s := sheetOf("场地", "编号|场地名称|日期", "A1|甲|2020.1.2", "A2|乙|2020.1.3")
	s.Rows[2].Hidden = true
	set, list := readGrids([]definition.Ledger{yard()}, bookOf(s))
	equal(t, "findings", brief(list), []string{"warning row.hidden"})
	if len(set["yard"].Rows) != 2 {
		t.Error("a hidden row was dropped")
	}
}

func TestCodesAndKeys(t *testing.T) {
	set, list := readGrids([]definition.Ledger{yard()}, bookOf(sheetOf("场地", "编号|场地名称|类别", " A 1\u200b|甲 地|ａbc ", "SKF  China|乙|丙类", "甲\n乙|丙|", "A\ufffd|丁|")))
	equal(t, "rows", table(set["yard"], "no", "name", "kind"), []string{"2|A 1|甲 地|ABC", "3|SKF China|乙|", "4|甲乙|丙|", "5||丁|"})
	equal(t, "findings", brief(list), []string{"error value.code C3", "error value.garbled A5"})
}

// Soft findings of one rule and column are shown twenty times; hard ones all.
func TestFlood(t *testing.T) {
	lines := []string{"编号|场地名称|日期|总投资（万元）"}
	for i := range 30 {
		lines = append(lines, fmt.Sprintf("A%d|甲|5月12日|约3", i))
	}
	_, list := readGrids([]definition.Ledger{yard()}, bookOf(sheetOf("场地", lines...)))
	counts := map[string]int{}
	rest := ""
	for _, f := range list {
		counts[f.Rule+" "+string(f.Severity)]++
		if f.Rule == rule.Yearless && f.Cell == "" {
			rest = f.Message()
		}
	}
	if counts["value.number error"] != 30 || counts["value.date.year warning"] != 21 || !strings.Contains(rest, "10 处") {
		t.Errorf("got %v, %q", counts, rest)
	}
}

func TestForms(t *testing.T) {
	_, list := readGrids([]definition.Ledger{yard()}, bookOf(sheetOf("场地", "编号|场地名称|总投资（万元）|日期", "A1|甲|１２|2020.1.2", "A2|乙|1,200|@44193", "A3|丙|３，０００|#44193", "A4|丁|7|2020.1.2", "A5|戊|1.2亿|2020.1.2")))
	var got []string
	for _, f := range list {
		if strings.HasPrefix(f.Rule, rule.Form) {
			got = append(got, f.Rule+" "+f.Column+" "+strings.SplitN(f.Message(), " ", 3)[1])
		}
	}
	equal(t, "forms", got, []string{"form.width 总投资 2", "form.date 日期 3", "form.thousands 总投资 2", "form.serial 日期 1", "form.text 总投资 1", "form.unit 总投资 1"})
}

func TestPersonalIsMasked(t *testing.T) {
	d := yard()
	d.Columns[14].Type, d.Columns[14].Codes = "code", []string{"甲"}
	_, list := readGrids([]definition.Ledger{d}, bookOf(sheetOf("场地", "编号|场地名称|户主", "A1|甲|欧阳娟")))
	for _, f := range list {
		if strings.Contains(f.Value+f.Message(), "阳") {
			t.Errorf("a personal value is shown: %+v", f)
		}
	}
	if list[0].Rule != rule.Code || list[0].Value != "欧***" {
		t.Errorf("got %+v", list[0])
	}
}

func TestSoftGivesWayAtAHardCell(t *testing.T) {
	_, list := readGrids(shipped(t, "investment"), bookOf(sheetOf("S", "联系电话|"+strings.Replace(investHead, "来源地|", "", 1), "1|P1|甲|乙|框架协议|2020.5.12|#3|甲")))
	equal(t, "findings", brief(list), []string{"error header.required A1"})
	if list[0].Severity != finding.Error {
		t.Error("the hard finding must stand")
	}
}
