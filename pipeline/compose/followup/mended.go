package followup

import (
	"zonereport/pipeline/compose/mend"
	"zonereport/pipeline/document"
)

// mended is a paper with 〓 for what no font draws, and a note of it behind the rest of its last part.
func mended(doc document.Document, drawn func(rune) bool) document.Document {
	if drawn == nil || !mend.Document(&doc, drawn) {
		return doc
	}
	note := document.Paragraph{Text: mend.Note, Style: document.Note}
	switch last := len(doc.Annexes) - 1; {
	case last >= 0:
		doc.Annexes[last].Blocks = append(doc.Annexes[last].Blocks, note)
	case len(doc.Sections) > 0:
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, note)
	default:
		doc.Lead = append([]document.Block{}, append(doc.Lead, note)...)
	}
	return doc
}
