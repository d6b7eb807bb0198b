package grid

import "zonereport/pipeline/ooxml"

// The bounds of a sheet, whatever its format: those of .xlsx, the largest.
const (
	MaxRows = ooxml.MaxRows // lines
	MaxCols = ooxml.MaxCols // columns
)

// What a small file may blow up to in memory, whatever its format: cells, merged ranges, sheets
// (a ledger of a million cells is already a large one), and bytes of the cells' texts, for
// one long string may be the text of each.
const (
	MaxCells  = 8 << 20   // cells of a workbook
	MaxMerges = 1 << 20   // merged ranges
	MaxSheets = 1000      // sheets
	MaxText   = 256 << 20 // bytes of text
)

// MaxLinks bounds the other workbooks that a sheet names.
const MaxLinks = 100
