package query_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// things is a ledger with a column of each kind; - is a blank.
func things(t testing.TB, lines ...string) (definition.Definitions, ledger.Set) {
	columns := []definition.Column{{ID: "t", Type: "text"}, {ID: "n", Type: "money"}, {ID: "b", Type: "bool"}, {ID: "d", Type: "date"}, {ID: "m", Type: "month"}}
	d := definition.Ledger{ID: "x", Name: "台账", Columns: columns}
	return definition.Definitions{Ledgers: []definition.Ledger{d}}, ledger.Set{"x": sheet(t, d, lines...)}
}

// sheet reads a ledger: a line a row, its cells parted by blanks, - for nothing.
func sheet(t testing.TB, d definition.Ledger, lines ...string) *ledger.Ledger {
	t.Helper()
	l := &ledger.Ledger{ID: d.ID}
	for _, c := range d.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	for _, line := range lines {
		row := ledger.Row{Cells: make([]ledger.Cell, len(d.Columns))}
		for i, s := range strings.Fields(line) {
			if s != "-" {
				row.Cells[i] = ledgertest.Cell(t, d.Columns[i].Type, s)
			}
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// Every comparison, on cells on both sides of it and on blanks.
func TestConditions(t *testing.T) {
	defs, set := things(t, "甲 1 是 2020-01-01 2020-12", "乙 2.0 否 2020-06-30 2021-01", "丙 3 - 2021-01-01 2019-12", "- - - - -")
	table := query.NewTables(defs, set).Table("x")
	c := query.Context{Definitions: defs, Unit: "乙", Month: calendar.Month{Year: 2020, Number: 12}}
	for _, test := range []struct {
		column, compare string
		value           any
		want            string
	}{
		{"t", "=", "甲", "[0]"}, {"t", "!=", "甲", "[1 2 3]"}, {"t", "in", []any{"甲", "丙"}, "[0 2]"}, {"t", "in", []string{"乙"}, "[1]"}, {"t", "=", "@zone", "[1]"}, {"t", "=", "丁", "[]"},
		{"n", "=", int64(2), "[1]"}, {"n", "!=", 2.0, "[0 2 3]"}, {"n", ">=", 2, "[1 2]"}, {"n", "<=", int64(2), "[0 1]"}, {"n", ">", int64(2), "[2]"}, {"n", "<", "2", "[0]"}, {"n", "=", int64(9), "[]"},
		{"b", "=", true, "[0]"}, {"b", "!=", true, "[1 2 3]"}, {"b", "=", false, "[1]"},
		{"d", "in year", nil, "[0 1]"}, {"d", "as of", nil, "[0 1]"}, {"d", "blank or after", nil, "[2 3]"}, {"d", "blank or as of", nil, "[0 1 3]"},
		{"m", "in year", nil, "[0]"}, {"m", "as of", nil, "[0 2]"}, {"m", "blank or after", nil, "[1 3]"},
	} {
		where, err := c.Conditions("x", []definition.Condition{{Column: test.column, Compare: test.compare, Value: test.value}})
		if err != nil {
			t.Errorf("%s %s %v: %v", test.column, test.compare, test.value, err)
			continue
		}
		if got := fmt.Sprint(table.Listed(where)); got != test.want {
			t.Errorf("%s %s %v: rows %s, want %s", test.column, test.compare, test.value, got, test.want)
		}
	}
	dates := []struct {
		compare figure.Comparison
		want    string
	}{{figure.Above, "[2]"}, {figure.Below, "[0]"}, {figure.Equal, "[1]"}, {figure.NotEqual, "[0 2 3]"}, {figure.AtLeast, "[1 2]"}, {"odd", "[]"}}
	for _, test := range dates {
		if got := fmt.Sprint(table.Listed([]figure.Condition{{Column: "d", Compare: test.compare, Kind: ledger.Date, Date: 20200630}})); got != test.want {
			t.Errorf("a date %s: rows %s, want %s", test.compare, got, test.want)
		}
	}
}

// What load.Definitions refuses cannot be resolved either.
func TestConditionsThatMeanNothing(t *testing.T) {
	defs, _ := things(t)
	c := query.Context{Definitions: defs, Month: calendar.Month{Year: 2020, Number: 12}}
	for _, w := range []definition.Condition{
		{Column: "u", Compare: "=", Value: "甲"}, {Column: "t", Compare: ">", Value: "甲"}, {Column: "t", Compare: "=", Value: 3}, {Column: "t", Compare: "in", Value: []any{3}},
		{Column: "b", Compare: "=", Value: "是"}, {Column: "d", Compare: "=", Value: "2020-01-01"}, {Column: "n", Compare: "=", Value: true}, {Column: "n", Compare: "in", Value: int64(1)}, {Column: "n", Compare: "about", Value: int64(1)},
	} {
		if got, err := c.Conditions("x", []definition.Condition{w}); err == nil {
			t.Errorf("%+v is %+v", w, got)
		}
	}
	if _, err := c.Conditions("y", nil); err == nil {
		t.Error("an unknown ledger resolves")
	}
	if _, err := c.Query(definition.Query{Ledger: "x", Measure: "guess"}); err == nil {
		t.Error("an unknown measure resolves")
	}
}

// A value in another unit of its kind is converted; a count is in no unit.
func TestIn(t *testing.T) {
	defs, _ := things(t)
	c := query.Context{Definitions: defs, Month: calendar.Month{Year: 2020, Number: 1}}
	two := 2
	for _, test := range []struct{ measure, word, v, want string }{
		{"sum", "亿元", "4009", "0.4009"}, {"sum", "万元", "4009", "4009"}, {"mean", "元", "0.5", "5000"}, {"count", "亿元", "7", "7"}, {"distinct", "亿元", "7", "7"},
	} {
		q, err := c.In(test.word, definition.Query{Ledger: "x", Measure: test.measure, Column: "n", Decimals: &two})
		if err != nil || q.Decimals != 2 || !q.In.Of(decimal.RequireFromString(test.v)).Equal(decimal.RequireFromString(test.want)) {
			t.Errorf("%s in %s: %+v, %v", test.measure, test.word, q.In, err)
		}
	}
	if q, err := c.In("亿元", definition.Query{Ledger: "y"}); err == nil || q.In != (unit.Ratio{}) {
		t.Errorf("an unknown ledger: %+v", q)
	}
}

func TestWindow(t *testing.T) {
	defs, _ := things(t)
	for month, windows := range map[int][3]string{1: {"2020年1月", "截至2020年1月31日", "报送时点"}, 12: {"2020年1—12月", "截至2020年12月31日", "报送时点"}} {
		c := query.Context{Definitions: defs, Month: calendar.Month{Year: 2020, Number: month}}
		for i, where := range [][]definition.Condition{{{Column: "d", Compare: "in year"}}, {{Column: "d", Compare: "as of"}}, {{Column: "t", Compare: "=", Value: "甲"}}} {
			if got := c.Window(definition.Query{Ledger: "x", Measure: "count", Where: where}); got != windows[i] {
				t.Errorf("%v in month %d: %s, want %s", where, month, got, windows[i])
			}
		}
		if got := c.Window(definition.Query{Ledger: "x", Measure: "latest"}); got != windows[1] {
			t.Errorf("the latest in month %d: %s", month, got)
		}
	}
}

// Targets are read in their own unit; what cannot be used says why.
func TestTargets(t *testing.T) {
	columns := []definition.Column{{ID: "year", Type: "int"}, {ID: "unit", Type: "text"}, {ID: "indicator", Type: "text"}, {ID: "target", Type: "num"}, {ID: "uom", Type: "text"}}
	defs := definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "targets", Columns: columns}},
		Scheme: definition.Scheme{Targets: "targets", Indicators: []definition.Indicator{
			{Name: "到位资金", Unit: "万元"}, {Name: "投资额", Unit: "亿元"}, {Name: "项目数", Unit: "个"}, {Name: "供地", Unit: "亩"}, {Name: "批次", Unit: "批次"}}},
	}
	tests := []struct {
		line, value string
		problem     query.Problem
	}{
		{"2020 甲镇 到位资金 3 亿元", "30000", query.Usable}, {"2020 甲镇 投资额 30000 万元", "3", query.Usable}, {"2020 甲镇 投资额 5 -", "0.0005", query.UnitAssumed},
		{"2020 甲镇 到位资金 5 -", "5", query.UnitAssumed}, {"2020 甲镇 到位资金 5 美元", "0", query.WrongUnit}, {"2020 乙镇 项目数 4 项", "4", query.Usable}, {"2020 乙镇 项目数 4 -", "4", query.Usable},
		{"2020 乙镇 项目数 4 户", "0", query.WrongUnit}, {"2020 乙镇 供地 0.2 公顷", "3", query.Usable}, {"2020 乙镇 供地 2000 平方米", "3", query.Usable}, {"2020 乙镇 批次 2 批", "2", query.Usable},
		{"2020 乙镇 项目数 -4 个", "-4", query.BelowZero}, {"2020 乙镇 项目数 - 个", "0", query.NoValue}, {"2020 乙镇 招聘 4 个", "0", query.UnknownIndicator},
	}
	var lines []string
	for _, test := range tests {
		lines = append(lines, test.line)
	}
	tables := query.NewTables(defs, ledger.Set{"targets": sheet(t, defs.Ledgers[0], lines...)})
	targets := tables.Targets(2020)
	if len(targets) != len(tests) {
		t.Fatalf("%d targets", len(targets))
	}
	for i, test := range tests {
		if got := targets[i]; got.Problem != test.problem || !got.Value.Equal(decimal.RequireFromString(test.value)) || got.OK() != (test.problem == query.Usable || test.problem == query.UnitAssumed) {
			t.Errorf("%s: %s, problem %d", test.line, got.Value, got.Problem)
		}
	}
	if got := fmt.Sprint(query.Assessed(targets)); got != "[甲镇 乙镇]" {
		t.Errorf("assessed are %s", got)
	}
	if len(tables.Targets(2019)) > 0 || query.NewTables(defs, ledger.Set{}).Targets(2020) != nil {
		t.Error("targets of no row")
	}
}
