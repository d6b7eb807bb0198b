//go:build judges

package campaign_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// Schemes of every method and rule come to in DuckDB what they come to in Go.
func TestJudgeSchemes(t *testing.T) {
	dir, campaign := folder(t, 12, 1)
	if campaign < 300 {
		t.Fatalf("%d figures of the campaign are no trial", campaign)
	}
	for i, row := range asked(t, "duckdb", "duckdb_sql.py", dir, "sql/duckdb/verify.sql") {
		if i < 20 {
			t.Errorf("%v", row)
		}
	}
	twice(t, dir)
	change(t, dir)
	if rows := asked(t, "duckdb", "duckdb_sql.py", dir, "sql/duckdb/verify.sql"); len(rows) < 10 {
		t.Errorf("other targets change %d figures", len(rows))
	}
	if rows := asked(t, "duckdb", "duckdb_sql.py", dir, "sql/duckdb/campaign.sql"); len(rows) == 0 {
		t.Error("campaign.sql lists nothing")
	}
}

// twice puts the figures of a zone there once more, as a file that is no longer in force would: all are listed.
func twice(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "figures/*/zone=000/r1.parquet"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	again := filepath.Join(filepath.Dir(files[0]), "r2.parquet")
	write(t, again, data)
	rows := asked(t, "duckdb", "duckdb_sql.py", dir, "sql/duckdb/verify.sql")
	if len(rows) == 0 {
		t.Error("no figure that is there twice is listed")
	}
	for _, row := range rows {
		if row[0] != "000" || row[len(row)-1] != "同一项不止一行" {
			t.Errorf("%v", row)
		}
	}
	if err := os.Remove(again); err != nil {
		t.Fatal(err)
	}
}

// change doubles all targets behind the back of the runs.
func change(t *testing.T, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "_targets/*/zone=*/r1.parquet"))
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	var statements []byte
	for _, f := range files {
		statements = fmt.Appendf(statements, "COPY (SELECT * REPLACE ((value * 2)::DECIMAL(36,18) AS value) FROM read_parquet('%s', hive_partitioning = false)) TO '%s.new' (FORMAT parquet);\n", f, f)
	}
	statement := filepath.Join(t.TempDir(), "change.sql")
	write(t, statement, statements)
	asked(t, "duckdb", "duckdb_sql.py", dir, statement)
	for _, f := range files {
		if err := os.Rename(f+".new", f); err != nil {
			t.Fatal(err)
		}
	}
}
