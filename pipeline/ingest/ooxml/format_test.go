package ooxml

import (
	"strings"
	"testing"
)

// TestLooks: cells carry the format that changes what a person reads, one for all cells of a
// code, and text cells too; formats that change nothing cost nothing.
func TestLooks(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1" s="0"><v>2</v></c><c r="B1" s="1"><v>2.03</v></c><c r="C1" s="2"><v>5</v></c><c r="D1" s="3"><v>7</v></c><c r="E1" s="1" t="s"><v>0</v></c></row>`, "")
	p["xl/styles.xml"] = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.00&quot;亿元&quot;"/><numFmt numFmtId="165" formatCode="#,##0.00"/><numFmt numFmtId="170" formatCode="0.00&quot;亿元&quot;"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="170"/></cellXfs></styleSheet>`
	book, err := Read(p.zipped(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for i := range book.Sheets[0].Rows[0].Cells {
		c := &book.Sheets[0].Rows[0].Cells[i]
		if f := book.Looks.Of(c); f != nil {
			got = append(got, address(1, c.Col))
		}
	}
	if want := "B1 D1 E1"; strings.Join(got, " ") != want || len(book.Looks) != 1 {
		t.Errorf("got %v with %d formats, want %s with one", got, len(book.Looks), want)
	}
}
