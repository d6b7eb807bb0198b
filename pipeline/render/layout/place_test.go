package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/layout/page"
)

// traced is a report whose text and table state figures, with the annexes that have lines of them.
func traced(annexes ...document.Section) document.Document {
	long := "前面的话很长，" + strings.Repeat("一直写到行末，", 1)
	text := long + "签订投资框架协议二千七百二十七个，到位一元，未列二元。\n次段三户。"
	at := func(part, key string) document.Span {
		i := strings.Index(text, part)
		return document.Span{From: i, To: i + len(part), Figure: key}
	}
	cell := func(text, key string) document.Cell { return document.Cell{Text: text, Figure: key} }
	return document.Document{Title: "报告", Contents: true,
		Figures: []figure.Figure{{ID: "deals", Name: "协议"}, {ID: "money", Name: "资金"}, {ID: "homes", Name: "户数", Group: []figure.GroupValue{{Value: "一期"}}}},
		Sections: []document.Section{{Number: "一、", Title: "招商", Blocks: []document.Block{
			document.Paragraph{Text: text, Spans: []document.Span{at("二千七百二十七个", "deals"), at("一元", "money"), at("二元", "gone"), at("三户", "homes/一期")}},
			document.Table{Columns: []document.Column{{Head: []string{"甲"}}, {Head: []string{"乙"}, Align: document.Decimal}}, Rows: []document.Row{{Cells: []document.Cell{cell("协议", ""), cell("2727", "deals")}}, {Cells: []document.Cell{cell("别的", "gone"), cell("3", "homes/一期")}}}},
		}}}, Annexes: annexes}
}

// lines is an annex with a line of each figure, which states it too where that is asked for.
func lines(kind document.SectionKind, number, title string, stated bool, keys ...string) document.Section {
	t := document.Table{Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"数"}}}}
	for i, key := range keys {
		c := document.Cell{Text: fmt.Sprint("数", i)}
		if stated {
			c.Figure = key
		}
		t.Rows = append(t.Rows, document.Row{Anchors: []string{key}, Cells: []document.Cell{{Text: title + key}, c}})
	}
	return document.Section{Kind: kind, Number: number, Title: title, Blocks: []document.Block{t}}
}

// Every number leads to its line in the next annex that has one, 数据来源 last; what has none leads nowhere.
func TestNumbersLeadToTheirLines(t *testing.T) {
	figures := lines(document.FigureList, "附件1", "主要指标", true, "deals", "homes/一期")
	sources := lines(document.SourceList, "附件2", "数据来源", false, "deals", "money")
	for name, c := range map[string]struct {
		annexes []document.Section
		want    string
	}{
		"both": {[]document.Section{figures, sources}, `一、招商2>一、招商 附件1主要指标3>附件1主要指标 附件2数据来源4>附件2数据来源 ` +
			`二千七百二十七个>主要指标deals 一元>数据来源money 三户>主要指标homes/一期 2727>主要指标deals 3>主要指标homes/一期 数0>数据来源deals`},
		"sources first": {[]document.Section{sources, figures}, `一、招商2>一、招商 附件2数据来源3>附件2数据来源 附件1主要指标4>附件1主要指标 ` +
			`二千七百二十七个>主要指标deals 一元>数据来源money 三户>主要指标homes/一期 2727>主要指标deals 3>主要指标homes/一期 数0>数据来源deals`},
		"one":  {[]document.Section{sources}, `一、招商2>一、招商 附件2数据来源3>附件2数据来源 二千七百二十七个>数据来源deals 一元>数据来源money 2727>数据来源deals`},
		"none": {nil, `一、招商2>一、招商`},
	} {
		t.Run(name, func(t *testing.T) {
			r := newReport(testSetter(t))
			pages, err := r.pages(traced(c.annexes...))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			broken := 0
			for tag, e := range r.Elements {
				if e.Kind != page.Hyperlink {
					continue
				}
				texts, to := "", ""
				for _, p := range pages {
					links := slices.DeleteFunc(slices.Clone(p.Links), func(l page.Link) bool { return l.Tag != tag })
					broken += max(0, len(links)-1)
					for _, item := range p.Items {
						text, ok := item.(page.Text)
						if !ok || text.Tag != tag {
							continue
						}
						texts += text.String
						if !slices.ContainsFunc(links, func(l page.Link) bool {
							return l.X <= text.X+0.01 && text.X+text.Width() <= l.X+l.Width+0.01 && l.Y < text.Y && text.Y <= l.Y+l.Height
						}) {
							t.Errorf("%s stands outside of its links %v", text.String, links)
						}
					}
					for _, l := range links {
						to = landing(pages, l)
					}
				}
				got = append(got, strings.ReplaceAll(texts, ".", "")+">"+to)
				if e.Alt == "" {
					t.Errorf("nothing is said of %s", texts)
				}
			}
			if all := strings.Join(got, " "); all != c.want {
				t.Errorf("links\n%s\nwant\n%s", all, c.want)
			}
			if name == "both" && broken == 0 {
				t.Error("no link is broken over two lines: the text is too short for this test")
			}
		})
	}
}

// landing is the first text at the place that a link leads to.
func landing(pages []page.Page, l page.Link) string {
	texts, tag := "", 0
	for _, item := range pages[l.Page-1].Items {
		if text, ok := item.(page.Text); ok && text.Y > l.Top && text.Tag > 0 && (tag == 0 || tag == text.Tag) {
			texts, tag = texts+text.String, text.Tag
		}
	}
	return texts
}

func TestWhatALinkSays(t *testing.T) {
	p := placesOf(traced(lines(document.FigureList, "附件1", "主要指标", true, "homes/一期")))
	if _, about, ok := p.of("homes/一期"); !ok || about != "见附件1 主要指标：户数（一期）" {
		t.Errorf("got %q", about)
	}
	if _, _, ok := p.of(""); ok {
		t.Error("no figure has a line")
	}
}
