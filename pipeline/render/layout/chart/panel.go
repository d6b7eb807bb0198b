package chart

import (
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

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
