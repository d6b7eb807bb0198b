package formula

import (
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/render/excel/notation"
)

// How the rows of a ledger stand in their sheet.
const (
	firstRow   = 2 // under the head
	lineColumn = 3 // behind the ledger's columns: the rows' numbers in the departments' sheets, which no row lacks
)

// Area is where the rows of one ledger stand: in a sheet of their own, under one row of heads,
// each with its file, sheet, line and cells behind its columns. A blank row below them belongs to
// the area: a row that is added there, or put in above it, is counted like all others.
type Area struct {
	sheet string
	rows  *document.Enclosure
	lines func() map[line]int // rows of the sheet by where they came from
}

// line is a line of a department's file.
type line struct {
	sheet ledger.SheetName
	line  int
}

// Over returns the area of a ledger's rows in a sheet.
func Over(sheet string, rows *document.Enclosure) Area {
	return Area{sheet: sheet, rows: rows, lines: sync.OnceValue(func() map[line]int {
		lines := make(map[line]int, len(rows.Rows))
		for i, r := range rows.Rows {
			if r.Sheet != nil {
				lines[line{*r.Sheet, r.Line}] = i + firstRow
			}
		}
		return lines
	})}
}

// Cell returns where the area holds the number of a cell of a department's file, and the number;
// "" if it does not.
func (a Area) Cell(sheet ledger.SheetName, at ledger.Address) (cell string, value decimal.Decimal) {
	row, ok := a.lines()[line{sheet, int(at.Row)}]
	if !ok {
		return "", decimal.Zero
	}
	for i, c := range a.rows.Rows[row-firstRow].Cells {
		if c.At == at && c.Kind == ledger.Number {
			return notation.On(a.sheet, notation.Absolute(row, i+1)), c.Number
		}
	}
	return "", decimal.Zero
}

// Begin returns where the rows of a department's sheet begin, "" if there are none.
func (a Area) Begin(sheet ledger.SheetName) string {
	for i, r := range a.rows.Rows {
		if r.Sheet != nil && *r.Sheet == sheet {
			return notation.On(a.sheet, notation.Cell(i+firstRow, 1))
		}
	}
	return ""
}

// column returns the place of a ledger's column, 0 if the sheet has none.
func (a Area) column(id string) int {
	return 1 + slices.IndexFunc(a.rows.Columns, func(c document.EnclosedColumn) bool { return c.ID == id && c.Distinct == nil })
}

// numbered returns the column that numbers the distinct values of columns, 0 if there is none.
func (a Area) numbered(columns []string) int {
	return 1 + slices.IndexFunc(a.rows.Columns, func(c document.EnclosedColumn) bool {
		return c.Distinct != nil && slices.Equal(c.Distinct, columns)
	})
}

// span returns a column's rows and the blank one below: '招商项目台账'!$C$2:$C$124.
func (a Area) span(col int) string {
	return notation.On(a.sheet, notation.Down(col, firstRow, firstRow+len(a.rows.Rows)))
}

func (a Area) of(id string) string { return a.span(a.column(id)) }

// line is the span of the rows' numbers in the departments' sheets.
func (a Area) line() string { return a.span(len(a.rows.Columns) + lineColumn) }

// holds says that every column a query speaks of stands in the sheet: personal ones do not.
func (a Area) holds(q figure.Query) bool {
	for _, c := range q.Where {
		if a.column(c.Column) == 0 {
			return false
		}
	}
	if q.Weight != "" && a.column(q.Weight) == 0 {
		return false
	}
	switch q.Measure {
	case measure.Count:
		return true
	case measure.Distinct:
		return a.numbered(q.Columns) > 0
	}
	return len(q.Columns) > 0 && a.column(q.Columns[0]) > 0
}
