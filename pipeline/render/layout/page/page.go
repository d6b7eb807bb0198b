// Package page is what stands on the pages of a document: plain data, positioned items in
// points from the upper left corner, that any page format can draw.
package page

import (
	"fmt"

	"zonereport/pipeline/typeface"
)

// PointsPerMM is how many points (1/72 inch) a millimetre has.
const PointsPerMM = 72 / 25.4

// Page is one sheet.
type Page struct {
	Number        int
	Width, Height float64
	Items         []Item    // in the order in which they are drawn
	Outline       []Outline // bookmarks that lead to this page
	Anchors       []Anchor  // places that links lead to
	Links         []Link
}

// Anchor is a place with a name: a section, the line of a figure in an annex.
type Anchor struct {
	Name string
	Y    float64
}

// Link is a rectangle that leads to a place on another page, or on its own.
type Link struct {
	X, Y, Width, Height float64
	To                  string  // name of the Anchor
	Page                int     // counts from 1
	Top                 float64 // height on that page
	Tag                 int     // its element, a Hyperlink
}

// Outline is one bookmark: level 0 for sections and annexes, 1 for headings below them.
type Outline struct {
	Level int
	Title string
	Y     float64
}

// Shifted is the link, its rectangle moved to the right and down.
func (l Link) Shifted(dx, dy float64) Link {
	l.X += dx
	l.Y += dy
	return l
}

// Item is a Text or a Path.
type Item interface {
	// Shifted is the item, moved to the right and down.
	Shifted(dx, dy float64) Item
}

// Text is a run of characters in one font. Its first glyph's origin is (X, Y) on the baseline;
// each glyph is followed by Spacing more than its advance.
type Text struct {
	X, Y    float64
	Font    *typeface.Font
	Size    float64
	Spacing float64
	Scale   float64 // horizontal scale of the glyphs; 1 is their own width
	Turn    Turn    // about (X, Y)
	Colour  string  // "#RRGGBB"; empty is black
	Tag     int     // the element of the Book it belongs to, or Decoration, Furniture
	String  string
}

// Turn is the direction in which a text runs.
type Turn uint8

const (
	// Upright text runs to the right.
	Upright Turn = iota
	// Clockwise text runs down: a quarter turn.
	Clockwise
	// Rising text runs up to the right, by 45°.
	Rising
)

// Direction is where a text runs that is turned so, as a vector of length 1; y grows down the page.
// The numbers are constants: sines of package math differ in their last digit from machine to machine.
func (t Turn) Direction() (x, y float64) {
	const half = 0.7071067811865476 // √½
	switch t {
	case Clockwise:
		return 0, 1
	case Rising:
		return half, -half
	}
	return 1, 0
}

// Width returns the distance from the first glyph's origin to the end of the last advance.
func (t Text) Width() float64 {
	width := 0.0
	n := 0
	for _, r := range t.String {
		width += float64(t.Font.Advance(r)*t.Size*t.Scale) + t.Spacing
		n++
	}
	if n > 0 {
		width -= t.Spacing
	}
	return width
}

// Path is a line or an area: stroked if Width is above 0, filled if Fill is set.
type Path struct {
	Points []Point
	Closed bool
	Width  float64
	Colour string    // of the stroke; empty is black
	Dash   []float64 // on, off …; empty is solid
	Fill   string    // empty is no fill
	Tag    int       // as of a Text
}

// Point is a place on the page.
type Point struct{ X, Y float64 }

// Shifted implements Item.
func (t Text) Shifted(dx, dy float64) Item {
	t.X += dx
	t.Y += dy
	return t
}

// Shifted implements Item.
func (p Path) Shifted(dx, dy float64) Item {
	points := make([]Point, len(p.Points))
	for i, at := range p.Points {
		points[i] = Point{at.X + dx, at.Y + dy}
	}
	p.Points = points
	return p
}

// Tagged is an item as content of an element.
func Tagged(item Item, tag int) Item {
	switch i := item.(type) {
	case Text:
		i.Tag = tag
		return i
	case Path:
		i.Tag = tag
		return i
	}
	return item
}

// Rule is a straight line.
func Rule(x1, y1, x2, y2, width float64, colour string) Path {
	return Path{Points: []Point{{x1, y1}, {x2, y2}}, Width: width, Colour: colour}
}

// Area is a filled rectangle.
func Area(x, y, width, height float64, fill string) Path {
	return Path{Points: []Point{{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}}, Closed: true, Fill: fill}
}

// RGB are red, green and blue of a colour, 0 to 255; what is no colour is black.
func RGB(colour string) (red, green, blue int) {
	if n, err := fmt.Sscanf(colour, "#%02x%02x%02x", &red, &green, &blue); n != 3 || err != nil {
		return 0, 0, 0
	}
	return red, green, blue
}
