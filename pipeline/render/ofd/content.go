package ofd

import (
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
	for items := p.Items; len(items) > 0; {
		took := 1
		switch item := items[0].(type) {
		case page.Text:
			line := runOf(item)
			took += leading(items[1:], line.joined)
			w.run(m, line)
		case page.Path:
			like := []page.Path{item}
			took += leading(items[1:], func(p page.Path) bool {
				same := alike(item, p)
				if same {
					like = append(like, p)
				}
				return same
			})
			w.paths(m, like)
		}
		items = items[took:]
	}
	w.put(root+pageFolder(n)+"Content.xml", m.end())
}

// leading is how many items at the head of a list are of a kind and are taken.
func leading[T page.Item](items []page.Item, takes func(T) bool) int {
	for i, item := range items {
		if t, is := item.(T); !is || !takes(t) {
			return i
		}
	}
	return len(items)
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
