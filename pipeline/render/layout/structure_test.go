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
	documenttest.Golden(t, "testdata/structure.txt", dumpStructure(pages, r.elements))
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

// Headings skip no level, whatever the document skips, and come back to the level of their like.
func TestHeadlines(t *testing.T) {
	s := newStructure()
	var got []int
	for _, level := range []int{-1, 0, 2, 2, 1, 2, 0, 1} {
		got = append(got, s.elements[s.headline(level)].Level)
	}
	if want := []int{1, 2, 3, 3, 3, 4, 2, 3}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("levels %v, want %v", got, want)
	}
}

// A row that runs over pages is one row; cells that a head or row lacks are there, empty.
func TestTableElements(t *testing.T) {
	table := document.Table{Columns: []document.Column{{}, {Head: []string{"上", "左"}, Align: document.Decimal}, {Head: []string{"上", "右"}, Align: document.Decimal}},
		Rows: []document.Row{row(document.Normal, "甲", "1"), row(document.Normal)}}
	s := newStructure()
	heads, depth := headCells(table.Columns)
	tags := s.tableElements(table, heads, depth)
	want := `document
  thead
    row
      td
      th 2×1 of column
    row
      td
      th of column
      th of column
  tbody
    row
      th of row
      td < < <
      td < < <
    row
      td
      td < <
      td < <
`
	if got := dumpStructure(nil, s.elements); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if at := tags.cell(1, 2); s.elements[at].Kind != page.Cell || at != len(s.elements)-1 {
		t.Errorf("the last cell is element %d of %d", at, len(s.elements))
	}
}

// The cell of a band and the last of a form's row span what is left; labels of a form are heads.
func TestTableSpans(t *testing.T) {
	columns := []document.Column{{}, {Wide: true}, {}, {Wide: true}}
	table := document.Table{Form: true, Columns: columns, Rows: []document.Row{row(document.Normal, "报告期", "12月", "批次", "r1"), row(document.Normal, "文号", "")}}
	s := newStructure()
	tags := s.tableElements(table, nil, 0)
	table.Form, table.Rows = false, []document.Row{row(document.Band, "某表", ""), row(document.Normal, "甲")}
	s.tableElements(table, nil, 0)
	want := `document
  tbody
    row
      th of row
      td
      th of row
      td
    row
      th of row
      td 3×0
  tbody
    row
      th 4×0 of row
    row
      td
      td
      td
      td
`
	if got := dumpStructure(nil, s.elements); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if tags.cell(1, 1) != tags.cell(0, 3)+3 {
		t.Errorf("cells %d and %d", tags.cell(0, 3), tags.cell(1, 1))
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
		case r.elements[tag].Kind == page.Figure:
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
