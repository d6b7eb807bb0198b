package validate

import (
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

func TestUndrawn(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{{ID: "roads", Columns: []definition.Column{{ID: "name", Header: "道路名称"}}}}}
	sheet := &ledger.SheetName{File: "路网.xlsx", Name: "路网"}
	cell := func(row int32, text string) ledger.Row {
		return ledger.Row{Sheet: sheet, Line: int(row), Cells: []ledger.Cell{{Kind: ledger.Text, Text: text, At: ledger.Address{Row: row, Col: 2}}}}
	}
	set := ledger.Set{"roads": &ledger.Ledger{Rows: []ledger.Row{cell(3, "大道"), cell(4, "𫠜路"), cell(5, "𫠜街")}}}
	told := []finding.Finding{{File: "甲.csv", Explanation: "经办人𬎆"}}
	for _, c := range []struct {
		characters string
		want       []string // file, cell of each finding
	}{
		{"𫠜", []string{"路网.xlsx B4"}},
		{"𬎆", []string{"甲.csv "}},
		{"𫠜𬎆", []string{"路网.xlsx B4", "甲.csv "}},
		{"𫠜𠮷", nil}, // no department has written the second
		{"", nil},
	} {
		var list []Undrawable
		for _, r := range c.characters {
			list = append(list, Undrawable{r, "第二章"})
		}
		got := Undrawn(defs, set, told, list)
		if len(got) != len(c.want) {
			t.Fatalf("%q: %v", c.characters, got)
		}
		for i, f := range got {
			if at := f.File + " " + f.Cell; at != c.want[i] || f.Severity != finding.Error {
				t.Errorf("%q: %s at %q, want %q", c.characters, f.Severity, at, c.want[i])
			}
		}
	}
}
