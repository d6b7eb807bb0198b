package rows_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
)

var defs = definition.Definitions{Ledgers: []definition.Ledger{{ID: "firms", RowDate: "on", Columns: []definition.Column{
	{ID: "on", Type: "date"}, {ID: "month", Type: "month"}, {ID: "kind", Type: "code"}, {ID: "uscc", Type: "text"}, {ID: "name", Type: "text"}, {ID: "money", Type: "money"},
	{ID: "rate", Type: "rate"}, {ID: "mention", Type: "bool"}, {ID: "uom", Type: "text"}, {ID: "owner", Type: "text", Personal: "omit"},
}}},
	Figures: []definition.Figure{{ID: "all", Query: definition.Query{Ledger: "firms", Measure: "count", Where: []definition.Condition{{Column: "owner", Compare: "=", Value: "甲"}, {Column: "kind", Compare: "=", Value: "乙"}}}}}}

var reading = rows.Reading{Dialect: dialect.DuckDB{}, Definitions: defs, Own: "_own"}

var span = rows.Span{Start: "_start", End: "_end"}

// A condition means what it means to package query, blanks among it.
func TestConditions(t *testing.T) {
	for _, test := range []struct {
		column, compare string
		value           any
		want            string
	}{
		{"kind", "=", "ａ b", `"kind_key" = 'AB'`},
		{"kind", "=", "@zone", `"kind_key" = _own`},
		{"kind", "!=", "县内", `("kind_key" IS NULL OR "kind_key" <> '县内')`},
		{"kind", "in", []any{"甲", "@zone", " "}, `"kind_key" IN ('甲', _own)`},
		{"kind", "!=", []any{"甲", "乙"}, `("kind_key" IS NULL OR NOT "kind_key" IN ('甲', '乙'))`},
		{"kind", "=", " ", "FALSE"},
		{"kind", "!=", "", "TRUE"},
		{"owner", "=", "甲", `"owner_key" = 'c2'`},
		{"on", "in year", nil, `"on" >= _start AND "on" <= _end`},
		{"month", "as of", nil, `"month" <= _end`},
		{"on", "blank or after", nil, `("on" IS NULL OR "on" > _end)`},
		{"on", "blank or as of", nil, `("on" IS NULL OR "on" <= _end)`},
		{"money", ">=", int64(1000), `"money" >= 1000`},
		{"money", "!=", 0.5, `("money" IS NULL OR "money" <> 0.5)`},
		{"mention", "=", true, `"mention" = TRUE`},
		{"mention", "!=", false, `("mention" IS NULL OR "mention" <> FALSE)`},
	} {
		q, err := reading.Query("个", definition.Query{Ledger: "firms", Measure: "count", Where: []definition.Condition{{Column: test.column, Compare: test.compare, Value: test.value}}})
		if err != nil {
			t.Fatal(err)
		}
		got, err := q.Counted(span)
		if want := "NOT _later AND (_counts_from IS NULL OR _counts_from <= _end) AND " + test.want; got != want || err != nil {
			t.Errorf("%s %s %v is %s (%v), want %s", test.column, test.compare, test.value, got, err, want)
		}
	}
}

func TestMeasures(t *testing.T) {
	const counts = "NOT _later AND (_counts_from IS NULL OR _counts_from <= _end)"
	for _, test := range []struct{ measure, column, weight, value, unit string }{
		{"count", "", "", "COUNT(*) FILTER (WHERE " + counts + ")", "-_ord"},
		{"sum", "money", "", `COALESCE(SUM("money") FILTER (WHERE ` + counts + ` AND "money" IS NOT NULL), 0)`, "-_ord"},
		{"distinct", "uscc|name", "", `COUNT(DISTINCT COALESCE("uscc_key", "name_key")) FILTER (WHERE ` + counts + ` AND COALESCE("uscc_key", "name_key") IS NOT NULL)`, "-_ord"},
		{"max", "rate", "", `MAX("rate") FILTER (WHERE ` + counts + ` AND "rate" IS NOT NULL)`, `ROW("rate", -_ord)`},
		{"min", "rate", "", `MIN("rate") FILTER (WHERE ` + counts + ` AND "rate" IS NOT NULL)`, `ROW(-"rate", -_ord)`},
		{"latest", "rate", "on", `MAX_BY("rate", ROW(COALESCE("on", DATE '0001-01-01'), -_ord)) FILTER (WHERE ` + counts + ` AND "rate" IS NOT NULL)`, `ROW(COALESCE("on", DATE '0001-01-01'), -_ord)`},
	} {
		q, err := reading.Query("个", definition.Query{Ledger: "firms", Measure: test.measure, Column: test.column, Weight: test.weight})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := q.Value(span); got != test.value || err != nil {
			t.Errorf("%s is %s (%v), want %s", test.measure, got, err, test.value)
		}
		if got, err := q.Unit("uom", span); !strings.Contains(got, `COALESCE("uom", ''), `+test.unit+")") || err != nil {
			t.Errorf("the unit of a %s is that of %s (%v)", test.measure, got, err)
		}
	}
}

// A mean multiplies and adds up whole numbers of the digits that there are.
func TestMean(t *testing.T) {
	q, err := reading.Query("%", definition.Query{Ledger: "firms", Measure: "mean", Column: "rate", Weight: "money"})
	if err != nil {
		t.Fatal(err)
	}
	got, err := q.Mean("firms", []string{"_zone", "_period"}, span)
	for _, want := range []string{`"rate" IS NOT NULL AND "money" IS NOT NULL`, "SUM(_r * _w) AS n", "GROUP BY _zone, _period"} {
		if !strings.Contains(got, want) || err != nil {
			t.Errorf("a mean is %s (%v), without %s", got, err, want)
		}
	}
	if _, err := q.Value(span); err == nil {
		t.Error("a mean is no aggregate")
	}
}

// What a query asks for is what its table is read for.
func TestUsed(t *testing.T) {
	used := rows.Used{}
	r := reading
	r.Used = &used
	q, err := r.Query("万元", definition.Query{Ledger: "firms", Measure: "sum", Column: "money", Where: []definition.Condition{{Column: "kind", Compare: "=", Value: "甲"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.Value(span); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range used.Of(q.Table).Columns {
		names = append(names, c.Name)
	}
	if got := strings.Join(names, " "); got != "_zone _period _ord _later _counts_from kind_key money" {
		t.Errorf("the columns %s are read", got)
	}
}
