package campaign

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
	"zonereport/pipeline/unit"
)

// scored is an indicator of the rows of one ledger.
func scored(id, method string) definition.Indicator {
	return definition.Indicator{ID: id, Name: "名" + id, Unit: "万元", Method: method, Weight: "10", Cap: "1.2", Query: definition.Query{
		Ledger: "deals", Measure: "sum", Column: "money", Where: []definition.Condition{{Column: "who", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}},
	}}
}

func written(t *testing.T, s definition.Scheme) string {
	t.Helper()
	s.Targets = "targets"
	defs := definition.Definitions{Scheme: s, Ledgers: []definition.Ledger{{ID: "deals", RowDate: "on", Columns: []definition.Column{
		{ID: "on", Type: "date"}, {ID: "who", Type: "text"}, {ID: "money", Type: "money"}, {ID: "land", Type: "land"},
	}}}}
	list, relation, err := Write(Input{
		Dialect: dialect.DuckDB{}, Definitions: defs, Used: &rows.Used{}, Months: "_months", Fixed: func(s string) string { return s },
		Ledger: func(t schema.Table) string { return t.Name }, Name: func(s string) string { return s },
	})
	if err != nil || relation != "_campaign" {
		t.Fatal(relation, err)
	}
	var b strings.Builder
	for _, one := range list {
		b.WriteString(strings.Join(one.SQL, "\n") + "\n")
	}
	return b.String()
}

// An indicator goes to the end of the month, or of the quarter before.
func TestSpans(t *testing.T) {
	for want, s := range map[string]span{
		"MAKE_DATE(YEAR(MAKE_DATE(_year, _m, 1)), 1, 1) LAST_DAY(MAKE_DATE(_year, _m, 1)) _start":                                                        {},
		"MAKE_DATE(YEAR(MAKE_DATE(_year, _quarter, 1)), 1, 1) LAST_DAY(MAKE_DATE(_year, _quarter, 1)) _start_quarter":                                    {quarter: true},
		"CAST(MAKE_DATE(_year, _m, 1) - INTERVAL '1' MONTH AS DATE) LAST_DAY(CAST(MAKE_DATE(_year, _m, 1) - INTERVAL '1' MONTH AS DATE)) _start_month_1": {back: 1, own: true},
	} {
		start, end := s.days()
		if got := start + " " + end + " " + s.column("start"); got != want {
			t.Errorf("%+v is %s, want %s", s, got, want)
		}
	}
	quarterly := definition.Indicator{Freq: "quarter", OtherMonths: "carry"}
	w := &writer{}
	for want, d := range map[string]definition.Indicator{"_m >= 3": quarterly, "_m % 3 = 0": {Freq: "quarter"}, "_m = 12": {Freq: "year"}, "TRUE": {}} {
		if got := w.months(d); got != want || asOf(d).quarter != (d.OtherMonths == "carry") {
			t.Errorf("%+v is scored in %s as of %+v", d, got, asOf(d))
		}
	}
}

// Rows without a rule come first, then rules in their order, then points for places.
func TestItems(t *testing.T) {
	w := &writer{Input: Input{Definitions: definition.Definitions{Scheme: definition.Scheme{Rules: []definition.Rule{
		{Name: "位次", Type: "bonus", Ranks: []definition.Number{"3"}}, {Name: "走访", Type: "bonus"}, {Name: "未达", Type: "veto", Indicators: []string{"a"}},
		{Name: "通报", Type: "penalty"}, {Name: "事故", Type: "veto"}, {Name: "前提", Type: "gate", Indicators: []string{"a"}},
	}}}}}
	var got []string
	for _, it := range w.items() {
		got = append(got, fmt.Sprint(it.name, it.row, it.rule))
	}
	if want := "加分加分-1 走访加分1 扣分扣分-1 通报扣分3 否决否决-1 未达2 位次0"; strings.Join(got, " ") != want {
		t.Errorf("items are %s, want %s", got, want)
	}
}

// What is asked of one ledger is read at once, and only what there is to score is written.
func TestSources(t *testing.T) {
	a, b, c := scored("a", definition.Ratio), scored("b", definition.YoYBase), scored("c", definition.Manual)
	b.Parity, b.Per, b.Pts, c.Query = "80", "5", "1", definition.Query{}
	sql := written(t, definition.Scheme{Decimals: 2, Indicators: []definition.Indicator{a, b, c}})
	for want, n := range map[string]int{"JOIN deals AS l": 1, "_start_12": 2, "MAX_BY(a.points": 1, "'campaign_score'": 3, "(9, 4, 0,": 1, " AS a2": 1, "'campaign_actual'": 2, "RANK() OVER": 2} {
		if got := strings.Count(sql, want); got != n {
			t.Errorf("%d times %s, want %d:\n%s", got, want, n, sql)
		}
	}
	if strings.Contains(written(t, definition.Scheme{Indicators: []definition.Indicator{a}}), "_start_12") {
		t.Error("a span is written that nobody asks for")
	}
}

// The weight, the cap and what is given without a target are those of the group.
func TestGroups(t *testing.T) {
	d := scored("a", definition.Ratio)
	d.Weight, d.Weights = "", map[string]definition.Number{"东片": "30", "西片": "12.5"}
	sql := written(t, definition.Scheme{Decimals: 2, MissingTarget: "full", Grouped: true, Indicators: []definition.Indicator{d}})
	for _, want := range []string{"_grp IN ('东片', '西片')", "CAST(1250 AS HUGEINT)", "WHEN _grp = '东片' THEN 300 WHEN _grp = '西片' THEN 125 ELSE 0 END"} {
		if !strings.Contains(sql, want) {
			t.Errorf("nothing says %s:\n%s", want, sql)
		}
	}
}

// A quotient without an end is rounded to sixteen places more than there are.
func TestEven(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{{"1", "10000", true}, {"1", "15", false}, {"3", "12", true}, {"1", "0.0015", false}, {"2000", "3", false}, {"7", "1", true}} {
		from, to := decimal.RequireFromString(c.from), decimal.RequireFromString(c.to)
		if got := even(from, to); got != c.want {
			t.Errorf("%s over %s ends: %v", c.from, c.to, got)
		}
		p := newProgram(dialect.DuckDB{}, "x")
		p.converted("v", unit.Ratio{From: from, To: to})
		if sixteen := strings.Contains(p.Over("t"), "// 10000000000000000 AS"); sixteen == c.want {
			t.Errorf("%s over %s is rounded to sixteen places: %v", c.from, c.to, sixteen)
		}
	}
	if p := newProgram(dialect.DuckDB{}, "x"); p.converted("v", unit.Ratio{}) != "v" {
		t.Error("a number in its own unit is converted")
	}
}
