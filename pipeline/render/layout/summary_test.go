package layout

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// summarized is a report with a 摘要 of so many sentences, each of so many characters, and so many rows.
func summarized(sentences, characters, rows int) document.Document {
	table := document.Table{Columns: []document.Column{{Head: []string{"指标"}, Wide: true}, {Head: []string{"单位"}, Align: document.Center}}, Notes: []string{"末注。"}}
	for _, head := range []string{"本期", "年度目标", "完成率（%）", "比上月（%）", "比上年同期（%）"} {
		table.Columns = append(table.Columns, document.Column{Head: []string{head}, Align: document.Decimal})
	}
	for i := range rows {
		table.Rows = append(table.Rows, row(document.Normal, fmt.Sprintf("行%d新建千万元以上项目", i), "亿元", "1234.56", "2000.00", "61.73", "12.3", "-45.6"))
	}
	text := strings.Repeat(strings.Repeat("句", characters-1)+"。", sentences)
	doc := document.Document{Title: "开发区\n工作回眸", Summary: []document.Block{document.Heading{Level: 1, Text: "摘要"}, document.Paragraph{Text: text}, table},
		Lead: []document.Block{document.Paragraph{Text: strings.Repeat("正", 600)}}}
	for i := range 10 {
		doc.Sections = append(doc.Sections, document.Section{Number: "一、", Title: fmt.Sprint("第", i), Blocks: []document.Block{document.Paragraph{Text: "正文。"}}})
	}
	return doc
}

// A 摘要 stands whole on one page under whatever title, before the text, nothing of it cut or on something
// else; its rows become lower and its text smaller only as far as that takes.
func TestSummaryStandsOnOnePage(t *testing.T) {
	type change = func(*document.Document)
	contents := func(d *document.Document) { d.Contents = true }
	issued := func(d *document.Document) { d.DocNo, d.Signer = "新经开〔2021〕3号", "张三" }
	revised := func(d *document.Document) { d.Notice = "第2次印发，代替校验码0123-4567-89AB" }
	long := func(d *document.Document) {
		d.Title = strings.Repeat("很长的题目", 14)
		d.Subtitle = "2020年12月"
	}
	longer := func(d *document.Document) { d.Title = strings.Repeat("很长的题目", 60) }
	addressed := func(d *document.Document) { d.To = "各乡镇人民政府" }
	for name, c := range map[string]struct {
		sentences, characters, rows int
		changes                     []change
		page                        int
		size                        float64 // of the sentences
	}{
		"usual":                          {6, 28, 11, nil, 1, 16},
		"contents":                       {6, 28, 11, []change{contents}, 1, 16},
		"issued":                         {6, 28, 12, []change{contents, issued}, 1, 16},
		"issued, sentences of two lines": {6, 50, 12, []change{contents, issued}, 1, 14},
		"issued and revised":             {6, 44, 12, []change{contents, issued, revised}, 1, 14},
		"issued, revised, addressed":     {6, 44, 12, []change{issued, revised, addressed}, 1, 14},
		"long sentences":                 {6, 80, 12, []change{contents, issued, revised}, 2, 14},
		"long sentences, no contents":    {6, 60, 12, []change{issued, revised}, 1, 12.25},
		"longer sentences":               {6, 110, 12, []change{contents}, 2, 12.25},
		"very long sentences":            {6, 180, 12, []change{contents, issued}, 2, 10.71875},
		"long title":                     {6, 60, 12, []change{contents, issued, revised, long}, 2, 16},
		"long title, no contents":        {6, 40, 12, []change{issued, revised, long}, 1, 12.25},
		"title of a page, no contents":   {6, 60, 12, []change{issued, revised, longer}, 3, 16},
	} {
		t.Run(name, func(t *testing.T) {
			doc := summarized(c.sentences, c.characters, c.rows)
			for _, change := range c.changes {
				change(&doc)
			}
			s := testSetter(t)
			pages, err := newReport(s).pages(doc)
			if err != nil {
				t.Fatal(err)
			}
			var on []int
			sentences, text := "", 0
			var rows []page.Text
			for _, p := range pages {
				inside(t, s, p)
				for _, item := range p.Items {
					i, ok := item.(page.Text)
					if !ok {
						continue
					}
					switch {
					case strings.Contains(i.String, "续"):
						t.Errorf("page %d: %q", p.Number, i.String)
					case strings.ContainsAny(i.String, "句摘") || strings.Contains(i.String, "末注"):
						if sentences += i.String; strings.Contains(i.String, "句") && i.Size != c.size {
							t.Fatalf("page %d: sentences of %v pt, want %v", p.Number, i.Size, c.size)
						}
						on = append(on, p.Number)
					case strings.HasPrefix(i.String, "行"):
						on, rows = append(on, p.Number), append(rows, i)
					case strings.Contains(i.String, "正正") && text == 0:
						text = p.Number
					}
				}
			}
			if on = slices.Compact(on); !slices.Equal(on, []int{c.page}) || text <= c.page {
				t.Errorf("it stands on pages %v, want %d; the text on %d", on, c.page, text)
			}
			if n := strings.Count(sentences, "句"); n != c.sentences*(c.characters-1) || len(rows) != c.rows {
				t.Errorf("%d characters and %d rows, want %d and %d", n, len(rows), c.sentences*(c.characters-1), c.rows)
			}
			for i := 1; i < len(rows); i++ {
				if by := rows[i].Y - rows[i-1].Y; by < 1.25*rows[i].Size-0.01 {
					t.Errorf("row %d is %.2f pt under the one before", i, by)
				}
			}
		})
	}
}

// Rows are as high as in other tables where the page has room for them, and become lower only by what it lacks.
func TestSummaryFillsItsPage(t *testing.T) {
	lowest := math.Inf(1)
	for characters := 20; characters < 50; characters++ {
		r := newReport(testSetter(t))
		doc := summarized(6, characters, 12)
		r.title(doc)
		f := r.fitting(doc.Digest(), true)
		if f.dense > 0 {
			break
		}
		r.summary(doc.Digest(), f)
		for r.chunks[len(r.chunks)-1].space {
			r.chunks = r.chunks[:len(r.chunks)-1]
		}
		page := r.Style.Page.TextHeight * page.PointsPerMM
		if full := height(r.chunks) / page; full > 1.0001 || f.low > 0 && full < 0.9999 {
			t.Errorf("sentences of %d: rows %.2f lower, page %.4f full", characters, f.low, full)
		}
		lowest = min(lowest, f.low)
	}
	if lowest != 0 {
		t.Errorf("no 摘要 has rows as high as usual, but %v lower", lowest)
	}
}
