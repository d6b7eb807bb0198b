package layout

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// TestContinuedFigure: a chart that one page cannot hold is set as several figures, each with its
// title under it on one page.
func TestContinuedFigure(t *testing.T) {
	s := testSetter(t)
	one := decimal.NewFromInt(1)
	for _, kind := range []document.ChartKind{document.Bars, document.Progress} {
		c := document.Chart{Number: "图1", Title: "各单位情况", Kind: kind, Unit: "分", Series: []document.Series{{Name: "总分"}}}
		for i := range 90 {
			c.Categories = append(c.Categories, fmt.Sprintf("新昌高新技术产业园区（万丰航空特色小镇）管理委员会第%d办公室", i+1))
			c.Series[0].Points = append(c.Series[0].Points, document.Point{Value: &one})
		}
		r := newReport(s)
		r.chart(c)
		titles := 0
		for _, chunk := range r.chunks {
			if height := s.Style.Page.TextHeight * page.PointsPerMM; chunk.height > height {
				t.Errorf("a figure is %.0f pt high", chunk.height)
			}
			text := pageText(page.Page{Items: chunk.items})
			if strings.Contains(text, "图1") {
				if strings.Contains(text, "续图1") != (titles > 0) || !strings.Contains(text, "单位：分") {
					t.Errorf("title or unit of figure %d is wrong", titles+1)
				}
				titles++
			}
		}
		if titles < 2 {
			t.Errorf("%d figures", titles)
		}
	}
}
