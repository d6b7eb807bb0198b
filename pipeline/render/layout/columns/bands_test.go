package columns

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
)

// TestBands: a wide table becomes the fewest that fit, each with the columns that name its rows and with
// whole groups of heads; anchors stand at the first, notes under the last.
func TestBands(t *testing.T) {
	table := document.Table{Number: "表1", Notes: []string{"注"}, Source: "台账", Columns: []document.Column{
		{Head: []string{"名次"}, Align: document.Center}, {Head: []string{"单位"}},
		{Head: []string{"资金", "实绩"}, Align: document.Decimal}, {Head: []string{"资金", "得分"}, Align: document.Decimal},
		{Head: []string{"项目", "实绩"}, Align: document.Decimal}, {Head: []string{"项目", "得分"}, Align: document.Decimal},
		{Head: []string{"总分"}, Align: document.Decimal}}}
	row := document.Row{Anchors: []string{"a"}}
	for _, text := range strings.Fields("1 甲 10 20 30 40 99") {
		row.Cells = append(row.Cells, document.Cell{Text: text})
	}
	table.Rows = []document.Row{row}
	for _, c := range []struct {
		most int // columns that fit
		want string
	}{
		{6, "表1:1 甲 10 20 a|续表1:1 甲 30 40 99 注台账"},
		{5, "表1:1 甲 10 20 a|续表1:1 甲 30 40 99 注台账"},
		{4, "表1:1 甲 10 20 a|续表1:1 甲 30 40|续表1:1 甲 99 注台账"},
		{3, ""},
	} {
		var got []string
		for _, b := range Bands(table, func(t document.Table) bool { return len(t.Columns) <= c.most }) {
			var cells []string
			for _, cell := range b.Rows[0].Cells {
				cells = append(cells, cell.Text)
			}
			end := strings.Join(append(b.Rows[0].Anchors, strings.Join(b.Notes, "")+b.Source), "")
			got = append(got, strings.TrimSpace(b.Number+":"+strings.Join(cells, " ")+" "+end))
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%d columns: %s\nwant %s", c.most, strings.Join(got, "|"), c.want)
		}
	}
	if len(table.Rows[0].Anchors) != 1 || len(table.Notes) != 1 {
		t.Error("the table itself is changed")
	}
	if Continued("续表1") != "续表1" || Continued("") != "续表" {
		t.Error("表 that go on")
	}
}
