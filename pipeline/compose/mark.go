package compose

import (
	"fmt"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/document"
)

// Mark is what reports bear beyond what they say: their 校验码 is known only when they are written.
type Mark struct {
	Check string // 校验码, printed at the foot of every page
}

// Marked returns the reports with their mark.
func Marked(docs []document.Document, mark Mark) []document.Document {
	marked := make([]document.Document, len(docs))
	for i, doc := range docs {
		// What matches a sheet of paper to its file.
		doc.Foot = fmt.Sprintf("报告期%d年%d月　校验码%s", doc.Period.Year, doc.Period.Number, mark.Check)
		legend.Foot(&doc)
		marked[i] = doc
	}
	return marked
}
