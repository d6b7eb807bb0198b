// Package amendment words a revision as a paper that can be attached (修订说明, design-life §15):
// what the revision rests on, which figures, ranks and claims it changes and why, and what it
// means for later months. Every sentence and head of the paper stands in this package.
package amendment

import (
	"cmp"
	"fmt"
	"strconv"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/compose/mend"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/revision"
)

// Options is what the paper must know beside the revision.
type Options struct {
	Defs   definition.Definitions // of the newer run
	Zone   definition.Zone
	Period calendar.Month
	Sign   document.Signing
	Issued revision.Run // the run of the month that was issued (签发) last; none if Issues is 0
	Issues int          // so many runs of the month have been issued
	// Drawn says which characters can be drawn; nil: all. The others are printed as 〓.
	Drawn func(rune) bool
}

// Of writes the paper. It has a chapter only for what there is something to say of.
func Of(r revision.Revision, o Options) document.Document {
	w := writer{Options: o, r: r}
	doc := document.Document{
		ID: definition.RevisionID, File: definition.RevisionFile, Author: o.Zone.Name, Period: o.Period, Dense: true,
		Title: o.Zone.Name + month(o.Period) + "报告修订说明",
		Foot:  "报告期" + month(o.Period),
	}
	if r.To.Check != "" {
		doc.Foot += "　校验码" + r.To.Check
		doc.Code = mark.Code(cmp.Or(o.Zone.Code, o.Zone.Name), o.Period, r.To.Check)
	}
	if r.To.Run == "" {
		doc.Subtitle = "（试算稿，未发布）"
	}
	add := func(title, about string, blocks []document.Block) {
		if len(blocks) > 0 {
			number := wording.Numeral(len(doc.Sections)+1) + "、"
			doc.Sections = append(doc.Sections, document.Section{Number: number, Title: title, About: about, Blocks: blocks})
		}
	}
	main, others := w.parted()
	add("修订依据", "为什么修订，数据变动的来源，代替哪一次报告", w.basis())
	add("修订情况", "各项指标的原数、修订后、差额（公式）、原因和依据行", w.figures(main))
	add("名次变化", "考核名次有变化的单位", w.ranks())
	add("断言变化", "报告中能否说“第一”“全部”“首个”等有变化的", w.claims())
	add("对以后月份的影响", "引用了原报告的数、应当重做的报告", w.later())
	last := &doc.Sections[len(doc.Sections)-1]
	last.Blocks = append(last.Blocks, w.signatures()...)
	doc.Annexes = w.annexes(others)
	if o.Drawn != nil && mend.Document(&doc, o.Drawn) {
		doc.Sections[0].Blocks = append(doc.Sections[0].Blocks, document.Paragraph{Text: mend.Note, Style: document.Note})
	}
	return doc
}

// writer holds what a paper is made from.
type writer struct {
	Options
	r revision.Revision
}

func month(m calendar.Month) string { return fmt.Sprintf("%d年%d月", m.Year, m.Number) }

// annexes are what would fill the text: what other units are assessed by, and many changed rows.
func (w *writer) annexes(others []revision.Figure) []document.Section {
	var list []document.Section
	if len(others) > 0 {
		list = append(list, document.Section{Title: "其他考核单位数据修订情况", About: "其他单位的实绩、得分和总分", Blocks: []document.Block{w.table(others, mostOthers)}})
	}
	if rows := w.manyRows(); len(rows) > 0 {
		list = append(list, document.Section{Title: "台账变动", About: "台账中内容有变动的行", Blocks: rows})
	}
	for i := range list {
		if list[i].Number = "附件"; len(list) > 1 {
			list[i].Number += strconv.Itoa(i + 1)
		}
	}
	return list
}

// signatures are the blanks that people fill in by hand, as the reports have them.
func (w *writer) signatures() []document.Block {
	for _, report := range w.Defs.Reports {
		if len(report.Sign) > 0 {
			return []document.Block{document.Signatures{Labels: report.Sign}}
		}
	}
	return nil
}

// column is a column of a table; a wide one takes several lines.
func column(head string, align document.Align, wide bool) document.Column {
	return document.Column{Head: []string{head}, Align: align, Wide: wide}
}

func text(s string) document.Cell { return document.Cell{Text: s} }
