package schema

import (
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/spelling"
)

// RowUnitWords are the headers of columns that state the unit or the currency of each row.
type RowUnitWords struct{ Currency, Unit map[string]bool }

// CompileRowUnits compiles the headers that the definitions give.
func CompileRowUnits(w definition.Words) *RowUnitWords {
	return &RowUnitWords{Currency: spelling.Set(w.RowUnits.Currency), Unit: spelling.Set(w.RowUnits.Unit)}
}
