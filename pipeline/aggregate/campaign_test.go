package aggregate_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func contest(id, rowDate string) definition.Ledger {
	return definition.Ledger{ID: id, Name: id, RowDate: rowDate, Key: []string{"code"}, Columns: []definition.Column{
		{ID: "code", Header: "编号", Type: "text"}, {ID: "unit", Header: "责任单位", Type: "text", Unit: true},
		{ID: "on", Header: "日期", Type: "date"}, {ID: "amount", Header: "金额", Type: "money"}}}
}

// contests is a scheme of two indicators: deals counted in 万元 of 40 points, visits in 个 of 60.
func contests() definition.Definitions {
	targets := definition.Ledger{ID: "targets", Name: "年度目标任务", Key: []string{"year", "unit", "indicator"}, Columns: []definition.Column{
		{ID: "year", Header: "年度", Type: "int"}, {ID: "unit", Header: "责任单位", Type: "text"},
		{ID: "indicator", Header: "考核指标", Type: "text"}, {ID: "target", Header: "年度目标", Type: "num"}, {ID: "uom", Header: "计量单位", Type: "text"}}}
	own := []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}}
	return definition.Definitions{
		Ledgers: []definition.Ledger{contest("money", "on"), contest("visits", "on"), targets},
		Claims:  []definition.Claim{{ID: "first_streak", Kind: "streak"}},
		Scheme: definition.Scheme{
			Name: "大会战", Targets: "targets", Decimals: 2, TieBreaker: "money", MissingTarget: "reweight",
			Indicators: []definition.Indicator{
				{ID: "money", Name: "到位资金", Unit: "万元", Method: "ratio", Weight: "40", Cap: "1.2",
					Query: definition.Query{Ledger: "money", Measure: "sum", Column: "amount", Where: own}},
				{ID: "visits", Name: "来访批次", Unit: "批次", Method: "ratio", Weight: "60", Cap: "1.0",
					Query: definition.Query{Ledger: "visits", Measure: "count", Where: own}},
			},
		},
	}
}

// unit is one line of a contest: its targets ("" for none) and what it did, as "amount" or
// "month:amount month:amount", and visits by month.
type unit struct{ name, money, visits, did, seen string }

func contestSet(t *testing.T, month string, units ...unit) ledger.Set {
	t.Helper()
	defs := contests()
	var targets, money, visits []values
	for _, u := range units {
		targets = append(targets, values{"year": "2020", "unit": u.name, "indicator": "到位资金", "target": u.money, "uom": "万元"},
			values{"year": "2020", "unit": u.name, "indicator": "来访批次", "target": u.visits, "uom": "批次"})
		for _, part := range strings.Fields(u.did) {
			m, amount, _ := strings.Cut(part, ":")
			money = append(money, values{"code": u.name + m, "unit": u.name, "on": "2020-" + m + "-15", "amount": amount})
		}
		for i, m := range strings.Fields(u.seen) {
			visits = append(visits, values{"code": fmt.Sprint(u.name, i), "unit": u.name, "on": "2020-" + m + "-15"})
		}
	}
	return ledger.Set{
		"money": rows(t, defs.Ledgers[0], month, money...), "visits": rows(t, defs.Ledgers[1], month, visits...),
		"targets": rows(t, defs.Ledgers[2], month, targets...),
	}
}

// table writes the standings: "1= A 96.00 (40.00 56.00) was 2".
func table(c *figure.Campaign) string {
	var lines []string
	for _, s := range c.Standings {
		line := fmt.Sprintf("%d", s.Rank)
		if s.Tied {
			line += "="
		}
		line += " " + s.Unit + " —"
		if s.Total != nil {
			line = strings.TrimSuffix(line, "—") + s.Total.StringFixed(2)
		}
		for _, r := range s.Indicators {
			if r.Score == nil {
				line += " —"
			} else {
				line += " " + r.Score.StringFixed(2)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestRanking(t *testing.T) {
	cases := []struct {
		name, month string
		units       []unit
		want        string
	}{
		{"scores are pro rata, capped per indicator and rounded half away from zero", "2020-06",
			[]unit{{zoneName, "1000", "4", "01:450", "01 02 03"}, {"南明", "800", "3", "01:1000.1", "02"}, {"羽林", "3200", "9", "01:200.2", "03"}},
			"1 " + zoneName + " 96.00 36.00 60.00\n2 南明 88.00 48.00 40.00\n3 羽林 18.34 5.01 13.33"},
		{"ties share a rank, 1 2 2 4; among equals the tie breaker, then the targets' order", "2020-12",
			[]unit{{"甲", "100", "10", "01:10", ""}, {"乙", "100", "10", "01:50", ""}, {"丙", "300", "10", "01:150", ""}, {"丁", "100", "10", "01:100", ""}},
			"1 丁 40.00 40.00 0.00\n2= 丙 20.00 20.00 0.00\n2= 乙 20.00 20.00 0.00\n4 甲 4.00 4.00 0.00"},
		{"order of the targets ledger where the tie breaker is equal too", "2020-12",
			[]unit{{"甲", "100", "", "01:10", ""}, {"乙", "100", "", "01:10", ""}},
			"1= 甲 10.00 4.00 —\n1= 乙 10.00 4.00 —"},
		{"without a target the rest is scaled to the full weight; without any the unit is last", "2020-12",
			[]unit{{"无目标", "", "0", "01:999", "01"}, {"甲", "100", "0", "01:77.77", ""}, {"乙", "", "7", "", "01 02"}, {"丙", "100", "10", "01:1", ""}},
			"1 甲 77.78 31.11 —\n2 乙 28.57 — 17.14\n3 丙 0.40 0.40 0.00\n0 无目标 — — —"},
		{"a negative actual scores 0", "2020-12",
			[]unit{{"甲", "100", "10", "01:-50", "01"}, {"乙", "100", "10", "01:0.125", ""}},
			"1 甲 6.00 0.00 6.00\n2 乙 0.05 0.05 0.00"},
		{"a month in which every total is 0 has no ranks", "2020-12",
			[]unit{{"甲", "100", "10", "", ""}, {"乙", "100", "10", "01:-3", ""}},
			"0 甲 0.00 0.00 0.00\n0 乙 0.00 0.00 0.00"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			book, findings := aggregate.Derive(contests(), contestSet(t, c.month, c.units...), options(c.month))
			if got := table(book.Campaign); got != c.want || len(findings) != 0 {
				t.Errorf("got\n%s\nwant\n%s\nfindings %v", got, c.want, findings)
			}
		})
	}
}

// A standing tells actual, target and progress of the year apart: what was not sent or set is absent, not 0.
func TestResults(t *testing.T) {
	set := contestSet(t, "2020-06", unit{zoneName, "1000", "", "01:450", "01"}, unit{"南明", "800", "0", "", ""})
	for name, test := range map[string]struct{ unsent, want string }{
		"all sent": {"", zoneName + " 450/1000=0.45 1/—=— 南明 0/800=0 0/0=—"}, "one ledger was not": {"money", zoneName + " —/1000=— 1/—=— 南明 —/800=— 0/0=—"},
	} {
		sent := maps.Clone(set)
		delete(sent, test.unsent)
		book, _ := aggregate.Derive(contests(), sent, options("2020-06"))
		show := func(v *decimal.Decimal) string {
			if v == nil {
				return "—"
			}
			return v.String()
		}
		var got []string
		for _, s := range book.Campaign.Standings {
			got = append(got, s.Unit)
			for _, r := range s.Indicators {
				got = append(got, show(r.Actual)+"/"+show(r.Target)+"="+show(r.Progress))
			}
		}
		if s := strings.Join(got, " "); s != test.want {
			t.Errorf("%s: %s, want %s", name, s, test.want)
		}
	}
}

func TestCampaignFigures(t *testing.T) {
	set := contestSet(t, "2020-03", unit{zoneName, "1200", "12", "01:100 02:50 04:999", "01"}, unit{"南明", "1000", "", "03:1", "01"}, unit{"无", "", "", "", ""})
	book, _ := aggregate.Derive(contests(), set, options("2020-03"))
	got := byKey(book)
	for key, want := range map[string]string{
		"campaign_actual/" + zoneName + "/money": "150万元 D2:D3",
		"campaign_score/" + zoneName + "/money":  "20分 D2:D3 D2",
		"campaign_score/" + zoneName + "/visits": "20分 A2 D3",
		"campaign_total/" + zoneName:             "40分 D2:D3 D2:D3 A2",
		"campaign_rank/" + zoneName:              "1名 D2:D3 D5 D2:D4 A2",
		"campaign_first_streak":                  "3个月 D2:D3 D5 D2:D4 A2",
		"campaign_actual/南明/visits":              "1批次 A3",
		"campaign_total/南明":                      "0.4分 D5 D4",
		"campaign_actual/无/money":                "0万元",
	} {
		if f, ok := got[key]; !ok || state(f) != want {
			t.Errorf("%s is %q, want %q", key, state(f), want)
		}
	}
	for _, key := range []string{"campaign_score/南明/visits", "campaign_total/无", "campaign_rank/无"} {
		if _, ok := got[key]; ok {
			t.Errorf("%s is there, expected none", key)
		}
	}
	checkWorkings(t, got)
}

func checkWorkings(t *testing.T, got map[string]figure.Figure) {
	t.Helper()
	zone := "campaign_total/" + zoneName
	for key, want := range map[string]figure.Expression{
		"campaign_score/" + zoneName + "/money": {Decimals: 2, Term: figure.Product{number("40", "分值"), figure.Least{number("1.2", ""), figure.Most{figure.Number{}, figure.Quotient{
			Of: figure.Product{figure.Value{Key: "campaign_actual/" + zoneName + "/money"}, number("12", "")},
			By: figure.Product{figure.Cell{Name: "年度目标", Value: decimal.RequireFromString("1200"), Unit: "万元", Of: "campaign_actual/" + zoneName + "/money", Ledger: "targets",
				Sheet: &ledger.SheetName{File: "年度目标任务.xlsx", Name: "年度目标任务"}, At: ledger.Address{Row: 2, Col: 4}}, number("3", "")},
		}}}}},
		"campaign_total/南明": {Decimals: 2, Term: figure.Quotient{
			Of: figure.Product{figure.Sum{figure.Value{Key: "campaign_score/南明/money"}}, number("100", "总分值")}, By: number("40", "计分的分值"),
		}},
		"campaign_rank/南明": {Term: figure.Place{Of: figure.Value{Key: "campaign_total/南明"}, Among: []figure.Term{figure.Value{Key: zone}, figure.Value{Key: "campaign_total/南明"}}}},
	} {
		if diff := cmp.Diff(want, got[key].Working); diff != "" {
			t.Errorf("%s: %s", key, diff)
		}
	}
	streak, _ := got["campaign_first_streak"].Working.(figure.Streak)
	if streak.Unit != zoneName || fmt.Sprint(streak.Ranks) != "[1 1 1]" {
		t.Errorf("streak %+v", streak)
	}
}

// Targets are read in their 计量单位; rows of other years, of unknown indicators, in other
// units or below 0 give none.
func TestTargets(t *testing.T) {
	cases := []struct{ year, indicator, target, uom, want string }{
		{"2020", "到位资金", "3", "亿元", "30000"},
		{"2020", "到位资金", "30000", "元", "3"},
		{"2020", "到 位资金", "30000", "", "30000"},
		{"2020", "到位资金", "5", "万美元", ""},
		{"2020", "到位资金", "-5", "万元", ""},
		{"2020", "来访批次", "5", "批", "5"},
		{"2020", "来访批次", "5", "", "5"},
		{"2020", "来访批次", "5", "万元", ""},
		{"2020", "到位外资", "5", "万元", ""},
		{"2019", "到位资金", "5", "万元", ""},
	}
	defs := contests()
	for _, c := range cases {
		set := contestSet(t, "2020-12")
		set["targets"] = rows(t, defs.Ledgers[2], "2020-12",
			values{"year": "2020", "unit": "甲", "indicator": "别的", "target": "1", "uom": "万元"},
			values{"year": c.year, "unit": "甲", "indicator": c.indicator, "target": c.target, "uom": c.uom})
		book, _ := aggregate.Derive(defs, set, options("2020-12"))
		got := ""
		for _, r := range book.Campaign.Standings[0].Indicators {
			if r.Target != nil {
				got += r.Target.String()
			}
		}
		if got != c.want {
			t.Errorf("%+v: read %q", c, got)
		}
	}
}

// A ledger that was not sent takes its actuals and scores, all totals, ranks and the streak.
func TestCampaignWithoutALedger(t *testing.T) {
	set := contestSet(t, "2020-03", unit{zoneName, "1200", "12", "01:100", "01"})
	delete(set, "visits")
	book, _ := aggregate.Derive(contests(), set, options("2020-03"))
	var got []string
	for _, f := range book.Figures {
		got = append(got, f.Key())
	}
	want := "campaign_actual/" + zoneName + "/money campaign_score/" + zoneName + "/money"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("figures %s, want %s", s, want)
	}
	if c := book.Campaign; strings.Join(c.Missing, " ") != "visits" || !c.Assessed || table(c) != "0 "+zoneName+" — 13.33 —" {
		t.Errorf("%+v", c)
	}
	if len(book.Claims) != 0 {
		t.Errorf("claims %v", book.Claims)
	}
}

func TestZoneNotAssessed(t *testing.T) {
	set := contestSet(t, "2020-03", unit{"南明", "1200", "12", "01:100", "01"})
	book, _ := aggregate.Derive(contests(), set, options("2020-03"))
	if _, ok := byKey(book)["campaign_first_streak"]; ok || book.Campaign.Assessed || len(book.Claims) != 0 {
		t.Error("a zone that is not assessed has no streak")
	}
}

// A unit named twice in two writings is one unit.
func TestUnitsFold(t *testing.T) {
	set := contestSet(t, "2020-03", unit{"南明 街道", "1200", "12", "01:100", ""}, unit{"羽林街道", "1200", "12", "01:1", ""})
	set["money"].Rows[0].Cells[1].Text = "南明街道　"
	book, _ := aggregate.Derive(contests(), set, options("2020-03"))
	if got := table(book.Campaign); !strings.HasPrefix(got, "1 南明街道 13.33") {
		t.Error(got)
	}
}

func number(s, name string) figure.Number {
	return figure.Number{Value: decimal.RequireFromString(s), Name: name}
}
