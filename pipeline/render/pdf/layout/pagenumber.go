package layout

import "fmt"

// number sets the page number (GB/T 9704-2012, 7.5): — n — with the dash's upper edge 7 mm
// under the type area, one 字 in from the right on odd pages, from the left on even ones. On
// a page turned sideways it stands where the upright sheet has it.
func (s *Setter) number(p *Page) {
	use := s.use("page_number")
	s.place = "页码"
	l := line{cells: s.cells(fmt.Sprintf("— %d —", p.Number), textUse{role: use.role, size: use.size})}
	l.width = l.natural()
	width := s.style.Page.TextWidth * PointsPerMM
	x := leftMargin(s.style.Page, p.Number) + use.size
	if p.Number%2 == 1 {
		x = leftMargin(s.style.Page, p.Number) + width - use.size - l.width
	}
	y := (s.style.Page.Top + s.style.Page.TextHeight + 7) * PointsPerMM
	if c := l.cells[0]; c.font != nil {
		y += c.font.Top(c.r) * use.size
	}
	for _, item := range l.texts(x, y, use.size) {
		if t, ok := item.(Text); ok && p.Width > p.Height {
			t.X, t.Y, t.Turn = s.style.Page.Height*PointsPerMM-t.Y, t.X, 90
			item = t
		}
		p.Items = append(p.Items, item)
	}
}
