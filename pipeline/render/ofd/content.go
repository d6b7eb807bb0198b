package ofd

import (
	"math"

	"zonereport/pipeline/render/layout/page"
)

// mm turns points into millimetres.
func mm(points float64) float64 { return points / page.PointsPerMM }

// page writes one page (7.7): all that stands on it in one layer, in reading order.
func (w *writer) page(n int) {
	p := w.Pages[n]
	m := file("Page")
	m.open("Area")
	box(m, "PhysicalBox", mm(p.Width), mm(p.Height))
	m.close("Area")
	m.open("Content")
	m.open("Layer")
	m.number("ID", w.next())
	m.text("Type", "Body")
	for i := 0; i < len(p.Items); i++ {
		switch item := p.Items[i].(type) {
		case page.Text:
			line := runOf(item)
			for ; i+1 < len(p.Items); i++ {
				if next, is := p.Items[i+1].(page.Text); !is || !line.joined(next) {
					break
				}
			}
			w.run(m, line)
		case page.Path:
			w.path(m, item)
		}
	}
	w.put(root+pageFolder(n)+"Content.xml", m.end())
}

// path writes a line or an area. One that is both is two: readers differ on which lies on top.
func (w *writer) path(m *markup, p page.Path) {
	if len(p.Points) < 2 {
		return
	}
	if p.Fill != "" {
		area := p
		area.Width = 0
		w.shape(m, area)
	}
	if p.Width > 0 || p.Fill == "" {
		p.Fill = ""
		w.shape(m, p)
	}
}

// shape writes a path that is either stroked or filled.
func (w *writer) shape(m *markup, p page.Path) {
	left, top, right, bottom := bounds(p)
	m.open("PathObject")
	m.number("ID", w.next())
	m.lengths("Boundary", mm(left), mm(top), mm(right-left), mm(bottom-top))
	if p.Fill == "" {
		m.lengths("LineWidth", mm(p.Width))
		if len(p.Dash) > 0 {
			dash := make([]float64, len(p.Dash))
			for i, length := range p.Dash {
				dash[i] = mm(length)
			}
			m.lengths("DashPattern", dash...)
		}
		m.colour("StrokeColor", p.Colour)
	} else {
		m.text("Stroke", "false")
		m.text("Fill", "true")
		m.open("FillColor") // there is no default
		m.rgb(p.Fill)
		m.close("FillColor")
	}
	m.open("AbbreviatedData")
	m.fill()
	points := make([]float64, 0, 2*len(p.Points))
	for _, at := range p.Points {
		points = append(points, mm(at.X-left), mm(at.Y-top))
	}
	m.outlineOf(p.Closed, points...)
	m.close("AbbreviatedData", "PathObject")
}

// bounds is the area that a path needs; what lies outside of it is not drawn (8.5).
func bounds(p page.Path) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, at := range p.Points {
		left, right = min(left, at.X), max(right, at.X)
		top, bottom = min(top, at.Y), max(bottom, at.Y)
	}
	pad := p.Width
	return left - pad, top - pad, right + pad, bottom + pad
}

// outlineOf appends points, x and y in turn, as a path (9.3.3): M to the first, L to the others, C
// to close.
func (m *markup) outlineOf(closed bool, points ...float64) {
	operator := "M "
	for i := 0; i+1 < len(points); i += 2 {
		m.buf = append(m.buf, operator...)
		m.list(coarse, points[i], points[i+1])
		operator = " L "
	}
	if closed {
		m.buf = append(m.buf, " C"...)
	}
}

// colour writes the colour of a stroke or a text, unless it is black, the default.
func (m *markup) colour(name, colour string) {
	if r, g, b := page.RGB(colour); r|g|b == 0 {
		return
	}
	m.open(name)
	m.rgb(colour)
	m.close(name)
}

// rgb is the value of a colour (8.3.2).
func (m *markup) rgb(colour string) {
	r, g, b := page.RGB(colour)
	m.lengths("Value", float64(r), float64(g), float64(b))
}
