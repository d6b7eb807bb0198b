package document

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Origin says how a number that is no figure of its own comes about, so that a workbook can
// state it as a formula over named figures and enclosed rows. It is one of Share, Movement
// and Taken.
type Origin interface{ origin() }

// Share is a figure over its target of the year, as a fraction or in %.
type Share struct {
	Actual  string // key of the figure
	Target  figure.Target
	Percent bool // × 100
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

func (Share) origin()    {}
func (Movement) origin() {}
func (Taken) origin()    {}
