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

// run is characters of one line in one font: one object. What the layout sets as several texts, so
// that marks stand closer, is one run, and is found as one text.
type run struct {
	page.Text
	steps []float64 // from glyph to glyph, in points before they are scaled
	last  float64   // from the first glyph to the last, in points on the page
	end   float64   // from the first glyph to where the next one would stand
}

// runOf is the run of one text.
func runOf(t page.Text) run {
	r := run{Text: t}
	var before rune
	for i, char := range t.String {
		if i > 0 {
			step := float64(t.Font.Advance(before)*t.Size) + t.Spacing/t.Scale
			r.steps = append(r.steps, step)
			r.last += float64(step * t.Scale)
		}
		before = char
	}
	r.end = r.last + float64(t.Font.Advance(before)*t.Size*t.Scale) + t.Spacing
	return r
}

// joined adds a text that goes on in the same line, in the same font, as the same element; false if
// it does not.
func (r *run) joined(t page.Text) bool {
	if r.String == "" || t.String == "" || r.Turn != page.Upright || t.Turn != page.Upright ||
		r.Font != t.Font || r.Size != t.Size || r.Scale != t.Scale || r.Colour != t.Colour || r.Tag != t.Tag || r.Y != t.Y {
		return false
	}
	from := t.X - r.X
	if gap := from - r.end; from <= r.last || math.Abs(gap) > t.Size/2 {
		return false
	}
	next := runOf(t)
	r.steps = append(append(r.steps, (from-r.last)/r.Scale), next.steps...)
	r.last, r.end, r.String = from+next.last, from+next.end, r.String+t.String
	return true
}

// run writes a run (11.2) as an object that can be selected and searched: its boundary, its font
// and size, the characters with the distances of their glyphs.
func (w *writer) run(m *markup, r run) {
	if r.String == "" {
		return
	}
	f := w.of[r.Font]
	m.open("TextObject")
	m.number("ID", w.next())
	x, y := place(m, r)
	m.number("Font", w.font[f])
	m.factors("Size", mm(r.Size))
	m.colour("FillColor", r.Colour)
	glyphs(m, f, r.String)
	m.open("TextCode")
	m.lengths("X", x)
	m.lengths("Y", y)
	m.distances(r.steps)
	m.content(r.String)
	m.close("TextCode", "TextObject")
}

// place writes the boundary of a run, and where it is scaled or turned the matrix (8.5); x and y are
// where its first glyph then stands.
func place(m *markup, r run) (x, y float64) {
	up, down, side := float64(above*r.Size), float64(below*r.Size), float64(beside*r.Size)
	from, to := -side, r.end+side
	cos, sin := r.Turn.Direction()
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, corner := range [][2]float64{{from, -up}, {to, -up}, {from, down}, {to, down}} {
		x := float64(corner[0]*cos) - float64(corner[1]*sin)
		y := float64(corner[0]*sin) + float64(corner[1]*cos)
		left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
	}
	// Whole millimetres are enough for an edge where nothing stands, and take less room.
	m.lengths("Boundary", mm(r.X+left), mm(r.Y+top), math.Ceil(mm(right-left)), math.Ceil(mm(bottom-top)))
	if r.Turn == page.Upright && r.Scale == 1 {
		return mm(-left), mm(-top)
	}
	m.factors("CTM", float64(r.Scale*cos), float64(r.Scale*sin), -sin, cos, mm(-left), mm(-top))
	return 0, 0
}

// glyphs names the glyphs of characters above U+FFFF (11.4.2): readers that look characters up by
// one UTF-16 unit find no glyph for them. Positions count such units.
func glyphs(m *markup, f *face.Face, text string) {
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

// distances writes DeltaX; equal neighbours are counted: g 27 5.6444 (11.3).
func (m *markup) distances(points []float64) {
	if len(points) == 0 {
		return
	}
	m.buf = append(m.buf, ` DeltaX="`...)
	for i := 0; i < len(points); {
		same := i + 1
		for same < len(points) && math.Abs(points[same]-points[i]) < 1e-4 {
			same++
		}
		if i > 0 {
			m.buf = append(m.buf, ' ')
		}
		if same-i > 2 {
			m.buf = append(strconv.AppendInt(append(m.buf, "g "...), int64(same-i), 10), ' ')
			i = same - 1
		}
		m.decimal(mm(points[i]), fine)
		i++
	}
	m.buf = append(m.buf, '"')
}
