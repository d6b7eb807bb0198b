package chart

import (
	"sort"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// line draws one line per series over the categories, broken at gaps. One series has its
// numbers at its points, several have their names at their ends. Of ranks, 1 is on top.
func (p *plot) line() {
	rank := p.chart.Kind == document.RankLine
	low, high, ok := p.bounds()
	if !ok {
		low, high = 0, 1
	}
	var a axis
	if rank {
		a = rankAxis(high)
	} else {
		a = newAxis(min(0, low), high)
	}
	top := p.headerHeight() + p.use.Size + 2
	left := p.axisWidth(a) + 6
	right := p.width
	beside := len(p.chart.Series) > 1 && !p.legended()
	if beside {
		for _, s := range p.chart.Series {
			right = min(right, p.width-p.textWidth(s.Name)-9)
		}
	}
	slot := (right - left) / float64(max(1, len(p.chart.Categories)))
	names, nameHeight := p.columnNames(slot)
	bottom := p.height - nameHeight - 6
	at := func(v float64) float64 { return bottom - float64((v-a.low)/(a.high-a.low)*(bottom-top)) }
	if rank {
		at = func(v float64) float64 { return top + float64((v-1)/(a.high-1)*(bottom-top-p.use.Size-8)) }
	}
	full := p.width
	p.width = right
	p.gridLines(a, left, at)
	p.width = full
	p.items = append(p.items, page.Rule(left, bottom, right, bottom, 0.75, axisColour))
	for c := range p.chart.Categories {
		p.columnName(names[c], left+float64(slot*(float64(c)+0.5)), bottom+4+p.use.Size)
	}
	for s := range p.chart.Series {
		p.series(s, left, slot, at)
	}
	if beside {
		p.seriesNames(right, at)
	}
}

// dot is one point of a series and its number.
type dot struct {
	at   page.Point
	text string
}

// series draws one line with a marker at each point.
func (p *plot) series(s int, left, slot float64, at func(float64) float64) {
	colour := p.lineColour(s)
	var dots []dot
	begin := 0 // of the line that is not drawn yet
	draw := func() {
		line := page.Path{Width: 1.3, Colour: colour, Dash: dashOf(s)}
		for _, d := range dots[begin:] {
			line.Points = append(line.Points, d.at)
		}
		if len(line.Points) > 1 {
			p.items = append(p.items, line)
		}
		begin = len(dots)
	}
	for c := range p.chart.Categories {
		v, text, ok := p.point(s, c)
		if !ok {
			draw()
			continue
		}
		dots = append(dots, dot{page.Point{X: left + float64(slot*(float64(c)+0.5)), Y: at(v)}, text})
	}
	draw()
	alone := len(p.chart.Series) == 1
	roomy := p.widestNumber() <= slot-2
	for i, d := range dots {
		p.items = append(p.items, marker(s, d.at, colour))
		if alone && (roomy || i == len(dots)-1) {
			x, y := p.besideLine(dots, i)
			half := p.textWidth(d.text) / 2
			p.label(d.text, min(x, p.width-half), y, typeset.Centred)
		}
	}
}

// besideLine is where the number of a point stands free of the lines to its neighbours.
func (p *plot) besideLine(dots []dot, i int) (x, y float64) {
	here := dots[i].at
	before, after := dots[max(0, i-1)].at, dots[min(i+1, len(dots)-1)].at
	switch steep := p.use.Size; {
	case before.Y < here.Y && after.Y < here.Y: // in a valley the lines rise on both sides
		return here.X, here.Y + p.use.Size + 2
	case after.Y < here.Y-steep:
		return here.X - 6, here.Y - 5
	case before.Y < here.Y-steep:
		return here.X + 6, here.Y - 5
	}
	return here.X, here.Y - 5
}

// lineColour sets the highlighted series apart.
func (p *plot) lineColour(s int) string {
	if p.chart.Highlight != "" && p.chart.Series[s].Name == p.chart.Highlight {
		return p.Style.Chart.Highlight
	}
	if len(p.Style.Chart.Colours) == 0 {
		return axisColour
	}
	return p.Style.Chart.Colours[s%len(p.Style.Chart.Colours)]
}

// seriesNames writes each name at its line's end, moved apart where they would touch.
func (p *plot) seriesNames(right float64, at func(float64) float64) {
	type name struct {
		series int
		y      float64
	}
	var names []name
	for s := range p.chart.Series {
		for c := len(p.chart.Categories) - 1; c >= 0; c-- {
			if v, _, ok := p.point(s, c); ok {
				names = append(names, name{s, at(v)})
				break
			}
		}
	}
	sort.SliceStable(names, func(i, j int) bool { return names[i].y < names[j].y })
	step := float64(p.use.Size * 1.2)
	for i := 1; i < len(names); i++ {
		names[i].y = max(names[i].y, names[i-1].y+step)
	}
	if n := len(names); n > 0 {
		names[n-1].y = min(names[n-1].y, p.height-step)
		for i := n - 2; i >= 0; i-- {
			names[i].y = min(names[i].y, names[i+1].y-step)
		}
	}
	for _, n := range names {
		p.items = append(p.items, marker(n.series, page.Point{X: right + 3, Y: n.y}, p.lineColour(n.series)))
		p.label(p.chart.Series[n.series].Name, right+8, n.y+float64(p.use.Size*0.36), typeset.Left)
	}
}
