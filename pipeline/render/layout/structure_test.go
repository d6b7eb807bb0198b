package layout

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/render/layout/page"
)

// kindNames are for people who read a structure.
var kindNames = [...]string{"document", "section", "heading", "paragraph", "note", "caption", "list", "item", "label", "body", "contents", "entry",
	"reference", "link", "table", "thead", "tbody", "row", "th", "td", "figure"}

// dumpStructure writes the elements as an indented tree, each with the texts that belong to it.
func dumpStructure(pages []page.Page, elements []page.Element) string {
	var b strings.Builder
	depth := make([]int, len(elements))
	texts := contents(pages)
	for i, e := range elements {
		if i > 0 {
			depth[i] = depth[e.Parent] + 1
		}
		fmt.Fprintf(&b, "%s%s", strings.Repeat("  ", depth[i]), kindNames[e.Kind])
		if e.Level > 0 {
			fmt.Fprintf(&b, "%d", e.Level)
		}
		if e.Columns > 1 || e.Rows > 1 {
			fmt.Fprintf(&b, " %d×%d", e.Columns, e.Rows)
		}
		if e.Scope != page.NoScope {
			fmt.Fprintf(&b, " of %s", []string{"", "column", "row"}[e.Scope])
		}
		for _, h := range e.Headers {
			fmt.Fprintf(&b, " <%s", texts[h])
		}
		if e.Alt != "" {
			fmt.Fprintf(&b, " [%s]", e.Alt)
		}
		if texts[i] != "" {
			fmt.Fprintf(&b, " %q", texts[i])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// contents are the texts of each element, put together.
func contents(pages []page.Page) map[int]string {
	texts := map[int]string{}
	for _, p := range pages {
		for _, item := range p.Items {
			if text, ok := item.(page.Text); ok && text.Tag > 0 {
				texts[text.Tag] += text.String
			}
		}
	}
	return texts
}

// TestStructure compares the elements of a document with testdata/structure.txt.
func TestStructure(t *testing.T) {
	r := newReport(testSetter(t))
	pages, err := r.pages(everyBlock())
	if err != nil {
		t.Fatal(err)
	}
	documenttest.Golden(t, "testdata/structure.txt", dumpStructure(pages, r.Elements))
}

// Every text belongs to an element or is said to repeat what others say: none is forgotten.
func TestEveryTextIsTagged(t *testing.T) {
	s := testSetter(t)
	long := document.Document{Title: "长表", Foot: "页脚", Lead: []document.Block{
		document.Table{Number: "表1", Title: "很高的行", Unit: "万元", Columns: smallTable().Columns, Rows: []document.Row{
			row(document.Normal, strings.Repeat("文字", 2000), "1", "2", "3"), row(document.Normal, "完", "1")}}}}
	for _, doc := range []document.Document{everyBlock(), long} {
		r := newReport(s)
		pages, err := r.pages(doc)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			for _, item := range p.Items {
				if text, ok := item.(page.Text); ok && text.Tag == page.Decoration && strings.Trim(text.String, ".") != "" {
					t.Errorf("%s, page %d: %q belongs to nothing", doc.Title, p.Number, text.String)
				}
			}
		}
		for _, text := range contents(pages) {
			if strings.Contains(text, "续表") || strings.Contains(text, "（续）") {
				t.Errorf("%s: what says that a part goes on is content: %q", doc.Title, text)
			}
		}
	}
}

// A chart that the page has no room for stands on the next one, after text that follows it; in the
// structure it keeps its place.
func TestFloatingChartKeepsItsPlace(t *testing.T) {
	doc := document.Document{Title: "题", Lead: []document.Block{document.Paragraph{Text: strings.Repeat("前", 28*15)}}}
	for _, b := range everyBlock().Sections[0].Blocks {
		if c, ok := b.(document.Chart); ok && c.Kind == document.Columns {
			c.Alt = "图"
			doc.Lead = append(doc.Lead, c)
		}
	}
	doc.Lead = append(doc.Lead, document.Paragraph{Text: strings.Repeat("后", 28*12)})
	r := newReport(testSetter(t))
	pages, err := r.pages(doc)
	if err != nil {
		t.Fatal(err)
	}
	figure, after := 0, 0
	for tag, text := range contents(pages) {
		switch {
		case r.Elements[tag].Kind == page.Figure:
			figure = tag
		case strings.HasPrefix(text, "后"):
			after = tag
		}
	}
	place := func(tag int) int {
		for n, p := range pages {
			for i, item := range p.Items {
				if text, ok := item.(page.Text); ok && text.Tag == tag {
					return 1000*n + i
				}
			}
		}
		return -1
	}
	if place(figure) < place(after) {
		t.Fatalf("the chart stands before the text: nothing is tested")
	}
	if figure > after || figure == 0 {
		t.Errorf("element %d is the chart, %d the text after it", figure, after)
	}
}
