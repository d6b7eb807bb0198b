package excel

import (
	"math"
	"slices"
	"strings"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/formula"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// chartCells are the cells that a chart is drawn from.
type chartCells struct {
	categories string
	series     []seriesCells
	split      bool    // two series stand for one: all but the highlighted category, and it alone
	lowest     float64 // for the scale of an axis, not for any figure
	highest    float64
}

type seriesCells struct{ name, values string }

// chartData lays a chart's numbers out in 图表数据: categories down, series across. A point
// that is a figure refers to it by name; a gap is a blank cell.
func (w *writer) chartData(c document.Chart) chartCells {
	s := w.at.charts
	if s.Len() == 0 {
		s.Widths = []float64{30, 15, 15, 15, 15, 15}
		s.Landscape = true
		w.Heading(s, len(s.Widths), w.doc.Workbook.Charts.Heading)
	}
	split := w.splits(c)
	series := c.Series
	if split {
		series = splitSeries(c)
	}
	for len(s.Widths) <= len(series) {
		s.Widths = append(s.Widths, 15)
	}
	s.Keep(8 + 20 + float64(workbook.PlainHeight*float64(len(c.Categories)+1)))
	s.Row(8, 0)
	title := w.Text("table_title")
	title.Across = "left"
	row := s.Row(20, 1)
	w.Put(s, row, 1, title, chartTitle(c))
	heads := slices.Clone(w.doc.Workbook.Charts.Heads)
	for _, one := range series {
		heads = append(heads, one.Name)
	}
	head := w.HeadRow(s, heads...)
	for i, category := range c.Categories {
		w.chartRow(s, c, category, i, series)
	}
	w.RuleOff(s)
	return cellsOf(s, head, len(c.Categories), series, split)
}

func (w *writer) chartRow(s *workbook.Sheet, c document.Chart, category string, i int, series []document.Series) {
	text, value := w.Body(), w.Digits("table")
	value.Across, value.Format = "right", notation.Decimals(c.Decimals, false)
	texts, looks := []string{category}, []workbook.Look{text}
	for range series {
		texts, looks = append(texts, ""), append(looks, value)
	}
	row := w.TextRow(s, texts, looks)
	for j, one := range series {
		if i >= len(one.Points) || one.Points[i].Value == nil {
			continue
		}
		p := one.Points[i]
		cell := s.Cell(row, j+2)
		cell.Formula, cell.Value = w.held(document.Cell{Figure: p.Figure, In: p.In, Value: p.Value, From: p.From})
		if c.Kind == document.Shares {
			cell.Formula = w.shareFormula(series, j, i)
		}
	}
}

// transposed makes the parts of shares the series, as a stacked native chart has them.
func transposed(c document.Chart) document.Chart {
	parts := make([]document.Series, len(c.Categories))
	var bars []string
	for i, name := range c.Categories {
		parts[i].Name = name
		for _, bar := range c.Series {
			p := document.Point{}
			if i < len(bar.Points) {
				p = bar.Points[i]
			}
			parts[i].Points = append(parts[i].Points, p)
		}
	}
	for _, bar := range c.Series {
		bars = append(bars, bar.Name)
	}
	c.Categories, c.Series = bars, parts
	return c
}

// shareFormula is the share in % of one part in its bar; "" where a part is no figure of the workbook.
func (w *writer) shareFormula(parts []document.Series, part, bar int) string {
	var names []string
	for _, s := range parts {
		if bar >= len(s.Points) {
			return ""
		}
		name := formula.In(w.working.names[s.Points[bar].Figure], s.Points[bar].In)
		if name == "" {
			return ""
		}
		names = append(names, name)
	}
	return "100*" + names[part] + "/(" + strings.Join(names, "+") + ")"
}

func cellsOf(s *workbook.Sheet, head, n int, series []document.Series, split bool) chartCells {
	points := func(col int) string { return notation.On(s.Name, notation.Down(col, head+1, head+n)) }
	cells := chartCells{categories: points(1), split: split}
	for j, one := range series {
		cells.series = append(cells.series, seriesCells{name: notation.On(s.Name, notation.Absolute(head, j+2)), values: points(j + 2)})
		for _, p := range one.Points {
			if p.Value != nil {
				cells.lowest = math.Min(cells.lowest, p.Value.InexactFloat64())
				cells.highest = math.Max(cells.highest, p.Value.InexactFloat64())
			}
		}
	}
	return cells
}

// splits says that one category is to be set apart: a bar of another colour is a series of its own.
func (w *writer) splits(c document.Chart) bool {
	return len(c.Series) == 1 && (c.Kind == document.Bars || c.Kind == document.Columns || c.Kind == document.Progress) &&
		slices.Contains(c.Categories, c.Highlight) && w.Style.Chart.Highlight != "" && w.Style.Chart.Muted != ""
}

func splitSeries(c document.Chart) []document.Series {
	others, own := document.Series{Name: c.Series[0].Name}, document.Series{Name: c.Highlight}
	for i, p := range c.Series[0].Points {
		blank := document.Point{}
		if i < len(c.Categories) && c.Categories[i] == c.Highlight {
			others.Points, own.Points = append(others.Points, blank), append(own.Points, p)
		} else {
			others.Points, own.Points = append(others.Points, p), append(own.Points, blank)
		}
	}
	return []document.Series{others, own}
}
