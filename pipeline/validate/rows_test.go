package validate_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
)

func bound(f float64) *float64 { return &f }

// Of several columns to be held against, the first that is not blank counts.
func TestOrderAgainstTheFirstThatIsThere(t *testing.T) {
	stages := definition.Ledger{ID: "stages", Name: "进度", Key: []string{"code"}, Columns: slices.Concat(text("code"), typed("date", "signed", "vacated", "demolished"), typed("money", "total", "done"))}
	check := definition.Check{ID: "order", Kind: "order", Column: "demolished", Than: "vacated|signed"}
	got := one(t, stages, check,
		values{"code": "1", "signed": "2020-03-01", "vacated": "2020-05-01", "demolished": "2020-04-01"},
		values{"code": "2", "signed": "2020-03-01", "demolished": "2020-02-01"},
		values{"code": "3", "signed": "2020-03-01", "vacated": "2020-01-01", "demolished": "2020-02-01"}, // the vacating is flagged elsewhere
		values{"code": "4", "demolished": "2020-02-01"},
		values{"code": "5", "signed": "2020-03-01", "vacated": "2020-05-01"})
	want(t, got, "warning order 表!D3 2020-04-01", "warning order 表!D4 2020-02-01")
	if !strings.Contains(got[0].Message(), "than《vacated》") || !strings.Contains(got[1].Message(), "other2020-03-01，than《signed》") {
		t.Errorf("%s\n%s", got[0].Message(), got[1].Message())
	}
	numbers := definition.Check{ID: "total", Kind: "order", Column: "total", Than: "done"}
	want(t, one(t, stages, numbers,
		values{"code": "1", "total": "10", "done": "10.01"}, values{"code": "2", "total": "10", "done": "10"},
		values{"code": "3", "done": "10"}, values{"code": "4", "total": "10"}, values{"code": "5", "total": "-1", "done": "0"}),
		"warning total 表!E3 10", "warning total 表!E7 -1")
}

func TestExpect(t *testing.T) {
	check := definition.Check{ID: "open", Kind: "expect", Column: "phase", Figures: []string{"plain"},
		Where:  []definition.Condition{{Column: "landed", Compare: "as of"}},
		Should: []definition.Condition{{Column: "phase", Compare: "=", Value: "办结"}}}
	want(t, one(t, projects(), check,
		values{"code": "1", "landed": "2020-05-01", "phase": "受理"},
		values{"code": "2", "landed": "2020-05-01", "phase": "办 结"},
		values{"code": "3", "landed": "2020-05-01"},
		values{"code": "4", "phase": "受理"},
		values{"code": "5", "landed": "2021-05-01", "phase": "受理"}), // not yet
		"warning open 表!C3 受理 [plain]", "warning open 表!C5  [plain]")
	check.Should[0].Compare = "!=" // a blank is no contradiction
	check.Should[0].Value = "在驻"
	want(t, one(t, projects(), check, values{"landed": "2020-05-01", "phase": "在驻"}, values{"landed": "2020-05-01"}), "warning open 表!C3 在驻 [plain]")
	check.Should[0].Column = "nothing"
	want(t, one(t, projects(), check, values{"code": "1"}), "error definition.unusable ! ")
}

func TestBand(t *testing.T) {
	rate := definition.Check{ID: "rate", Kind: "band", Column: "rate", Least: bound(0.5), Most: bound(20)}
	want(t, one(t, projects(), rate,
		values{"rate": "0.0528"}, values{"rate": "0.5"}, values{"rate": "20"}, values{"rate": "20.01"}, values{}, values{"rate": "-5"}),
		"warning rate 表!G3 0.0528", "warning rate 表!G6 20.01", "warning rate 表!G8 -5")
	per := definition.Check{ID: "flat", Kind: "band", Column: "amount", Per: "staff", Least: bound(60), Most: bound(400)}
	got := one(t, projects(), per,
		values{"amount": "168000", "staff": "807"}, // 208
		values{"amount": "16.8", "staff": "807"},
		values{"amount": "168000", "staff": "0"},
		values{"amount": "0", "staff": "0"},
		values{"amount": "168000"}, values{"staff": "807"})
	want(t, got, "warning flat 表!F4 16.8", "warning flat 表!F5 168000")
	if m := got[0].Message(); !strings.Contains(m, "other807，ratio0.02，least60，most400") || !strings.Contains(got[1].Message(), "ratio—") {
		t.Error(m, got[1].Message())
	}
}

// Within a ledger a group's sums are held against each other: output per head.
func TestSumsWithinALedger(t *testing.T) {
	check := definition.Check{ID: "head", Kind: "sums", Column: "amount", Amount: "staff", Group: "phase", Most: bound(200), Figures: []string{"grouped"},
		Where: []definition.Condition{{Column: "signed", Compare: "as of"}, {Column: "landed", Compare: "blank or after"}}}
	in := func(phase, amount, staff, signed, left string) values {
		return values{"phase": phase, "amount": amount, "staff": staff, "signed": signed, "landed": left}
	}
	got := one(t, projects(), check,
		in("一期", "400", "2", "2020-01-01", ""), // 200 a head: at the limit
		in("二期", "400.01", "1", "2020-01-01", "2021-01-01"), in("二 期", "0", "1", "2020-01-01", ""),
		in("三期", "1", "0", "2020-01-01", ""),
		in("四期", "0", "0", "2020-01-01", ""),
		in("五期", "9999", "1", "2020-01-01", "2020-06-01"), // left
		in("六期", "9999", "1", "2021-01-01", ""),           // not yet there
		in("七期", "", "1", "2020-01-01", ""), in("", "9999", "1", "2020-01-01", ""),
		in("八期", "9999", "1", "2020-01-01", ""), in("八期", "1", refusedCell, "2020-01-01", ""), // a sum that lacks a value says nothing
		in("九期", "9999", "1", "2020-01-01", ""), in("九期", refusedCell, "1", "2020-01-01", ""))
	want(t, got, "warning head 表! 400.01 [grouped/二期]", "warning head 表! 1 [grouped/三期]")
	if m := got[0].Message(); !strings.Contains(m, "group二期，value400.01，other2，ratio200.01，least—，most200") {
		t.Error(m)
	}
	check.Amount, check.Most = "", bound(100) // without amount the rows are counted
	want(t, one(t, projects(), check, in("一期", "150", "", "2020-01-01", ""), in("一期", "60", "", "2020-01-01", ""), in("二期", "100", "", "2020-01-01", "")),
		"warning head 表! 210 [grouped/一期]")
}

// Between ledgers a group is compared that both have, and the cell is named if it is one.
func TestSumsBetweenLedgers(t *testing.T) {
	flats := definition.Ledger{ID: "flats", Name: "择房台账", Key: []string{"room"}, Columns: slices.Concat(text("stage", "room"), typed("area", "size"))}
	check := definition.Check{ID: "units", Severity: "warning", Kind: "sums", Ledger: "projects", Column: "staff", Group: "phase",
		Other: "flats", OtherColumn: "stage", Least: bound(1), Most: bound(1), Found: saying("sums"), Figures: []string{"grouped"}}
	defs := definition.Definitions{Ledgers: []definition.Ledger{projects(), flats}, Checks: []definition.Check{check}, Figures: []definition.Figure{
		{ID: "grouped", Query: definition.Query{Ledger: "projects", Measure: "count", Group: "phase"}}}}
	set := ledger.Set{"projects": sheet(t, nil, projects(), "安置.xlsx", "项目",
		values{"code": "1", "phase": "一期", "staff": "2"}, values{"code": "2", "phase": "二期", "staff": "2"},
		values{"code": "3", "phase": "三期", "staff": "9"}, // nobody lists its flats
		values{"code": "4", "phase": "四期"},
		values{"code": "5", "phase": "五期", "staff": "1"}, values{"code": "6", "phase": "五期", "staff": "1"})}
	want(t, validate.Check(defs, set, options())) // the other ledger was not sent
	set["flats"] = sheet(t, nil, flats, "择房.xlsx", "择房", values{"stage": "一 期", "room": "1"}, values{"stage": "一期", "room": "2"}, values{"stage": "二期", "room": "3", "size": "500"},
		values{"stage": "四期", "room": "4"}, values{"stage": "五期", "room": "5"}, values{"stage": "六期", "room": "6"})
	got := validate.Check(defs, set, options())
	want(t, got, "warning units 项目!H4 2 [grouped/二期]", "warning units 项目! 2 [grouped/五期]")
	if !strings.Contains(got[0].Message(), "value2，other1") {
		t.Error(got[0].Message())
	}
	defs.Checks[0].Amount, defs.Checks[0].Most, defs.Checks[0].OtherWhere = "size", nil, []definition.Condition{{Column: "room", Compare: "!=", Value: "1"}}
	want(t, validate.Check(defs, set, options()), "warning units 项目!H4 2 [grouped/二期]")
	defs.Checks[0].OtherWhere[0].Column = "rooms"
	want(t, validate.Check(defs, set, options()), "error definition.unusable ! ")
}

func TestRepeated(t *testing.T) {
	check := definition.Check{ID: "twice", Kind: "repeated", Column: "phase", Same: []string{"phase", "unit"}, Figures: []string{"plain"}}
	got := one(t, projects(), check,
		values{"code": "1", "phase": "甲项目", "unit": "乙公司"},
		values{"code": "2", "phase": "甲 项目", "unit": "乙公司"},
		values{"code": "3", "phase": "甲项目", "unit": "丙公司"},
		values{"code": "4", "phase": "丁项目"}, values{"code": "5", "phase": "丁项目"}, // a blank is not the same as a blank
		values{"code": "1", "phase": "甲项目", "unit": "乙公司"}, // its key is a hard finding
		values{"code": "6", "unit": zoneName})
	want(t, got, "error key.twice 表!A8 1", "warning twice 表!C4 甲 项目 [plain]")
	if !strings.Contains(got[1].Message(), "《报表.xlsx》“表”表A3单元格") {
		t.Error(got[1].Message())
	}
}

func TestSimilar(t *testing.T) {
	check := definition.Check{ID: "alike", Kind: "similar", Column: "unit", Drop: []string{"股份有限公司", "有限公司", "集团"}, Figures: []string{"plain"}}
	got := one(t, projects(), check,
		values{"code": "1", "unit": "永昌装备有限公司"},
		values{"code": "2", "unit": "永昌 装备有限公司"}, // the same
		values{"code": "3", "unit": "永昌装备（集团）股份有限公司"},
		values{"code": "4", "unit": "永昌装备（集团）股份有限公司"}, // said once
		values{"code": "5", "unit": "永昌机械有限公司"},
		values{"code": "6", "unit": "有限公司"}, values{"code": "7", "unit": "集团"}, values{"code": "8"}, values{"code": "9", "unit": zoneName})
	want(t, got, "warning alike 表!B5 永昌装备（集团）股份有限公司 [plain]")
	if !strings.Contains(got[0].Message(), "other永昌装备有限公司") {
		t.Error(got[0].Message())
	}
}
