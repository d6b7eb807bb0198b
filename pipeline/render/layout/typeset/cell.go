package typeset

import (
	"slices"
	"unicode"

	"zonereport/pipeline/typeface"
)

// cell is one character on a line. x positions and widths are in points.
type cell struct {
	r       rune
	class   class
	tied    bool // no line may begin here
	rigid   bool // the gap before it may not stretch
	font    *typeface.Font
	size    float64 // of its text
	scale   float64 // horizontal scale of the glyph
	advance float64 // of the glyph, scaled
	shift   float64 // of the glyph within the cell
	width   float64
	gap     float64 // white before the cell, unless it begins a line
	left    float64 // white that may be taken away on its left,
	right   float64 // and on its right
	tag     int     // which element of the document it belongs to
}

// cells turns text into cells of the given use: fonts chosen, marks set to their widths,
// neighbouring marks squeezed, and the places where no line may begin tied. They stand in the setter's
// own memory until the next text.
func (s *Setter) cells(text string, use Use) []cell {
	s.runes = visible(s.runes[:0], text)
	runes := s.runes
	s.set = slices.Grow(s.set[:0], len(runes))[:len(runes)]
	out := s.set
	for i, r := range runes {
		var before, after rune
		if i > 0 {
			before = runes[i-1]
		}
		if i+1 < len(runes) {
			after = runes[i+1]
		}
		s.measure(&out[i], before, r, after, use)
	}
	joinDashes(out, use.Size)
	squeezeNeighbours(out, use.Size)
	spaceOut(out, use)
	s.tie(out, runes)
	return out
}

// visible adds a text without what has no form of its own: format characters and variation selectors.
func visible(runes []rune, text string) []rune {
	for _, r := range text {
		if !formless(r) {
			runes = append(runes, r)
		}
	}
	return runes
}

func formless(r rune) bool {
	if r >= 0x20 && r < 0xAD || r >= 0x3000 && r < 0xD800 { // most are of these, among which there are none
		return false
	}
	return r < 0x20 && r != '\t' || unicode.Is(unicode.Cf, r) || r >= 0xFE00 && r <= 0xFE0F
}

// measure measures one character. A full-width mark fills one 字 with its ink on its own side
// whatever the font's advance; · and full-width / take half a 字 (GB/T 15834-2011 §5.1.7, 5.1.9).
func (s *Setter) measure(c *cell, before, r, after rune, use Use) {
	*c = cell{r: r, class: classify(before, r, after), size: use.Size, scale: 1, tag: use.Tag}
	if r == '\t' || r == 0xA0 {
		r, c.r = ' ', ' '
	}
	if c.r == 0x3000 {
		c.width = use.Size
		return
	}
	var em float64
	c.font, em = s.fonts.pick(use.Role, r, s.Part)
	c.advance = float64(em * use.Size)
	c.width = c.advance
	half := use.Size / 2
	switch c.class {
	case opening:
		c.width, c.left = use.Size, half
		c.shift = c.width - c.advance
	case closing, pause, stop, query:
		c.width, c.right = use.Size, half
	case middle:
		c.width = half
		c.shift = (c.width - c.advance) / 2
	case ellipsis, connector, dash:
		c.width = use.Size
		c.shift = (c.width - c.advance) / 2
	case sign:
		if em > 0.9 {
			c.class = han
		}
	case space:
		c.width = use.Size / 4
	}
	if r == '／' {
		c.width = half
		c.shift = (c.width - c.advance) / 2
	}
}

// joinDashes stretches the glyphs of —— so that their ink is one stroke across two 字,
// with a little white at both ends (many fonts leave a hole between the two).
func joinDashes(cells []cell, size float64) {
	const white = 0.04
	for i := 0; i+1 < len(cells); i++ {
		if cells[i].class != dash || cells[i+1].class != dash || cells[i].font == nil {
			continue
		}
		left, right := cells[i].font.Ink(cells[i].r)
		if right-left > 0.3 {
			scale := (1 - white) / (right - left)
			for k, start := range []float64{white, 0} {
				c := &cells[i+k]
				c.scale = scale
				c.advance = float64(c.advance * scale)
				c.shift = float64((start - float64(left*scale)) * size)
			}
		}
		i++
	}
}

// squeezeNeighbours takes half a 字 from two marks that meet, one of them a bracket or a
// quotation mark, on the side that faces the other; and sets ？！ side by side into one 字 (three take two).
func squeezeNeighbours(cells []cell, size float64) {
	for i := 0; i+1 < len(cells); i++ {
		a, b := &cells[i], &cells[i+1]
		switch {
		case a.class == query && b.class == query:
			if a.right > 0 { // the second of a pair has given its white already
				a.cutRight(a.right)
				b.cutRight(b.right)
			}
		case a.class == opening && b.class == opening:
			b.cutLeft(b.left)
		case a.class.isMark() && a.class != opening && (b.class == closing || b.class == opening),
			a.class == closing && b.class.isMark():
			a.cutRight(a.right)
		}
	}
}

func (c *cell) cutLeft(by float64) {
	c.left -= by
	c.width -= by
	c.shift -= by
}

func (c *cell) cutRight(by float64) {
	c.right -= by
	c.width -= by
}

// mostGap is the widest gap between two 字, in their size: from a tenth on, programs that take
// the text out of a PDF (poppler 0.1, pdf.js 0.102, MuPDF 0.15) read a blank there.
const mostGap = 0.09

// spaceOut sets the gaps: the tracking of the use between 字 on the grid, the widest that is no
// blank between 汉字 and Latin words, none round digits (中西间距, one setting for all reports).
func spaceOut(cells []cell, use Use) {
	for i := 1; i < len(cells); i++ {
		a, b := &cells[i-1], &cells[i]
		switch {
		case a.class.isSquare() && b.class.isSquare():
			b.gap = use.track
			b.rigid = a.class == dash && b.class == dash || a.class == ellipsis && b.class == ellipsis ||
				a.class == connector || b.class == connector
		case a.class == han && b.class == latin || a.class == latin && b.class == han:
			b.gap = float64(mostGap * use.Size)
		case !a.class.isSquare() && !b.class.isSquare():
			b.rigid = a.class != space && b.class != space
		case a.class == connector || b.class == connector:
			b.rigid = true
		}
	}
}
