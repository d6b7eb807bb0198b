package chart

import (
	"math"
	"unicode"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// columns draws upright columns, one group per category, each with its number on top; where
// the numbers would run into each other, an axis with light lines gives them instead.
func (p *plot) columns() {
	n := max(1, len(p.chart.Categories))
	low, high, _ := p.bounds()
	a := newAxis(min(0, low), max(0, high))
	top := p.headerHeight() + p.use.Size + 2
	labelled := p.widestNumber()+2 <= p.width/float64(n)*0.84/float64(max(1, len(p.chart.Series)))
	left := 0.0
	if !labelled {
		left = p.axisWidth(a) + 5
	} else {
		a.low, a.high = min(0, low), max(0, high)
		if a.high == a.low {
			a.high++
		}
	}
	slot := (p.width - left) / float64(n)
	names, nameHeight := p.columnNames(slot)
	bottom := p.height - nameHeight - 5
	if low < 0 {
		bottom -= p.use.Size
	}
	at := func(v float64) float64 { return bottom - float64((v-a.low)/(a.high-a.low)*(bottom-top)) }
	if !labelled {
		p.gridLines(a, left, at)
	}
	for c := range p.chart.Categories {
		p.columnGroup(c, left+float64(slot*float64(c)), slot, at, labelled)
		p.columnName(names[c], left+float64(slot*(float64(c)+0.5)), p.height-nameHeight-2+p.use.Size)
	}
	p.items = append(p.items, page.Rule(left, at(0), p.width, at(0), 0.75, axisColour))
}

// columnGroup draws the columns of one category in a slot that begins at x.
func (p *plot) columnGroup(category int, x, slot float64, at func(float64) float64, labelled bool) {
	thick := min(slot*0.84/float64(max(1, len(p.chart.Series))), 46)
	x += (slot - float64(thick*float64(len(p.chart.Series)))) / 2
	for s := range p.chart.Series {
		v, text, ok := p.point(s, category)
		if ok {
			p.items = append(p.items, page.Area(x+float64(thick*0.06), min(at(v), at(0)), float64(thick*0.88), math.Abs(at(v)-at(0)), p.colour(s, p.chart.Categories[category])))
		} else {
			v, text = 0, p.gapText(s, category)
		}
		if labelled || !ok {
			y := at(v) - 3
			if v < 0 {
				y = at(v) + p.use.Size
			}
			p.label(text, x+thick/2, y, typeset.Centred)
		}
		x += thick
	}
}

// columnNames breaks the names under the columns or points to the room of one. What would take
// more than its share of the height is cut, in a chart of lines, which has no other form.
func (p *plot) columnNames(slot float64) ([][]typeset.Line, float64) {
	names := make([][]typeset.Line, len(p.chart.Categories))
	room := max(slot-3, p.use.Size)
	highest := max(1, int(float64(mostNames*(p.height-p.legendHeight()))/float64(p.use.Size*1.15)))
	most := 1
	for i, name := range p.chart.Categories {
		names[i] = p.Balanced(name, p.use, room)
		most = max(most, len(names[i]))
	}
	if p.chart.Kind != document.Columns && most > highest {
		most = 1
		for i, name := range distinct(p.chart.Categories) {
			if names[i] = p.Balanced(name, p.use, room); len(names[i]) > highest {
				names[i] = p.shortened(name, room, highest)
			}
			most = max(most, len(names[i]))
		}
	}
	return names, float64(float64(most) * p.use.Size * 1.15)
}

// distinct are names without the beginning that all have in common, where that is long: what is cut off
// at the end would else be what tells them apart.
func distinct(names []string) []string {
	const long = 4
	if len(names) < 2 {
		return names
	}
	common := []rune(names[0])
	for _, name := range names[1:] {
		runes := []rune(name)
		n := 0
		for n < len(common) && n < len(runes)-1 && common[n] == runes[n] {
			n++
		}
		common = common[:n]
	}
	for len(common) > 0 && unicode.IsDigit(common[len(common)-1]) {
		common = common[:len(common)-1] // a number stays whole
	}
	if len(common) < long {
		return names
	}
	short := make([]string, len(names))
	for i, name := range names {
		short[i] = "…" + string([]rune(name)[len(common):])
	}
	return short
}

// shortened is the beginning of a name that takes so many lines, with … at its end.
func (p *plot) shortened(name string, measure float64, lines int) []typeset.Line {
	runes := []rune(name)
	for n := len(runes) - 1; n > 0; n-- {
		if short := p.Balanced(string(runes[:n])+"…", p.use, measure); len(short) <= lines {
			return short
		}
	}
	return nil
}

// cut is a name as much of it as a width holds, with … at its end where it does not hold all.
func (p *plot) cut(name string, width float64) string {
	runes := []rune(name)
	for n := len(runes); n > 1; n-- {
		text := string(runes[:n])
		if n < len(runes) {
			text += "…"
		}
		if p.textWidth(text) <= width {
			return text
		}
	}
	return name
}

// columnName draws a name with its middle at x, its first line on the baseline y.
func (p *plot) columnName(lines []typeset.Line, x, y float64) {
	for _, l := range lines {
		p.items = append(p.items, l.Texts(x-l.Width/2, y)...)
		y += float64(p.use.Size * 1.15)
	}
}
