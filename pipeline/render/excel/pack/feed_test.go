package pack

import (
	"bytes"
	"encoding/xml"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/ledger"
)

// written returns the XML of rows, and the cells by address as the text that an XML reader
// sees in them.
func written(t *testing.T, f *Feed) (string, map[string]string) {
	t.Helper()
	var out bytes.Buffer
	if err := f.writeTo(&out); err != nil {
		t.Fatal(err)
	}
	cells, at := map[string]string{}, ""
	for d := xml.NewDecoder(strings.NewReader("<rows>" + out.String() + "</rows>")); ; {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			for _, a := range token.Attr {
				if token.Name.Local == "c" && a.Name.Local == "r" {
					at = a.Value
				}
			}
		case xml.CharData:
			cells[at] += string(token)
		}
	}
	return out.String(), cells
}

func TestFeedWritesCells(t *testing.T) {
	text := func(s string) ledger.Cell {
		return ledger.Cell{Kind: ledger.Text, Text: s, At: ledger.Address{Row: 9, Col: 3}}
	}
	n := func(s string) ledger.Cell {
		return ledger.Cell{Kind: ledger.Number, Number: decimal.RequireFromString(s)}
	}
	f := &Feed{First: 2, Styles: []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, Rows: []document.EnclosedRow{{
		Sheet: &ledger.SheetName{File: "台账.xlsx", Name: "1月"}, Line: 9,
		Cells: []ledger.Cell{text(`=1+1 <&"' 𠮷`), text("_x0041_x0042_"), n("-3.50"), n("120000"), {Kind: ledger.Date, Date: 20201231}, {Kind: ledger.Bool, True: true, At: ledger.Address{Row: 7, Col: 8}}},
	}, {Sheet: &ledger.SheetName{File: "台账.xlsx", Name: "1月"}, Line: 10, Cells: make([]ledger.Cell, 6)}}}
	whole, cells := written(t, f)
	for at, want := range map[string]string{
		"A2": `=1+1 <&"' 𠮷`, "B2": "_x005F_x0041_x005F_x0042_", "C2": "-3.5", "D2": "120000", "E2": "44196", "F2": "是",
		"G2": "台账.xlsx", "H2": "1月", "I2": "9", "J2": "C9, H7", "A3": "", "C3": "", "F3": "", "I3": "10", "J3": "",
	} {
		if cells[at] != want {
			t.Errorf("%s holds %q, want %q", at, cells[at], want)
		}
	}
	if !strings.Contains(whole, `<c r="C3" s="3"/>`) || strings.Contains(whole, "<f>") {
		t.Errorf("a blank is no blank, or a text is a formula: %s", whole)
	}
}

func TestCellsOfRow(t *testing.T) {
	at := func(row, col int32) ledger.Cell { return ledger.Cell{At: ledger.Address{Row: row, Col: col}} }
	for _, c := range []struct {
		cells []ledger.Cell
		want  string
	}{
		{[]ledger.Cell{at(5, 4), at(5, 2), at(5, 13)}, "B5:M5"},
		{[]ledger.Cell{at(5, 2), {}, at(3, 1)}, "B5, A3"},
		{[]ledger.Cell{at(3, 1)}, "A3"},
		{nil, ""},
	} {
		if got := cellsOfRow(&document.EnclosedRow{Line: 5, Cells: c.cells}); got != c.want {
			t.Errorf("%v: %q, want %q", c.cells, got, c.want)
		}
	}
}
