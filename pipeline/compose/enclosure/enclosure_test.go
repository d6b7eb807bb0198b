package enclosure

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Personal columns stay behind, distinct values are numbered in the order of the rows, a text that
// a condition states is written as it states it, and a row dated later is not enclosed.
func TestOf(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{{ID: "visits", Name: "洽谈", Columns: []definition.Column{
		{ID: "firm", Header: "企业", Type: "text"}, {ID: "host", Header: "接待人", Type: "text", Personal: "omit"}, {ID: "kind", Header: "类别", Type: "code"},
	}}, {ID: "unused", Name: "别的"}}}
	l := &ledger.Ledger{ID: "visits", Columns: []string{"firm", "host", "kind"}}
	for _, line := range []string{"甲 张三 ａ", "乙 李四 b", " 王五 A", "甲 赵六 b"} {
		r := ledger.Row{Sheet: &ledger.SheetName{}}
		for text := range strings.SplitSeq(line, " ") {
			c := ledger.Cell{Kind: ledger.Text, Text: text}
			if text == "" {
				c.Kind = ledger.Blank
			}
			r.Cells = append(r.Cells, c)
		}
		l.Rows = append(l.Rows, r)
	}
	l.Rows = append(l.Rows, ledger.Row{Sheet: &ledger.SheetName{}, Later: true, Cells: l.Rows[0].Cells})
	asked := figure.Query{Ledger: "visits", Measure: "distinct", Columns: []string{"firm"},
		Where: []figure.Condition{{Column: "kind", Kind: ledger.Text, Text: []string{"A"}}}}
	got := Of(defs, ledger.Set{"visits": l, "unused": {ID: "unused"}}, []figure.Figure{{ID: "firms", Working: asked}}, nil)
	if len(got) != 1 {
		t.Fatalf("%d ledgers are enclosed", len(got))
	}
	var lines []string
	for _, r := range got[0].Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.Plain())
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	if text := strings.Join(lines, "|"); text != "甲 A 1 0|乙 b 2 1| A 0 2|甲 b 1 3" {
		t.Errorf("the rows are %s", text)
	}
}
