package ingest

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ingest/wording"
)

// TestPictures: a picture is a hard finding where a value is needed, else only named.
func TestPictures(t *testing.T) {
	cases := []struct {
		column string
		cell   grid.Cell
		said   string
	}{
		{"备注", grid.Cell{Kind: grid.Picture, Text: "#VALUE!"}, "info value.picture C2"},
		{"日期", grid.Cell{Kind: grid.Picture, Text: "#VALUE!"}, "error value.picture C2"},
		{"户主", grid.Cell{Kind: grid.Text, Text: `=DISPIMG("ID_5F1",1)`}, "info value.picture C2"},
		{"总投资（万元）", grid.Cell{Kind: grid.Text, Text: `=_xlfn.DISPIMG("ID_5F1",1)`}, "error value.picture C2"},
		{"备注", grid.Cell{Kind: grid.Error, Text: "#VALUE!"}, "error value.error C2"},
		{"备注", grid.Cell{Kind: grid.Text, Text: "见 DISPIMG 图"}, ""},
	}
	opts := december
	opts.Counted = definition.Counted{"yard": {"on": true, "money": true}}
	for _, c := range cases {
		s := sheetOf("场地台账", "编号|场地名称|"+c.column, "A1|甲|x")
		c.cell.Col = 3
		s.Rows[1].Cells[2] = c.cell
		cat := compile([]definition.Ledger{yard()}, opts)
		_, list := cat.gather([]fileResult{{sheets: cat.readWorkbook("表.xlsx", bookOf(s), opts)}})
		if got := strings.Join(brief(list), "; "); got != c.said {
			t.Errorf("%s %v: got %s, want %s", c.column, c.cell, got, c.said)
		}
		for _, f := range list {
			if f.Rule == rule.Picture && !strings.Contains(f.Message(), "图片") {
				t.Errorf("it should say that it is a picture: %s", f.Message())
			}
		}
	}
	cat := compile([]definition.Ledger{yard()}, opts)
	s := sheetOf("场地台账", "编号|场地名称", "A1|甲")
	s.Rows[1].Cells[1] = grid.Cell{Col: 2, Kind: grid.Picture, Text: "#VALUE!"}
	_, list := cat.gather([]fileResult{{sheets: cat.readWorkbook("表.xlsx", bookOf(s), opts)}})
	equal(t, "a required column", brief(list), []string{"error value.picture B2"})
}

// TestLinked: cells that rest on another workbook are named, with the workbook, in the one
// remark on the file or, where the file does not list its links, at the first of them.
func TestLinked(t *testing.T) {
	s := sheetOf("场地台账", "编号|场地名称|总投资（万元）|人数|电话", "A1|甲|#5|#6|#7", "A2|乙|#5|#6|#7")
	s.Rows[1].Cells[2].Linked, s.Rows[2].Cells[2].Linked, s.Rows[1].Cells[3].Linked, s.Rows[1].Cells[4].Linked = true, true, true, true
	s.Links = []string{"预算.xlsx"}
	_, list := readGrids([]definitionLedger{yard()}, bookOf(s))
	equal(t, "findings", brief(list), []string{"info header.unknown E1", "warning file.links C2"})
	for _, f := range list {
		if f.Rule == rule.Links {
			for _, want := range []string{"预算.xlsx", "C2、D2、C3", "“总投资”、“人数”", "有 3 个"} {
				if !strings.Contains(f.Found, want) {
					t.Errorf("%s is missing: %s", want, f.Found)
				}
			}
		}
	}
	f := wording.Links("表.xlsx", []string{"预算.xlsx"}, []string{"场地台账!C2（总投资）"})
	if f.Cell != "" || !strings.Contains(f.Found, "预算.xlsx") || !strings.Contains(f.Found, "场地台账!C2（总投资）") {
		t.Errorf("got %+v", f)
	}
}
