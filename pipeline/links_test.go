package pipeline_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/render/layout"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// unlisted are the figures that a report states and no annex of it has a line of: how often the zone was
// first follows from the months' ranks, which stand in the report itself.
var unlisted = map[string]string{"campaign": figure.CampaignStreak}

// Every number of a figure in text and tables leads to a line of its figure, and from there to 数据来源
// (design-life §18): none is left out, none leads astray.
func TestEveryNumberLeadsToItsLine(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeface.Find(defs.Style, append([]string{"../.fonts"}, typeface.SystemDirs()...))
	if err != nil {
		t.Fatal(err)
	}
	for _, month := range []int{12, 3} {
		docs, _ := monthly(t, templates.Files, sample(t), calendar.Month{Year: 2020, Number: month})
		for _, doc := range docs {
			book, err := layout.Pages(doc, defs.Style, fonts)
			if err != nil {
				t.Fatal(err)
			}
			want := append(numbersIn(doc.Summary, unlisted[doc.ID]), numbersIn(doc.Lead, unlisted[doc.ID])...)
			for _, s := range doc.Sections {
				want = append(want, numbersIn(s.Blocks, unlisted[doc.ID])...)
			}
			places, text, onward := follow(t, book)
			if text != len(want) {
				t.Errorf("%s of month %d: %d links from numbers of the text and its tables, %d numbers: %v", doc.ID, month, text, len(want), want)
			}
			t.Logf("%s of month %d: %d links from text and tables, %d from one annex to the next, %d of the contents", doc.ID, month, text, onward, places)
		}
	}
}

// numbersIn are the figures that blocks state, each as often as they state it.
func numbersIn(blocks []document.Block, unlisted string) []string {
	var keys []string
	add := func(key string) {
		if id, _ := figure.IDOf(key); id != "" && id != unlisted {
			keys = append(keys, key)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case document.Paragraph:
			for _, s := range b.Spans {
				add(s.Figure)
			}
		case document.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					add(cell.Figure)
				}
			}
		}
	}
	return keys
}

// follow follows every link of a report: its page and height exist, and what stands there is what the link says. It
// counts the links of the contents, from the text, and between annexes.
func follow(t *testing.T, book page.Book) (contents, text, onward int) {
	t.Helper()
	first := 0 // page of the first annex
	for _, p := range book.Pages {
		for _, o := range p.Outline {
			if first == 0 && strings.HasPrefix(o.Title, "附件") {
				first = p.Number
			}
		}
	}
	seen := map[int]bool{}
	for _, p := range book.Pages {
		for _, l := range p.Links {
			about := book.Elements[l.Tag].Alt
			if l.Page < 1 || l.Page > len(book.Pages) || l.Width <= 0 || about == "" {
				t.Fatalf("page %d: link %+v %q", p.Number, l, about)
			}
			own, there := under(book.Pages, l.Tag), standing(book.Pages[l.Page-1], l.Top)
			if said := expected(about, own, there); !strings.Contains(there, said) {
				t.Errorf("page %d: %s (%s) leads to page %d, where there is no %s: %s", p.Number, own, about, l.Page, said, there)
			}
			switch {
			case seen[l.Tag]:
			case !strings.HasPrefix(about, "见附件"):
				contents++
			case p.Number < first:
				text++
			default:
				onward++
			}
			seen[l.Tag] = true
		}
	}
	return contents, text, onward
}

// expected is what stands where a link leads that says so much about itself: of 计分过程 the score itself, or the total that a rank is by; else the
// name of the figure, as the line spells it.
func expected(about, own, there string) string {
	_, name, said := strings.Cut(about, "：")
	switch {
	case !said:
		return strings.ReplaceAll(about, "　", "")
	case strings.Contains(about, "计分过程") && strings.Contains(there, "总分") && !strings.Contains(own, "."):
		return "总分"
	case strings.Contains(about, "计分过程"):
		return own
	}
	if i := strings.Index(name, "（"); i > 0 {
		name = name[:i]
	}
	for _, of := range []string{"得分", "完成率", "年度目标", "比上月增幅", "比上年同期增幅"} { // these lead to what they are worked out from
		name = strings.TrimSuffix(name, of)
	}
	return name
}

// under are the texts of an element.
func under(pages []page.Page, tag int) string {
	all := ""
	for _, p := range pages {
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Tag == tag {
				all += text.String
			}
		}
	}
	return all
}

// standing are the texts of a page that stand no more than a tall row below a height.
func standing(p page.Page, top float64) string {
	const tall = 13 * 16
	all := ""
	for _, item := range p.Items {
		if text, ok := item.(page.Text); ok && text.Y > top && text.Y < top+tall && text.Tag != page.Furniture {
			all += text.String
		}
	}
	return all
}
