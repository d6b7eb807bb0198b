package dialect

import (
	"path"
	"strings"

	"zonereport/pipeline/facts/schema"
)

// Spark is the SQL of https://spark.apache.org, tried with 4.3.
type Spark struct {
	work string // folder below that of the facts for what the file keeps
}

// Name is that of the folder of its files.
func (Spark) Name() string { return "spark" }

// Title is what readers know it by.
func (Spark) Title() string { return "Spark SQL" }

// Run says how a file is run in the folder that holds the facts.
func (Spark) Run(file string) string { return "spark-sql -f " + file }

// For keeps what a file works out in a folder of the file's own, spark-work/sql/spark/verify.
func (Spark) For(file string) Dialect {
	return Spark{"spark-work/" + strings.TrimSuffix(file, path.Ext(file)) + "/"}
}

// Setup has Spark refuse what does not fit, keep every digit of a sum or a product, and read what is nested more
// than a hundred times, as long divisions are.
func (Spark) Setup() []string {
	return []string{"SET spark.sql.ansi.enabled = true", "SET spark.sql.decimalOperations.allowPrecisionLoss = false", "SET spark.sql.analyzer.maxIterations = 1000"}
}

// Quote writes the name of a table or a column.
func (Spark) Quote(name string) string { return quoted("`", name) }

// Literal writes a text; a backslash begins a sign here, and a semicolon ends statements only.
func (Spark) Literal(text string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`, ";", `\u003b`).Replace(text) + "'"
}

// Files states the columns, so that no file is read for them, and those that a file lacks are null.
func (d Spark) Files(view string, t schema.Table, empty bool) []string {
	if empty {
		return []string{View(view, nothing(d, t))}
	}
	columns := list(t, func(c schema.Column) string { return d.Quote(c.Name) + " " + Type(c.Type) })
	return []string{"CREATE OR REPLACE TEMPORARY VIEW " + view + " (\n" + columns + "\n) USING parquet OPTIONS (path " + d.Literal(t.Name) + ", recursiveFileLookup 'true')"}
}

// Keep writes files. A cached view would be planned anew, with all it rests on, wherever it is named: with each
// step up the book that doubles, and what a minute does takes an hour.
func (d Spark) Keep(name, query string) []string {
	at := d.Literal(d.work + strings.Trim(name, "`"))
	return []string{
		"INSERT OVERWRITE DIRECTORY " + at + " USING parquet\n" + query,
		"CREATE OR REPLACE TEMPORARY VIEW " + name + " USING parquet OPTIONS (path " + at + ")",
	}
}

// Ordered is a struct.
func (Spark) Ordered(by ...string) string { return "STRUCT(" + strings.Join(by, ", ") + ")" }

// Integer has 38 digits.
func (Spark) Integer() string { return "DECIMAL(38,0)" }

// Quotient takes away what remains, for / is rounded and div of 64 bits. Only 20 digits of a quotient fit that way,
// so that longer ones are made of two: of the digits above the eighteenth, and of those below with what remained.
func (d Spark) Quotient(a, b string) string {
	plain := func(a, b string) string {
		return "CAST((" + a + " - " + a + " % " + b + ") / " + b + " AS DECIMAL(38,0))"
	}
	if strings.Trim(b, "0123456789") == "" { // the fewer digits of b are known, the more fit
		return plain(a, b)
	}
	const low = "1000000000000000000"
	high := plain(a, low)
	return "CASE WHEN abs(" + a + ") < 100000000000000000000 OR " + b + " >= " + low + " THEN " + plain(a, b) +
		" ELSE " + plain(high, b) + " * " + low + " + " + plain("("+high+" % "+b+" * "+low+" + "+a+" % "+low+")", b) + " END"
}

// Remainder is what remains of a over b.
func (Spark) Remainder(a, b string) string { return a + " % " + b }
