package chart

import (
	"math"

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
