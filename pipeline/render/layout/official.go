package layout

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/typeface"
)

// The 版头 of a 公文 (GB/T 9704-2012, 7.2).
const (
	red          = "#FF3333"             // Y80% M80% (5.2.4)
	headTop      = 35 * page.PointsPerMM // from the type area's upper edge to that of the 发文机关标志
	headSize     = 48                    // pt, the largest
	headNarrow   = 0.75                  // its letters are narrowed so far before they become smaller
	lineUnder    = 4 * page.PointsPerMM  // from the 发文字号 to the red line
	redLineWidth = 0.5 * page.PointsPerMM
)

// redHead sets the 版头: the 发文机关标志 in red, fitted to the width of the type area; 发文字号 and 签发人
// two lines under it, their line kept free where they are not known; the red line; the title begins
// two lines below that.
func (r *report) redHead(organ, docNo, signer string) {
	use := r.Use("title")
	use = use.Scaled(headSize / use.Size)
	natural := r.Width(organ, use)
	use = use.Scaled(min(1, r.measure/float64(natural*headNarrow)))
	l := r.Line(organ, use.In(r.Leaf(page.Paragraph)))
	narrow := min(1, r.measure/l.Width)
	ink := 0.0
	for _, c := range organ {
		ink = max(ink, r.Top(c, use))
	}
	mark := chunk{height: headTop + ink + float64(0.12*use.Size) + 2*r.Pitch(), glue: true}
	left := (r.measure - float64(l.Width*narrow)) / 2
	for _, item := range l.Texts(0, headTop+ink) {
		text := item.(page.Text)
		text.X, text.Scale, text.Spacing = left+float64(text.X*narrow), float64(text.Scale*narrow), float64(text.Spacing*narrow)
		text.Colour = red
		mark.items = append(mark.items, text)
	}
	r.add(mark)
	r.issueLines(docNo, signer)
	body := r.Use("body")
	rule := chunk{height: lineUnder - (body.Leading - body.Size) + 2*r.Pitch(), glue: true}
	rule.items = []page.Item{page.Rule(0, rule.height-2*r.Pitch(), r.measure, rule.height-2*r.Pitch(), redLineWidth, red)}
	r.add(rule)
}

// issue sets 发文字号 and 签发人 above the title: on one line, one 字 from either edge; a 发文字号 alone
// in the middle (GB/T 9704-2012, 7.2.5 and 7.2.6).
func (r *report) issue(docNo, signer string) {
	if docNo == "" && signer == "" {
		return
	}
	r.issueLines(docNo, signer)
	r.blank(r.Pitch(), true)
}

// issueLines sets them alone, the name of the 签发人 in 楷体.
func (r *report) issueLines(docNo, signer string) {
	use := r.Use("body")
	left, right := (r.measure-r.Line(docNo, use).Width)/2, r.measure
	if signer != "" {
		left = use.Em()
	}
	var number, name []page.Item
	if docNo != "" {
		number = r.oneLine(docNo, use.In(r.Leaf(page.Paragraph)), left)
	}
	if signer != "" {
		const label = "签发人："
		hand := r.Use("heading2")
		right -= use.Em() + r.Line(signer, hand).Width
		tag := r.Leaf(page.Paragraph)
		name = r.oneLine(signer, hand.In(tag), right)
		right -= r.Line(label, use).Width
		name = append(r.oneLine(label, use.In(tag), right), name...)
	}
	if left+r.Line(docNo, use).Width+use.Em() > right && docNo != "" && signer != "" { // too long for one line
		r.add(chunk{height: use.Leading, items: number, glue: true})
		number = nil
	}
	r.add(chunk{height: use.Leading, trail: use.Leading - use.Size, glue: true, items: append(number, name...)})
}

// addressee sets 主送机关 (7.3.2) one line under the title: from the left edge on all lines, ： at its end.
func (r *report) addressee(to string) {
	if to == "" {
		return
	}
	r.Part = "主送机关"
	chunks := r.block(strings.TrimRight(to, "：:")+"：", setting{use: r.Use("body").In(r.Leaf(page.Paragraph)), measure: r.measure})
	for i := range chunks {
		chunks[i].glue = true
	}
	r.add(chunks...)
}

// acrossColour is light enough for text to read on it.
const acrossColour = "#DCDCDC"

// across puts a mark on a page, behind all else: rising to the right through its middle, as large as
// fits between the edges.
func (r *report) across(p *page.Page, text string) {
	if text == "" {
		return
	}
	const largest, share = 160.0, 0.8 // pt; of the page's shorter side
	r.Part = "页面标记"
	use := typeset.Use{Role: r.Use("heading1").Role, Size: largest, Tag: page.Furniture}
	dx, dy := page.Rising.Direction()
	use = use.Scaled(min(1, float64(min(p.Width, p.Height)*share)/float64(r.Width(text, use)*dx)))
	l := r.Line(text, use)
	down := float64(0.36 * use.Size) // from the middle of a letter to its baseline
	x := p.Width/2 - float64(dx*l.Width/2) - float64(dy*down)
	y := p.Height/2 - float64(dy*l.Width/2) + float64(dx*down)
	var items []page.Item
	for _, item := range l.Texts(0, 0) {
		t := item.(page.Text)
		t.X, t.Y, t.Turn, t.Colour = x+float64(dx*t.X), y+float64(dy*t.X), page.Rising, acrossColour
		items = append(items, t)
	}
	p.Items = append(items, p.Items...)
}

// mostTighter is how many lines more a page of a letter gets at the most for its signature to stand on the first one.
const mostTighter = 4

// tightened is a letter of two pages on one, its lines closer together, as they may be for that (GB/T 9704-2012, 7.3.5.4);
// the book as it is where it takes more.
func tightened(doc document.Document, style document.Style, fonts typeface.Set, book page.Book) page.Book {
	for range mostTighter {
		style.Page.Lines++
		if one, err := set(doc, style, fonts); err == nil && len(one.Pages) == 1 {
			return one
		}
	}
	return book
}
