package typeset

import "unicode/utf8"

// Balanced breaks a text into the fewest lines that hold it and makes them about equally
// long, for titles and heads of tables.
func (s *Setter) Balanced(text string, use Use, measure float64) []Line {
	return balanced(s.cells(text, use), measure)
}

func balanced(cells []cell, measure float64) []Line {
	lines := breakLines(cells, measure, 0)
	if len(lines) < 2 {
		return lines
	}
	low, high := measure/float64(len(lines)+1), measure
	for range 12 {
		middle := (low + high) / 2
		if try := breakLines(cells, middle, 0); len(try) > len(lines) || Widest(try) > middle+Slack {
			low = middle
		} else {
			high = middle
		}
	}
	return breakLines(cells, high, 0)
}

// BySense breaks a text like Balanced, but at a bracket where that costs no line: before its
// opening, as the unit of a head, or after its closing.
func (s *Setter) BySense(text string, use Use, measure float64) []Line {
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
		if len(lines) <= len(even) && Widest(lines) <= measure+Slack && (&best[0] == &even[0] || Widest(lines) < Widest(best)) {
			best = lines
		}
	}
	return best
}

// Widest is the width of the widest of some lines.
func Widest(lines []Line) float64 {
	width := 0.0
	for _, l := range lines {
		width = max(width, l.Width)
	}
	return width
}
