package pdf

import (
	"strconv"

	"zonereport/pipeline/render/layout/page"
)

// content is the content stream of a page being written (ISO 32000-1, 8.2).
type content struct {
	b      []byte
	height float64 // of the page: PDF counts from its lower edge
}

// line writes operators as they are.
func (c *content) line(operators string) { c.b = append(append(c.b, operators...), '\n') }

// number writes a number with so many decimals, and a blank.
func (c *content) number(v float64, decimals int) {
	c.b = append(strconv.AppendFloat(c.b, v, 'f', decimals, 64), ' ')
}

// point writes a place.
func (c *content) point(x, y float64) {
	c.number(x, 2)
	c.number(c.height-y, 2)
}

// font chooses a font of the resources by its number.
func (c *content) font(number int, size float64) {
	c.b = append(strconv.AppendInt(append(c.b, "BT /F"...), int64(number), 10), ' ')
	c.number(size, 2)
	c.line("Tf ET")
}

// text shows a text in the font that is set, as a string of the numbers of its glyphs there, two bytes each.
func (c *content) text(x, y float64, text string, number func(rune) int) {
	c.b = append(c.b, "BT "...)
	c.point(x, y)
	c.b = append(c.b, "Td ("...)
	for _, r := range text {
		glyph := number(r)
		c.escaped(byte(glyph >> 8))
		c.escaped(byte(glyph))
	}
	c.line(") Tj ET")
}

// escaped writes a byte of a string (ISO 32000-1, 7.3.4.2).
func (c *content) escaped(b byte) {
	switch b {
	case '\\', '(', ')':
		c.b = append(c.b, '\\', b)
	case '\r':
		c.b = append(c.b, '\\', 'r')
	default:
		c.b = append(c.b, b)
	}
}

// turn turns what follows about the origin of a text, in its direction.
func (c *content) turn(t page.Text) {
	cos, down := t.Turn.Direction()
	sin, up := 0-down, c.height-t.Y // 0-0 is 0, where -0 would be written as such
	for _, v := range []float64{cos, sin, 0 - sin, cos, t.X - float64(cos*t.X) + float64(sin*up), up - float64(sin*t.X) - float64(cos*up)} {
		c.number(v, 3)
	}
	c.line("cm")
}

// path draws a line or an area; colours and width are set.
func (c *content) path(p page.Path) {
	for i, at := range p.Points {
		c.point(at.X, at.Y)
		if i == 0 {
			c.line("m")
		} else {
			c.line("l")
		}
	}
	if p.Closed {
		c.line("h")
	}
	switch {
	case p.Width > 0 && p.Fill != "":
		c.line("B")
	case p.Fill != "":
		c.line("f")
	default:
		c.line("S")
	}
}
