package validate_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
)

// The target of a figure is none of the scheme's and gives no finding; what cannot be used of it does, and
// says what to write.
func TestTargetsOfFigures(t *testing.T) {
	targets := definition.Ledger{ID: "targets", Name: "目标", Columns: slices.Concat(typed("int", "year"), text("unit", "indicator"), typed("num", "target"), text("uom"))}
	homes := definition.Ledger{ID: "homes", Name: "房屋", Columns: slices.Concat(text("phase"), typed("money", "amount"))}
	defs := definition.Definitions{Ledgers: []definition.Ledger{targets, homes},
		Figures: []definition.Figure{
			{ID: "signed", Name: "签约户数", Unit: "户", Query: definition.Query{Ledger: "homes", Measure: "count", Group: "phase"}},
			{ID: "paid", Name: "补偿款", Unit: "万元", Query: definition.Query{Ledger: "homes", Measure: "sum", Column: "amount"}},
			{ID: "given", Name: "概况", Unit: "@uom", Query: definition.Query{Ledger: "homes", Measure: "sum", Column: "amount"}},
		},
		Scheme: definition.Scheme{Targets: "targets", Indicators: []definition.Indicator{{ID: "new", Name: "到位资金", Unit: "万元", Query: definition.Query{Ledger: "homes", Measure: "sum", Column: "amount"}}}}}
	for _, test := range []struct{ unit, indicator, uom, want, says string }{
		{zoneName, "补偿款", "亿元", "", ""},
		{zoneName, "签约户数（一期）", "户", "", ""},
		{zoneName, "签约户数( 一期 )", "", "", ""},
		{zoneName, "补偿款", "", "warning target.unit_assumed 表!E3 ", "“补偿款”目标没有计量单位"},
		{zoneName, "补偿款", "户", "error target.unit 表!E3 户", "计量单位应为元、万元或亿元"},
		{zoneName, "签约户数（九期）", "户", "warning target.figure 表!C3 签约户数（九期）", "括号里应写台账中有的一组：一期、二期。"},
		{zoneName, "签约户数", "户", "warning target.figure 表!C3 签约户数", "如“签约户数（一期）”"},
		{"南明街道", "补偿款", "万元", "warning target.figure 表!C3 补偿款", "“补偿款”是本开发区的指标，不考核“南明街道”"},
		{zoneName, "补偿款（一期）", "万元", "warning target.indicator 表!C3 补偿款（一期）", "不在考核办法里"},
		{zoneName, "概况", "亩", "warning target.indicator 表!C3 概况", "不在考核办法里"},
	} {
		set := ledger.Set{
			"targets": sheet(t, nil, targets, "目标.xlsx", "表", values{"year": "2020", "unit": test.unit, "indicator": test.indicator, "target": "5", "uom": test.uom},
				values{"year": "2020", "unit": zoneName, "indicator": "到位资金", "target": "5", "uom": "万元"}),
			"homes": sheet(t, nil, homes, "房屋.xlsx", "房", values{"phase": "一期", "amount": "1"}, values{"phase": "二期", "amount": "1"}),
		}
		got := validate.Check(defs, set, options())
		if brief(got) != test.want || test.says != "" && !strings.Contains(got[0].Message(), test.says) {
			t.Errorf("%s %s %s: got %s, want %s %s", test.unit, test.indicator, test.uom, brief(got), test.want, test.says)
		}
		delete(set, "homes") // nothing is known of groups while the ledger is not here
		if got := validate.Check(defs, set, options()); strings.HasPrefix(test.indicator, "签约户数") && len(got) > 0 {
			t.Errorf("%s without its ledger: %s", test.indicator, brief(got))
		}
	}
}
