// Package notation is how a workbook writes things down: cells in references, names of
// cells, exact numbers and their formats. It knows no spreadsheet library, so that
// formulas can be stated without one.
package notation

import (
	"strconv"
	"strings"

	"zonereport/pipeline/ledger"
)

// Column returns the letters of a column: 1 is A.
func Column(col int) string { return Cell(0, col) }

// Cell writes a cell as A1, rows and columns counted from 1.
func Cell(row, col int) string {
	return ledger.Address{Row: int32(row), Col: int32(col)}.String()
}

// Absolute writes a cell as $A$1, which stays the same wherever a formula is copied to.
func Absolute(row, col int) string { return "$" + Column(col) + "$" + strconv.Itoa(row) }

// Range writes the cells from one to another as A1:B9.
func Range(row, col, lastRow, lastCol int) string {
	return Cell(row, col) + ":" + Cell(lastRow, lastCol)
}

// Down writes the cells of one column from a row to another: $A$1:$A$9.
func Down(col, first, last int) string { return Absolute(first, col) + ":" + Absolute(last, col) }

// On writes a cell or range with the sheet that it stands on: '台账'!A1.
func On(sheet, cells string) string {
	return "'" + strings.ReplaceAll(sheet, "'", "''") + "'!" + cells
}
