// Package schema states the layout of the facts (design-life §20): which tables there are, their columns and
// what these mean. It is plain data: the writer, the SQL and the data dictionary (docs/facts.md) read it.
package schema

import "slices"

// Type is what a column holds in Parquet, DuckDB and Spark.
type Type uint8

const (
	// Text is UTF-8: STRING.
	Text Type = iota
	// Decimal is exact: DECIMAL(Precision, Scale).
	Decimal
	// Date is a day: DATE. A month is its first day.
	Date
	// Bool is true or false: BOOLEAN.
	Bool
	// Int is a whole number that counts or orders: INT64, BIGINT.
	Int
)

// All decimals have so many digits, so many of them after the point: one digit less than the 38 that engines
// hold, and one more for a carry, as Spark takes one away where it adds two of 38.
const (
	Precision = 36
	Scale     = 18
)

// Column is a column of a table.
type Column struct {
	Name string
	Type Type
	Null bool   // it may be null
	Note string // what it means, in Chinese
	// Of is the id of the ledger's column that this one is, or states something of; "" for any other.
	Of   string
	Part Part
}

// Part is what of a ledger's column a column states.
type Part uint8

const (
	// Value is the value as it was read, null for a blank.
	Value Part = iota
	// At is the address of its cell, C5; null where the sheet has no such column.
	At
	// Key is the value folded, by which values compare (design §4); null for a blank.
	Key
	// Label is the value as the groups of figures carry it; null for a blank.
	Label
)

// Table is a table: a folder of Parquet files, one for each zone and month.
type Table struct {
	Name    string // of the folder
	Title   string // in Chinese
	Note    string // what a row is, in Chinese
	Ledger  string // id of the ledger that it holds; "" for any other
	Columns []Column
}

// Column returns the column with the name.
func (t Table) Column(name string) (Column, bool) {
	i := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
	if i < 0 {
		return Column{}, false
	}
	return t.Columns[i], true
}

// Of is the name of the column that states a part of a ledger's column, "" where the table has none: what is
// personal or written freely has no Value.
func (t Table) Of(column string, part Part) string {
	for _, c := range t.Columns {
		if c.Of == column && c.Part == part {
			return c.Name
		}
	}
	return ""
}

// Every table begins with these columns, so that no engine needs the names of folders, from which some would
// take the zone 001 for a number.
const (
	Zone   = "_zone"
	Period = "_period"
	Run    = "_run"
)

// common are the first columns of every table.
func common() []Column {
	return []Column{
		{Name: Zone, Note: "开发区代码；没有代码的，是名称"},
		{Name: Period, Note: "报告期，2020-12"},
		{Name: Run, Note: "发布批次，r1"},
	}
}

// Columns of every ledger's table.
const (
	File       = "_file"
	Sheet      = "_sheet"
	Line       = "_line"
	Order      = "_ord"
	Later      = "_later"
	CountsFrom = "_counts_from"
)

// located are the columns of a row of a ledger beside its values.
func located() []Column {
	return []Column{
		{Name: File, Note: "部门文件的名称"},
		{Name: Sheet, Note: "工作表的名称"},
		{Name: Line, Type: Int, Note: "在工作表里的行号"},
		{Name: Order, Type: Int, Note: "在这本台账全部行里的次序，从0起"},
		{Name: Later, Type: Bool, Note: "日期在报告期之后：保留、审核，不计入"},
		{Name: CountsFrom, Type: Date, Null: true, Note: "这一行从哪天起计入（截止规则的日期）；没有这样的日期的台账为空"},
	}
}
