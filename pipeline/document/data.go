package document

import "github.com/shopspring/decimal"

// Data is a report's tables, the numbers behind its charts, its figures and its text as a
// workbook of plain tables (数据表), for programs and for readers who cannot use the printed page.
type Data struct {
	Title    string // with 数据表 behind it, on one line
	Period   string
	Keywords []string
	Sheets   []DataSheet
}

// DataSheet is one sheet: the title, some lines of remarks, then at most one table.
type DataSheet struct {
	Name    string // one that a workbook allows
	Title   string
	Lines   []DataLine
	Columns []DataColumn // none on the cover
	Rows    [][]DataCell
}

// DataLine is one line under the title.
type DataLine struct {
	Text    string
	Heading bool
	Link    string // name of the sheet that it leads to
}

// DataColumn is one column of a table.
type DataColumn struct {
	Head   string // with its unit: 总投资（亿元）
	Number bool   // its numbers and head stand right
	Widest int    // half-width characters up to which a text stands on one line
}

// DataCell is one cell of a table: a number where there is a value, else text.
type DataCell struct {
	Text   string // as it is printed
	Value  *decimal.Decimal
	Places int
	Prefix string // shown before the number: 并列
	Figure string // key of the figure whose defined name the cell carries
	Link   string // name of the sheet that it leads to
}
