package query_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// Every window takes its first and its last day, and not the days beside them (design §6).
func TestWindowEnds(t *testing.T) {
	defs, set := things(t, "- - - 2019-12-31 2019-12", "- - - 2020-01-01 2020-01", "- - - 2020-11-30 2020-11", "- - - 2020-12-01 2020-12", "- - - - -")
	table := query.NewTables(defs, set).Table("x")
	for _, test := range []struct{ compare, want string }{
		{"in year", "[1 2]"}, {"as of", "[0 1 2]"}, {"blank or after", "[3 4]"}, {"blank or as of", "[0 1 2 4]"},
	} {
		c := query.Context{Definitions: defs, Month: calendar.Month{Year: 2020, Number: 11}}
		for column, kind := range map[string]ledger.Kind{"d": ledger.Date, "m": ledger.Month} {
			where, err := c.Conditions("x", []definition.Condition{{Column: column, Compare: test.compare}})
			if err != nil {
				t.Fatal(err)
			}
			if got := fmt.Sprint(table.Listed(where)); got != test.want || where[0].Kind != kind {
				t.Errorf("%s %s: rows %s of kind %d, want %s of %d", column, test.compare, got, where[0].Kind, test.want, kind)
			}
		}
	}
	for compare, want := range map[figure.Comparison]string{
		figure.Above: "[3]", figure.AtLeast: "[2 3]", figure.AtMost: "[0 1 2]", figure.Below: "[0 1]", figure.BlankOrAfter: "[3 4]", figure.BlankOrAtMost: "[0 1 2 4]",
	} {
		if got := fmt.Sprint(table.Listed([]figure.Condition{{Column: "d", Compare: compare, Kind: ledger.Date, Date: 20201130}})); got != want {
			t.Errorf("a date %s 2020-11-30: rows %s, want %s", compare, got, want)
		}
	}
}

// All conditions hold at once, whichever of them finds the rows.
func TestConditionsTogether(t *testing.T) {
	defs, set := things(t, "甲 1 是 2020-06-30 2020-06", "甲 2 是 2020-06-30 2020-06", "甲 1 否 2020-07-01 2020-07", "乙 1 是 2020-06-30 2020-06", "- 1 - - -")
	table := query.NewTables(defs, set).Table("x")
	text := figure.Condition{Column: "t", Compare: figure.Equal, Kind: ledger.Text, Text: []string{"甲"}}
	number := figure.Condition{Column: "n", Compare: figure.Equal, Kind: ledger.Number, Number: decimal.NewFromInt(1)}
	date := figure.Condition{Column: "d", Compare: figure.Equal, Kind: ledger.Date, Date: 20200630}
	yes := figure.Condition{Column: "b", Compare: figure.Equal, Kind: ledger.Bool, True: true}
	none := figure.Condition{Column: "t", Compare: figure.Equal, Kind: ledger.Text, Text: []string{""}}
	for want, where := range map[string][]figure.Condition{
		"[0 2]": {text, number}, "[0 1]": {text, date}, "[0 3]": {yes, number, date}, "[0]": {number, yes, text, date}, "[]": {number, none},
	} {
		for range where {
			where = append(where[1:], where[0])
			if got := fmt.Sprint(table.Listed(where)); got != want {
				t.Errorf("%v: rows %s, want %s", where, got, want)
			}
		}
	}
	if got := fmt.Sprint(table.Listed([]figure.Condition{{Column: "lost", Compare: figure.NotEqual, Kind: ledger.Number}})); got != "[0 1 2 3 4]" {
		t.Errorf("a column that the ledger lacks is blank in every row: rows %s", got)
	}
}

// A row is named by its key; never by a personal column, and not by nothing.
func TestRowKey(t *testing.T) {
	defs, set := things(t, "甲 1 是 2020-06-30 2020-06", "- 2 否 - -", "- - - - -")
	for _, test := range []struct {
		key      []string
		personal string
		want     [3]string
	}{
		{nil, "", [3]string{}},
		{[]string{"t"}, "", [3]string{"甲", "", ""}},
		{[]string{"t", "n"}, "", [3]string{"甲/1", "/2", ""}},
		{[]string{"b", "d", "m"}, "", [3]string{"是/2020-06-30/2020-06", "否//", ""}},
		{[]string{"t|n"}, "", [3]string{"甲", "2", ""}},
		{[]string{"t", "n"}, "n", [3]string{}},
		{[]string{"n|t"}, "t", [3]string{}},
	} {
		d := defs.Ledgers[0]
		d.Key, d.Columns = test.key, append([]definition.Column{}, d.Columns...)
		for i := range d.Columns {
			if d.Columns[i].ID == test.personal {
				d.Columns[i].Personal = "name"
			}
		}
		table := query.NewTables(definition.Definitions{Ledgers: []definition.Ledger{d}}, set).Table("x")
		for row, want := range test.want {
			if got := table.RowKey(int32(row)); got != want {
				t.Errorf("key %v, personal %q, row %d: %q, want %q", test.key, test.personal, row, got, want)
			}
		}
	}
}

// A text of white space is nothing, as a blank is.
func TestIsBlank(t *testing.T) {
	for _, test := range []struct {
		cell ledger.Cell
		want bool
	}{
		{ledger.Cell{}, true}, {ledger.Cell{Kind: ledger.Text, Text: " \u3000"}, true}, {ledger.Cell{Kind: ledger.Text}, true},
		{ledger.Cell{Kind: ledger.Text, Text: "甲"}, false}, {ledger.Cell{Kind: ledger.Number}, false}, {ledger.Cell{Kind: ledger.Bool}, false}, {ledger.Cell{Kind: ledger.Date, Date: 20200101}, false},
	} {
		if got := query.IsBlank(&test.cell); got != test.want {
			t.Errorf("%+v is blank: %v", test.cell, got)
		}
	}
}
