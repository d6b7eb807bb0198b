package excel

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// distinct states how many different values the rows that pass hold. The sheet numbers the
// values (0 for a blank) and its rows (from 0): FREQUENCY sorts the numbers of the rows that
// pass, and 0 for all others, into one class per number; the classes that are not empty are
// counted, less the one of 0. The blank row below the ledger makes sure of that class.
// It costs n log n, where the usual sum of 1/COUNTIFS costs n²; the classes ascend because
// not every program sorts them (Apache POI does not).
func (a *area) distinct(columns []string, where []figure.Condition) string {
	numbers := a.span(a.numbered(columns))
	passing, classes := numbers, a.of(document.RowOrder)
	if len(a.ledger.Rows) == 0 {
		classes = numbers + "+0" // LibreOffice wants one class at least
	}
	if len(where) > 0 {
		passing = a.factors(where) + "*" + numbers
	}
	return "SUMPRODUCT(--(FREQUENCY(" + passing + "+0," + classes + ")>0))-1"
}
