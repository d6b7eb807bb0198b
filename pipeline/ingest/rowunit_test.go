package ingest

import (
	"testing"

	"zonereport/pipeline/grid"
)

// TestRowUnits: a column 单位 or 币种 states the unit of each row's own amounts (design-life §11).
func TestRowUnits(t *testing.T) {
	const head = "项目编号|项目名称|投资方|来源地|协议类型|签约日期|责任单位"
	const row = "P1|甲|乙|省外|框架协议|2020.5.12|经开区"
	invest := func(more string, rows ...string) grid.Sheet {
		lines := []string{head + "|" + more}
		for _, r := range rows {
			lines = append(lines, "P"+string(rune('0'+len(lines)))+row[2:]+"|"+r)
		}
		return sheetOf("招商项目台账", lines...)
	}
	const projects = "项目编号|项目名称|建设性质|项目类别|开工日期"
	const project = "P1|甲|新建|产业|2020.1.2"
	const parcels = "宗地编号|受让单位|合同日期"
	const homes = "期次|套数"
	cases := []struct {
		name    string
		ledger  string
		columns []string
		sheet   grid.Sheet
		rows    []string
		said    []string
	}{
		{"currencies", "investment", []string{"total_invest"}, invest("总投资（万元）|币种", "#100|人民币", "#200|美元", "#300|"), []string{"2|100", "3|", "4|300"}, []string{"error value.currency I3"}},
		{"codes and multiples of currencies", "investment", []string{"total_invest"}, invest("总投资（万元）|币别", "#1|CNY", "#2|USD", "#3|万美元", "#4|HK$", "#5|欧元", "#6|AUD"),
			[]string{"2|1", "3|", "4|", "5|", "6|", "7|"}, []string{"error value.currency I3", "error value.currency I4", "error value.currency I5", "error value.currency I6", "error value.currency I7"}},
		{"a currency nobody knows", "investment", []string{"total_invest"}, invest("总投资（万元）|货币", "#1|RMB", "#2|XYZ"), []string{"2|1", "3|"}, []string{"error value.currency I3"}},
		{"a currency before the amount", "investment", []string{"total_invest"}, invest("计价币种|总投资（万元）", "人民币|#1", "日元|#2"), []string{"2|1", "3|"}, []string{"error value.currency H3"}},
		{"headers that end in one of a currency", "investment", []string{"total_invest"}, invest("总投资（万元）|结算货币", "#1|人民币", "#2|美元", "#3|本币"), []string{"2|1", "3|", "4|3"}, []string{"error value.currency I3"}},
		{"and those that only seem to", "investment", []string{"total_invest"}, invest("总投资（万元）|是否货币", "#1|是", "#2|否"), []string{"2|1", "3|2"}, []string{"info header.unknown I1"}},
		{"人民币 in brackets behind a unit", "investment", []string{"total_invest"}, invest("总投资|金额单位", "#1|亿元（人民币）", "#2|（亿元）", "#3|万元[RMB]"), []string{"2|10000", "3|20000", "4|3"}, nil},
		{"人民币 with a unit", "investment", []string{"total_invest"}, invest("总投资|币种", "#1|人民币万元", "#2|人民币（亿元）"), []string{"2|1", "3|20000"}, nil},
		{"元 as a currency under a unit", "investment", []string{"total_invest"}, invest("总投资（万元）|币种", "#1|元"), []string{"2|1"}, nil},
		{"units", "investment", []string{"total_invest"}, invest("总投资|单位", "#1|万元", "#2|亿元", "#30000|元"), []string{"2|1", "3|20000", "4|3"}, nil},
		{"units against the header", "investment", []string{"total_invest"}, invest("总投资（万元）|计量单位", "#1|万元", "#2|亿元"), []string{"2|1", "3|20000"}, []string{"warning value.unit H3"}},
		{"a unit that is not read", "investment", []string{"total_invest"}, invest("总投资|计量单位", "#1|万元", "#2|百万元"), []string{"2|1", "3|"}, []string{"error value.currency I3"}},
		{"the cell's own unit beats the row's", "investment", []string{"total_invest"}, invest("总投资|单位", "2亿元|万元", "3万元|万元"), []string{"2|20000", "3|3"}, []string{"warning value.unit H2"}},
		{"no amount, no finding", "investment", []string{"total_invest"}, invest("总投资（万元）|币种", "#1|人民币", "/|美元"), []string{"2|1", "3|"}, []string{"error value.required H3"}},
		{"offices are no units", "investment", []string{"total_invest"}, invest("总投资（万元）|单位", "#1|招商中心"), []string{"2|1"}, []string{"info header.unknown I1"}},
		{"merged over rows", "investment", []string{"total_invest"}, merge(invest("总投资|币种", "#1|亿元", "#2|"), [4]int{2, 9, 3, 9}), []string{"2|10000", "3|20000"}, nil},
		{"merged foreign money", "investment", []string{"total_invest"}, merge(invest("总投资（万元）|币种", "#1|美元", "#2|"), [4]int{2, 9, 3, 9}), []string{"2|", "3|"}, []string{"error value.currency I2"}},
		{"one currency for several amounts", "key_projects", []string{"total_invest", "year_plan"}, sheetOf("重点产业项目台账", projects+"|总投资（万元）|年度计划投资（万元）|币种", project+"|#1|#2|美元"), []string{"2||"}, []string{"error value.currency H2"}},
		{"a unit behind each amount", "key_projects", []string{"total_invest", "year_plan"}, sheetOf("重点产业项目台账", projects+"|总投资|单位|年度计划投资|单位", project+"|#1|亿元|#2|万元"), []string{"2|10000|2"}, nil},
		{"a unit before each amount", "key_projects", []string{"total_invest", "year_plan"}, sheetOf("重点产业项目台账", projects+"|单位|总投资|单位|年度计划投资", project+"|亿元|#1|万元|#2"), []string{"2|10000|2"}, nil},
		{"the header names its amount", "key_projects", []string{"total_invest", "year_plan"}, sheetOf("重点产业项目台账", projects+"|总投资|年度计划投资（万元）|总投资单位", project+"|#1|#2|亿元"), []string{"2|10000|2"}, nil},
		{"a stated unit farther away stays", "key_projects", []string{"total_invest", "year_plan"}, sheetOf("重点产业项目台账", projects+"|总投资（万元）|年度计划投资|单位", project+"|#1|#2|亿元"), []string{"2|1|20000"}, nil},
		{"units of land", "land_supply", []string{"area"}, sheetOf("供地台账", parcels+"|供地面积|单位", "Z1|甲|2020.1.2|#2|公顷", "Z2|乙|2020.1.2|#2|亩"), []string{"2|30", "3|2"}, nil},
		{"units of floor area", "housing_projects", []string{"area"}, sheetOf("安置房项目台账", homes+"|建筑面积|计量单位", "一期|#8|#2|万平方米"), []string{"2|20000"}, nil},
		{"foreign money beside targets", "targets", []string{"target"}, sheetOf("年度目标任务", "年度|责任单位|考核指标|年度目标|计量单位|币种", "#2020|经开区|新到位资金|#5|万元|美元"), []string{"2|"}, []string{"error value.currency F2"}},
	}
	for _, c := range cases {
		set, list := readGrids(shipped(t, c.ledger), bookOf(c.sheet))
		equal(t, c.name, table(set[c.ledger], c.columns...), c.rows)
		equal(t, c.name+", findings", brief(list), c.said)
	}
}

// TestTotalsInRowUnits: a stated total is read in the unit of its own row.
func TestTotalsInRowUnits(t *testing.T) {
	sheet := sheetOf("招商项目台账", "项目编号|项目名称|投资方|来源地|协议类型|签约日期|责任单位|总投资|单位",
		"P1|甲|乙|省外|框架协议|2020.5.12|经开区|#1|亿元", "P2|甲|乙|省外|框架协议|2020.5.12|经开区|#5000|万元", "合计|||||||#1.5|亿元")
	_, list := readGrids(shipped(t, "investment"), bookOf(sheet))
	equal(t, "findings", brief(list), nil)
}

// TestMeasures: in a ledger with a column of units of its own, a unit that the cell shows must
// agree with it; money is converted.
func TestMeasures(t *testing.T) {
	const head = "年度|责任单位|考核指标|年度目标|计量单位"
	cases := []struct{ cell, format, uom, want, said string }{
		{"#10.5", `0.00"亿元"`, "亿元", "10.5", ""}, {"#10.5", `0.00"亿元"`, "万元", "105000", ""}, {"#50000", `0"元"`, "万元", "5", ""}, {"#5", `0"个"`, "个", "5", ""}, {"#5", `0"个"`, "项", "5", ""},
		{"#10.5", `0.00"亿元"`, "", "105000", ""}, {"10.5亿元", "", "亿元", "", "error value.number D2"}, {"#5", `0"亩"`, "万元", "", "error value.number D2"}, {"#5", `0"万元"`, "个", "", "error value.number D2"},
		{"#0.85", `0%`, "%", "85", ""}, {"#0.85", `0%`, "万元", "", "error value.number D2"}, {"#15000000", `0!.0,`, "万元", "1500", ""}, {"#5", `[$$-409]0`, "万元", "", "error value.currency D2"},
		{"#5", `¥#,##0`, "万元", "5", ""},
	}
	for _, c := range cases {
		book := bookOf(sheetOf("年度目标任务", head, "#2020|经开区|新到位资金|"+c.cell+"|"+c.uom))
		if c.format != "" {
			book = withFormat(book, 4, c.format)
		}
		set, list := readGrids(shipped(t, "targets"), book)
		equal(t, c.cell+" as "+c.format+" in "+c.uom, table(set["targets"], "target"), []string{"2|" + c.want})
		said := []string{c.said}
		if c.said == "" {
			said = nil
		}
		equal(t, c.cell+" as "+c.format+" in "+c.uom+", findings", brief(list), said)
	}
}
