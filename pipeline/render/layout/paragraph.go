package layout

import "unicode/utf8"

// alignment is how the lines of a text stand.
type alignment uint8

const (
	justified alignment = iota
	leftAligned
	centred
	rightAligned
)

// setting is how a text is set as a block of its own.
type setting struct {
	use     textUse
	align   alignment
	indent  float64 // of the first line, in 字
	inset   float64 // of all lines from the left, in 字
	outset  float64 // of all lines from the right, in 字
	measure float64 // width of the type area
}

// em is the width of one 字 on the grid of the use.
func (u textUse) em() float64 { return u.size + u.track }

// baseline is the distance from the top of the 字 box to its baseline (em box 0.88/0.12).
func (u textUse) baseline() float64 { return float64(0.88 * u.size) }

// block sets a text as chunks, one a line, so that no line of a paragraph stands alone on a page.
func (s *Setter) block(text string, set setting) []chunk {
	var chunks []chunk
	em := set.use.em()
	measure := set.measure - float64((set.inset+set.outset)*em)
	indent := float64(set.indent * em)
	lines := breakLines(s.cells(text, set.use), measure, indent)
	for i := range lines {
		l := &lines[i]
		x := float64(set.inset * em)
		room := measure
		if i == 0 {
			x += indent
			room -= indent
		}
		l.justify(room, set.align != justified || i == len(lines)-1)
		switch set.align {
		case centred:
			x += (room - l.width) / 2
		case rightAligned:
			x += room - l.width
		}
		chunks = append(chunks, chunk{
			height: set.use.leading,
			trail:  set.use.leading - set.use.size,
			items:  l.texts(x, set.use.baseline(), set.use.size),
		})
	}
	if len(chunks) > 0 {
		chunks[0].starts = true
	}
	keepTogether(chunks)
	return chunks
}

// keepTogether glues the first two and the last two lines of a paragraph.
func keepTogether(chunks []chunk) {
	if n := len(chunks); n > 1 {
		chunks[0].glue = true
		chunks[n-2].glue = true
	}
}

// balanced breaks a text into the fewest lines that hold it and makes them about equally
// long, for titles and heads of tables.
func balanced(cells []cell, measure float64) []line {
	lines := breakLines(cells, measure, 0)
	if len(lines) < 2 {
		return lines
	}
	low, high := measure/float64(len(lines)+1), measure
	for range 12 {
		middle := (low + high) / 2
		if try := breakLines(cells, middle, 0); len(try) > len(lines) || widest(try) > middle+slack {
			low = middle
		} else {
			high = middle
		}
	}
	return breakLines(cells, high, 0)
}

// bySense breaks a text like balanced, but at a bracket where that costs no line: before its
// opening, as the unit of a head, or after its closing.
func (s *Setter) bySense(text string, use textUse, measure float64) []line {
	even := balanced(s.cells(text, use), measure)
	if len(even) < 2 {
		return even
	}
	best := even
	for i, r := range text {
		at := i
		if r == '）' {
			at += utf8.RuneLen(r)
		} else if r != '（' {
			continue
		}
		if at == 0 || at == len(text) {
			continue
		}
		lines := append(balanced(s.cells(text[:at], use), measure), balanced(s.cells(text[at:], use), measure)...)
		if len(lines) <= len(even) && widest(lines) <= measure+slack && (&best[0] == &even[0] || widest(lines) < widest(best)) {
			best = lines
		}
	}
	return best
}

func widest(lines []line) float64 {
	width := 0.0
	for _, l := range lines {
		width = max(width, l.width)
	}
	return width
}

// centredBlock sets a title: lines broken by sense where the text says so, else balanced.
func (s *Setter) centredBlock(texts []string, use textUse, measure float64) []chunk {
	var chunks []chunk
	for _, text := range texts {
		for _, l := range s.bySense(text, use, measure) {
			chunks = append(chunks, chunk{
				height: use.leading,
				trail:  use.leading - use.size,
				items:  l.texts((measure-l.width)/2, use.baseline(), use.size),
				glue:   true,
			})
		}
	}
	return chunks
}
