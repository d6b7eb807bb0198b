package validate_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
)

func projects() definition.Ledger {
	return definition.Ledger{ID: "projects", Name: "项目台账", RowDate: "signed", Key: []string{"code"},
		Columns: slices.Concat(text("code", "unit", "phase"), typed("date", "signed", "landed"), typed("money", "amount", "rate"), typed("int", "staff"))}
}

func TestOrder(t *testing.T) {
	check := definition.Check{ID: "landed", Kind: "order", Column: "landed", Than: "signed", Figures: []string{"plain", "grouped", "own"}}
	want(t, one(t, projects(), check,
		values{"code": "1", "unit": zoneName, "phase": "六 期", "signed": "2020-05-02", "landed": "2020-05-01"},
		values{"code": "2", "unit": "南明", "phase": "六期", "signed": "2020-05-02", "landed": "2020-05-01"},
		values{"code": "3", "signed": "2020-05-02", "landed": "2020-05-01"},
		values{"code": "4", "signed": "2020-05-02", "landed": "2020-05-02"},
		values{"code": "5", "signed": "2020-05-02"},
		values{"code": "6", "landed": "2020-05-02"},
		values{"code": "7", "signed": "2021-05-02", "landed": "2021-05-01", "later": "yes"}),
		"warning landed 表!E3 2020-05-01 [plain grouped/六期 own]",
		"warning landed 表!E4 2020-05-01 [plain grouped/六期]",
		"warning landed 表!E5 2020-05-01 [plain]",
		"warning landed 表!E9 2021-05-01")
}

// Of one column twenty findings are listed, the others counted, sheet by sheet.
func TestTwentyThenCounted(t *testing.T) {
	check := definition.Check{ID: "landed", Kind: "order", Ledger: "projects", Column: "landed", Than: "signed", Severity: "warning", Found: "x", Expected: "x", Figures: []string{"grouped"}}
	defs := definition.Definitions{Ledgers: []definition.Ledger{projects()}, Checks: []definition.Check{check}, Figures: []definition.Figure{
		{ID: "grouped", Query: definition.Query{Ledger: "projects", Group: "phase"}}}}
	var l *ledger.Ledger
	for s, n := range []int{20, 23} {
		var data []values
		for i := range n {
			data = append(data, values{"code": fmt.Sprint(s, i), "phase": fmt.Sprint(i, "期"), "signed": "2020-05-02", "landed": "2020-05-01"})
		}
		l = sheet(t, l, projects(), "报表.xlsx", fmt.Sprint("表", s), data...)
	}
	got := validate.Check(defs, ledger.Set{"projects": l}, options())
	if len(got) != 41 {
		t.Fatalf("%d findings, want 20 + 20 + 1", len(got))
	}
	last := got[40]
	if !strings.Contains(last.Message(), "还有3处") || last.Sheet != "表1" || last.Cell != "" || last.Column != "《landed》" || strings.Join(last.Figures, " ") != "grouped/20期 grouped/21期 grouped/22期" {
		t.Errorf("%+v", last)
	}
}

// Hard findings are all listed: the department needs each cell.
func TestErrorsAreAllListed(t *testing.T) {
	check := definition.Check{ID: "rate", Severity: "error", Kind: "present", Ledger: "projects", Column: "rate", Found: "x", Expected: "x"}
	var data []values
	for i := range 30 {
		data = append(data, values{"code": fmt.Sprint(i)})
	}
	defs := definition.Definitions{Ledgers: []definition.Ledger{projects()}, Checks: []definition.Check{check}}
	set := ledger.Set{"projects": sheet(t, nil, projects(), "报表.xlsx", "表", data...)}
	if got := validate.Check(defs, set, options()); len(got) != 30 {
		t.Errorf("%d findings, want 30", len(got))
	}
}

func TestPresent(t *testing.T) {
	check := definition.Check{ID: "rate", Kind: "present", Column: "rate", Where: []definition.Condition{{Column: "phase", Compare: "=", Value: "债券"}}, Figures: []string{"plain"}}
	want(t, one(t, projects(), check,
		values{"code": "1", "phase": "债券"}, values{"code": "2", "phase": "债券", "rate": "5"}, values{"code": "3", "phase": "贷款"},
		values{"bare": "the sheet has no such column", "code": "4", "phase": "债券"}),
		"warning rate 表!G3  [plain]", "warning rate 表!A6  [plain]")
}

func TestReference(t *testing.T) {
	check := definition.Check{ID: "known", Severity: "warning", Kind: "reference", Ledger: "funds", Column: "code", Other: "projects", OtherColumn: "code", Found: "{value}不在{other}里"}
	funds := projects()
	funds.ID, funds.Key = "funds", nil
	defs := definition.Definitions{Ledgers: []definition.Ledger{projects(), funds}, Checks: []definition.Check{check}}
	set := ledger.Set{"funds": sheet(t, nil, funds, "报表.xlsx", "表", values{"code": "p 1"}, values{"code": "P2"}, values{"code": ""}, values{"code": "P9"})}
	want(t, validate.Check(defs, set, options())) // the other ledger was not sent
	set["projects"] = sheet(t, nil, projects(), "报表.xlsx", "项目", values{"code": "P1"}, values{"code": "P2", "later": "yes"})
	got := validate.Check(defs, set, options())
	want(t, got, "warning known 表!A6 P9")
	if got[0].Found != "P9不在项目台账里" {
		t.Error(got[0].Found)
	}
}

// A value with the words of a demand or a request in it stays where the check puts it.
func TestValuesNeverBecomeDemands(t *testing.T) {
	const odd = "未按申请。应缴；不得转让，请注意"
	check := definition.Check{ID: "sort", Kind: "expect", Column: "phase", Should: []definition.Condition{{Column: "phase", Compare: "=", Value: "债券"}},
		Found: "方式是“{value}”。", Expected: "应是债券。", Action: "请核对“{value}”。"}
	got := one(t, projects(), check, values{"code": "1", "phase": odd})
	words := finding.Words{Found: "方式是“" + odd + "”。", Expected: "应是债券。", Action: "请核对“" + odd + "”。"}
	if len(got) != 1 || got[0].Words != words {
		t.Errorf("%+v", got)
	}
}

func TestCreditCode(t *testing.T) {
	cases := []struct{ code, want string }{
		{"91330624MA2D9QY15X", "末位应为"},
		{"91350100M000100Y43", ""}, // the standard's own example
		{"9135 0100m000100y43", ""},
		{"91350100M000100Y4", "应为18位"},
		{"91350100M000100Y433", "应为18位"},
		{"91350100M0001O0Y43", "应为18位"},
		{"91350100M000100Y44", "末位应为3"},
		{"", ""},
	}
	for _, c := range cases {
		got := one(t, projects(), definition.Check{ID: "credit", Kind: "credit_code", Column: "code"}, values{"code": c.code})
		if (len(got) > 0) != (c.want != "") || len(got) > 0 && !strings.Contains(got[0].Message(), c.want) {
			t.Errorf("%s: %v, want %q", c.code, got, c.want)
		}
	}
}

func TestRunningSum(t *testing.T) {
	funds := definition.Ledger{ID: "funds", Name: "资金", RowDate: "month", Columns: slices.Concat(typed("month", "month"), text("code", "origin"), typed("money", "amount", "ytd"))}
	check := definition.Check{ID: "ytd", Kind: "running_sum", Column: "ytd", Amount: "amount", Same: []string{"code", "origin"}}
	row := func(month, code, origin, amount, ytd string) values {
		return values{"month": month + "-01", "code": code, "origin": origin, "amount": amount, "ytd": ytd}
	}
	want(t, one(t, funds, check,
		row("2020-03", "P1", "省外", "0.5", "3.50"), // sorted by month, not by line
		row("2020-01", "P1", "省外", "1", "1"),
		row("2020-02", "p1", "省外", "2", "4"),
		row("2020-04", "P1", "省外", "1", ""),
		row("2020-05", "P1", "省外", "1", "5.5"),
		row("2020-02", "P1", "境外", "-7", "-7"),
		row("2019-12", "P1", "省外", "100", "100"),
		row("2020-01", "P2", "省外", "", "1"),
		row("2020-01", "P3", "省外", "1", "1"),
		row("2020-02", "P3", "省外", refusedCell, "3"), // no sum is known from here on
		row("2020-03", "P3", "省外", "1", "4")),
		"warning ytd 表!E5 4", "warning ytd 表!E10 1")
}

func TestUnknownKind(t *testing.T) {
	want(t, one(t, projects(), definition.Check{ID: "odd", Kind: "odd", Column: "code"}), "error definition.unusable ! ")
}

func TestTargets(t *testing.T) {
	targets := definition.Ledger{ID: "targets", Name: "目标", Columns: slices.Concat(typed("int", "year"), text("unit", "indicator"), typed("num", "target"), text("uom"))}
	defs := definition.Definitions{Ledgers: []definition.Ledger{targets, projects()},
		Checks: []definition.Check{{ID: "landed", Severity: "warning", Kind: "order", Ledger: "projects", Column: "landed", Than: "signed", Found: "x", Expected: "x",
			Figures: []string{"campaign_actual", "campaign_rank", "campaign_first_streak"}}},
		Scheme: definition.Scheme{Targets: "targets", Indicators: []definition.Indicator{
			{ID: "new", Name: "到位资金", Unit: "万元", Query: definition.Query{Ledger: "projects", Measure: "sum", Column: "amount"}},
			{ID: "landed", Name: "落地数", Unit: "个", Query: definition.Query{Ledger: "projects", Measure: "count", Where: []definition.Condition{{Column: "landed", Compare: "in year"}}}},
		}}}
	row := func(year, indicator, target, uom string) values {
		return values{"year": year, "unit": "南明 街道", "indicator": indicator, "target": target, "uom": uom}
	}
	set := ledger.Set{"targets": sheet(t, nil, targets, "目标.xlsx", "表",
		row("2020", "到位资金", "5", "亿元"), row("2020", "到位资金", "5", "万美元"), row("2020", "到位资金", "-5", "万元"),
		row("2020", "到位资金", "5", ""), row("2020", "到位外资", "5", "万元"), row("2020", "落地数", "5", ""),
		row("2020", "落地数", "5", "万元"), row("2019", "到位外资", "-5", "万美元"), row("2020", "落地数", "", ""))}
	hard := []string{"error target.unit 表!E4 万美元", "error target.negative 表!D5 -5", "warning target.unit_assumed 表!E6 ",
		"warning target.indicator 表!C7 到位外资", "error target.unit 表!E9 万元"}
	want(t, validate.Check(defs, set, options()), hard...)

	set["projects"] = sheet(t, nil, projects(), "项目.xlsx", "项", values{"code": "1", "unit": "南明街道", "signed": "2020-05-02", "landed": "2020-05-01"},
		values{"code": "2", "unit": "别处", "signed": "2020-05-02", "landed": "2020-05-01"})
	want(t, validate.Check(defs, set, options()), append([]string{
		"warning landed 项!E3 2020-05-01 [campaign_actual/南明街道/landed campaign_rank/南明街道 campaign_first_streak]",
		"warning landed 项!E4 2020-05-01"}, hard...)...)
}

// Nobody's ledger: that is all there is to say.
func TestNothingSent(t *testing.T) {
	check := definition.Check{ID: "c", Kind: "order", Ledger: "projects", Column: "landed", Than: "signed", Severity: string(finding.Warning)}
	want(t, validate.Check(definition.Definitions{Ledgers: []definition.Ledger{projects()}, Checks: []definition.Check{check}}, ledger.Set{}, options()), "error input.no_ledger ! ")
}

// Warnings about targets are counted beyond twenty, as every series is; hard ones are all listed.
func TestManyTargets(t *testing.T) {
	targets := definition.Ledger{ID: "targets", Name: "目标", Columns: slices.Concat(typed("int", "year"), text("unit", "indicator"), typed("num", "target"), text("uom"))}
	defs := definition.Definitions{Ledgers: []definition.Ledger{targets}, Scheme: definition.Scheme{Targets: "targets", Indicators: []definition.Indicator{{ID: "new", Name: "到位资金", Unit: "万元"}}}}
	for indicator, want := range map[string]int{"到位外资": 21, "到位资金": 25} {
		var data []values
		for i := range 25 {
			data = append(data, values{"year": "2020", "unit": fmt.Sprint("单位", i), "indicator": indicator, "target": "-1", "uom": "万元"})
		}
		got := validate.Check(defs, ledger.Set{"targets": sheet(t, nil, targets, "目标.xlsx", "表", data...)}, options())
		if len(got) != want || want == 21 && !strings.Contains(got[20].Found, "还有5处") {
			t.Errorf("%s: %d findings, want %d", indicator, len(got), want)
		}
	}
}
