package sql_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql"
)

// firms is one ledger with figures of every kind.
func firms() definition.Definitions {
	place := 1
	where := []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}}
	figure := func(id, word string, q definition.Query) definition.Figure {
		return definition.Figure{ID: id, Name: "名" + id, Unit: word, Query: q}
	}
	rows := func(measure, column string) definition.Query {
		return definition.Query{Ledger: "firms", Measure: measure, Column: column, Where: where}
	}
	by := func(q definition.Query, column string) definition.Query { q.Group = column; return q }
	d := definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "firms", Name: "企业台账", RowDate: "on", Columns: []definition.Column{
			{ID: "on", Type: "date"}, {ID: "unit", Type: "text"}, {ID: "kind", Type: "code"}, {ID: "money", Type: "money"}, {ID: "area", Type: "land"}, {ID: "n", Type: "num"}, {ID: "uom", Type: "text"},
		}}},
		Figures: []definition.Figure{
			figure("count", "个", rows("count", "")), figure("yuan", "亿元", rows("sum", "money")), figure("hectares", "公顷", rows("sum", "area")),
			figure("mean", "万元", rows("mean", "money")), figure("stated", "@uom", rows("max", "n")), figure("grouped", "万元", by(rows("sum", "money"), "kind")),
			figure("ratio", "%", definition.Query{Measure: "ratio", Of: "grouped|yuan", As: "%"}),
			figure("grown", "%", definition.Query{Measure: "growth", Of: "count", Against: "last_year", Decimals: &place}),
			figure("monthly", "%", definition.Query{Measure: "growth", Of: "yuan", Against: "last_month", Decimals: &place}),
		},
		Reports: []definition.Report{{Summary: &definition.Summary{Figures: []string{"count", "yuan"}}}},
	}
	d.Complete()
	return d
}

// statements are those of figures.sql of an edition.
func statements(t *testing.T, d definition.Definitions) []string {
	t.Helper()
	files, err := sql.Files([]sql.Edition{{Hash: "1234567890", Definitions: d}}, func(string) bool { return true })
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Path == "sql/duckdb/figures.sql" {
			return strings.Split(string(f.Data), ";\n")
		}
	}
	t.Fatal("there is no figures.sql")
	return nil
}

// written is the statement that makes a relation.
func written(t *testing.T, statements []string, name string) string {
	t.Helper()
	for _, s := range statements {
		if strings.Contains(s, " "+name+" AS\n") {
			return s
		}
	}
	t.Fatalf("there is no relation %s", name)
	return ""
}

func TestRelations(t *testing.T) {
	all := statements(t, firms())
	for _, test := range []struct{ name, want string }{
		{"_months", "WHERE edition = '1234567890'"},
		{"_measured_firms", `l.state <> 'missing'`},
		{"_measured_firms", `LEFT JOIN "firms" AS r`},
		{"_measured_firms", `"unit_key" = _own AND "on" >= _year_start AND "on" <= _period_end) AS "count"`},
		{"_measured_firms", `"on" >= _last_year_start AND "on" <= _last_year_end) AS "count__last_year"`},
		{"_measured_firms", `"on" >= _month_start AND "on" <= _period_end AND "money" IS NOT NULL), 0) AS "yuan__this_month"`},
		{"_measured_firms", `"on" >= _last_month_start AND "on" <= _last_month_end AND "money" IS NOT NULL), 0) AS "yuan__last_month"`},
		{"_measured_firms_by_kind", `MIN_BY("kind_label", _ord) AS label`},
		{"_figure_yuan", `* 0.0001 AS DECIMAL(38,18)) AS value, '亿元' AS unit`},
		{"_figure_hectares", "% 100000000000000000 = 0 THEN"},
		{"_figure_mean", "SUM(_r * _w) AS n"},
		{"_figure_stated", `"stated_unit" AS unit`},
		{"_figure_grouped", `CONCAT('{"kind":"', REPLACE(REPLACE(label,`},
		{"_figure_ratio", "p1.group_key = g.group_key"},
		{"_figure_ratio", "LEFT JOIN _figure_yuan AS p2 ON p2._zone = g._zone AND p2._period = g._period)"},
		{"_figure_grown", "p2.month = g._last_year AND p2.id = 'count' AND p2.group_key = ''"},
		{"_figure_grown", "CASE WHEN p2.comparable AND p2.unit_word = '个' THEN p2.value END"},
		{"_figure_grown", "LEFT JOIN _figure_count__last_year AS p3"},
		{"_figure_monthly", "p1.value IS NOT NULL AND p2.value >= 0 AND p3.value > 0"},
		{"_targets_own", "ORDER BY t._ord) AS nth"},
		{"_figures_of_targets", "CONCAT('completion/', id)"},
		{"_moved", "g._month > 1"},
		{"_moved_2", "'growth_last_year/yuan' AS id"},
	} {
		if got := written(t, all, test.name); !strings.Contains(got, test.want) {
			t.Errorf("%s lacks %s:\n%s", test.name, test.want, got)
		}
	}
	if got := written(t, all, "_moved_2"); strings.Contains(got, "_figure_yuan__last_year") {
		t.Errorf("of the year before only what was published counts for a figure that nobody defined:\n%s", got)
	}
}
