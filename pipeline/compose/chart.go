package compose

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/alternative"
	"zonereport/pipeline/compose/share"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

var chartKinds = map[string]document.ChartKind{
	"bars": document.Bars, "columns": document.Columns, "line": document.Line,
	"ranks": document.RankLine, "progress": document.Progress, "shares": document.Shares,
}

var hundred = decimal.NewFromInt(100)

// chart draws figures or a built-in series; a chart of blanks and zeros, or of one number, is left out.
func (c *composer) chart(d definition.Chart) []document.Block {
	chart := document.Chart{Title: d.Title, Kind: chartKinds[d.Kind], Unit: d.Unit, Decimals: c.chartPlaces(d)}
	switch d.Built {
	case "totals":
		return c.totals(chart)
	case "progress":
		c.progress(&chart)
	case "months":
		c.rankLine(&chart)
	default:
		c.grouped(&chart, d)
	}
	if chart.Kind == document.Shares {
		share.Of(&chart)
	}
	return c.numbered(chart)
}

// numbered is a chart that has something to show.
func (c *composer) numbered(chart document.Chart) []document.Block {
	if !drawn(chart) {
		return nil
	}
	c.charts++
	chart.Number = "图" + strconv.Itoa(c.charts)
	chart.Alt = alternative.Of(chart)
	return []document.Block{chart}
}

// drawn says that a chart has two numbers to compare, and not only zeros.
func drawn(chart document.Chart) bool {
	points, zeros := 0, 0
	for _, s := range chart.Series {
		for _, p := range s.Points {
			if p.Value != nil {
				points++
				if p.Value.IsZero() {
					zeros++
				}
			}
		}
	}
	return points > 1 && zeros < points
}

func (c *composer) grouped(chart *document.Chart, d definition.Chart) {
	chart.Categories = c.groupValues(d.Figures)
	if len(chart.Categories) == 0 && chart.Kind == document.Shares {
		c.parts(chart, d)
		return
	}
	for i, id := range d.Figures {
		s := document.Series{Name: c.nameOf(d, i)}
		in := c.figureIn(id, d.Unit)
		for _, v := range chart.Categories {
			s.Points = append(s.Points, c.point(figure.Key(id, v), chart.Decimals, in))
		}
		chart.Series = append(chart.Series, s)
	}
}

// chartPlaces are the decimals of a chart's numbers: as it states, else the most that its
// figures state, and of figures in another unit the most that they have, up to two.
func (c *composer) chartPlaces(d definition.Chart) int {
	if d.Decimals != nil {
		return *d.Decimals
	}
	places := 0
	for _, id := range d.Figures {
		if f, _ := c.defs.Figure(id); f.Decimals != nil {
			places = max(places, *f.Decimals)
		}
		if in := c.figureIn(id, d.Unit); !in.IsZero() {
			for i := range c.book.Figures {
				if f := &c.book.Figures[i]; f.ID == id {
					places = max(places, wording.Decimals(in.Of(f.Value), 2))
				}
			}
		}
	}
	return places
}

// point is a figure in a unit.
func (c *composer) point(key string, places int, in unit.Ratio) document.Point {
	f := c.figures[key]
	if f == nil {
		return document.Point{}
	}
	v := in.Of(f.Value)
	return document.Point{Value: &v, Text: wording.Fixed(v, places), Figure: key, In: in}
}

// totals draws the ranked totals of the units, each group in a chart of its own.
func (c *composer) totals(chart document.Chart) []document.Block {
	if c.book.Campaign == nil {
		return nil
	}
	chart.Decimals, chart.Highlight = c.defs.Scheme.Decimals, c.opts.Zone.Name
	title := chart.Title
	var blocks []document.Block
	for _, group := range groupsOf(c.book.Campaign.Standings) {
		if group[0].Group != "" {
			chart.Title = title + "（" + group[0].Group + "）"
		}
		chart.Categories = nil
		s := document.Series{Name: "总分"}
		for _, standing := range group {
			if standing.Total != nil {
				chart.Categories = append(chart.Categories, standing.Unit)
				s.Points = append(s.Points, c.point(figure.Key(figure.CampaignTotal, standing.Unit), chart.Decimals, unit.Ratio{}))
			}
		}
		chart.Series = []document.Series{s}
		blocks = append(blocks, c.numbered(chart)...)
	}
	return blocks
}

// progress draws, per indicator, how far each unit has come towards its target of the year.
func (c *composer) progress(chart *document.Chart) {
	if c.book.Campaign == nil {
		return
	}
	chart.Decimals, chart.Highlight = 1, c.opts.Zone.Name
	for i, d := range c.defs.Scheme.Indicators {
		if !d.Aims() {
			continue
		}
		s := document.Series{Name: d.Name}
		for _, standing := range c.book.Campaign.Standings {
			p := document.Point{}
			if v := standing.Indicators[i].Progress; v != nil {
				percent := v.Mul(hundred)
				p = document.Point{Value: &percent, Text: wording.Fixed(percent, 1)}
				if rate, ok := progressOf(standing.Unit, standing.Indicators[i]); ok {
					p.From = document.Worked{Term: figure.Product{figure.Number{Value: hundred}, rate}}
				}
			}
			s.Points = append(s.Points, p)
		}
		chart.Series = append(chart.Series, s)
	}
	for _, standing := range c.book.Campaign.Standings {
		chart.Categories = append(chart.Categories, standing.Unit)
	}
	chart.Note = fmt.Sprintf("序时进度为%s%s。", expected(c.opts.Period.Number), strings.Join(c.carried(), ""))
}

// carried words each indicator whose progress is that of an earlier month: ；季沿项沿用9月末的实绩，序时进度为75%.
func (c *composer) carried() []string {
	var list []string
	for i, d := range c.defs.Scheme.Indicators {
		if gone := c.goneBy(i); d.Aims() && gone != c.opts.Period.Number {
			list = append(list, fmt.Sprintf("；%s沿用%d月末的实绩，序时进度为%s", d.Name, gone, expected(gone)))
		}
	}
	return list
}

// expected words the share of the year that has gone by: 50%, 91.7%.
func expected(month int) string { return wording.Percent(month, 12) }

// parts takes figures without groups as the parts of one whole.
func (c *composer) parts(chart *document.Chart, d definition.Chart) {
	var s document.Series
	for i, id := range d.Figures {
		chart.Categories = append(chart.Categories, c.nameOf(d, i))
		s.Points = append(s.Points, c.point(id, chart.Decimals, c.figureIn(id, d.Unit)))
	}
	chart.Series = []document.Series{s}
}

// nameOf is what the chart calls its i-th figure.
func (c *composer) nameOf(d definition.Chart, i int) string {
	if i < len(d.Series) {
		return d.Series[i]
	}
	f, _ := c.defs.Figure(d.Figures[i])
	return cmp.Or(f.Name, d.Figures[i])
}
