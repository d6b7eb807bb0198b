package layout

import (
	"fmt"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/columns"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// annexNote is the 附件说明 (GB/T 9704-2012, 7.3.4): one blank line under the text, two 字 in,
// names without marks, a name that runs over aligned under its first 字.
func (r *report) annexNote(doc document.Document) {
	var names []string
	for _, annex := range doc.Annexes {
		names = append(names, annex.Title)
	}
	names = append(names, doc.Enclosed...)
	if len(names) == 0 {
		return
	}
	r.Part = "附件说明"
	use := r.Use("body")
	r.bind(!doc.Seal) // what is sealed stands on a page with text (7.3.5.4)
	r.blank(use.Leading, true)
	r.close()
	caption, items := r.List(len(names))
	for i, name := range names {
		label := ""
		if i == 0 {
			label = "附件："
		}
		number := ""
		if len(names) > 1 {
			number = fmt.Sprintf("%d.", i+1)
		}
		counter := r.Line(number, use.In(items[i].Label))
		inset := 5 + counter.Width/use.Em()
		chunks := r.block(name, setting{use: use.In(items[i].Body), align: typeset.Left, inset: inset, measure: r.measure})
		if len(chunks) == 0 {
			continue
		}
		var head []page.Item
		if label != "" {
			head = append(head, r.oneLine(label, use.In(caption), 2*use.Em())...)
		}
		head = append(head, counter.Texts(float64(5*use.Em()), use.Baseline())...)
		chunks[0].items = append(head, chunks[0].items...)
		if i+1 < len(names) {
			chunks[len(chunks)-1].glue = true
		}
		r.add(chunks...)
	}
}

// oneLine sets a short text from x on one line.
func (r *report) oneLine(text string, use typeset.Use, x float64) []page.Item {
	l := r.Line(text, use)
	return l.Texts(x, use.Baseline())
}

// annex sets an annex on a page of its own: 附件N in 黑体 on the first line, the title centred
// on the third (GB/T 9704-2012, 7.3.7). An annex with a table too wide for the upright page
// is turned sideways as a whole.
func (r *report) annex(annex document.Section) {
	r.Part = annex.Number + annex.Title
	upright := r.measure
	for _, b := range annex.Blocks {
		if t, ok := b.(document.Table); ok && columns.TooWide(r.Setter, t) {
			r.turned = true
			r.measure = float64(r.Style.Page.TextHeight * page.PointsPerMM)
		}
	}
	tag := r.Heading(sectionLevel)
	number := r.block(annex.Number, setting{use: r.Use("heading1").In(tag), align: typeset.Left, measure: r.measure})
	if len(number) == 0 {
		number = []chunk{{}}
	}
	number[0].newPage, number[0].glue = true, true
	number[0].anchors = []string{r.begins()}
	number[0].outline = []page.Outline{{Level: 0, Title: strings.TrimSpace(annex.Number + " " + strings.ReplaceAll(annex.Title, "\n", ""))}}
	r.add(number...)
	title := r.Use("title").In(tag)
	third := 2*r.Pitch() + r.Use("heading1").Baseline() // baseline of the third line
	r.add(chunk{height: max(0, third-title.Baseline()-r.Pitch()), glue: true})
	r.add(r.centredBlock(strings.Split(annex.Title, "\n"), title, r.measure)...)
	r.blank(r.Pitch()/2, true)
	r.blocks(annex.Blocks, annex.Number)
	r.turned, r.measure = false, upright
}
