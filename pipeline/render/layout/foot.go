package layout

import (
	"fmt"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/qr"
	"zonereport/pipeline/render/layout/typeset"
)

// number sets the page number (GB/T 9704-2012, 7.5): — n — with the dash's upper edge 7 mm
// under the type area, one 字 in from the right on odd pages, from the left on even ones. On
// a page turned sideways it stands where the upright sheet has it.
func (r *report) number(p *page.Page) {
	use := r.Use("page_number")
	r.Part = "页码"
	l := r.Line(fmt.Sprintf("— %d —", p.Number), typeset.Use{Role: use.Role, Size: use.Size, Tag: page.Furniture})
	width := float64(r.Style.Page.TextWidth * page.PointsPerMM)
	x := leftMargin(r.Style.Page, p.Number) + use.Size
	if p.Number%2 == 1 {
		x = leftMargin(r.Style.Page, p.Number) + width - use.Size - l.Width
	}
	r.stamp(p, l.Texts(x, r.numberLine()))
}

// numberLine is the baseline of the page number.
func (r *report) numberLine() float64 {
	y := float64((r.Style.Page.Top + r.Style.Page.TextHeight + 7) * page.PointsPerMM)
	return y + r.Top('—', r.Use("page_number"))
}

// foot sets the foot line on the line of the page number, at the other side of the page, so
// that the two never meet.
func (r *report) foot(p *page.Page, text string) {
	if text == "" {
		return
	}
	use := r.Use("foot")
	r.Part = "页脚"
	l := r.Line(text, typeset.Use{Role: use.Role, Size: use.Size, Tag: page.Furniture})
	x := leftMargin(r.Style.Page, p.Number)
	if p.Number%2 == 0 {
		x += float64(r.Style.Page.TextWidth*page.PointsPerMM) - l.Width
	}
	r.stamp(p, l.Texts(x, r.numberLine()))
}

// stamp puts what stands outside the type area on a page. On one turned sideways it stands where
// the upright sheet has it.
func (r *report) stamp(p *page.Page, items []page.Item) {
	for _, item := range items {
		if t, ok := item.(page.Text); ok && p.Width > p.Height {
			t.X, t.Y, t.Turn = float64(r.Style.Page.Height*page.PointsPerMM)-t.Y, t.X, page.Clockwise
			item = t
		}
		p.Items = append(p.Items, item)
	}
}

// How large the code is, in mm: its symbol at the least, a square of it at the least where that makes it
// larger, up to the most; and what stays white at the edge of the paper, which printers do not reach.
const (
	leastCode   = 15.2
	leastSquare = 0.42
	mostCode    = 18.0
	edge        = 4.5
)

// code puts the picture of squares on the first page, outside the type area: at the left under the line
// of the page number, with its sentence beside it, or where the paper has no room there, above the text.
func (r *report) code(p *page.Page, c document.Code) {
	if c.Content == "" || p.Width > p.Height {
		return
	}
	symbol, err := qr.Of(c.Content)
	if err != nil {
		return // too long for any: what it holds stands in the foot line and the file's properties
	}
	side := float64(min(max(leastCode, float64(leastSquare*float64(symbol.Size))), mostCode) * page.PointsPerMM)
	square := side / float64(symbol.Size)
	quiet := float64(qr.Quiet * square)
	x := leftMargin(r.Style.Page, p.Number)
	y, ok := r.codeTop(p, side+quiet+quiet)
	if !ok {
		return
	}
	tag := r.Add(page.Element{Kind: page.Figure, Alt: "二维码，内容是“" + c.Content + "”"})
	for _, a := range symbol.Areas {
		p.Items = append(p.Items, page.Tagged(page.Area(x+float64(float64(a.X)*square), y+quiet+float64(float64(a.Y)*square),
			float64(float64(a.Width)*square), float64(float64(a.Height)*square), "#000000"), tag))
	}
	r.codeNote(p, c.Note, x+side+quiet, y+quiet, side)
}

// codeTop is where the code's white begins, so high; false if the paper has no room for it.
func (r *report) codeTop(p *page.Page, high float64) (y float64, ok bool) {
	use := r.Use("foot")
	below := r.numberLine() + use.Size/2
	if below+high <= p.Height-float64(edge*page.PointsPerMM) {
		return below, true
	}
	above := float64(r.Style.Page.Top*page.PointsPerMM) - high
	return above, above >= float64(edge*page.PointsPerMM)
}

// codeNote sets the sentence beside the code, in the middle of its height.
func (r *report) codeNote(p *page.Page, note string, x, y, high float64) {
	foot := r.Use("foot")
	use := typeset.Use{Role: foot.Role, Size: foot.Size, Tag: r.Leaf(page.Note)}
	leading := float64(use.Size * 1.5)
	r.Part = "二维码说明"
	lines := r.Lines(note, use, leftMargin(r.Style.Page, p.Number)+float64(r.Style.Page.TextWidth*page.PointsPerMM)-x, 0)
	y += (high-float64(leading*float64(len(lines))))/2 + (leading-use.Size)/2 + use.Baseline()
	for i := range lines {
		p.Items = append(p.Items, lines[i].Texts(x, y)...)
		y += leading
	}
}
