package pipeline_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/render/layout"
	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// No page's text block is more than a third empty (design-life §18) but the last of a part, and
// a signature stands with text: in the sample's month, in months with little, in a large one and a poor
// one, and in months whose text is shorter or longer, so that every chart and table meets the end of a page.
func TestPagesAreFull(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	fonts, err := typeface.Find(defs.Style, append([]string{"../.fonts"}, typeface.SystemDirs()...))
	if err != nil {
		t.Fatal(err)
	}
	check := func(doc document.Document, most int) {
		for lines := range most {
			longer := doc
			if lines > 0 {
				longer.Lead = append(slices.Clone(doc.Lead), document.Paragraph{Text: strings.Repeat("前", 28*3*lines-2)})
			}
			book, err := layout.Pages(longer, defs.Style, fonts)
			if err != nil {
				t.Fatal(err)
			}
			checkWhite(t, longer, defs.Style.Page, book.Pages, 3*lines)
			checkSigned(t, longer, book.Pages, 3*lines)
		}
	}
	for _, month := range []int{12, 10, 7, 3} {
		docs, _ := monthly(t, templates.Files, sample(t), calendar.Month{Year: 2020, Number: month})
		for _, doc := range docs {
			check(doc, 8)
			if month == 12 {
				check(grown(doc, 4), 4)
				check(grown(doc, 0), 4)
				check(longNamed(grown(doc, 3)), 4)
			}
		}
	}
	for _, some := range [][]string{{"供地", "融资", "审批"}, {"平台", "安置", "招商"}} {
		inputs := slices.DeleteFunc(sample(t), func(in ingest.Input) bool {
			return !slices.ContainsFunc(some, func(word string) bool { return strings.Contains(in.Name, word) })
		})
		docs, _ := monthly(t, templates.Files, inputs, calendar.Month{Year: 2020, Number: 12})
		for _, doc := range docs {
			check(doc, 8)
		}
	}
}

// longNamed is a report whose ranked units have names of three lines, all but a few.
func longNamed(doc document.Document) document.Document {
	doc.Sections = slices.Clone(doc.Sections)
	for i := range doc.Sections {
		doc.Sections[i].Blocks = slices.Clone(doc.Sections[i].Blocks)
		for k, b := range doc.Sections[i].Blocks {
			if table, ok := b.(document.Table); ok && len(table.Columns) > 8 {
				table.Rows = slices.Clone(table.Rows)
				for n := range table.Rows {
					if n%4 > 0 {
						table.Rows[n].Cells = slices.Clone(table.Rows[n].Cells)
						table.Rows[n].Cells[1].Text = "新昌县第一东片区招商选资综合开发建设管理委员会"
					}
				}
				doc.Sections[i].Blocks[k] = table
			}
		}
	}
	return doc
}

// checkSigned finds the page with the signature and two lines of the text on it.
func checkSigned(t *testing.T, doc document.Document, pages []page.Page, lines int) {
	t.Helper()
	var text, label string
	read := func(blocks []document.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case document.Paragraph:
				text += b.Text + "\n"
			case document.Signatures:
				label = b.Labels[0]
			}
		}
	}
	read(doc.Lead)
	for _, s := range doc.Sections {
		read(s.Blocks)
	}
	for _, p := range pages {
		printed := map[float64]string{}
		signed := false
		for _, item := range p.Items {
			if i, ok := item.(page.Text); ok && i.Turn == page.Upright {
				printed[i.Y] += i.String
				signed = signed || strings.HasPrefix(i.String, label)
			}
		}
		if !signed {
			continue
		}
		stated := 0
		for _, line := range printed {
			if len(line) >= len("二字") && strings.Contains(text, line) {
				stated++
			}
		}
		if stated < 2 {
			t.Errorf("%s of %d, %d lines more: page %d of %d has the signature and %d lines of text", doc.ID, doc.Period.Number, lines, p.Number, len(pages), stated)
		}
		return
	}
	t.Errorf("%s of %d: no page has the signature", doc.ID, doc.Period.Number)
}

// grown is a report with so many times the rows and bars: with 0, one of each.
func grown(doc document.Document, times int) document.Document {
	grow := func(sections []document.Section) []document.Section {
		sections = slices.Clone(sections)
		for i := range sections {
			sections[i].Blocks = slices.Clone(sections[i].Blocks)
			for k, b := range sections[i].Blocks {
				switch b := b.(type) {
				case document.Table:
					b.Rows = manifold(b.Rows, times)
					sections[i].Blocks[k] = b
				case document.Chart:
					b.Categories = manifold(b.Categories, times)
					b.Series = slices.Clone(b.Series)
					for s := range b.Series {
						b.Series[s].Points = manifold(b.Series[s].Points, times)
					}
					sections[i].Blocks[k] = b
				}
			}
		}
		return sections
	}
	doc.Sections, doc.Annexes = grow(doc.Sections), grow(doc.Annexes)
	return doc
}

func manifold[T any](list []T, times int) []T {
	if times == 0 {
		return list[:min(len(list), 1)]
	}
	return slices.Repeat(list, times)
}

// checkWhite measures the white of every page but the last of each part.
func checkWhite(t *testing.T, doc document.Document, paper document.Page, pages []page.Page, lines int) {
	t.Helper()
	last := map[int]bool{len(pages): true, bodyPage(doc, pages) - 1: true}
	for _, p := range pages {
		for _, o := range p.Outline {
			if o.Level == 0 && strings.HasPrefix(o.Title, "附件") {
				last[p.Number-1] = true
			}
		}
	}
	for _, p := range pages {
		top, height := paper.Top, paper.TextHeight
		if p.Width > p.Height {
			top, height = paper.Binding, paper.TextWidth
			if paper.Mirrored && p.Number%2 == 0 {
				top = paper.Width - paper.Binding - paper.TextWidth
			}
		}
		white := whiteBands(p, top*page.PointsPerMM, height*page.PointsPerMM) / page.PointsPerMM
		if !last[p.Number] && white > height/3 {
			t.Errorf("%s of %d, %d lines more: page %d of %d has %.0f mm of %.0f white", doc.ID, doc.Period.Number, lines, p.Number, len(pages), white, height)
		}
	}
}

// bodyPage is the page on which the text begins, after 摘要 and 目录.
func bodyPage(doc document.Document, pages []page.Page) int {
	first := []rune(doc.Lead[0].(document.Paragraph).Text)[:12]
	for _, p := range pages {
		text := ""
		for _, item := range p.Items {
			if t, ok := item.(page.Text); ok {
				text += t.String
			}
		}
		if strings.Contains(text, string(first)) {
			return p.Number
		}
	}
	return 1
}

// whiteBands adds up the bands of a text block that hold nothing and are 12 mm high or higher.
func whiteBands(p page.Page, top, height float64) float64 {
	const least = 12 * page.PointsPerMM
	var inked [][2]float64
	for _, item := range p.Items {
		switch i := item.(type) {
		case page.Text:
			if i.Turn == page.Upright && i.Y < top+height+8 {
				inked = append(inked, [2]float64{i.Y - 0.88*i.Size, i.Y + 0.12*i.Size})
			}
		case page.Path:
			from, to := i.Points[0].Y, i.Points[0].Y
			for _, at := range i.Points {
				from, to = min(from, at.Y), max(to, at.Y)
			}
			inked = append(inked, [2]float64{from, to})
		}
	}
	slices.SortFunc(inked, func(a, b [2]float64) int {
		if a[0] < b[0] {
			return -1
		}
		return 1
	})
	white, at := 0.0, top
	for _, band := range append(inked, [2]float64{top + height, top + height}) {
		if gap := band[0] - at; gap >= least {
			white += gap
		}
		at = max(at, band[1])
	}
	return white
}
