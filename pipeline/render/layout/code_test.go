package layout

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/qr"
)

// The code stands on the first page alone, outside the type area, with the white that it needs, no
// smaller than 15 mm and no part of it where printers do not reach; with words for who does not see it.
func TestCode(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		change  func(p *document.Page)
		above   bool // above the text
		none    bool
	}{
		"under the foot line": {content: "新昌经济开发区 2020-12 0123-4567-89AB"},
		"a short one":         {content: "330624 2020-12 0123-4567-89AB"},
		"a long one":          {content: strings.Repeat("很长的开发区名称", 8) + " 2020-12 0123-4567-89AB"},
		"no room below":       {content: "甲 2020-12 0123-4567-89AB", change: func(p *document.Page) { p.Height -= 20 }, above: true},
		"no room at all":      {content: "甲 2020-12 0123-4567-89AB", change: func(p *document.Page) { p.Height -= 30; p.Top -= 20 }, none: true},
		"none":                {none: true},
		"too long":            {content: strings.Repeat("字", 2000), none: true},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReport(testSetter(t))
			if c.change != nil {
				c.change(&r.Style.Page)
			}
			pages, err := r.pages(document.Document{Title: "报告", Foot: "校验码0123-4567-89AB", Code: document.Code{Content: c.content, Note: "扫码可得。"},
				Sections: []document.Section{{Title: "章", Blocks: []document.Block{document.Paragraph{Text: strings.Repeat("一段话。", 400)}}}}})
			if err != nil {
				t.Fatal(err)
			}
			areas, box := black(pages[0])
			if c.none {
				if len(areas) > 0 {
					t.Errorf("%d areas", len(areas))
				}
				return
			}
			symbol, err := qr.Of(c.content)
			if err != nil || len(areas) != len(symbol.Areas) {
				t.Fatalf("%d areas, want %d; %v", len(areas), len(symbol.Areas), err)
			}
			side := box[2] - box[0]
			if mm := side / page.PointsPerMM; mm < 15 || mm > 18.1 {
				t.Errorf("%.1f mm wide", mm)
			}
			free(t, pages[0], box, side/float64(symbol.Size)*qr.Quiet)
			text := float64(r.Style.Page.Top * page.PointsPerMM)
			if end := text + float64(r.Style.Page.TextHeight*page.PointsPerMM); (box[3] < text) != c.above || (box[1] > end) == c.above {
				t.Errorf("stands from %.0f to %.0f, the text from %.0f to %.0f", box[1], box[3], text, end)
			}
			for _, p := range pages[1:] {
				if list, _ := black(p); len(list) > 0 {
					t.Errorf("page %d has one too", p.Number)
				}
			}
			if e := r.Elements[areas[0].Tag]; e.Kind != page.Figure || !strings.Contains(e.Alt, c.content) {
				t.Errorf("it is %+v", e)
			}
		})
	}
}

// black are the black areas of a page, and what they fill: left, top, right, bottom.
func black(p page.Page) (areas []page.Path, box [4]float64) {
	box = [4]float64{p.Width, p.Height, 0, 0}
	for _, item := range p.Items {
		if a, ok := item.(page.Path); ok && a.Fill == "#000000" {
			areas = append(areas, a)
			for _, at := range a.Points {
				box = [4]float64{min(box[0], at.X), min(box[1], at.Y), max(box[2], at.X), max(box[3], at.Y)}
			}
		}
	}
	return areas, box
}

// free says where a text stands nearer to a box than so much, or the edge of the paper nearer than 5 mm.
func free(t *testing.T, p page.Page, box [4]float64, white float64) {
	t.Helper()
	for _, item := range p.Items {
		text, ok := item.(page.Text)
		if ok && text.X < box[2]+white-0.1 && text.X+text.Width() > box[0]-white && text.Y > box[1]-white && text.Y-text.Size < box[3]+white {
			t.Errorf("%q at %.0f, %.0f stands in the code's white around %v", text.String, text.X, text.Y, box)
		}
	}
	const margin = 5 * page.PointsPerMM
	if box[0] < margin || box[1] < margin || box[2] > p.Width-margin || box[3] > p.Height-margin {
		t.Errorf("%v is too near to the edge of the paper", box)
	}
}
