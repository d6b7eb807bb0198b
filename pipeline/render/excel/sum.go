package excel

import (
	"strings"

	"zonereport/pipeline/figure"
)

// sum states the sum of a column over the rows that pass: SUMIFS, one term per alternative.
func (a *area) sum(column string, where []figure.Condition) string {
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
