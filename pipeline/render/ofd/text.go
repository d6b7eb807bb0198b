package ofd

import (
	"math"
	"strconv"

	"zonereport/pipeline/render/layout/face"
	"zonereport/pipeline/render/layout/page"
)

// How far glyphs reach beyond their advances and their line, in em: what lies outside of an
// object's boundary is not drawn (8.5).
const (
	above  = 1.0
	below  = 0.35
	beside = 0.15
)

// run writes a run of characters (11.2) as an object that can be selected and searched: its
// boundary, its font and size, the characters with the distances of their glyphs.
func (w *writer) run(m *markup, t page.Text) {
	if t.String == "" {
		return
	}
	f := w.of[t.Font]
	m.open("TextObject")
	m.number("ID", w.next())
	x, y := w.place(m, t)
	m.number("Font", w.font[f])
	m.factors("Size", mm(t.Size))
	m.colour("FillColor", t.Colour)
	w.glyphs(m, f, t.String)
	m.open("TextCode")
	m.lengths("X", x)
	m.lengths("Y", y)
	m.distances(distances(t))
	m.content(t.String)
	m.close("TextCode", "TextObject")
}

// place writes the boundary of a run, and where it is scaled or turned the matrix (8.5); x and y are
// where its first glyph then stands.
func (w *writer) place(m *markup, t page.Text) (x, y float64) {
	up, down, side := float64(above*t.Size), float64(below*t.Size), float64(beside*t.Size)
	from, to := -side, t.Width()+side
	cos, sin := t.Turn.Direction()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range [][2]float64{{from, -up}, {to, -up}, {from, down}, {to, down}} {
		x := float64(corner[0]*cos) - float64(corner[1]*sin)
		y := float64(corner[0]*sin) + float64(corner[1]*cos)
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	m.lengths("Boundary", mm(t.X+left), mm(t.Y+top), mm(right-left), mm(bottom-top))
	if t.Turn == page.Upright && t.Scale == 1 {
		return mm(-left), mm(-top)
	}
	m.factors("CTM", float64(t.Scale*cos), float64(t.Scale*sin), -sin, cos, mm(-left), mm(-top))
	return 0, 0
}

// glyphs names the glyphs of characters above U+FFFF (11.4.2): readers that look characters up by
// one UTF-16 unit find no glyph for them. Positions count such units.
func (w *writer) glyphs(m *markup, f *face.Face, text string) {
	at := 0
	for _, r := range text {
		units := 1
		if r > 0xFFFF {
			units = 2
			m.open("CGTransform")
			m.number("CodePosition", at)
			m.number("CodeCount", units)
			m.number("GlyphCount", 1)
			m.open("Glyphs")
			m.fill()
			m.list(0, float64(f.Glyph(r)))
			m.close("Glyphs", "CGTransform")
		}
		at += units
	}
}

// distances are those from glyph to glyph of a run, in mm before it is scaled.
func distances(t page.Text) []float64 {
	var list []float64
	var before rune
	for i, r := range t.String {
		if i > 0 {
			list = append(list, mm(float64(t.Font.Advance(before)*t.Size)+t.Spacing/t.Scale))
		}
		before = r
	}
	return list
}

// distances writes DeltaX; equal neighbours are counted: g 27 5.6444 (11.3).
func (m *markup) distances(list []float64) {
	if len(list) == 0 {
		return
	}
	m.buf = append(m.buf, ` DeltaX="`...)
	for i := 0; i < len(list); {
		same := i + 1
		for same < len(list) && list[same] == list[i] {
			same++
		}
		if i > 0 {
			m.buf = append(m.buf, ' ')
		}
		if same-i > 2 {
			m.buf = append(m.buf, "g "...)
			m.buf = append(strconv.AppendInt(m.buf, int64(same-i), 10), ' ')
			m.decimal(list[i], fine)
		} else {
			m.list(fine, list[i:same]...)
		}
		i = same
	}
	m.buf = append(m.buf, '"')
}
