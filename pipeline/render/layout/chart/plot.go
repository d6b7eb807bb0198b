// Package chart draws charts: bars, columns, lines, ranks, progress and shares, as lines, areas
// and set text.
package chart

import (
	"iter"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// Figure is a chart, or a part of one, as it is drawn: items relative to its upper left corner.
type Figure struct {
	Height float64
	Items  []page.Item
}

// Figures draws a chart of the given width, with its unit as it is worded. Bars that a figure no
// higher than limit cannot hold legibly are cut into several figures of one scale.
func Figures(s *typeset.Setter, c document.Chart, width, limit float64) iter.Seq[Figure] {
	return func(yield func(Figure) bool) {
		for _, p := range plots(s, c, width, limit) {
			p.draw(limit)
			if !yield(Figure{p.height, p.items}) {
				return
			}
		}
	}
}

// plot is a chart, or the part of one, being drawn: items relative to its upper left corner.
type plot struct {
	*typeset.Setter
	chart  document.Chart
	whole  document.Chart // what chart is a part of: all parts have one scale
	first  int            // which series of the whole is the first of the part
	use    typeset.Use
	width  float64
	height float64
	items  []page.Item
}

// Colours of what is no data.
const (
	axisColour = "#404040"
	gridColour = "#D0D0D0"
	rowColour  = "#ECECEC"
)

// draw fills the plot with items.
func (p *plot) draw(limit float64) {
	if p.chart.Kind != document.Bars && p.chart.Kind != document.Progress {
		p.height += p.legendHeight()
	}
	p.header()
	switch p.chart.Kind {
	case document.Bars, document.Progress:
		p.bars(limit)
	case document.Columns:
		p.columns()
	case document.Shares:
		p.shares()
	default:
		p.line()
	}
}

// header draws the unit at the upper left and the legend.
func (p *plot) header() {
	y := p.use.Baseline()
	if p.chart.Unit != "" {
		p.label(p.chart.Unit, 0, y, typeset.Left)
	}
	p.legend(y)
}

// headerHeight is the room that header takes.
func (p *plot) headerHeight() float64 {
	if p.chart.Unit == "" && len(p.chart.Series) < 2 {
		return 2
	}
	return p.use.Leading + 4 + p.legendHeight()
}

// colour returns the fill of a series; with one series the highlighted category stands out.
func (p *plot) colour(series int, category string) string {
	style := p.Style.Chart
	if len(p.chart.Series) == 1 && p.chart.Highlight != "" {
		if category == p.chart.Highlight {
			return style.Highlight
		}
		return style.Muted
	}
	if len(style.Colours) == 0 {
		return axisColour
	}
	return style.Colours[series%len(style.Colours)]
}

func (p *plot) textWidth(text string) float64 { return p.Line(text, p.use).Width }

// label draws a text with its left end, middle or right end at x.
func (p *plot) label(text string, x, y float64, align typeset.Align) {
	l := p.Line(text, p.use)
	p.items = append(p.items, l.Texts(x+l.Offset(0, align), y)...)
}

// point returns the number of a point and its printed form; ok is false for a gap.
func (p *plot) point(series, category int) (value float64, text string, ok bool) {
	points := p.chart.Series[series].Points
	if category >= len(points) || points[category].Value == nil {
		return 0, "", false
	}
	at := points[category]
	text = at.Text
	if text == "" {
		text = at.Value.StringFixed(int32(p.chart.Decimals))
	}
	return at.Value.InexactFloat64(), text, true
}

// bounds returns the least and greatest number of the chart, all its parts together; ok is
// false if it has none.
func (p *plot) bounds() (low, high float64, ok bool) { return boundsOf(p.whole.Series) }

func boundsOf(series []document.Series) (low, high float64, ok bool) {
	for _, s := range series {
		for _, point := range s.Points {
			if point.Value == nil {
				continue
			}
			v := point.Value.InexactFloat64()
			if !ok {
				low, high = v, v
			}
			low, high, ok = min(low, v), max(high, v), true
		}
	}
	return low, high, ok
}

// gapText is what stands where a category has no number: the text its point brings, or —.
func (p *plot) gapText(series, category int) string {
	if points := p.chart.Series[series].Points; category < len(points) && points[category].Text != "" {
		return points[category].Text
	}
	return "—"
}
