package typeset

// Justify makes the line as wide as the measure. Too long, it squeezes: word spaces and the
// white at Latin words stay last in CLREQ's order, so brackets give first, then ，、；：, then
// that white. Too short, and not the last of its paragraph, it stretches: word spaces to half
// a 字, then the gaps between all 字 alike, but not inside units nor next to connectors, nor so
// far that they would be read as blanks; then the 字 grow a little wider. A line that is still
// too short, filled by a long word, stays so.
func (l *Line) Justify(measure float64, last bool) {
	missing := measure - l.Width
	switch {
	case missing < 0:
		l.squeeze(-missing)
	case !last:
		l.stretch(missing)
	}
	l.Width = l.natural()
}

// squeeze takes by from the marks inside the line, each step alike on all its places.
func (l *Line) squeeze(by float64) {
	inner := l.cells[min(1, len(l.cells)):max(1, len(l.cells)-1)]
	steps := []func(*cell) float64{
		func(c *cell) float64 {
			if c.class == opening || c.class == closing {
				return c.yield()
			}
			return 0
		},
		func(c *cell) float64 {
			if c.class == pause {
				return c.yield()
			}
			return 0
		},
	}
	for _, offer := range steps {
		total := 0.0
		for i := range inner {
			total += offer(&inner[i])
		}
		if total <= 0 || by <= 0 {
			continue
		}
		part := min(1, by/total)
		for i := range inner {
			c := &inner[i]
			give := float64(part * offer(c))
			if c.class == opening {
				c.cutLeft(give)
			} else {
				c.cutRight(give)
			}
		}
		by -= float64(part * total)
	}
	l.squeezeGaps(by)
}

// squeezeGaps takes by from the white at Latin words.
func (l *Line) squeezeGaps(by float64) {
	total := 0.0
	for i := 1; i < len(l.cells); i++ {
		total += gapYield(&l.cells[i])
	}
	if by <= 0 || total <= 0 {
		return
	}
	part := min(1, by/total)
	for i := 1; i < len(l.cells); i++ {
		l.cells[i].gap -= float64(part * gapYield(&l.cells[i]))
	}
}

// stretch adds by to the line.
func (l *Line) stretch(by float64) {
	spaces := 0
	for i := range l.cells {
		if l.cells[i].class == space {
			spaces++
		}
	}
	if spaces > 0 {
		each := by / float64(spaces)
		for i := range l.cells {
			if c := &l.cells[i]; c.class == space {
				add := min(each, c.width)
				c.width += add
				by -= add
			}
		}
	}
	l.widen(l.spread(by))
}

// spread adds by to the gaps, each to the widest at most, and returns what is left.
func (l *Line) spread(by float64) float64 {
	gaps := 0
	for i := 1; i < len(l.cells); i++ {
		if !l.cells[i].rigid {
			gaps++
		}
	}
	each := by / float64(max(1, gaps))
	for i := 1; i < len(l.cells); i++ {
		if c := &l.cells[i]; !c.rigid {
			add := min(each, max(0, float64(mostGap*c.size)-c.gap))
			c.gap += add
			by -= add
		}
	}
	return by
}

// mostWide is how much wider than its font has it a 字 may be drawn.
const mostWide = 0.08

// widen draws the 字 so much wider that they take by more together, as far as they may.
func (l *Line) widen(by float64) {
	total := 0.0
	for i := range l.cells {
		if l.cells[i].grows() {
			total += l.cells[i].advance
		}
	}
	if by <= Slack || total <= 0 {
		return
	}
	scale := 1 + min(mostWide, by/total)
	for i := range l.cells {
		if c := &l.cells[i]; c.grows() {
			c.width += float64(c.advance * (scale - 1))
			c.advance = float64(c.advance * scale)
			c.scale = float64(c.scale * scale)
		}
	}
}

// grows says that a 字 may be drawn wider: marks may not, their place in the square is fixed.
func (c *cell) grows() bool { return c.class == han && c.font != nil }
