package pdf_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// The structure of a file says what its document says: headings, paragraphs, notes, tables with their
// heads and spans, charts in words; nothing is missing, nothing stands twice.
func TestStructure(t *testing.T) {
	doc := demo()
	doc.Contents, doc.Foot = true, "校验码"
	doc.Annexes[0].Blocks = append(doc.Annexes[0].Blocks, document.Table{Title: "两层", Columns: []document.Column{
		{Head: []string{"单位"}}, {Head: []string{"到位资金", "实绩"}, Align: document.Decimal}, {Head: []string{"到位资金", "目标"}, Align: document.Decimal}},
		Rows: []document.Row{{Cells: texts("甲街道", "1.5", "2.0")}, {Cells: texts("乙街道")}}, Notes: []string{"乙街道未报送。"}})
	for i, b := range doc.Sections[1].Blocks {
		if c, ok := b.(document.Chart); ok {
			c.Alt = "图的文字：" + c.Title
			doc.Sections[1].Blocks[i] = c
		}
	}
	tree := readTree(t, write(t, doc))
	if tree.kind != "Document" {
		t.Errorf("the root is a %s", tree.kind)
	}
	want := expected(doc)
	compare(t, "headings", headings(tree), want.headings)
	compare(t, "paragraphs", textsOf(bodyOf(tree, "P")), want.paragraphs)
	var notes []string
	for _, n := range tree.all("Note") {
		notes = append(notes, bareNote(n.text))
	}
	compare(t, "notes", notes, want.notes)
	var alts []string
	for _, figure := range tree.all("Figure") {
		alts = append(alts, figure.alt)
		if box, _ := figure.attributes["/BBox"].([]any); len(box) != 4 {
			t.Errorf("%s has no box: %v", figure.alt, figure.attributes)
		}
	}
	compare(t, "charts", alts, want.charts)
	tables := tree.all("Table")
	if len(tables) != len(want.tables) {
		t.Fatalf("%d tables, want %d", len(tables), len(want.tables))
	}
	for i, table := range want.tables {
		compareTable(t, tables[i], table)
	}
	compare(t, "contents", textsOf(tree.all("TOCI"))[:2], []string{"一、平台创建2", "二、招商选资2"})
	ids := map[string]bool{}
	for _, n := range tree.all("Note", "TH") {
		if n.id != "" && ids[n.id] || n.id == "" && n.kind == "Note" {
			t.Errorf("%q is named %q, as another", n.text, n.id)
		}
		ids[n.id] = true
	}
	for _, cell := range tree.all("TD", "TH") {
		heads, _ := cell.attributes["/Headers"].([]any)
		for _, h := range heads {
			if !ids[plain(h)] {
				t.Errorf("%q stands under %v, which is nowhere", cell.text, h)
			}
		}
	}
}

// expectation is what a document's structure is to hold, without white space.
type expectation struct {
	headings, paragraphs, notes, charts []string
	tables                              []document.Table
}

// expected goes through a document.
func expected(doc document.Document) expectation {
	e := expectation{headings: []string{"H1 " + squeezed(doc.Title), "H2 目录"}, paragraphs: []string{squeezed(doc.Subtitle)}}
	e.blocks(doc.Lead)
	for _, s := range doc.Sections {
		e.headings = append(e.headings, "H2 "+squeezed(s.Number+s.Title))
		e.blocks(s.Blocks)
	}
	for _, s := range doc.Annexes {
		e.headings = append(e.headings, "H2 "+squeezed(s.Number+s.Title))
		e.blocks(s.Blocks)
	}
	return e
}

func (e *expectation) blocks(blocks []document.Block) {
	for _, block := range blocks {
		switch b := block.(type) {
		case document.Heading:
			e.headings = append(e.headings, fmt.Sprintf("H%d %s", b.Level+1, squeezed(b.Text)))
		case document.Paragraph:
			if b.Style == document.Note {
				e.notes = append(e.notes, bareNote(b.Text))
			} else {
				e.paragraphs = append(e.paragraphs, squeezed(b.Text))
			}
		case document.Chart:
			e.charts = append(e.charts, b.Alt)
			if b.Note != "" {
				e.notes = append(e.notes, bareNote(b.Note))
			}
		case document.Table:
			e.tables = append(e.tables, b)
			for _, note := range b.Notes {
				e.notes = append(e.notes, bareNote(note))
			}
			if b.Source != "" {
				e.notes = append(e.notes, squeezed("资料来源："+b.Source))
			}
		}
	}
}

// compareTable holds a table's cells, row by row, against what the document has.
func compareTable(t *testing.T, n *node, table document.Table) {
	t.Helper()
	columns := 0
	for _, cell := range n.all("THead")[0].kids[0].kids {
		columns += span(cell, "/ColSpan")
	}
	if columns != len(table.Columns) {
		t.Errorf("%s: heads of %d columns, want %d", table.Title, columns, len(table.Columns))
	}
	for _, head := range n.all("THead")[0].all("TH") {
		if head.attributes["/Scope"] != "/Column" {
			t.Errorf("%s: the head %q has %v", table.Title, head.text, head.attributes)
		}
	}
	body := n.all("TBody")[0].kids
	if len(body) != len(table.Rows) {
		t.Fatalf("%s: %d rows, want %d", table.Title, len(body), len(table.Rows))
	}
	for i, row := range table.Rows {
		var want []string
		for k := range table.Columns {
			text := ""
			if k < len(row.Cells) {
				text = squeezed(row.Cells[k].Text)
			}
			want = append(want, text)
		}
		compare(t, fmt.Sprintf("%s, row %d", table.Title, i+1), textsOf(body[i].kids), want)
	}
}

func span(cell *node, name string) int {
	if n, ok := cell.attributes[name].(float64); ok {
		return int(n)
	}
	return 1
}

// Heads of several layers span, and the cells under them name theirs.
func TestStructureOfHeads(t *testing.T) {
	table := document.Table{Columns: []document.Column{
		{Head: []string{"单位"}}, {Head: []string{"到位资金", "实绩"}, Align: document.Decimal}, {Head: []string{"到位资金", "目标"}, Align: document.Decimal}},
		Rows: []document.Row{{Cells: texts("甲街道", "1.5", "2.0")}}}
	tree := readTree(t, write(t, textOnly(table)))
	ids := map[string]string{}
	var heads []string
	for _, h := range tree.all("TH") {
		ids[h.id] = h.text
		heads = append(heads, fmt.Sprintf("%s %v %d×%d", h.text, h.attributes["/Scope"], span(h, "/ColSpan"), span(h, "/RowSpan")))
	}
	compare(t, "heads", heads, []string{"单位 /Column 1×2", "到位资金 /Column 2×1", "实绩 /Column 1×1", "目标 /Column 1×1", "甲街道 /Row 1×1"})
	var above []string
	for _, h := range tree.all("TD")[1].attributes["/Headers"].([]any) {
		above = append(above, ids[plain(h)])
	}
	compare(t, "above the last cell", above, []string{"到位资金", "目标", "甲街道"})
}

// A row that runs over pages is one row, a paragraph one paragraph.
func TestStructureOverPages(t *testing.T) {
	long := strings.Repeat("很长的文字", 600)
	tree := readTree(t, write(t, textOnly(para(long), document.Table{Title: "表", Columns: []document.Column{{Head: []string{"甲"}, Wide: true}, {Head: []string{"乙"}}},
		Rows: []document.Row{{Cells: texts(long, "1")}, {Cells: texts("尾", "2")}}})))
	if p := bodyOf(tree, "P"); len(p) != 1 || p[0].text != long {
		t.Errorf("%d paragraphs", len(p))
	}
	if cells := tree.all("TD"); len(cells) != 4 || cells[0].text != long {
		t.Errorf("%d cells", len(cells))
	}
}

func headings(tree *node) []string {
	var list []string
	for _, h := range tree.all("H1", "H2", "H3", "H4") {
		list = append(list, h.kind+" "+h.text)
	}
	return list
}

// bodyOf are the nodes of a kind that stand in no caption.
func bodyOf(n *node, kind string) []*node {
	if n.kind == "Caption" {
		return nil
	}
	var list []*node
	if n.kind == kind {
		list = append(list, n)
	}
	for _, kid := range n.kids {
		list = append(list, bodyOf(kid, kind)...)
	}
	return list
}

func textsOf(nodes []*node) []string {
	list := make([]string, len(nodes))
	for i, n := range nodes {
		list[i] = squeezed(n.text)
	}
	return list
}

// bareNote is a note without what introduces and numbers it.
func bareNote(text string) string {
	return strings.TrimLeft(strings.TrimPrefix(squeezed(text), "注："), "0123456789.")
}

func squeezed(text string) string { return strings.Join(strings.Fields(text), "") }

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\n got %q\nwant %q", what, got, want)
	}
}
