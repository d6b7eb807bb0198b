package excerpt

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// homes is a made-up ledger: B is its key, C is personal, E an amount; A and D were not read.
var homes = definition.Ledger{ID: "homes", Key: []string{"no"}, Columns: []definition.Column{
	{ID: "amount", Header: "补偿", Type: "money"}, {ID: "no", Header: "户号"}, {ID: "owner", Header: "户主", Personal: "omit"},
	{ID: "signed", Header: "签约", Type: "date"}, {ID: "note", Header: "备注"}, {ID: "lost", Header: "没有的列"},
}}

// other is read from the same sheet.
var other = definition.Ledger{ID: "other", Columns: []definition.Column{{ID: "x", Header: "别的"}}}

func sheet() ledger.Set {
	name := &ledger.SheetName{File: "搬迁.xlsx", Name: "台账"}
	l := &ledger.Ledger{ID: "homes"}
	for _, line := range []int{9, 4, 5, 6, 8} { // as groups of a sheet may come
		at := func(col int32) ledger.Address { return ledger.Address{Row: int32(line), Col: col} }
		l.Rows = append(l.Rows, ledger.Row{Sheet: name, Line: line, Cells: []ledger.Cell{
			{Kind: ledger.Number, Number: decimal.NewFromInt(int64(line) * 100), At: at(5)}, {Kind: ledger.Text, Text: fmt.Sprintf("H%d", line), At: at(2)},
			{Kind: ledger.Text, Text: "罗明艳", At: at(3)}, {Kind: ledger.Date, Date: 20201228, At: at(6)}, {At: at(8)}, {},
		}})
	}
	l.Rows[0].Cells[4] = ledger.Cell{Refused: true, At: ledger.Address{Row: 9, Col: 8}}
	return ledger.Set{"homes": l, "other": {ID: "other", Rows: []ledger.Row{{Sheet: name, Line: 20, Cells: []ledger.Cell{{Kind: ledger.Text, Text: "甲", At: ledger.Address{Row: 20, Col: 1}}}}}}}
}

// text is an excerpt as a line a row: what is found in [], what is personal as ***.
func (e Excerpt) text() string {
	var b strings.Builder
	for _, h := range e.Heads {
		name := h.Letter + h.Name + h.Unit
		if h.Found {
			name = "[" + name + "]"
		}
		b.WriteString(name + " ")
	}
	for _, l := range e.Lines {
		fmt.Fprintf(&b, " / %d", l.Number)
		if l.Found {
			b.WriteString("!")
		}
		for _, c := range l.Cells {
			text := c.Text
			if c.Personal {
				text += "***"
			}
			if c.Found {
				text = "[" + text + "]"
			}
			b.WriteString(" " + text)
		}
	}
	return b.String()
}

func TestExcerpts(t *testing.T) {
	on := func(cell, value, of string) finding.Finding {
		return finding.Finding{File: "搬迁.xlsx", Sheet: "台账", Cell: cell, Value: value, Ledger: of}
	}
	elsewhere := on("E5", "", "homes")
	elsewhere.Sheet = "另一张"
	for _, c := range []struct {
		what string
		f    finding.Finding
		want string
	}{
		{"a cell", on("F6", "12月底", "homes"), "B户号 C户主 E补偿万元 [F签约] H备注 / 4 H4 *** 400 2020-12-28 / 5 H5 *** 500 2020-12-28 / 6! H6 *** 600 [12月底] / 8 H8 *** 800 2020-12-28 / 9 H9 *** 900 2020-12-28 （另有意见）"},
		{"the first row, a cell whose value is as read", on("E4", "", "homes"), "B户号 C户主 [E补偿万元] F签约 H备注 / 4! H4 *** [400] 2020-12-28 / 5 H5 *** 500 2020-12-28 / 6 H6 *** 600 2020-12-28"},
		{"a personal cell", on("C9", "罗明艳", "homes"), "B户号 [C户主] E补偿万元 F签约 / 6 H6 *** 600 2020-12-28 / 8 H8 *** 800 2020-12-28 / 9! H9 [***] 900 2020-12-28"},
		{"a row that is none, such as a total", on("E7", "1500", "homes"), "B户号 C户主 [E补偿万元] F签约 H备注 / 5 H5 *** 500 2020-12-28 / 6 H6 *** 600 2020-12-28 / 7!   [1500]  / 8 H8 *** 800 2020-12-28 / 9 H9 *** 900 2020-12-28 （另有意见）"},
		{"a head", on("B1", "户号?", "homes"), "[B户号] C户主 E补偿万元 / 1! [户号?]  / 4 H4 *** 400 / 5 H5 *** 500"},
		{"a column that was not read", on("D5", "罗明艳", ""), "B户号 C户主 E补偿万元 F签约 H备注 / 4 H4 *** 400 2020-12-28 / 5! H5 *** 500 2020-12-28 / 6 H6 *** 600 2020-12-28 / 8 H8 *** 800 2020-12-28"},
		{"the last column, far from the key", on("H5", "x", "homes"), "B户号 E补偿万元 F签约 [H备注] / 4 H4 400 2020-12-28  / 5! H5 500 2020-12-28 [x] / 6 H6 600 2020-12-28  / 8 H8 800 2020-12-28 "},
		{"a range", on("E5:E9", "", "homes"), "B户号 C户主 [E补偿万元] F签约 H备注 / 4 H4 *** 400 2020-12-28 / 5! H5 *** [500] 2020-12-28 / 6 H6 *** 600 2020-12-28 / 8 H8 *** 800 2020-12-28"},
		{"another ledger of the sheet", on("A20", "甲", "other"), "[A别的] / 20! [甲]"},
		{"the sheet as a whole", on("", "", "homes"), ""},
		{"a sheet of which nothing was read", elsewhere, ""},
	} {
		got := Of([]definition.Ledger{homes, other}, sheet(), []finding.Finding{{}, c.f})
		if len(got) != 2 || got[0].text() != "" {
			t.Fatalf("%s: %d excerpts, the first %q", c.what, len(got), got[0].text())
		}
		trim := func(s string) string { return strings.Join(strings.Fields(s), " ") }
		if text := trim(got[1].text()); text != trim(c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.what, text, trim(c.want))
		}
	}
}
