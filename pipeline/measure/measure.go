// Package measure is the one list of the words in which definitions say how a figure is measured, and over
// what time: they stand in TOML files, and the readings of a query go by them.
package measure

import "slices"

// Measures of the rows of a ledger.
const (
	Count    = "count"    // rows
	Sum      = "sum"      // of a column
	Distinct = "distinct" // values of a column
	Mean     = "mean"     // of a column, weighted by another where one is named
	Max      = "max"      // the highest of a column
	Min      = "min"      // the lowest
	Latest   = "latest"   // of a column, in the row with the latest date
)

// Measures of other figures (design-life §13).
const (
	Ratio      = "ratio"      // one over another
	Difference = "difference" // one less another
	SumOf      = "sum_of"     // several added up
	Growth     = "growth"     // one against what it was
)

// What growth is against.
const (
	LastYear  = "last_year"  // the same window a year before
	LastMonth = "last_month" // the month before
)

// Conditions on dates, which make a window.
const (
	InYear       = "in year"        // from 1 January to the end of the report month
	AsOf         = "as of"          // not after the end of the report month
	BlankOrAfter = "blank or after" // blank, or after it
	BlankOrAsOf  = "blank or as of" // blank, or not after it
)

// How a figure adds up over zones (design-life §20).
const (
	Added      = "sum"       // the zones' values together
	Recomputed = "recompute" // the zones' numerators together over their denominators, or anew from its parts
	Apart      = "none"      // not at all: each zone's own
)

// Rollups are the ways in which figures add up over zones.
var Rollups = []string{Added, Recomputed, Apart}

// OfRows are the measures of rows, OfFigures those of other figures.
var (
	OfRows    = []string{Count, Sum, Distinct, Mean, Latest, Max, Min}
	OfFigures = []string{Ratio, Difference, SumOf, Growth}
	Windows   = []string{InYear, AsOf, BlankOrAfter, BlankOrAsOf}
)

// Counts says that a measure counts, whatever its column holds.
func Counts(measure string) bool { return measure == Count || measure == Distinct }

// Adds says that values of a measure can be added up: shares, means, extremes, growth cannot.
func Adds(measure string) bool {
	return !slices.Contains([]string{Ratio, Growth, Mean, Max, Min, Latest}, measure)
}

// Derives says that a measure is one of other figures.
func Derives(measure string) bool { return slices.Contains(OfFigures, measure) }
