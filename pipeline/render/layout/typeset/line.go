package typeset

import (
	"math"
	"slices"
	"strings"

	"zonereport/pipeline/render/layout/page"
)

// Line is one line of a text, the white at its end left out of the drawing.
type Line struct {
	Width float64 // natural, marks at both edges trimmed
	cells []cell
}

// Line sets a short text on one line.
func (s *Setter) Line(text string, use Use) Line {
	l := Line{cells: slices.Clone(s.cells(text, use))}
	l.Width = l.natural()
	return l
}

// Short sets a short text on one line and turns it into runs from x on the baseline.
func (s *Setter) Short(text string, use Use, x float64) []page.Item {
	l := Line{cells: s.cells(text, use)}
	return l.Texts(x, 0)
}

// Width is the natural width of a text on one line.
func (s *Setter) Width(text string, use Use) float64 {
	natural, _ := s.Extent(text, use)
	return natural
}

// Extent measures a text: its width on one line (the longest where it has breaks of its
// own), and that of its longest unbreakable piece.
func (s *Setter) Extent(text string, use Use) (natural, word float64) {
	if first, rest, broken := strings.Cut(text, "\n"); broken {
		n1, w1 := s.Extent(first, use)
		n2, w2 := s.Extent(rest, use)
		return max(n1, n2), max(w1, w2)
	}
	piece := 0.0
	cells := s.cells(text, use)
	for i := range cells {
		c := &cells[i]
		if i > 0 {
			natural += c.gap
			if c.tied {
				piece += c.gap
			} else {
				word, piece = max(word, piece), 0
			}
		}
		natural += c.width
		piece += c.width
	}
	return natural, max(word, piece)
}

func (l *Line) natural() float64 {
	width := 0.0
	for i := range l.cells {
		width += l.cells[i].gap + l.cells[i].width
	}
	return width
}

// Pace puts each character in the middle of a step.
func (l *Line) Pace(step float64) {
	for i := range l.cells {
		c := &l.cells[i]
		c.width, c.gap = step, 0
		c.shift = (step - c.advance) / 2
	}
	l.Width = l.natural()
}

// Align is how the lines of a text stand.
type Align uint8

// What lines keep to: both edges, the left one, the middle, the right one.
const (
	Justified Align = iota
	Left
	Centred
	Right
)

// Offset is where in a room the line begins.
func (l *Line) Offset(room float64, align Align) float64 {
	switch align {
	case Centred:
		return (room - l.Width) / 2
	case Right:
		return room - l.Width
	}
	return 0
}

// Texts turns the line into runs from x on the baseline y: neighbours of one font that stand
// evenly apart become one run.
func (l *Line) Texts(x, y float64) []page.Item {
	const even = 0.004
	var items []page.Item
	var run page.Text
	count := 0
	var end, spacing float64 // where the run's last advance ends; its spacing, once known
	runes := make([]rune, 0, len(l.cells))
	flush := func() {
		if count > 0 {
			run.Spacing = spacing
			run.String = string(runes)
			items = append(items, run)
		}
		count, spacing, runes = 0, 0, runes[:0]
	}
	for i := range l.cells {
		c := &l.cells[i]
		x += c.gap
		if c.font != nil {
			at := x + c.shift
			gap := at - end
			if count == 0 || run.Font != c.font || run.Tag != c.tag || run.Scale != c.scale || count > 1 && math.Abs(gap-spacing) > even || math.Abs(gap) > c.size/2 {
				flush()
				run = page.Text{X: at, Y: y, Font: c.font, Size: c.size, Scale: c.scale, Tag: c.tag}
			} else if count == 1 {
				spacing = gap
			}
			runes = append(runes, c.r)
			count++
			end = at + c.advance
		}
		x += c.width
	}
	flush()
	return items
}
