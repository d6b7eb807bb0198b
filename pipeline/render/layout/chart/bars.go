package chart

import (
	"math"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

const (
	leastPanel = 72  // the narrowest a panel of bars may be
	barPitch   = 17  // from bar to bar, where the names of the categories take one line
	nameStep   = 1.1 // from line to line of a name, in its size
)

// bars draws horizontal bars, the first category on top, each with its number at its end.
// Several series stand side by side in panels with the categories named once. Progress is the
// same with the full target marked by a line across.
func (p *plot) bars(limit float64) {
	names, left := p.barNames()
	left += 6
	count := max(1, len(p.chart.Series))
	abreast, rows := p.panels(left)
	top := p.headerHeight()
	if count > 1 {
		top = p.use.Leading + 2
	}
	above := p.overPanel(abreast, left)
	room := limit/float64(rows) - top - above
	lines := tallest(names)
	pitch := min(max(barPitch, float64(p.use.Size*nameStep*float64(lines))+4), room/float64(max(1, len(p.chart.Categories))))
	if size := max(5, pitch*0.85/float64(lines)); size < p.use.Size {
		p.use.Size = size
		names, left = p.barNames() // fewer lines may be wider ones
		left += 6
	}
	if p.chart.Unit == "" {
		top = 0
	}
	y := top
	for from := 0; from < count; from += abreast {
		y += above
		for c := range names {
			p.barName(names[c], left-6, y+float64(pitch*(float64(c)+0.5)))
		}
		width := (p.width - left) / float64(abreast)
		titles := p.panelTitles(width - 8)
		for s := from; s < min(count, from+abreast); s++ {
			x := left + float64(width*float64(s-from))
			p.panel(s, x, y, width-8, pitch)
			p.panelTitle(titles, s, x, y)
		}
		y += float64(pitch*float64(len(p.chart.Categories))) + 6
	}
	p.height = y - 4
}

// overPanel is the height of what stands over the bars of a panel, of so many abreast beside names that
// take left: what the panel is, in several lines where its name is long, and the mark of the full target.
func (p *plot) overPanel(abreast int, left float64) float64 {
	above := 2.0
	if p.chart.Kind == document.Progress {
		above += p.use.Leading
	}
	lines := 0
	for _, title := range p.panelTitles((p.width-left)/float64(abreast) - 8) {
		lines = max(lines, len(title))
	}
	return above + float64(p.use.Leading*float64(lines))
}

// panelTitles are the names of the panels, broken to a width; none for a single one.
func (p *plot) panelTitles(width float64) [][]typeset.Line {
	if len(p.chart.Series) < 2 {
		return nil
	}
	var titles [][]typeset.Line
	for _, s := range p.chart.Series {
		titles = append(titles, p.Balanced(s.Name, p.use, width))
	}
	return titles
}

// panelTitle draws a name over a panel whose bars begin at y, under its last line the mark of the target.
func (p *plot) panelTitle(titles [][]typeset.Line, series int, x, y float64) {
	if series >= len(titles) {
		return
	}
	y -= 3
	if p.chart.Kind == document.Progress {
		y -= p.use.Leading
	}
	for i, l := range titles[series] {
		p.items = append(p.items, l.Texts(x, y-float64(p.use.Leading*float64(len(titles[series])-1-i)))...)
	}
}

// panels is how many panels stand abreast, in how many rows, beside names that take left.
func (p *plot) panels(left float64) (abreast, rows int) {
	count := max(1, len(p.chart.Series))
	abreast = min(count, max(1, int((p.width-left)/leastPanel)))
	rows = (count + abreast - 1) / abreast
	return (count + rows - 1) / rows, rows
}

// full is the whole target of a progress chart: 1, or 100 where the numbers are in %.
func (p *plot) full() float64 {
	if strings.HasSuffix(p.chart.Unit, "%") {
		return 100
	}
	return 1
}

// panel draws the bars of one series; y is the upper edge of the first.
func (p *plot) panel(series int, x, y, width, pitch float64) {
	if series >= len(p.chart.Series) {
		return
	}
	progress := p.chart.Kind == document.Progress
	low, high := p.panelBounds(series)
	number := p.widestNumber() + 6
	left, right := x, x+width-number
	if low < 0 {
		left += number
	}
	at := func(v float64) float64 { return left + float64((v-low)/(high-low)*(right-left)) }
	bottom := y + float64(pitch*float64(len(p.chart.Categories)))
	if progress {
		p.label("100%", at(p.full()), y-3, typeset.Centred)
	}
	for c := range p.chart.Categories {
		p.bar(series, c, y+float64(pitch*float64(c)), pitch, at)
	}
	p.items = append(p.items, page.Rule(at(0), y, at(0), bottom, 0.75, axisColour))
	if progress {
		goal := page.Rule(at(p.full()), y, at(p.full()), bottom, 0.9, axisColour)
		goal.Dash = []float64{3, 2}
		p.items = append(p.items, goal)
	}
}

// panelBounds is the range of a panel: bars of several series share theirs, so that lengths
// compare; shares of targets do not, so that one far beyond its target does not press the others.
func (p *plot) panelBounds(series int) (low, high float64) {
	low, high, _ = p.bounds()
	if p.chart.Kind == document.Progress {
		low, high, _ = boundsOf(p.whole.Series[p.first+series : p.first+series+1])
		high = max(high, p.full())
	}
	low, high = min(0, low), max(0, high)
	if high == low {
		high = low + 1
	}
	return low, high
}

// bar draws one bar and its number.
func (p *plot) bar(series, category int, y, pitch float64, at func(float64) float64) {
	progress := p.chart.Kind == document.Progress
	thick := float64(min(pitch, barPitch) * 0.68)
	top := y + (pitch-thick)/2
	base := y + pitch/2 + float64(p.use.Size*0.36)
	if progress {
		p.items = append(p.items, page.Area(at(0), top, at(p.full())-at(0), thick, rowColour))
	}
	v, text, ok := p.point(series, category)
	if !ok {
		p.label(p.gapText(series, category), at(0)+3, base, typeset.Left)
		return
	}
	x, end := at(0), at(v)
	p.items = append(p.items, page.Area(min(x, end), top, math.Abs(end-x), thick, p.barColour(p.chart.Categories[category])))
	if v < 0 {
		p.label(text, end-3, base, typeset.Right)
		return
	}
	if full := at(p.full()); progress && end < full && end+6+p.textWidth(text) > full {
		end = full // the number would stand across the mark
	}
	p.label(text, end+3, base, typeset.Left)
}

// barColour sets the highlighted category apart from the others.
func (p *plot) barColour(category string) string {
	style := p.Style.Chart
	switch {
	case p.chart.Highlight == "" && len(style.Colours) > 0:
		return style.Colours[0]
	case category == p.chart.Highlight:
		return style.Highlight
	}
	return style.Muted
}

// barNames breaks the names of the categories to about a third of the chart's width.
func (p *plot) barNames() ([][]typeset.Line, float64) {
	names := make([][]typeset.Line, len(p.chart.Categories))
	width := 0.0
	for i, name := range p.chart.Categories {
		names[i] = p.Balanced(name, p.use, float64(p.width*0.34))
		if len(names[i]) > 2 {
			names[i] = p.Balanced(name, p.use, float64(p.width*0.5))
		}
		width = max(width, typeset.Widest(names[i]))
	}
	return names, width
}

// tallest is the number of lines of the name that has most.
func tallest(names [][]typeset.Line) int {
	lines := 1
	for _, name := range names {
		lines = max(lines, len(name))
	}
	return lines
}

// barName draws a category's name, right-aligned at the axis, its middle at y.
func (p *plot) barName(lines []typeset.Line, right, y float64) {
	step := float64(p.use.Size * nameStep)
	y += float64(p.use.Size*0.36) - step*float64(len(lines)-1)/2
	for _, l := range lines {
		p.items = append(p.items, l.Texts(right-l.Width, y)...)
		y += step
	}
}

func (p *plot) widestNumber() float64 {
	width := 0.0
	for s := range p.chart.Series {
		for c := range p.chart.Categories {
			if _, text, ok := p.point(s, c); ok {
				width = max(width, p.textWidth(text))
			}
		}
	}
	return width
}
