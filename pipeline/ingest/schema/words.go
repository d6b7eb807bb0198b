package schema

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
)

// RowUnitWords are the headers of columns that state the unit or the currency of each row.
type RowUnitWords struct {
	Currency, Unit map[string]bool
	Currencies     []string // the longest first
}

// EndsInCurrency tells a header that ends in one of a column of currencies: 发行币种.
func (w *RowUnitWords) EndsInCurrency(key string) bool {
	return slices.ContainsFunc(w.Currencies, func(word string) bool { return strings.HasSuffix(key, word) })
}

// CompileRowUnits compiles the headers that the definitions give.
func CompileRowUnits(w definition.Words) *RowUnitWords {
	return &RowUnitWords{Currency: spelling.Set(w.RowUnits.Currency), Unit: spelling.Set(w.RowUnits.Unit), Currencies: spelling.LongestFirst(w.RowUnits.Currency)}
}
