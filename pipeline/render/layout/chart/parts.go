package chart

import (
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// leastLine is the least height of a line of a bar's name that reads well.
const leastLine = 7.2

// plots cuts a chart of bars that a figure of the given height cannot hold legibly: a figure
// for each row of panels, and for as many categories as it holds. Other charts stay whole.
func plots(s *typeset.Setter, c document.Chart, width, limit float64) []*plot {
	one := &plot{Setter: s, chart: c, whole: c, use: s.Use("chart"), width: width}
	one.height = float64(s.Style.Chart.Height * page.PointsPerMM)
	if c.Kind == document.Columns && one.crowded() {
		c.Kind = document.Bars
		one.chart, one.whole = c, c
	}
	if c.Kind != document.Bars && c.Kind != document.Progress || len(c.Series) == 0 {
		return []*plot{one}
	}
	names, left := one.barNames()
	lines := tallest(names)
	abreast, rows := one.panels(left + 6)
	head := float64(2*one.use.Leading) + one.overPanel(abreast, left+6) // unit, names of the panels, 100%
	pitch := max(float64(leastLine*float64(lines)), barPitch*0.6)
	if float64(rows)*(head+float64(pitch*float64(len(c.Categories)))) <= limit {
		return []*plot{one}
	}
	most := max(1, int((limit-head)/pitch))
	parts := max(1, (len(c.Categories)+most-1)/most)
	each := (len(c.Categories) + parts - 1) / parts
	var plots []*plot
	for first := 0; first < len(c.Series); first += abreast {
		for from := 0; from < len(c.Categories); from += each {
			p := *one
			p.first = first
			p.chart = window(c, first, min(first+abreast, len(c.Series)), from, min(from+each, len(c.Categories)))
			plots = append(plots, &p)
		}
	}
	return plots
}

// crowded says that the names under the columns would take too much of the chart's height: then
// they stand beside bars.
func (p *plot) crowded() bool {
	_, height := p.columnNames(p.width / float64(max(1, len(p.chart.Categories))))
	return height > float64(mostNames*p.height)
}

// mostNames is the share of an upright chart's height that the names of its categories may take.
const mostNames = 0.25

// window is the part of a chart with the given series and categories.
func window(c document.Chart, first, last, from, to int) document.Chart {
	c.Categories = c.Categories[from:to]
	c.Series = slices.Clone(c.Series[first:last])
	for i := range c.Series {
		points := c.Series[i].Points
		c.Series[i].Points = points[min(from, len(points)):min(to, len(points))]
	}
	return c
}
