package layout

import (
	"fmt"

	"zonereport/pipeline/render/layout/page"
)

// number sets the page number (GB/T 9704-2012, 7.5): — n — with the dash's upper edge 7 mm
// under the type area, one 字 in from the right on odd pages, from the left on even ones. On
// a page turned sideways it stands where the upright sheet has it.
func (s *Setter) number(p *page.Page) {
	use := s.use("page_number")
	s.place = "页码"
	l := line{cells: s.cells(fmt.Sprintf("— %d —", p.Number), textUse{role: use.role, size: use.size})}
	l.width = l.natural()
	width := float64(s.style.Page.TextWidth * page.PointsPerMM)
	x := leftMargin(s.style.Page, p.Number) + use.size
	if p.Number%2 == 1 {
		x = leftMargin(s.style.Page, p.Number) + width - use.size - l.width
	}
	s.stamp(p, l.texts(x, s.numberLine(), use.size))
}

// numberLine is the baseline of the page number.
func (s *Setter) numberLine() float64 {
	y := float64((s.style.Page.Top + s.style.Page.TextHeight + 7) * page.PointsPerMM)
	use := s.use("page_number")
	if font, _ := s.fonts.pick(use.role, '—', "页码"); font != nil {
		y += float64(font.Top('—') * use.size)
	}
	return y
}

// foot sets the foot line on the line of the page number, at the other side of the page, so
// that the two never meet.
func (s *Setter) foot(p *page.Page, text string) {
	if text == "" {
		return
	}
	use := s.use("foot")
	s.place = "页脚"
	l := line{cells: s.cells(text, textUse{role: use.role, size: use.size})}
	l.width = l.natural()
	x := leftMargin(s.style.Page, p.Number)
	if p.Number%2 == 0 {
		x += float64(s.style.Page.TextWidth*page.PointsPerMM) - l.width
	}
	s.stamp(p, l.texts(x, s.numberLine(), use.size))
}

// stamp puts what stands outside the type area on a page. On one turned sideways it stands where
// the upright sheet has it.
func (s *Setter) stamp(p *page.Page, items []page.Item) {
	for _, item := range items {
		if t, ok := item.(page.Text); ok && p.Width > p.Height {
			t.X, t.Y, t.Turned = float64(s.style.Page.Height*page.PointsPerMM)-t.Y, t.X, true
			item = t
		}
		p.Items = append(p.Items, item)
	}
}
