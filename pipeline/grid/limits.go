package grid

// The bounds of a sheet (Excel specifications and limits).
const (
	MaxRows = 1048576 // lines
	MaxCols = 16384   // columns
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
