package ooxml

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

func TestWorkbook(t *testing.T) {
	sheet := func(v string) string {
		return `<s:worksheet xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main"><s:sheetData><s:row r="1"><s:c r="A1"><s:v>` + v + `</s:v></s:c></s:row></s:sheetData><s:mergeCells count="2"><s:mergeCell ref="A1:B2"/><s:mergeCell ref="C1"/></s:mergeCells></s:worksheet>`
	}
	strict := "http://purl.oclc.org/ooxml/officeDocument/relationships/"
	p := parts{
		"[Content_Types].xml": contentTypes,
		`_RELS\.rels`:         `<Relationships><Relationship Id="a" Type="` + strict + `officeDocument" Target="./Main/Book One.xml"/></Relationships>`,
		`main\book one.xml`: `<?xml version="1.0"?><s:workbook xmlns:s="http://purl.oclc.org/ooxml/spreadsheetml/main" conformance="strict"><s:workbookPr date1904="true"/><s:sheets>` +
			`<s:sheet name="二 &amp; 三" sheetId="7" q:id="x2" state="veryHidden"/><s:sheet name="图" sheetId="8" q:id="x3"/><s:sheet name="一" sheetId="1" q:id="x1" state="visible"/><s:sheet name="四" sheetId="4" q:id="x4" state="hidden"/></s:sheets></s:workbook>`,
		"Main/_rels/Book One.xml.rels": `<Relationships><Relationship Id="x1" Type="` + strict + `worksheet" Target="/Sheets/First.xml"/>` +
			`<Relationship Id="x2" Type="` + strict + `worksheet" Target="..\Sheets\%32.xml"/><Relationship Id="x3" Type="` + strict + `chartsheet" Target="./chart.xml"/>` +
			`<Relationship Id="x4" Type="` + strict + `worksheet" Target="../sheets/four.xml"/><Relationship Id="x5" Type="` + strict + `externalLink" TargetMode="External" Target="file:///x"/></Relationships>`,
		"sheets/first.xml": sheet("1"), "Sheets/2.xml": "\xef\xbb\xbf" + sheet("2"), "sheets/four.xml": sheet("4"), "Main/chart.xml": "<chartsheet/>",
	}
	book, err := Read(p.zipped(t))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range book.Sheets {
		got = append(got, fmt.Sprintf("%s %v %s", s.Name, s.Hidden, dump(s)))
		if !reflect.DeepEqual(s.Merges, []grid.Range{{Row1: 1, Col1: 1, Row2: 2, Col2: 2}}) {
			t.Errorf("%s: merges %v", s.Name, s.Merges)
		}
	}
	want := []string{"二 & 三 true 1: A1=n(2)", "一 false 1: A1=n(1)", "四 true 1: A1=n(4)"}
	if !slices.Equal(got, want) || !book.Date1904 {
		t.Errorf("got %q, 1904 %v", got, book.Date1904)
	}
}

func TestUTF16Part(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1" t="str"><v>汉𠮷</v></c></row>`, "")
	for i, bom := range []string{"\xff\xfe", "\xfe\xff", "", ""} { // without a bom the first < tells
		big := i%2 == 1
		wide := []byte(bom)
		for _, u := range utf16Units(p["xl/worksheets/sheet1.xml"]) {
			if big {
				wide = append(wide, byte(u>>8), byte(u))
			} else {
				wide = append(wide, byte(u), byte(u>>8))
			}
		}
		book, err := Read(p.with("xl/worksheets/sheet1.xml", string(wide)).zipped(t))
		if err != nil || dump(book.Sheets[0]) != "1: A1=t(汉𠮷)" {
			t.Errorf("big %v, bom %x: %v, %v", big, bom, book, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	cases := []struct {
		name string
		p    parts
		want grid.Reason
	}{
		{"no sheet part", good.without("xl/worksheets/sheet1.xml"), grid.Damaged},
		{"no strings part", good.without("xl/sharedStrings.xml"), grid.Damaged},
		{"no styles part", good.without("xl/styles.xml"), grid.Damaged},
		{"no workbook part", good.without("xl/workbook.xml"), grid.Damaged},
		{"no relationships", good.without("xl/_rels/workbook.xml.rels"), grid.Damaged},
		{"no content types", good.without("[Content_Types].xml"), grid.Damaged},
		{"cut content types", good.with("[Content_Types].xml", "<Types><Default/>"), grid.Damaged},
		{"no package relationships", good.without("_rels/.rels"), grid.Damaged},
		{"sheet without part", good.with("xl/_rels/workbook.xml.rels", rels()), grid.Damaged},
		{"no sheets", good.with("xl/workbook.xml", `<workbook/>`), grid.Damaged},
		{"empty sheet part", good.with("xl/worksheets/sheet1.xml", ""), grid.Damaged},
		{"no sheetData", good.with("xl/worksheets/sheet1.xml", "<worksheet/>"), grid.Damaged},
		{"wrong root", good.with("xl/worksheets/sheet1.xml", "<sst/>"), grid.Damaged},
		{"part twice", good.with("XL/worksheets/Sheet1.xml", "<worksheet/>"), grid.Damaged},
		{"document", good.with("xl/workbook.xml", `<w:document xmlns:w="x"/>`), grid.NotSpreadsheet},
		{"binary", good.with("_rels/.rels", rels(rel("a", "officeDocument", "xl/workbook.bin"))), grid.OldFormat},
		{"zip", parts{"readme.txt": "hello"}, grid.NotSpreadsheet},
		{"OpenDocument", parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}, grid.OldFormat},
		{"package", good.with("_rels/.rels", rels()), grid.NotSpreadsheet},
		{"bomb", good.with("xl/media/a.bin", strings.Repeat("\x00", ooxml.MaxUnzipped+1)), grid.TooLarge},
	}
	for _, c := range cases {
		if book, err := Read(c.p.zipped(t)); reason(err) != c.want {
			t.Errorf("%s: got %v, %v; want %v", c.name, book, err, c.want)
		}
	}
}

func TestMerges(t *testing.T) {
	cases := []struct {
		ref  string
		want []grid.Range
	}{
		{"B3:A1", []grid.Range{{Row1: 1, Col1: 1, Row2: 3, Col2: 2}}},
		{"B:C", []grid.Range{{Row1: 1, Col1: 2, Row2: grid.MaxRows, Col2: 3}}},
		{"2:4", []grid.Range{{Row1: 2, Col1: 1, Row2: 4, Col2: grid.MaxCols}}},
		{"C7", nil},
	}
	for _, c := range cases {
		book, err := Read(workbookOf("", `<mergeCells><mergeCell ref="`+c.ref+`"/></mergeCells>`).zipped(t))
		if err != nil || !reflect.DeepEqual(book.Sheets[0].Merges, c.want) {
			t.Errorf("%s: %v, %v; want %v", c.ref, book, err, c.want)
		}
	}
	for _, ref := range []string{"", ":", "A1:", "A:1", "1:A", "A:", "XFE:A", "0:1", "A1:B2:C3", "1048577:2"} {
		book, err := Read(workbookOf("", `<mergeCells><mergeCell ref="`+ref+`"/></mergeCells>`).zipped(t))
		if reason(err) != grid.Damaged {
			t.Errorf("%q: %v, %v", ref, book, err)
		}
	}
}

func utf16Units(s string) []uint16 { return utf16.Encode([]rune(s)) }
