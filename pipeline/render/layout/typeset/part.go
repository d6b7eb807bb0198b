package typeset

// Part is a part of a text that belongs to an element of its own, as a link does.
type Part struct {
	From, To int // bytes of the text
	Tag      int
}

// tagParts lets the characters of parts belong to their elements. Parts go from left to right.
func tagParts(cells []cell, text string, parts []Part) {
	if len(parts) == 0 {
		return
	}
	k := 0
	for at, r := range text {
		if formless(r) {
			continue
		}
		for len(parts) > 0 && parts[0].To <= at {
			parts = parts[1:]
		}
		if len(parts) > 0 && parts[0].From <= at {
			cells[k].tag = parts[0].Tag
		}
		k++
	}
}

// Stretch is where characters of one element stand on a line, from its beginning.
type Stretch struct {
	Tag         int
	Left, Right float64
}

// Stretches are the neighbours of one element on a line, from left to right.
func (l *Line) Stretches() []Stretch {
	var list []Stretch
	x := 0.0
	for _, c := range l.cells {
		x += c.gap
		if n := len(list); n == 0 || list[n-1].Tag != c.tag {
			list = append(list, Stretch{Tag: c.tag, Left: x})
		}
		x += c.width
		list[len(list)-1].Right = x
	}
	return list
}
