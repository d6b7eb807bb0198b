package excel

import (
	"strings"

	"zonereport/pipeline/figure"
)

// count states the number of rows that pass: COUNTIFS, one term per alternative.
func (a *area) count(where []figure.Condition) string {
	if len(where) == 0 {
		return "COUNT(" + a.span(a.line()) + ")"
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
