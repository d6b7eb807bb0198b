package query_test

import (
	"fmt"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/query"
)

// A row counts from the day on which its windows let it in until one puts it out; one that is dated by the
// month counts from its last day.
func TestSpans(t *testing.T) {
	defs, set := things(t, "甲 1 是 2019-12-31 2020-02", "甲 1 是 2020-01-01 -", "甲 1 是 2020-11-30 2019-12", "乙 1 是 2020-12-01 2020-12", "甲 1 是 - 2020-11")
	table := query.NewTables(defs, set).Table("x")
	month := calendar.Month{Year: 2020, Number: 11}
	is := func(column, compare string, value any) definition.Condition {
		return definition.Condition{Column: column, Compare: compare, Value: value}
	}
	for _, test := range []struct {
		where []definition.Condition
		want  string
	}{
		{nil, "[{0  } {1  } {2  } {3  } {4  }]"},
		{[]definition.Condition{is("d", "as of", nil)}, "[{0 2019-12-31 } {1 2020-01-01 } {2 2020-11-30 }]"},
		{[]definition.Condition{is("d", "in year", nil)}, "[{1 2020-01-01 } {2 2020-11-30 }]"},
		{[]definition.Condition{is("d", "blank or as of", nil)}, "[{0 2019-12-31 } {1 2020-01-01 } {2 2020-11-30 } {4  }]"},
		{[]definition.Condition{is("d", "blank or after", nil)}, "[{0  2019-12-31} {1  2020-01-01} {2  2020-11-30} {3  2020-12-01} {4  }]"},
		{[]definition.Condition{is("m", "as of", nil)}, "[{0 2020-02-29 } {2 2019-12-31 } {4 2020-11-30 }]"},
		{[]definition.Condition{is("d", "as of", nil), is("m", "as of", nil)}, "[{0 2020-02-29 } {2 2020-11-30 }]"},
		{[]definition.Condition{is("m", "as of", nil), is("d", "blank or after", nil)}, "[{2 2019-12-31 2020-11-30} {4 2020-11-30 }]"},
		{[]definition.Condition{is("d", "as of", nil), is("t", "=", "乙")}, "[]"},
	} {
		where, err := query.Context{Definitions: defs, Month: month}.Query(definition.Query{Ledger: "x", Measure: "count", Where: test.where})
		if err != nil {
			t.Fatal(err)
		}
		got := "["
		for i, s := range table.Spans(where, month) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprintf("{%d %s %s}", s.Row, s.From, s.Until)
		}
		if got += "]"; got != test.want {
			t.Errorf("%v: %s, want %s", test.where, got, test.want)
		}
	}
}
