package excel

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
)

// chart draws a native chart over numbers in the sheet 图表数据, as wide as the section.
func (w *workbook) chart(s *sheet, c document.Chart) {
	if c.Kind == document.Shares {
		c = transposed(c)
	}
	data := w.chartData(c)
	if len(data.series) == 0 {
		return
	}
	height, room := w.chartHeight(c), s.room()-45
	if height > room && height*0.7 < room {
		height = room // rather a little lower than alone on the next page
	}
	rows := int(math.Ceil(height / plainHeight))
	s.keep(float64(float64(rows)*plainHeight) + 8)
	s.row(8, 0)
	chart := w.native(c, data, float64(float64(rows)*plainHeight))
	chart.Dimension = excelize.ChartDimension{Width: uint(pixels(s) - 4), Height: uint(rows*rowPixels - 4)}
	s.charts = append(s.charts, placed{len(s.lines) + 1, chart})
	for range rows {
		s.row(0, 0)
	}
	if c.Note != "" {
		w.remarkOver(s, "注："+c.Note)
	}
}

// rowPixels is what excelize takes a row of plainHeight for when it anchors a chart.
const rowPixels = 18

// pixels is the width of the printed columns as excelize counts it.
func pixels(s *sheet) float64 {
	sum := 0.0
	for i, width := range s.widths {
		if s.printed == 0 || i < s.printed {
			sum += math.Floor(float64(width*8) + 0.5)
		}
	}
	return sum
}

// chartHeight is in pt: upright charts have the height of the style, bars one by number.
func (w *workbook) chartHeight(c document.Chart) float64 {
	mm := w.style.Chart.Height
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

func (w *workbook) native(c document.Chart, data chartCells, height float64) *excelize.Chart {
	font := w.text("chart")
	small := excelize.Font{Family: font.font, Size: font.size, Color: "000000"}
	vary, gap := false, uint(50)
	label := small
	if c.Kind == document.Progress { // a label is as high as its bar, so that none stands on another
		gap = 30
		bars := float64(float64(len(c.Categories)) * (float64(len(c.Series)) + float64(gap)/100))
		label.Size = math.Floor(float64(max(6, min(small.Size, float64(height*0.85/bars*0.8)))*2)) / 2
	}
	chart := &excelize.Chart{
		VaryColors: &vary, GapWidth: &gap, ShowBlanksAs: "gap",
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: chartTitle(c), Font: &excelize.Font{Family: font.font, Size: 11, Color: "000000"}}}},
		Legend:   excelize.ChartLegend{Position: "none", Font: &small},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: decimals(c.Decimals, false)}},
		XAxis:    excelize.ChartAxis{Font: small},
		YAxis:    excelize.ChartAxis{Font: small, None: true},
		Format:   excelize.GraphicOptions{AltText: chartTitle(c)},
	}
	chart.Border = excelize.LineOptions{Type: excelize.LineNone}
	if len(data.series) > 1 && !data.split {
		chart.Legend.Position = "bottom"
	}
	for i, series := range data.series {
		chart.Series = append(chart.Series, w.nativeSeries(c, series, i, data, label))
	}
	w.shape(chart, c, data)
	return chart
}

func chartTitle(c document.Chart) string {
	title := joined(c.Number, c.Title)
	if c.Unit != "" {
		title += "（单位：" + c.Unit + "）"
	}
	return title
}

func (w *workbook) nativeSeries(c document.Chart, s seriesCells, i int, data chartCells, font excelize.Font) excelize.ChartSeries {
	colour := w.colour(i)
	if data.split {
		colour = strings.TrimPrefix([]string{w.style.Chart.Muted, w.style.Chart.Highlight}[i%2], "#")
	}
	fill := excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	series := excelize.ChartSeries{
		Name: s.name, Categories: data.categories, Values: s.values, Fill: fill,
		DataLabel: excelize.ChartDataLabel{Font: font}, DataLabelPosition: excelize.ChartDataLabelsPositionOutsideEnd,
	}
	if c.Kind == document.Shares {
		series.DataLabelPosition = excelize.ChartDataLabelsPositionCenter
		if dark(colour) {
			series.DataLabel.Font.Color = "FFFFFF"
		}
	}
	if c.Kind == document.Line || c.Kind == document.RankLine {
		series.Line = excelize.LineOptions{Type: excelize.LineSolid, Fill: fill, Width: 2}
		series.Marker = excelize.ChartMarker{Symbol: "circle", Size: 6, Fill: fill}
		series.DataLabelPosition = excelize.ChartDataLabelsPositionAbove
	}
	return series
}

// dark says that white text reads better on a colour, RRGGBB, than black (WCAG 2: the contrasts
// are equal at a luminance of 0.179; squares are near enough to its curve).
func dark(colour string) bool {
	rgb, err := strconv.ParseUint(colour, 16, 32)
	red, green, blue := rgb>>16&0xFF, rgb>>8&0xFF, rgb&0xFF
	return err == nil && 2126*red*red+7152*green*green+722*blue*blue < 2116*255*255
}

// shape sets what the kinds of chart differ in. But for shares, which end at 100 %, no axis has
// a fixed end: the numbers are live, and one that grows must not leave the chart.
func (w *workbook) shape(chart *excelize.Chart, c document.Chart, data chartCells) {
	if data.split {
		overlap := 100
		chart.Overlap = &overlap
	}
	if data.lowest == 0 && c.Kind != document.Line {
		zero := 0.0 // bars begin at 0
		chart.YAxis.Minimum = &zero
	}
	switch c.Kind {
	case document.Columns:
		chart.Type = excelize.Col
	case document.Line:
		chart.Type = excelize.Line
	case document.RankLine:
		first := 0.0 // its line leaves room over first place
		chart.Type = excelize.Line
		chart.YAxis.None, chart.YAxis.ReverseOrder, chart.YAxis.MajorGridLines = false, true, true
		chart.YAxis.Minimum, chart.YAxis.MajorUnit = &first, math.Ceil(math.Max(1, data.highest/12))
		chart.YAxis.NumFmt = excelize.ChartNumFmt{CustomNumFmt: "0;;"}
		chart.XAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	case document.Shares:
		zero, whole, overlap := 0.0, 100.0, 100
		chart.Type, chart.Overlap = excelize.BarStacked, &overlap
		chart.XAxis.ReverseOrder = true
		chart.XAxis.None = len(c.Categories) == 1
		chart.YAxis.Minimum, chart.YAxis.Maximum = &zero, &whole
		chart.Legend.Position = "bottom"
	case document.Bars:
		chart.Type = excelize.Bar
		chart.XAxis.ReverseOrder = true
	case document.Progress:
		zero, target := 0.0, 1.0
		if c.Unit == "%" {
			target = 100
		}
		chart.Type = excelize.Bar
		chart.XAxis.ReverseOrder = true
		chart.YAxis.None, chart.YAxis.MajorGridLines, chart.YAxis.MajorUnit = false, true, target
		chart.YAxis.Minimum = &zero
		chart.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	}
}
