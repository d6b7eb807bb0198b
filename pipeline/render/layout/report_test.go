package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/render/layout/typeset"
)

// everyBlock is a small document with every kind of block, row, column and chart.
func everyBlock() document.Document {
	point := func(text string) document.Point {
		v := decimal.RequireFromString(text)
		return document.Point{Value: &v, Text: text}
	}
	chart := func(number string, kind document.ChartKind, series ...document.Series) document.Chart {
		return document.Chart{Number: number, Title: "图题", Kind: kind, Unit: "单位：个", Categories: []string{"甲", "乙", "丙"}, Highlight: "乙", Series: series, Note: "注：乙为本开发区。"}
	}
	one := document.Series{Name: "一", Points: []document.Point{point("1.25"), point("0.5"), {}}}
	two := document.Series{Name: "二", Points: []document.Point{point("3"), {}, point("-1")}}
	return document.Document{
		Title: "开发区\n工作回眸", Subtitle: "2020年12月", Author: "开发区", Period: calendar.Month{Year: 2020, Number: 12},
		Foot: "报告期2020年12月　校验码0123-4567-89AB", Contents: true,
		Lead: []document.Block{document.Paragraph{Text: "开篇一段话，说明“全年”总体情况：签约63个、落地12个——比上年多2个百分点，占19.0%；其中县外58个。"}},
		Sections: []document.Section{{Number: "一、", Title: "平台创建", Blocks: []document.Block{
			document.Heading{Level: 2, Text: "（一）荣誉"}, document.Heading{Level: 3, Text: "1.国家级"},
			document.Paragraph{Text: "正文。"}, smallTable(),
			chart("图1", document.Bars, one), chart("图2", document.Columns, one, two), chart("图3", document.Line, one, two),
			chart("图4", document.RankLine, document.Series{Name: "名次", Points: []document.Point{point("3"), point("1"), point("2")}}),
			chart("图5", document.Progress, one), chart("图6", document.Shares, two),
			document.Paragraph{Text: "注：说明。", Style: document.Note},
			document.Paragraph{Text: "开发区管委会", Style: document.Sign}, document.Paragraph{Text: "2021年1月8日", Style: document.Sign},
			document.Signatures{Labels: []string{"单位负责人", "填表人", "报出日期"}},
		}}},
		Annexes: []document.Section{{Number: "附件1", Title: "主要指标", Blocks: []document.Block{document.Paragraph{Text: "附表。"}}},
			{Number: "附件2", Title: "计分表", Blocks: []document.Block{wideTable()}}},
	}
}

func row(kind document.RowKind, texts ...string) document.Row {
	r := document.Row{Kind: kind}
	for _, text := range texts {
		r.Cells = append(r.Cells, document.Cell{Text: text})
	}
	return r
}

func smallTable() document.Table {
	return document.Table{Number: "表1", Title: "表题", Unit: "单位：万元", Columns: []document.Column{
		{Head: []string{"项目"}, Wide: true}, {Head: []string{"金额", "总投资"}, Align: document.Decimal},
		{Head: []string{"金额", "占比"}, Align: document.Decimal}, {Head: []string{"日期"}, Align: document.Center}},
		Rows: []document.Row{row(document.TotalRow, "合计", "1234.5", "100", ""), row(document.Part, "其中：甲", "1000", "81.0%", "5月"),
			row(document.Highlight, "乙", "-234.55", "—", "6月")},
		Notes: []string{"1.含续建。"}, Source: "台账"}
}

func wideTable() document.Table {
	t := document.Table{Columns: []document.Column{{Head: []string{"单位"}}}}
	r := row(document.Normal, "七星街道")
	for i := range 18 {
		t.Columns = append(t.Columns, document.Column{Head: []string{fmt.Sprintf("指标%d", i/3), []string{"实绩", "目标", "得分"}[i%3]}, Align: document.Decimal})
		r.Cells = append(r.Cells, document.Cell{Text: "12345.67"})
	}
	t.Rows = []document.Row{r}
	return t
}

// TestGolden compares the positioned pages with testdata/every-block.txt.
func TestGolden(t *testing.T) {
	pages, err := newReport(testSetter(t)).pages(everyBlock())
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Golden(t, "testdata/every-block.txt", dump(pages))
}

// inside finds items that leave the type area; page number and foot line stand outside it by rule.
func inside(t *testing.T, s *typeset.Setter, p page.Page) {
	t.Helper()
	f := flow{paper: s.Style.Page, pages: []page.Page{p}, turned: p.Width > p.Height}
	left, top := f.origin()
	right, bottom := left+f.style(), top+f.height()
	const tolerance = 1.0 // 0.35 mm
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok && text.Y == newReport(s).numberLine() { // the foot line stands beside the page number
			continue
		}
		// A stretched —— has its ink inside the area, not its glyphs' origins.
		if text, ok := item.(page.Text); ok && !strings.HasPrefix(text.String, "— ") && text.Turn == page.Upright && text.Scale == 1 {
			edge := left - tolerance
			if strings.HasPrefix(text.String, "（") {
				edge -= text.Size / 2 // squeezed: its white hangs out
			}
			if text.X < edge || text.X+text.Width() > right+tolerance+text.Size/2 || text.Y > bottom+tolerance || text.Y-0.88*text.Size < top-tolerance {
				t.Errorf("page %d: %q at %.1f–%.1f, %.1f leaves the type area %.1f–%.1f, %.1f–%.1f",
					p.Number, text.String, text.X, text.X+text.Width(), text.Y, left, right, top, bottom)
			}
		}
	}
}

// style is the width of the type area on the current page.
func (f *flow) style() float64 {
	if f.turned {
		return f.paper.TextHeight * page.PointsPerMM
	}
	return f.paper.TextWidth * page.PointsPerMM
}

func TestInsideTypeArea(t *testing.T) {
	s := testSetter(t)
	pages, err := newReport(s).pages(everyBlock())
	if err != nil {
		t.Fatal(err)
	}
	turned := 0
	for _, p := range pages {
		inside(t, s, p)
		if p.Width > p.Height {
			turned++
		}
	}
	if turned != 1 {
		t.Errorf("%d pages turned sideways, want the one of the wide table", turned)
	}
}

// TestPageBreaks sets sections of all lengths: no heading is last on a page, no paragraph
// leaves a line alone at the top or the bottom of a page.
func TestPageBreaks(t *testing.T) {
	s := testSetter(t)
	for shift := range 30 {
		doc := document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12}}
		section := document.Section{Number: "一、", Title: "章"}
		section.Blocks = append(section.Blocks, document.Paragraph{Text: strings.Repeat("前", 26+28*shift)})
		for i := range 6 {
			section.Blocks = append(section.Blocks, document.Heading{Level: 2, Text: fmt.Sprintf("（%d）节", i)},
				document.Paragraph{Text: strings.Repeat("甲", 26+28*(i+1))})
		}
		doc.Sections = []document.Section{section}
		pages, err := newReport(s).pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			var texts []string
			for _, item := range p.Items {
				if text := item.(page.Text); !strings.HasPrefix(text.String, "—") && text.Font.File == "Square.ttf" {
					texts = append(texts, text.String)
				}
			}
			if last := texts[len(texts)-1]; strings.HasSuffix(last, "节") || strings.HasSuffix(last, "章") {
				t.Errorf("shift %d: heading %q ends page %d", shift, last, p.Number)
			}
			checkAlone(t, texts, p.Number)
		}
	}
}

// checkAlone finds a paragraph line with none of its own beside it at the top of a page: a
// full line of 28 or less must be followed or preceded by another.
func checkAlone(t *testing.T, texts []string, page int) {
	t.Helper()
	isLine := func(i int) bool { return i >= 0 && i < len(texts) && strings.HasPrefix(texts[i], "甲") }
	if page > 1 && isLine(0) && !isLine(1) {
		t.Errorf("page %d begins with a lone line %q", page, texts[0])
	}
	if n := len(texts); isLine(n-1) && !isLine(n-2) {
		t.Errorf("page %d ends with a lone line %q", page, texts[n-1])
	}
}

// TestTwentyTwoLines: a page of plain text holds the lines of the grid, evenly spaced.
func TestTwentyTwoLines(t *testing.T) {
	s := testSetter(t)
	pages, err := newReport(s).pages(document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12},
		Lead: []document.Block{document.Paragraph{Text: strings.Repeat("字", 28*60)}}})
	if err != nil {
		t.Fatal(err)
	}
	var lines []page.Text
	for _, item := range pages[1].Items {
		if text := item.(page.Text); strings.HasPrefix(text.String, "字") {
			lines = append(lines, text)
		}
	}
	if len(lines) != 22 {
		t.Fatalf("%d lines on a page", len(lines))
	}
	for i, l := range lines {
		if want := 37*page.PointsPerMM + 0.88*16 + float64(i)*225*page.PointsPerMM/22; math.Abs(l.Y-want) > 0.01 {
			t.Errorf("line %d stands at %.2f, want %.2f", i+1, l.Y, want)
		}
		if math.Abs(l.X-26*page.PointsPerMM) > 0.01 || math.Abs(l.Width()-442.205) > 0.1 {
			t.Errorf("line %d: x %.2f, width %.2f", i+1, l.X, l.Width())
		}
	}
}

// TestMissingCharacters: what no font can draw is an error that names character and place.
func TestMissingCharacters(t *testing.T) {
	for _, c := range []struct{ text, want string }{{"宸\U00028C29镕", "U+28C29"}, {"អ", "U+17A2"}} {
		doc := document.Document{Title: "标题", Period: calendar.Month{Year: 2020, Number: 12}, Sections: []document.Section{{Number: "三、", Title: "招商", Blocks: []document.Block{
			document.Table{Number: "表7", Title: "名单", Columns: []document.Column{{Head: []string{"姓名"}}}, Rows: []document.Row{row(document.Normal, c.text)}}}}}}
		_, err := newReport(testSetter(t)).pages(doc)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "表7名单") {
			t.Errorf("%s: %v", c.text, err)
		}
	}
	doc := document.Document{Title: "看\u200b不\ufeff见\u00ad的字符", Period: calendar.Month{Year: 2020, Number: 12}}
	if _, err := newReport(testSetter(t)).pages(doc); err != nil {
		t.Errorf("characters without a form: %v", err)
	}
}

// What ends a report comes after its last chart, also where charts have to wait for pages with
// room for them; and no chart stands within a paragraph.
func TestNothingComesAfterTheSignature(t *testing.T) {
	s := testSetter(t)
	one, few, many := decimal.NewFromInt(1), document.Chart{Title: "小图"}, document.Chart{Title: "大图"}
	for chart, n := range map[*document.Chart]int{&few: 3, &many: 60} {
		chart.Kind, chart.Series = document.Bars, []document.Series{{Name: "总分"}}
		for i := range n {
			chart.Categories = append(chart.Categories, fmt.Sprintf("单位%d", i))
			chart.Series[0].Points = append(chart.Series[0].Points, document.Point{Value: &one, Text: "1"})
		}
	}
	for lines := range 40 {
		text := document.Paragraph{Text: strings.Repeat("甲", 28*(lines+1))}
		section := document.Section{Title: "章", Blocks: []document.Block{text, many, few, text, few, text,
			document.Signatures{Labels: []string{"单位负责人"}}}}
		pages, err := newReport(s).pages(document.Document{Title: "标题", Sections: []document.Section{section},
			Annexes: []document.Section{{Title: "附表", Blocks: []document.Block{document.Paragraph{Text: "乙"}}}}})
		if err != nil {
			t.Fatal(err)
		}
		var order []string
		for _, p := range pages {
			for _, item := range p.Items {
				if text, ok := item.(page.Text); ok && (strings.HasSuffix(text.String, "图") || text.String == "附件：" || text.String == "单位负责人：") {
					order = append(order, text.String)
				}
			}
		}
		if last := len(order) - 2; last < 4 || order[last] != "附件：" || order[last+1] != "单位负责人：" {
			t.Fatalf("%d lines: %q", lines, order)
		}
	}
}
