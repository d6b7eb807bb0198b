package typeset

// Slack is how much a sum of widths may exceed the measure by rounding.
const Slack = 0.01

// muchLess is how many times less white has to be taken than added for a line to be squeezed
// where no mark demands it: a mark that gives way shows more than gaps that grow a little each.
const muchLess = 4

// Lines breaks a text into lines of the given measure, the first shorter by indent.
// Parts of the text may belong to elements of their own.
func (s *Setter) Lines(text string, use Use, measure, indent float64, parts ...Part) []Line {
	cells := s.cells(text, use)
	tagParts(cells, text, parts)
	return breakLines(cells, measure, indent)
}

// breakLines breaks cells into lines of the given measure, the first shorter by indent. Lines
// are filled; where a forbidden mark would be pushed down, or where far less white has to be
// taken than would have to be added, squeezing is tried first (先挤进，后推出); no lone 字 is left on the last line where that can be mended (孤字不成行).
func breakLines(cells []cell, measure, indent float64) []Line {
	b := breaker{cells: cells, measure: measure, indent: indent}
	starts := []int{0}
	for from := 0; from < len(cells); {
		from = b.next(from)
		starts = b.evenOut(append(starts, from))
		from = starts[len(starts)-1]
	}
	b.mendLast(starts)
	if n := len(starts); n > 2 && starts[n-1] == starts[n-2] {
		starts = starts[:n-1]
	}
	lines := make([]Line, 0, len(starts)-1)
	for i := 0; i+1 < len(starts); i++ {
		lines = append(lines, b.line(starts[i], starts[i+1]))
	}
	return lines
}

type breaker struct {
	cells           []cell
	measure, indent float64
}

// room is the measure of the line that begins at cell from.
func (b *breaker) room(from int) float64 {
	if from == 0 {
		return b.measure - b.indent
	}
	return b.measure
}

// extent measures cells[from:to] as a line: its width with the edges trimmed, and what the
// squeezable marks inside it could still yield.
func (b *breaker) extent(from, to int) (width, yield float64) {
	for to > from && b.cells[to-1].class == space {
		to--
	}
	for i := from; i < to; i++ {
		c := &b.cells[i]
		if i > from {
			width += c.gap
			yield += gapYield(c)
		}
		width += c.width
		if i > from && i < to-1 {
			yield += c.yield()
		}
	}
	return width - b.trimStart(from, to) - b.trimEnd(from, to), yield
}

// trimStart is the white taken from an opening mark at the start of a line; a paragraph's
// first line keeps it, so that the indent stays two 字.
func (b *breaker) trimStart(from, to int) float64 {
	if from == to || from == 0 && b.indent > 0 {
		return 0
	}
	return b.cells[from].left
}

// trimEnd is the white taken from a mark at the end of a line: a full-width mark takes half
// a 字 there (GB/T 15834-2011 §5.1.10).
func (b *breaker) trimEnd(from, to int) float64 {
	if from == to {
		return 0
	}
	return b.cells[to-1].right
}

// yield is what a mark inside a line may give: brackets and ，、；： half a 字; 。？！ keep theirs.
func (c *cell) yield() float64 {
	switch c.class {
	case opening:
		return c.left
	case closing, pause:
		return c.right
	}
	return 0
}

// gapYield is what the white between 汉字 and a Latin word may give: down to an eighth of a 字.
func gapYield(c *cell) float64 {
	if c.gap > 0 {
		return c.gap / 2
	}
	return 0
}

// legal says whether a line may begin at cell i.
func (b *breaker) legal(i int) bool {
	return i == len(b.cells) || !b.cells[i].tied
}

// next returns where the line that begins at from ends.
func (b *breaker) next(from int) int {
	room := b.room(from) + Slack
	fit, squeezed := from, 0  // farthest end that fits as it is; nearest legal one that fits when squeezed
	var missing, over float64 // white to add to the one, to take from the other
	for to := from + 1; to <= len(b.cells); to++ {
		width, yield := b.extent(from, to)
		if width <= room {
			fit, missing = to, room-width
		} else if width-yield > room {
			break
		} else if squeezed == 0 && b.legal(to) {
			squeezed, over = to, width-room
		}
	}
	switch {
	case fit > from && b.legal(fit) && (squeezed == 0 || over*muchLess > missing):
		return b.overSpaces(fit)
	case squeezed > 0:
		return b.overSpaces(squeezed)
	}
	for to := fit; to > from; to-- {
		if b.legal(to) {
			return to
		}
	}
	return b.force(from, fit)
}

// overSpaces moves an end past white, which hangs at the end of the line.
func (b *breaker) overSpaces(to int) int {
	for to < len(b.cells) && b.cells[to].class == space {
		to++
	}
	return to
}

// force ends a line inside a word that is longer than the line, but not between a mark and
// what it may not leave.
func (b *breaker) force(from, fit int) int {
	for to := fit; to > from+1; to-- {
		if b.cells[to].class == b.cells[to-1].class && !b.cells[to].class.isSquare() {
			return to
		}
	}
	return max(fit, from+1)
}

// line copies the cells of a line and trims its edges.
func (b *breaker) line(from, to int) Line {
	end := to
	for end > from && b.cells[end-1].class == space {
		end--
	}
	l := Line{cells: append([]cell(nil), b.cells[from:end]...)}
	if len(l.cells) == 0 {
		return l
	}
	if b.trimStart(from, end) > 0 {
		l.cells[0].cutLeft(l.cells[0].left)
	}
	last := &l.cells[len(l.cells)-1]
	last.cutRight(last.right)
	l.cells[0].gap = 0
	l.Width = l.natural()
	return l
}
