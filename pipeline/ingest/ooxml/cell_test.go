package ooxml

import (
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

func TestCells(t *testing.T) {
	cases := []struct{ name, rows, want string }{
		{"number", `<row r="1"><c r="A1"><v>44193</v></c><c r="B1" t="n"><v>1.2E+3</v></c><c r="C1"><v> 0.10000000000000001 </v></c></row>`, "1: A1=n(44193) B1=n(1200) C1=n(0.1)"},
		{"formats", `<row r="2"><c r="A2" s="1"><v>0.5</v></c><c r="B2" s="2"><v>44193</v></c><c r="C2" s="3"><v>44193</v></c><c r="D2" s="0"><v>1</v></c></row>`, "2: A2=n%(0.5) B2=n@(44193) C2=n@(44193) D2=n(1)"},
		{"shared strings", `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`, "1: A1=t(甲) B1=t(乙 丙) D1=t(a&b\rc_d)"},
		{"inline", `<row r="1"><c r="A1" t="inlineStr"><is><t>&#26032;&#x660C;</t></is></c><c r="B1" t="inlineStr"><is><r><t>x</t></r><r><t>y</t></r><rPh><t>z</t></rPh></is></c><c r="C1" t="inlineStr"><is><t></t></is></c></row>`, "1: A1=t(新昌) B1=t(xy)"},
		{"bool", `<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>`, "1: A1=b(TRUE) B1=b(FALSE)"},
		{"error", `<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="e"><f>A1</f><v>#N/A</v></c></row>`, "1: A1=e(#REF!) B1=e(#N/A)"},
		{"date text", `<row r="1"><c r="A1" t="d"><v>2020-12-01T00:00:00</v></c></row>`, "1: A1=d(2020-12-01T00:00:00)"},
		{"formula", `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>"a"</f><v>a</v></c><c r="C1"><f t="shared" si="0"/><v>3</v></c></row>`, "1: A1=n(2) B1=t(a) C1=n(3)"},
		{"formula without value", `<row r="1"><c r="A1"><f>1</f></c><c r="B1"><f>1</f><v/></c><c r="C1" t="str"><f>1</f></c><c r="D1" t="b"><f>1</f><v></v></c><c r="E1"><f>1</f><v>
</v></c></row>`, "1: A1=?() B1=?() C1=?() D1=?() E1=?()"},
		{"formula with empty text", `<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>`, "1: B1=n(1)"},
		{"no addresses", `<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>`, "1: A1=n(1) C1=n(2)\n5: C5=n(3) D5=n(4)\n6: A6=n(5)"},
		{"hidden row", `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="true"><c r="A2"><v>1</v></c></row><row r="3" hidden="0"><c r="A3"><v>1</v></c></row>`, "1 hidden: A1=n(1)\n2 hidden: A2=n(1)\n3: A3=n(1)"},
		{"phantoms", `<row r="1"><c r="A1" s="1"/><c r="B1" s="2"></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>`, ""},
		{"mixed order", `<row r="2"><c r="B2"><v>2</v></c><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>`, "1: A1=n(0)\n2: A2=n(1) B2=n(2)"},
		{"prefixes, comments, CDATA, quotes", `<x:row xmlns:x='u' r='1'><!-- <c> --><x:c r = 'A1' t="inlineStr" ><?pi?><x:is><x:t><![CDATA[a&<b>]]>c&lt;</x:t ></x:is></x:c></x:row>`, "1: A1=t(a&<b>c<)"},
		{"line ends", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc</t></is></c></row>", "1: A1=t(a\nb\nc)"},
		{"extension", `<row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><c><v>7</v></c></extLst></row>`, "1: A1=n(1)"},
		{"empty style", `<row r="1"><c r="A1" s=""><v>1</v></c></row>`, "1: A1=n(1)"},
		{"value with entity", `<row r="1"><c r="A1"><v>&#49;2</v></c></row>`, "1: A1=n(12)"},
	}
	for _, c := range cases {
		book, err := Read(workbookOf(c.rows, "").zipped(t))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := dump(book.Sheets[0]); got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestBrokenSheets(t *testing.T) {
	cases := []struct{ name, rows, tail string }{
		{"string index", `<row r="1"><c r="A1" t="s"><v>4</v></c></row>`, ""},
		{"negative string index", `<row r="1"><c r="A1" t="s"><v>-1</v></c></row>`, ""},
		{"style index", `<row r="1"><c r="A1" s="4"><v>1</v></c></row>`, ""},
		{"no number", `<row r="1"><c r="A1"><v>abc</v></c></row>`, ""},
		{"no bool", `<row r="1"><c r="A1" t="b"><v>7</v></c></row>`, ""},
		{"type", `<row r="1"><c r="A1" t="x"><v>7</v></c></row>`, ""},
		{"two values", `<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`, ""},
		{"row beyond", `<row r="1048577"/>`, ""},
		{"row zero", `<row r="0"/>`, ""},
		{"row behind the last", `<row r="1048576"/><row/>`, ""},
		{"column beyond", `<row r="1"><c r="XFE1"/></row>`, ""},
		{"column behind the last", `<row r="1"><c r="XFD1"/><c/></row>`, ""},
		{"address", `<row r="1"><c r="1"/></row>`, ""},
		{"address of another row", `<row r="1"><c r="A2"/></row>`, ""},
		{"row twice", `<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>`, ""},
		{"cell twice", `<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`, ""},
		{"unbalanced", `<row r="1"><c r="A1"><v>1</c></v></row>`, ""},
		{"entity", `<row r="1"><c r="A1"><v>&x;</v></c></row>`, ""},
		{"bare ampersand", `<row r="1"><c r="A1" t="str"><v>a & b</v></c></row>`, ""},
		{"null character", `<row r="1"><c r="A1" t="str"><v>&#0;</v></c></row>`, ""},
		{"control character", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\x01</v></c></row>", ""},
		{"encoding", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xd0\xc2</v></c></row>", ""},
		{"attribute without quotes", `<row r=1></row>`, ""},
		{"attribute without value", `<row r></row>`, ""},
		{"attributes run together", `<row r="1"s="2"></row>`, ""},
		{"less-than in attribute", `<row r="<"></row>`, ""},
		{"doctype", `<!DOCTYPE x>`, ""},
		{"merge", ``, `<mergeCells><mergeCell ref="A1:"/></mergeCells>`},
		{"second root", ``, `</worksheet><worksheet>`},
		{"tail", ``, `</worksheet>x<worksheet>`},
		{"second sheetData", ``, `<sheetData/>`},
		{"deep", strings.Repeat("<a>", 300) + strings.Repeat("</a>", 300), ""},
	}
	for _, c := range cases {
		book, err := Read(workbookOf(c.rows, c.tail).zipped(t))
		if reason(err) != grid.Damaged {
			t.Errorf("%s: got %v, %v", c.name, book, err)
		}
	}
}
