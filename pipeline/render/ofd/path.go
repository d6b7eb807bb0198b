package ofd

import (
	"math"
	"slices"

	"zonereport/pipeline/render/layout/page"
)

// alike says whether two paths are drawn in the same way and belong to the same element: the rules of
// a table, the squares of a code. Areas with a border are not: the next may lie on it.
func alike(a, b page.Path) bool {
	return (a.Fill == "" || a.Width == 0) && a.Width == b.Width && a.Colour == b.Colour && a.Fill == b.Fill && a.Tag == b.Tag && slices.Equal(a.Dash, b.Dash)
}

// paths writes paths that are alike as one object. Those that are areas with a border are two: readers
// differ on which lies on top.
func (w *writer) paths(m *markup, like []page.Path) {
	like = slices.DeleteFunc(like, func(p page.Path) bool { return len(p.Points) < 2 })
	if len(like) == 0 {
		return
	}
	if like[0].Fill != "" {
		w.shape(m, like, true)
	}
	if like[0].Width > 0 || like[0].Fill == "" {
		w.shape(m, like, false)
	}
}

// shape writes paths that are alike, filled or stroked (9).
func (w *writer) shape(m *markup, like []page.Path, filled bool) {
	p := like[0]
	pad := p.Width
	if filled {
		pad = 0
	}
	left, top, right, bottom := bounds(like, pad)
	m.open("PathObject")
	m.number("ID", w.next())
	m.lengths("Boundary", mm(left), mm(top), mm(right-left), mm(bottom-top))
	if filled {
		m.text("Stroke", "false")
		m.text("Fill", "true")
		m.open("FillColor") // there is no default
		m.rgb(p.Fill)
		m.close("FillColor")
	} else {
		m.lengths("LineWidth", mm(p.Width))
		if len(p.Dash) > 0 {
			dash := make([]float64, len(p.Dash))
			for i, length := range p.Dash {
				dash[i] = mm(length)
			}
			m.lengths("DashPattern", dash...)
		}
		m.colour("StrokeColor", p.Colour)
	}
	m.open("AbbreviatedData")
	m.fill()
	for i, p := range like {
		if i > 0 {
			m.buf = append(m.buf, ' ')
		}
		points := make([]float64, 0, 2*len(p.Points))
		for _, at := range p.Points {
			points = append(points, mm(at.X-left), mm(at.Y-top))
		}
		m.outlineOf(p.Closed, points...)
	}
	m.close("AbbreviatedData", "PathObject")
}

// bounds is the area that paths need, with a pad about it; what lies outside of it is not drawn (8.5).
func bounds(paths []page.Path, pad float64) (left, top, right, bottom float64) {
	left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range paths {
		for _, at := range p.Points {
			left, right = min(left, at.X), max(right, at.X)
			top, bottom = min(top, at.Y), max(bottom, at.Y)
		}
	}
	return left - pad, top - pad, right + pad, bottom + pad
}
