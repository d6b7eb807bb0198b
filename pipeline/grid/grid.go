// Package grid is what every spreadsheet format is read into: sheets of raw cells, typed
// only as far as the file itself types them. It knows nothing of ledgers.
package grid

import "time"

// Kind is what the file says a cell is.
type Kind uint8

const (
	// Text is a string cell, also the text result of a formula.
	Text Kind = iota + 1
	// Number is a number cell: Cell.Text holds it as plain decimal digits at Excel's 15
	// significant digits ("44193", "0.1"); dates are numbers.
	Number
	// Bool is TRUE or FALSE in Cell.Text.
	Bool
	// Error is a spreadsheet error: Cell.Text is "#REF!", "#N/A" …
	Error
	// DateText is an ISO 8601 date cell (t="d" of OOXML), text in Cell.Text.
	DateText
	// NoValue is a formula without a cached value.
	NoValue
	// Picture is a picture placed in the cell: Excel 365 and IMAGE() store #VALUE! for it, WPS
	// a formula DISPIMG.
	Picture
)

// Format is the part of a cell's number format that decides values.
type Format uint8

const (
	// General is any format without influence on the value.
	General Format = iota
	// Percent shows the number times 100 with a % sign.
	Percent
	// DateTime shows the number as a date or time.
	DateTime
)

// Cell is one non-empty cell.
type Cell struct {
	Col    int // from 1
	Kind   Kind
	Format Format
	Struck bool   // the cell's font is struck through (删除线)
	Linked bool   // its formula refers to another workbook
	Look   uint16 // place of its number format in Workbook.Looks, from 1; 0 for one that changes nothing
	Text   string
}

// Row holds the non-empty cells of a line, by ascending column.
type Row struct {
	Line   int // from 1
	Hidden bool
	Cells  []Cell
}

// Range is a rectangle, bounds included, counted from 1.
type Range struct{ Row1, Col1, Row2, Col2 int }

// Position is one cell's place, row and column counted from 1.
type Position struct{ Row, Col int }

// Span is a run of columns, both ends included, counted from 1.
type Span struct{ From, To int }

// Sheet is one worksheet; Rows ascend and leave out lines without any cell.
type Sheet struct {
	Name       string
	Hidden     bool
	Filtered   bool // a filter is set and may hide rows
	Rows       []Row
	Merges     []Range
	HiddenCols []Span     // hidden columns, as the file lists them
	Links      []string   // other workbooks that its formulas refer to, by name where the file tells it
	Comments   []Position // cells that carry a comment (批注), as the file lists them
}

// Workbook is one file.
type Workbook struct {
	Sheets   []Sheet
	Date1904 bool      // serial dates count from 1904-01-01
	Looks    Looks     // number formats that change what a person reads
	Links    []string  // other workbooks that formulas refer to, as the file names them
	Modified time.Time // when the file says that it was last saved; zero when it does not
	Unended  bool      // a text whose last line has no line end, or half of one
}
