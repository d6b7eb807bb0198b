package excel

import (
	"math"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/workbook"
)

// chart draws a native chart over numbers in the sheet 图表数据, as wide as the section. Several
// indicators with targets of their own stand in panels side by side, each with its scale, as on paper.
func (w *writer) chart(s *workbook.Sheet, c document.Chart) {
	switch {
	case c.Kind == document.Shares:
		c = transposed(c)
	case c.Kind == document.Columns && w.crowded(s, c):
		c.Kind = document.Bars
	}
	panels := w.panelsOf(c)
	if len(panels) == 0 {
		return
	}
	across, lines := w.grid(s, c, len(panels))
	height, room := min(235/25.4*72, float64(w.chartHeight(panels[0].chart)*float64(lines))), s.Room()-45
	if height > room && height*0.7 < room {
		height = room // rather a little lower than alone on the next page
	}
	rows := int(math.Ceil(height / workbook.PlainHeight))
	s.Keep(float64(float64(rows)*workbook.PlainHeight) + 8)
	s.Row(8, 0)
	if len(panels) > 1 {
		title := w.Text("table_title")
		title.Across = "center"
		w.Over(s, title, chartTitle(c), 20)
		w.abreast(s, c, panels, across, rows/lines)
	} else {
		chart := w.native(c, panels[0].cells, float64(float64(rows)*workbook.PlainHeight))
		chart.Dimension = excelize.ChartDimension{Width: uint(pixels(s) - 4), Height: uint(rows*rowPixels - 4)}
		s.Chart(s.Len()+1, chart)
	}
	for range rows {
		s.Row(0, 0)
	}
	if c.Note != "" {
		w.remarkOver(s, "注："+c.Note)
	}
}

// panel is a chart, or the part of one that shows one indicator, and its cells.
type panel struct {
	chart document.Chart
	cells chartCells
}

// panelsOf lays out the numbers of a chart: one of several indicators is cut into a panel for each.
func (w *writer) panelsOf(c document.Chart) []panel {
	if c.Kind != document.Progress || len(c.Series) < 2 {
		if cells := w.chartData(c); len(cells.series) > 0 {
			return []panel{{c, cells}}
		}
		return nil
	}
	var panels []panel
	for i, series := range c.Series {
		one := c
		one.Title, one.Series = joined(c.Title, series.Name), c.Series[i:i+1]
		panels = append(panels, panel{one, w.chartData(one)})
	}
	return panels
}

// grid is how many panels stand side by side, and in how many lines.
func (w *writer) grid(s *workbook.Sheet, c document.Chart, panels int) (across, lines int) {
	const least = 110 // pixels of a panel
	across = min(panels, max(1, (int(pixels(s))-w.namePixels(c))/least))
	lines = (panels + across - 1) / across
	return (panels + lines - 1) / lines, lines
}

// abreast places panels from the next row on, so many side by side, each so many rows high. The
// categories are named in the first of a line, which is wider by the room of the names.
func (w *writer) abreast(s *workbook.Sheet, c document.Chart, panels []panel, across, height int) {
	names := w.namePixels(c)
	width := (int(pixels(s)) - 4 - names) / across
	for i, p := range panels {
		p.chart.Number, p.chart.Title, p.chart.Unit = "", p.chart.Series[0].Name, ""
		chart := w.native(p.chart, p.cells, float64(float64(height)*workbook.PlainHeight))
		chart.YAxis.MajorUnit = full(c)
		chart.Format.AltText = chartTitle(c) + "：" + p.chart.Title
		own := width
		if i%across == 0 {
			own += names
		} else {
			chart.XAxis.None, chart.Format.OffsetX = true, names+width*(i%across)
		}
		chart.Dimension = excelize.ChartDimension{Width: uint(own - 2), Height: uint(height*rowPixels - 4)}
		s.Chart(s.Len()+1+i/across*height, chart)
	}
}

// full is the whole target of a progress chart: 1, or 100 where the numbers are in %.
func full(c document.Chart) float64 {
	if c.Unit == "%" {
		return 100
	}
	return 1
}

// namePixels is the room of the names of the categories beside a chart, a third of it at most.
func (w *writer) namePixels(c document.Chart) int {
	longest := 0
	for _, name := range c.Categories {
		longest = max(longest, len([]rune(name)))
	}
	const perPoint = 4.0 / 3 // pixels
	return min(220, int(float64(longest)*w.Text("chart").Size*perPoint)+10)
}

// crowded says that the names under columns would take more than three lines each: Excel turns
// such names and presses the columns flat.
func (w *writer) crowded(s *workbook.Sheet, c document.Chart) bool {
	slot := pixels(s) / float64(max(1, len(c.Categories)))
	return float64(w.namePixels(c)-10) > 3*slot
}

// rowPixels is what excelize takes a row of workbook.PlainHeight for when it anchors a chart.
const rowPixels = 18

// pixels is the width of the printed columns as excelize counts it.
func pixels(s *workbook.Sheet) float64 {
	sum := 0.0
	for i, width := range s.Widths {
		if s.Printed == 0 || i < s.Printed {
			sum += math.Floor(float64(width*8) + 0.5)
		}
	}
	return sum
}

// chartHeight is in pt: upright charts have the height of the style, bars one by number.
func (w *writer) chartHeight(c document.Chart) float64 {
	mm := w.Style.Chart.Height
	if mm <= 0 {
		mm = 72
	}
	switch c.Kind {
	case document.Shares:
		mm = min(235, 34+float64(14*float64(len(c.Categories))))
	case document.Bars, document.Progress:
		per := 3.0 + float64(4.0*float64(max(1, len(c.Series))))
		mm = min(235, 26+float64(per*float64(len(c.Categories)))) // a page, and labels of one category clear of each other
	}
	return float64(mm / 25.4 * 72)
}
