package document

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Origin says how a number that is no figure of its own comes about, so that a workbook can
// state it as a formula over named figures and enclosed rows. It is one of Worked, Movement,
// Taken, Difference, Quotient, Share and
// Elsewhere.
type Origin interface{ origin() }

// Worked is a number that is worked out and not rounded, such as an actual over its target of the year.
type Worked struct {
	Term figure.Term
}

// Movement is the places gained since last month, below zero for places lost. The cell has no
// Value: its Text, ↑2, is what a reader is told.
type Movement struct {
	Rank     string // key of this month's rank
	Previous int    // last month's
	Gained   int
}

// Taken is the number of one ledger cell, in another unit: 万元 as 亿元.
type Taken struct {
	Sheet ledger.SheetName
	At    ledger.Address
	In    unit.Ratio
}

// Difference is a number of the same row of a table less another; a cell that holds none counts as
// 0. Columns are counted from 0.
type Difference struct {
	Of, Less int
	Places   bool // places of a rank gained: shown as ↑2, ↓1, 平
}

// Quotient is a number of the same row of a table times a whole number, over another, rounded half away from zero to
// the decimals that its cell states: 3 of 4 in time, times 100, is 75.0. Columns are counted from 0; both hold a
// number, the second not 0.
type Quotient struct {
	Of, By int
	Times  int
}

// Share is a number of the same row of a table in per cent of what the column of it comes to in the table's total
// row, rounded half away from zero to the decimals that its cell states. Columns are counted from 0.
type Share struct{ Of int }

// Elsewhere is a number that stands in another cell of the workbook, by the name that is defined for that (Cell.Named).
type Elsewhere struct{ Name string }

func (Worked) origin()     {}
func (Movement) origin()   {}
func (Taken) origin()      {}
func (Difference) origin() {}
func (Quotient) origin()   {}
func (Share) origin()      {}
func (Elsewhere) origin()  {}
