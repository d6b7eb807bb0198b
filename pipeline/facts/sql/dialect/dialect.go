// Package dialect is what engines write otherwise in SQL, a small file for each engine: names, texts, whole
// numbers, how a folder of Parquet files is read, how what is asked more than once is kept. All other SQL
// of the rooms above is written once and runs on every engine (design-life §20).
package dialect

import (
	"fmt"
	"math/big"
	"strings"

	"zonereport/pipeline/facts/schema"
)

// Dialect is how one engine writes what others write otherwise. What its arithmetic is given are columns or
// numbers, never more, so that naming one twice costs nothing.
type Dialect interface {
	// Name is that of the folder of its files: duckdb.
	Name() string
	// Title is what readers know it by: DuckDB.
	Title() string
	// Run says how a file of SQL is run in the folder that holds the facts.
	Run(file string) string
	// For is the dialect as a file of SQL is written in, which may keep things apart from those of other files.
	For(file string) Dialect
	// Setup are statements that come before all others.
	Setup() []string
	// Name of a table or a column.
	Quote(name string) string
	// Literal is a text.
	Literal(text string) string
	// Files are the statements by which a view holds a table's files; columns that a file lacks are null. Of a
	// table without files the view is empty, its columns are of their types all the same.
	Files(view string, t schema.Table, empty bool) []string
	// Keep are the statements that work a query out once, for all that ask for it by the name.
	Keep(name, query string) []string
	// Ordered is what MAX_BY and MIN_BY order by: one expression after the other.
	Ordered(by ...string) string
	// Integer is the type of the widest whole numbers. More digits are an error, never another value.
	Integer() string
	// Quotient is a over b without what remains, towards zero; b is above zero.
	Quotient(a, b string) string
	// Remainder is what remains of it, with the sign of a.
	Remainder(a, b string) string
}

// All are the engines for which SQL is written.
func All() []Dialect { return []Dialect{DuckDB{}, Spark{}} }

// Type is a type as every engine writes it.
func Type(t schema.Type) string {
	switch t {
	case schema.Decimal:
		return fmt.Sprintf("DECIMAL(%d,%d)", schema.Precision, schema.Scale)
	case schema.Date:
		return "DATE"
	case schema.Bool:
		return "BOOLEAN"
	case schema.Int:
		return "BIGINT"
	}
	return "STRING"
}

// Number is the type of numbers that are worked out: wider than those of cells, as sums are.
var Number = fmt.Sprintf("DECIMAL(38,%d)", schema.Scale)

// Whole makes a number that has no decimals a whole number.
func Whole(d Dialect, number string) string {
	return fmt.Sprintf("CAST(%s AS %s)", number, d.Integer())
}

// Unscaled reads a number's digits as a whole number of schema.Scale decimals: no arithmetic of decimals has room
// for all of them.
func Unscaled(d Dialect, number string) string {
	return fmt.Sprintf("CAST(REPLACE(CAST(CAST(%s AS %s) AS STRING), '.', '') AS %s)", number, Number, d.Integer())
}

// Scaled is the number n over ten to the decimals, exactly: the whole part and the rest, as a quotient of
// decimals would be floating point or rounded, and a product has no room for both.
func Scaled(d Dialect, n string, decimals int) string {
	if decimals == 0 {
		return fmt.Sprintf("CAST(%s AS %s)", n, Number)
	}
	by := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil).String()
	return fmt.Sprintf("CAST(CAST(%s AS %s) + CAST(%s AS DECIMAL(18,0)) * CAST(0.%0*d AS DECIMAL(18,18)) AS %s)",
		d.Quotient(n, by), Number, d.Remainder(n, by), decimals, 1, Number)
}

// View is the statement that names a query.
func View(name, query string) string {
	return "CREATE OR REPLACE TEMPORARY VIEW " + name + " AS\n" + query
}

// list writes columns, some on a line.
func list(t schema.Table, with func(schema.Column) string) string {
	const width = 100
	var b strings.Builder
	line := 0
	for i, c := range t.Columns {
		one := with(c)
		switch {
		case i == 0:
			b.WriteString("  ")
		case line+len(one) > width:
			b.WriteString(",\n  ")
			line = 0
		default:
			b.WriteString(", ")
		}
		b.WriteString(one)
		line += len(one) + 2
	}
	return b.String()
}

// nothing is a query without rows, with the columns of a table.
func nothing(d Dialect, t schema.Table) string {
	return "SELECT\n" + list(t, func(c schema.Column) string {
		return "CAST(NULL AS " + Type(c.Type) + ") AS " + d.Quote(c.Name)
	}) + "\nWHERE false"
}

func quoted(mark, name string) string {
	return mark + strings.ReplaceAll(name, mark, mark+mark) + mark
}
