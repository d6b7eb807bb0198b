package layout

import (
	"fmt"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// number sets the page number (GB/T 9704-2012, 7.5): — n — with the dash's upper edge 7 mm
// under the type area, one 字 in from the right on odd pages, from the left on even oner. On
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
