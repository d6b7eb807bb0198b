// Package formula states figures as formulas of a workbook. It is text in, text out: a query and
// where the enclosed rows stand give what a reader sees in the formula bar, without the leading =.
// No spreadsheet library is known here.
package formula

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/render/excel/notation"
)

// Query states a measure over the rows of its ledger, in the figure's unit. from are the cells
// that the figure was taken from, which only the measure latest asks for. It is "" where the rows
// lack a column, as they do for personal data, or the cell.
func Query(q figure.Query, from []figure.Source, a Area) string {
	if !a.holds(q) {
		return ""
	}
	switch q.Measure {
	case measure.Count:
		return a.count(q.Where)
	case measure.Sum:
		return In(a.sum(q.Columns[0], q.Where), q.In)
	case measure.Distinct:
		return a.distinct(q.Columns, q.Where)
	case measure.Mean:
		return a.mean(q)
	case measure.Max:
		return In(a.extreme("MAX", "-", q), q.In)
	case measure.Min:
		return In(a.extreme("MIN", "+", q), q.In)
	case measure.Latest:
		return In(a.latest(q.Columns[0], from), q.In)
	}
	return ""
}

// count states the number of rows that pass: COUNTIFS, one term per alternative.
func (a Area) count(where []figure.Condition) string {
	if len(where) == 0 {
		return "COUNT(" + a.line() + ")"
	}
	terms, ok := a.terms(where)
	if !ok {
		return "SUMPRODUCT(" + a.factors(where) + ")"
	}
	for i, t := range terms {
		terms[i] = "COUNTIFS(" + t + ")"
	}
	return strings.Join(terms, "+")
}

// sum states the sum of a column over the rows that pass: SUMIFS, one term per alternative.
func (a Area) sum(column string, where []figure.Condition) string {
	values := a.of(column)
	if len(where) == 0 {
		return "SUM(" + values + ")"
	}
	terms, ok := a.terms(where)
	if !ok {
		return "SUMPRODUCT(" + a.factors(where) + "," + values + ")"
	}
	for i, t := range terms {
		terms[i] = "SUMIFS(" + values + "," + t + ")"
	}
	return strings.Join(terms, "+")
}

// mean states a weighted mean, rounded; a row that lacks rate or weight stays out of both sums.
func (a Area) mean(q figure.Query) string {
	if q.Weight == "" {
		return rounded(In(a.plainMean(q), q.In), q.Decimals)
	}
	rates, weights := a.of(q.Columns[0]), a.of(q.Weight)
	factors := a.factors(q.Where)
	return rounded(In("SUMPRODUCT("+factors+","+rates+","+weights+")/SUMPRODUCT("+factors+"*ISNUMBER("+rates+"),"+weights+")", q.In), q.Decimals)
}

// plainMean states the mean of the numbers of a column: AVERAGEIFS, or a quotient where the conditions have
// alternatives.
func (a Area) plainMean(q figure.Query) string {
	values := a.of(q.Columns[0])
	if len(q.Where) == 0 {
		return "AVERAGE(" + values + ")"
	}
	if terms, ok := a.terms(q.Where); ok && len(terms) == 1 {
		return "AVERAGEIFS(" + values + "," + terms[0] + ")"
	}
	factors := a.factors(q.Where)
	return "SUMPRODUCT(" + factors + "," + values + ")/SUMPRODUCT(" + factors + "*ISNUMBER(" + values + "))"
}

// extreme states the highest or the lowest number of the rows that pass: all others are put out of reach,
// 1E+15 below or above. MAXIFS and MINIFS are not in Excel 2016 and before.
func (a Area) extreme(function, away string, q figure.Query) string {
	values := a.of(q.Columns[0])
	if len(q.Where) == 0 {
		return function + "(" + values + ")"
	}
	return "SUMPRODUCT(" + function + "(" + values + away + "(1-" + a.factors(q.Where) + "*ISNUMBER(" + values + "))*1E+15))"
}

// distinct states how many different values the rows that pass hold. The sheet numbers the
// values (0 for a blank) and its rows (from 0): FREQUENCY sorts the numbers of the rows that
// pass, and 0 for all others, into one class per number; the classes that are not empty are
// counted, less the one of 0. The blank row below the ledger makes sure of that class.
// It costs n log n, where the usual sum of 1/COUNTIFS costs n²; the classes ascend because
// not every program sorts them (Apache POI does not).
func (a Area) distinct(columns []string, where []figure.Condition) string {
	numbers := a.span(a.numbered(columns))
	passing, classes := numbers, a.of(document.RowOrder)
	if len(a.rows.Rows) == 0 {
		classes = numbers + "+0" // LibreOffice wants one class at least
	}
	if len(where) > 0 {
		passing = a.factors(where) + "*" + numbers
	}
	return "SUMPRODUCT(--(FREQUENCY(" + passing + "+0," + classes + ")>0))-1"
}

// latest refers to the one cell that the figure was taken from, "" if it is not enclosed.
func (a Area) latest(column string, from []figure.Source) string {
	if len(from) != 1 || len(from[0].Cells) != 1 {
		return ""
	}
	source, col := from[0], a.column(column)
	for i, r := range a.rows.Rows {
		if r.Sheet != nil && r.Sheet.File == source.File && r.Sheet.Name == source.Sheet && r.Cells[col-1].At.String() == source.Cells[0] {
			return notation.On(a.sheet, notation.Absolute(i+firstRow, col))
		}
	}
	return ""
}
