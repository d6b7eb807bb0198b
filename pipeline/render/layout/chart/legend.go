package chart

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// legendKey is the room of the sign before a name of the legend, and of the white between two entries.
const legendKey = 12.0

// legended says that the chart says what its series are in a legend on top: columns of several series,
// and lines whose names do not stand beside their ends.
func (p *plot) legended() bool {
	if len(p.chart.Series) < 2 {
		return false
	}
	switch p.chart.Kind {
	case document.Columns:
		return true
	case document.Line, document.RankLine:
		widest := 0.0
		for _, s := range p.chart.Series {
			widest = max(widest, p.textWidth(s.Name))
		}
		stacked := float64(p.use.Size * 1.2 * float64(len(p.chart.Series)))
		return widest > float64(p.width*mostBeside) || stacked > float64(p.height*mostStacked)
	}
	return false
}

// How much of the width names beside the ends of lines may take, and of the height one above the other.
const mostBeside, mostStacked = 0.3, 0.6

// legendRows are the series in the lines of the legend; beside says that the one line there is stands
// at the right of the unit.
func (p *plot) legendRows() (rows [][]int, beside bool) {
	if !p.legended() {
		return nil, false
	}
	used := 0.0
	for i := range p.chart.Series {
		width := p.legendWidth(i)
		if len(rows) == 0 || used+legendKey+width > p.width {
			rows, used = append(rows, nil), -legendKey
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], i)
		used += legendKey + width
	}
	return rows, len(rows) == 1 && p.textWidth(p.chart.Unit)+2*legendKey+used <= p.width
}

// legendWidth is that of a series' entry.
func (p *plot) legendWidth(series int) float64 {
	return legendKey + p.textWidth(p.legendName(series))
}

// legendName is the name of a series in one line.
func (p *plot) legendName(series int) string {
	return p.cut(p.chart.Series[series].Name, p.width-legendKey)
}

// legend draws the lines of the legend, the first at the right of the unit, if it fits there, else under it.
func (p *plot) legend(y float64) {
	rows, beside := p.legendRows()
	x := 0.0
	if beside {
		x = p.width + legendKey
		for _, i := range rows[0] {
			x -= legendKey + p.legendWidth(i)
		}
	} else if p.chart.Unit != "" {
		y += p.use.Leading
	}
	for _, row := range rows {
		at := x
		for _, i := range row {
			p.legendSign(i, at, y)
			p.label(p.legendName(i), at+legendKey, y, typeset.Left)
			at += legendKey + p.legendWidth(i)
		}
		y += p.use.Leading
	}
}

// legendSign draws what the legend has before the name of a series: its colour, or its line and marker.
func (p *plot) legendSign(series int, x, y float64) {
	const width, height = 9.0, 7.0
	if p.chart.Kind == document.Columns {
		p.items = append(p.items, page.Area(x, y-height, width, height, p.colour(series, "")))
		return
	}
	colour, middle := p.lineColour(series), y-height/2
	line := page.Rule(x, middle, x+width, middle, 1.3, colour)
	line.Dash = dashOf(series)
	p.items = append(p.items, line, marker(series, page.Point{X: x + width/2, Y: middle}, colour))
}

// legendHeight is what the legend takes beyond the line of the unit.
func (p *plot) legendHeight() float64 {
	rows, beside := p.legendRows()
	if beside || len(rows) == 0 {
		return 0
	}
	height := float64(p.use.Leading * float64(len(rows)))
	if p.chart.Unit == "" {
		height -= p.use.Leading
	}
	return height
}
