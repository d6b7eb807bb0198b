package grid

// The bounds of a sheet (Excel specifications and limits).
const (
	MaxRows = 1048576
	MaxCols = 16384
)

// What a small file may blow up to in memory, whatever its format: cells, merged ranges, sheets
// (a ledger of a million cells is already a large one), and bytes of the cells' texts, for
// one long string may be the text of each.
const (
	MaxCells  = 8 << 20
	MaxMerges = 1 << 20
	MaxSheets = 1000
	MaxText   = 256 << 20
)

// MaxLinks bounds the other workbooks that a sheet names.
const MaxLinks = 100
