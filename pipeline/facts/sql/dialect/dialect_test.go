package dialect_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
)

// What definitions say cannot end a text or a name before its time.
func TestQuotes(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{dialect.DuckDB{}.Literal(`a'b\c;d`), `'a''b\c' || CHR(59) || 'd'`},
		{dialect.Spark{}.Literal(`a'b\c;d`), `'a\'b\\c\u003bd'`},
		{dialect.DuckDB{}.Quote("a\"b`"), "\"a\"\"b`\""},
		{dialect.Spark{}.Quote("a\"b`"), "`a\"b```"},
	} {
		if test.got != test.want {
			t.Errorf("%s is written, want %s", test.got, test.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{dialect.Scaled(dialect.DuckDB{}, "n", 0), "CAST(n AS DECIMAL(38,18))"},
		{dialect.Scaled(dialect.DuckDB{}, "n", 2), "CAST(CAST(n // 100 AS DECIMAL(38,18)) + CAST(n % 100 AS DECIMAL(18,0)) * CAST(0.01 AS DECIMAL(18,18)) AS DECIMAL(38,18))"},
		{dialect.Spark{}.Quotient("a", "100"), "CAST((a - a % 100) / 100 AS DECIMAL(38,0))"},
		{dialect.Spark{}.Quotient("a", "b")[:113], "CASE WHEN abs(a) < 100000000000000000000 OR b >= 1000000000000000000 THEN CAST((a - a % b) / b AS DECIMAL(38,0)) "},
		{dialect.Unscaled(dialect.Spark{}, "n"), "CAST(REPLACE(CAST(CAST(n AS DECIMAL(38,18)) AS STRING), '.', '') AS DECIMAL(38,0))"},
		{dialect.Whole(dialect.DuckDB{}, "n"), "CAST(n AS HUGEINT)"},
	} {
		if test.got != test.want {
			t.Errorf("%s is written, want %s", test.got, test.want)
		}
	}
}

// A table without files is empty and has its columns.
func TestFiles(t *testing.T) {
	table := schema.Table{Name: "firms", Columns: []schema.Column{{Name: "on", Type: schema.Date}, {Name: "n", Type: schema.Int}, {Name: "v", Type: schema.Decimal}, {Name: "b", Type: schema.Bool}, {Name: "t"}}}
	for _, d := range dialect.All() {
		empty, full := strings.Join(d.Files("f", table, true), ";"), strings.Join(d.Files("f", table, false), ";")
		if strings.Contains(empty, "parquet") || !strings.Contains(full, "firms") {
			t.Errorf("%s reads %s, and without files %s", d.Name(), full, empty)
		}
		for _, want := range []string{d.Quote("on"), "DATE", "BIGINT", "DECIMAL(36,18)", "BOOLEAN", "STRING"} {
			if !strings.Contains(empty, want) || !strings.Contains(full, want) {
				t.Errorf("%s lacks %s", d.Name(), want)
			}
		}
	}
}

// What is asked more than once is worked out once; of two files each has its own.
func TestKeep(t *testing.T) {
	for _, test := range []struct{ got, want []string }{
		{dialect.DuckDB{}.For("sql/duckdb/verify.sql").Keep("k", "SELECT 1"), []string{"CREATE OR REPLACE TEMPORARY TABLE k AS\nSELECT 1"}},
		{dialect.Spark{}.For("sql/spark/0a1b/figures.sql").Keep("`k-1`", "SELECT 1"), []string{
			"INSERT OVERWRITE DIRECTORY 'spark-work/sql/spark/0a1b/figures/k-1' USING parquet\nSELECT 1",
			"CREATE OR REPLACE TEMPORARY VIEW `k-1` USING parquet OPTIONS (path 'spark-work/sql/spark/0a1b/figures/k-1')"}},
	} {
		if !slices.Equal(test.got, test.want) {
			t.Errorf("kept by %q, want %q", test.got, test.want)
		}
	}
}
