// Package mark puts on composed reports what they bear beyond what they say.
package mark

import (
	"fmt"
	"slices"

	"zonereport/pipeline/compose/datasheet"
	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
)

// Mark is what reports bear beyond what they say, and what their 校验码 is not of.
type Mark struct {
	Check    string    // 校验码, printed at the foot of every page
	Zone     string    // the zone's code, or its name if it has none; with the 校验码 in a picture for cameras
	Replaces *Replaced // nil for the month's first report
}

// Replaced is the report whose place another takes: the last one that was issued (签发), else the
// one that was in force (design-life §15).
type Replaced struct {
	Check  string // its 校验码
	Issues int    // so many reports of the month were issued before; 0: the one replaced is a draft
	Reason string // why the month was made again, as whoever ordered it wrote; empty: nobody said
}

// On returns the reports with their mark: the foot of every page, what is replaced under the
// title, if that had been issued, and in any case in the annex.
func On(docs []document.Document, mark Mark) []document.Document {
	marked := make([]document.Document, len(docs))
	for i, doc := range docs {
		// What matches a sheet of paper to its file.
		doc.Check = mark.Check
		doc.Foot = fmt.Sprintf("报告期%d年%d月　校验码%s", doc.Period.Year, doc.Period.Number, mark.Check)
		doc.Code = Code(mark.Zone, doc.Period, mark.Check)
		legend.Foot(&doc)
		if mark.Replaces != nil {
			replacing(&doc, *mark.Replaces)
		}
		if doc.Data != nil {
			doc.Data = datasheet.Of(doc)
		}
		marked[i] = doc
	}
	return marked
}

// replacing says in a report what it takes the place of.
func replacing(doc *document.Document, r Replaced) {
	text := fmt.Sprintf("本报告代替同月校验码为%s的未签发稿", r.Check)
	if r.Issues > 0 {
		doc.Notice = fmt.Sprintf("第%d次印发，代替校验码%s", r.Issues+1, r.Check)
		text = fmt.Sprintf("本报告是%d年%d月的%s", doc.Period.Year, doc.Period.Number, doc.Notice)
	}
	text += "，以本报告为准。"
	if r.Reason != "" {
		text += "修订原因：" + wording.Sentence(r.Reason)
	}
	text += "修订情况见随本报告发布的《修订说明》。"
	said := document.Paragraph{Text: text}
	doc.Annexes = slices.Clone(doc.Annexes)
	for i, annex := range doc.Annexes {
		if annex.Kind == document.FindingList {
			doc.Annexes[i].Blocks = append([]document.Block{said}, annex.Blocks...)
			return
		}
	}
	doc.Annexes = append(doc.Annexes, document.Section{Number: fmt.Sprintf("附件%d", len(doc.Annexes)+1), Title: "修订情况",
		About: "代替的报告", Blocks: []document.Block{said}})
}
