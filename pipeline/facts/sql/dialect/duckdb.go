package dialect

import (
	"strings"

	"zonereport/pipeline/facts/schema"
)

// DuckDB is https://duckdb.org, tried with 2.0.
type DuckDB struct{}

// Name is that of the folder of its files.
func (DuckDB) Name() string { return "duckdb" }

// Title is what readers know it by.
func (DuckDB) Title() string { return "DuckDB" }

// Run says how a file is run in the folder that holds the facts.
func (DuckDB) Run(file string) string { return "duckdb -f " + file }

// For is the dialect itself: what a file keeps, no other sees.
func (d DuckDB) For(string) Dialect { return d }

// Setup is nothing.
func (DuckDB) Setup() []string { return nil }

// Quote writes the name of a table or a column.
func (DuckDB) Quote(name string) string { return quoted(`"`, name) }

// Literal writes a text; a semicolon ends statements only.
func (DuckDB) Literal(text string) string {
	return "'" + strings.NewReplacer("'", "''", ";", "' || CHR(59) || '").Replace(text) + "'"
}

// Files adds the files to nothing, which gives the columns that none of them has. The names of folders are
// no columns: a zone 001 would be the number 1.
func (d DuckDB) Files(view string, t schema.Table, empty bool) []string {
	query := nothing(d, t)
	if !empty {
		query += "\nUNION ALL BY NAME\nSELECT * FROM read_parquet(" + d.Literal(t.Name+"/*/*/*.parquet") + ", union_by_name = true, hive_partitioning = false)"
	}
	return []string{View(view, query)}
}

// Keep makes a temporary table.
func (DuckDB) Keep(name, query string) []string {
	return []string{"CREATE OR REPLACE TEMPORARY TABLE " + name + " AS\n" + query}
}

// Ordered is a row.
func (DuckDB) Ordered(by ...string) string { return "ROW(" + strings.Join(by, ", ") + ")" }

// Integer has 128 bits.
func (DuckDB) Integer() string { return "HUGEINT" }

// Quotient is a over b without what remains.
func (DuckDB) Quotient(a, b string) string { return a + " // " + b }

// Remainder is what remains of a over b.
func (DuckDB) Remainder(a, b string) string { return a + " % " + b }
