package assemble

import (
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/spelling"
)

// Words is the words by which the lines under a header are read, compiled.
type Words struct {
	totals       *lines.TotalWords
	RowUnits     *schema.RowUnitWords
	instructions []string // of lines that explain the columns
	forValues    []string // the same, in columns of numbers, dates and codes only
}

// CompileWords compiles the words that the definitions give.
func CompileWords(w definition.Words) *Words {
	return &Words{totals: lines.CompileTotals(w.Totals), RowUnits: schema.CompileRowUnits(w), instructions: spelling.Keys(w.Instructions), forValues: spelling.Keys(w.ForValues)}
}
