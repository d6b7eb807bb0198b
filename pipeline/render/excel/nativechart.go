package excel

import (
	"math"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel/notation"
)

// native is a chart as excelize takes it, height pt high.
func (w *writer) native(c document.Chart, data chartCells, height float64) *excelize.Chart {
	font := w.Text("chart")
	small := excelize.Font{Family: font.Font, Size: font.Size, Color: "000000"}
	vary, gap := false, uint(50)
	label := small
	if c.Kind == document.Progress { // a label is as high as its bar, so that none stands on another
		gap = 30
		bars := float64(float64(len(c.Categories)) * (float64(len(c.Series)) + float64(gap)/100))
		label.Size = math.Floor(float64(max(6, min(small.Size, float64(height*0.85/bars*0.8)))*2)) / 2
	}
	chart := &excelize.Chart{
		VaryColors: &vary, GapWidth: &gap, ShowBlanksAs: "gap",
		Title:    excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: chartTitle(c), Font: &excelize.Font{Family: font.Font, Size: 11, Color: "000000"}}}},
		Legend:   excelize.ChartLegend{Position: "none", Font: &small},
		PlotArea: excelize.ChartPlotArea{ShowVal: true, NumFmt: excelize.ChartNumFmt{CustomNumFmt: notation.Decimals(c.Decimals, false)}},
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

func (w *writer) nativeSeries(c document.Chart, s seriesCells, i int, data chartCells, font excelize.Font) excelize.ChartSeries {
	colour := w.Colour(i)
	if data.split {
		colour = strings.TrimPrefix([]string{w.Style.Chart.Muted, w.Style.Chart.Highlight}[i%2], "#")
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
func (w *writer) shape(chart *excelize.Chart, c document.Chart, data chartCells) {
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
		zero := 0.0
		chart.Type = excelize.Bar
		chart.XAxis.ReverseOrder = true
		chart.YAxis.None, chart.YAxis.MajorGridLines, chart.YAxis.MajorUnit = false, true, full(c)
		chart.YAxis.Minimum = &zero
		chart.YAxis.TickLabelPosition = excelize.ChartTickLabelHigh
	}
}
