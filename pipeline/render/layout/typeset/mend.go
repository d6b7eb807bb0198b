package typeset

import "unicode"

// evenOut moves the start of the line that was set last where its gaps would be so wide that
// they are read as blanks: back by some 字, if the line before can spare them.
func (b *breaker) evenOut(starts []int) []int {
	const most = 5
	n := len(starts)
	if n < 3 || !b.loose(starts[n-2], starts[n-1]) {
		return starts
	}
	for from := starts[n-2] - 1; from > starts[n-3] && from >= starts[n-2]-most; from-- {
		if !b.legal(from) || b.loose(starts[n-3], from) {
			continue
		}
		if to := b.next(from); to > from && !b.loose(from, to) {
			starts[n-2], starts[n-1] = from, to
			return starts
		}
	}
	return starts
}

// loose says that a line cannot be stretched to the measure by gaps that are no blanks. The last
// line is never stretched.
func (b *breaker) loose(from, to int) bool {
	if to == len(b.cells) {
		return false
	}
	width, _ := b.extent(from, to)
	missing := b.room(from) - width
	for i := from; i < to; i++ {
		switch c := &b.cells[i]; {
		case c.class == space:
			missing -= c.width
		case i > from && !c.rigid:
			missing -= max(0, float64(mostGap*c.size)-c.gap)
		}
	}
	return missing > Slack
}

// mendLast moves the last line break when the last line holds one 字 alone.
func (b *breaker) mendLast(starts []int) {
	n := len(starts)
	if n < 3 || b.weight(starts[n-2], len(b.cells)) > 1 {
		return
	}
	before := starts[n-3]
	if width, yield := b.extent(before, len(b.cells)); width-yield <= b.room(before)+Slack {
		starts[n-2] = len(b.cells)
		return
	}
	for to := starts[n-2] - 1; to > before; to-- {
		if !b.legal(to) {
			continue
		}
		if width, _ := b.extent(before, to); b.room(before)-width < b.measure/5 {
			starts[n-2] = to
		}
		return
	}
}

// weight counts the characters of a line that are neither marks, of whatever width, nor white.
func (b *breaker) weight(from, to int) int {
	n := 0
	for _, c := range b.cells[from:to] {
		if !unicode.IsPunct(c.r) && !unicode.IsSpace(c.r) {
			n++
		}
	}
	return n
}
