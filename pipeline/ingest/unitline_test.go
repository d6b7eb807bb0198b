package ingest

import (
	"testing"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/trace"
)

// 单位 and the unit may be parted by a colon, a blank or a bracket, in any cell above the
// header; of several each column takes the first of its type (design §5).
func TestUnitLines(t *testing.T) {
	head := "宗地编号|受让单位|合同日期|供地面积|总投资"
	row := "Z1|甲|2020-03-01|#100|#3"
	defs := shipped(t, "land_supply")
	money := defs[0].Columns[3]
	money.ID, money.Header, money.Aliases, money.Type, money.Required = "invest", "总投资", nil, "money", false
	defs[0].Columns = append(defs[0].Columns, money)
	for _, c := range []struct{ line, land, money string }{
		{"单位 亿元", "", "亿元"}, {"单位　亿元", "", "亿元"}, {"单位（亿元）", "", "亿元"}, {"单位亿元", "", "亿元"}, {"单位:亿元", "", "亿元"},
		{"金额单位 万元", "", "万元"}, {"金额单位：元", "", "元"}, {"货币单位（人民币亿元）", "", "亿元"}, {"单位：人民币 亿元", "", "亿元"}, {"单位：亿元（人民币）", "", "亿元"},
		{"计量单位：万元、亩", "亩", "万元"}, {"计量单位 公顷、亿元", "公顷", "亿元"}, {"（单位：元）", "", "元"}, {"（单位 元，公顷）", "公顷", "元"}, {"单位：元/公顷", "公顷", "元"},
		{"单位 亿元 填报日期 2020-12-31", "", "亿元"}, {"填报单位：资规局   单位 亿元", "", "亿元"}, {"|||单位 亿元", "", "亿元"}, {"|||单位|亿元", "", "亿元"}, {"|||单位：|公顷", "公顷", ""},
		{"以亿元为单位", "", "亿元"}, {"单位为亿元", "", "亿元"}, {"||（亿元）", "", "亿元"}, {"供地情况表（公顷、亿元）", "公顷", "亿元"}, {"||金额：亿元", "", "亿元"},
		{"单 位：亿 元", "", "亿元"}, {"计量单  位：公顷", "公顷", ""}, {"单位 = 亿元", "", "亿元"}, {"币种：人民币 单位：亿元", "", "亿元"},
		{"填报单位 资规局", "", ""}, {"填报单位 亿元投资公司", "", ""}, {"责任单位 亩产办", "", ""}, {"单位 元华集团", "", ""}, {"币种：人民币", "", ""}, {"联系人：元", "", ""}, {"单位 负责人", "", ""}, {"供地情况表（一）", "", ""},
	} {
		told := tellOf(defs, sheetOf("供地台账", c.line, head, row))
		for _, column := range told.Ledgers[0].Columns {
			want := map[string]string{"D": c.land, "E": c.money}[column.Letter]
			got := column.Unit
			if column.Origin == trace.Default {
				got = ""
			}
			if got != want {
				t.Errorf("%q: column %s is in %q, want %q", c.line, column.Letter, got, want)
			}
		}
	}
	for _, line := range []string{"供地台账||||单位|亿元", "供地台账|||单位 亿元", "供地台账||金额单位||亿元", "供地台账|资规局||（亿元）"} {
		told := tellOf(defs, sheetOf("供地台账", line, head, row)).Ledgers[0]
		if c := told.Columns[4]; c.Unit != "亿元" || told.Head != (trace.Run{From: 2, To: 2}) {
			t.Errorf("%q: %q, head %v", line, c.Unit, told.Head)
		}
	}
	merged := merge(sheetOf("供地台账", "供地台账", "||单位 亿元", head, row), [4]int{1, 1, 1, 5}, [4]int{2, 3, 2, 5})
	if c := tellOf(defs, merged).Ledgers[0].Columns[4]; c.Unit != "亿元" {
		t.Errorf("merged and to the right: %q", c.Unit)
	}
	var none grid.Sheet
	if got := recognise.UnitLine(none.Rows, nil); len(got.Words) > 0 {
		t.Errorf("nothing above: %q", got.Words)
	}
}

// Foreign money named above the header makes every amount foreign; a title that holds a name of it
// does not (design-life §11).
func TestForeignSheets(t *testing.T) {
	head := "融资主体|融资方式|债券或贷款名称|发行日期|融资金额"
	row := "甲|信托|乙|2020-03-01|#5"
	hard := []string{"error header.unit"}
	for _, c := range []struct {
		line string
		want []string
	}{
		{"币种：美元", hard}, {"币 种：港币", hard}, {"货币：USD 单位：万元", hard}, {"计价币种|||欧元", hard}, {"币种（日元）", hard},
		{"货币种类：美元", hard}, {"单位：万元（美元）", hard}, {"金额单位：万元（万港元）", hard}, {"（币种：美元）", hard},
		{"币种：人民币 单位：万元", nil}, {"单位：万元（人民币）", nil}, {"币种：人民币、美元 单位：万元", nil}, {"填报单位：美元贸易公司（外汇部） 单位：万元", nil},
		{"美元债券融资表 单位：万元", nil}, {"单位：万元 币种|||人民币", nil},
	} {
		_, list := readGrids(shipped(t, "financing"), bookOf(sheetOf("融资台账", c.line, head, row)))
		var got []string
		for _, f := range list {
			if f.Severity == finding.Error {
				got = append(got, "error "+f.Rule)
			}
		}
		equal(t, c.line, got, c.want)
	}
}
