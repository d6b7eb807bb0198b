package structure

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/render/layout/page"
)

// kindNames are for people who read a structure.
var kindNames = map[page.Kind]string{page.Document: "document", page.Head: "thead", page.Body: "tbody", page.TableRow: "row", page.HeaderCell: "th", page.Cell: "td"}

// dump writes the elements as an indented tree; a cell with a < for each of its heads.
func dump(s *Tree) string {
	var b strings.Builder
	depth := make([]int, len(s.Elements))
	for i, e := range s.Elements {
		if i > 0 {
			depth[i] = depth[e.Parent] + 1
		}
		b.WriteString(strings.Repeat("  ", depth[i]) + kindNames[e.Kind])
		if e.Columns > 1 || e.Rows > 1 {
			fmt.Fprintf(&b, " %d×%d", e.Columns, e.Rows)
		}
		if e.Scope != page.NoScope {
			fmt.Fprintf(&b, " of %s", []string{"", "column", "row"}[e.Scope])
		}
		b.WriteString(strings.Repeat(" <", len(e.Headers)) + "\n")
	}
	return b.String()
}

func row(kind document.RowKind, texts ...string) document.Row {
	r := document.Row{Kind: kind}
	for _, text := range texts {
		r.Cells = append(r.Cells, document.Cell{Text: text})
	}
	return r
}

// Headings skip no level, whatever the document skips, and come back to the level of their like.
func TestHeadlines(t *testing.T) {
	s := New()
	var got []int
	for _, level := range []int{-1, 0, 2, 2, 1, 2, 0, 1} {
		got = append(got, s.Elements[s.Heading(level)].Level)
	}
	if want := []int{1, 2, 3, 3, 3, 4, 2, 3}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("levels %v, want %v", got, want)
	}
}

// A row that runs over pages is one row; cells that a head or row lacks are there, empty.
func TestTableElements(t *testing.T) {
	table := document.Table{Columns: []document.Column{{}, {Head: []string{"上", "左"}, Align: document.Decimal}, {Head: []string{"上", "右"}, Align: document.Decimal}},
		Rows: []document.Row{row(document.Normal, "甲", "1"), row(document.Normal)}}
	s := New()
	heads, depth := Heads(table.Columns)
	tags := s.Table(table, heads, depth)
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
	if got := dump(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if at := tags.Cell(1, 2); s.Elements[at].Kind != page.Cell || at != len(s.Elements)-1 {
		t.Errorf("the last cell is element %d of %d", at, len(s.Elements))
	}
}

// The cell of a band and the last of a form's row span what is left; labels of a form are heads.
func TestTableSpans(t *testing.T) {
	columns := []document.Column{{}, {Wide: true}, {}, {Wide: true}}
	table := document.Table{Form: true, Columns: columns, Rows: []document.Row{row(document.Normal, "报告期", "12月", "批次", "r1"), row(document.Normal, "文号", "")}}
	s := New()
	tags := s.Table(table, nil, 0)
	table.Form, table.Rows = false, []document.Row{row(document.Band, "某表", ""), row(document.Normal, "甲")}
	s.Table(table, nil, 0)
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
	if got := dump(s); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if tags.Cell(1, 1) != tags.Cell(0, 3)+3 {
		t.Errorf("cells %d and %d", tags.Cell(0, 3), tags.Cell(1, 1))
	}
}

// TestHeadSpans works out cells over columns and layers.
func TestHeadSpans(t *testing.T) {
	columns := []document.Column{{Head: []string{"单位"}}, {Head: []string{"签约", "实绩"}}, {Head: []string{"签约", "得分"}},
		{Head: []string{"资金", "内资", "实绩"}}, {Head: []string{"资金", "内资", "得分"}}, {Head: []string{"资金", "外资", ""}}, {Head: []string{"总分", "总分"}}}
	cells, depth := Heads(columns)
	var got []string
	for _, c := range cells {
		got = append(got, fmt.Sprintf("%s@%d,%d %dx%d", c.Text, c.Col, c.Row, c.Cols, c.Rows))
	}
	want := "单位@0,0 1x3|签约@1,0 2x1|实绩@1,1 1x2|得分@2,1 1x2|资金@3,0 3x1|内资@3,1 2x1|实绩@3,2 1x1|得分@4,2 1x1|外资@5,1 1x2|总分@6,0 1x3"
	if depth != 3 || strings.Join(got, "|") != want {
		t.Errorf("depth %d\n got %s\nwant %s", depth, strings.Join(got, "|"), want)
	}
}
