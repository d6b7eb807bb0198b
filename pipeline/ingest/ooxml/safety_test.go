package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// bounded reads a package that is made to blow up. The reading must end with at most
// 450 MiB of allocations in all, refused for that reason, or for 0 be whole.
func bounded(t *testing.T, name string, data []byte, want grid.Reason) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	book, err := Read(data)
	runtime.ReadMemStats(&after)
	if reason(err) != want || want == 0 && err != nil {
		t.Errorf("%s: %v, %v; want %v", name, book != nil, err, want)
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 450 {
		t.Errorf("%s: %d MiB", name, used)
	}
}

func TestBounds(t *testing.T) {
	const sheet, table, styles = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
	const book, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	one := `<row r="1"><c r="A1"><v>1</v></c></row>`
	good := workbookOf(one, "")
	laughs := `<!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><sst><si><t>&c;</t></si></sst>`
	outside := `<!DOCTYPE sst [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>`
	cases := []struct {
		name string
		p    parts
		want grid.Reason
	}{
		{"100,000 elements deep", workbookOf(strings.Repeat("<a>", 100000)+strings.Repeat("</a>", 100000), ""), grid.Damaged},
		{"a dimension of 17 billion cells", good.with(sheet, strings.Replace(good[sheet], "<sheetData>", `<dimension ref="A1:XFD1048576"/><sheetData>`, 1)), 0},
		{"a merge of all cells", workbookOf(one, `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`), 0},
		{"entities", good.with(table, laughs), grid.Damaged},
		{"entities from outside", good.with(table, outside), grid.Damaged},
		{"too many strings", good.with(table, "<sst>"+strings.Repeat("<si/>", maxStrings+1)+"</sst>"), grid.TooLarge},
		{"a long string", good.with(table, "<sst><si><t>"+strings.Repeat("a", 2<<20)+"</t></si></sst>"), grid.TooLarge},
		{"a long string of runs", good.with(table, "<sst><si>"+strings.Repeat("<r><t>abcdefgh</t></r>", ooxml.MaxContent/8+1)+"</si></sst>"), grid.TooLarge},
		{"a long string of CDATA", good.with(table, "<sst><si><t>"+strings.Repeat("<![CDATA[a]]>", ooxml.MaxContent+1)+"</t></si></sst>"), grid.TooLarge},
		{"a long cell", workbookOf(`<row><c t="str"><v>`+strings.Repeat("a", 2<<20)+"</v></c></row>", ""), grid.TooLarge},
		{"a string as long as Excel has them", good.with(table, "<sst><si><t>"+strings.Repeat("&#x4E2D;", 32767)+"</t></si></sst>"), 0},
		{"too many cells", workbookOf("<row>"+strings.Repeat(strings.Repeat("<c><v>1</v></c>", 16000)+"</row><row>", 530)+"</row>", ""), grid.TooLarge},
		{"too many merges", workbookOf("", "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, grid.MaxMerges+1)+"</mergeCells>"), grid.TooLarge},
		{"too many hidden columns", workbookOf("", "<cols>"+strings.Repeat(`<col min="1" max="9" hidden="1"/>`, grid.MaxCols+1)+"</cols>"), grid.Damaged},
		{"too many cell styles", good.with(styles, "<styleSheet><cellXfs>"+strings.Repeat("<xf/>", maxStyles+1)+"</cellXfs></styleSheet>"), grid.TooLarge},
		{"too many fonts", good.with(styles, "<styleSheet><fonts>"+strings.Repeat("<font/>", maxStyles+1)+"</fonts></styleSheet>"), grid.TooLarge},
		{"too many formats", good.with(styles, "<styleSheet><numFmts>"+numFmts(maxStyles+1)+"</numFmts></styleSheet>"), grid.TooLarge},
		{"a long format", good.with(styles, `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="`+strings.Repeat("0", maxCode+1)+`"/></numFmts></styleSheet>`), grid.TooLarge},
		{"60,000 styles of one long format", good.with(styles, `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="`+strings.Repeat("0", maxCode)+`"/></numFmts><cellXfs>`+strings.Repeat(`<xf numFmtId="200"/>`, 60000)+"</cellXfs></styleSheet>"), 0},
		{"too many tags", workbookOf("", strings.Repeat("<a/>", ooxml.MaxTags)), grid.TooLarge},
		{"too many sheets", good.with(book, strings.Replace(good[book], "</sheets>", strings.Repeat(`<sheet name="x" r:id="rId1"/>`, grid.MaxSheets)+"</sheets>", 1)), grid.TooLarge},
		{"one part as many sheets", workbookOf("", strings.Repeat(" ", 10<<20)).with(book, strings.Replace(good[book], "</sheets>", strings.Repeat(`<sheet name="x" r:id="rId1"/>`, 100)+"</sheets>", 1)), grid.TooLarge},
		{"too many relationships", good.with(rels, strings.Replace(good[rels], "</Relationships>", strings.Repeat(`<Relationship Id="x" Type="/worksheet" Target="worksheets/sheet1.xml"/>`, ooxml.MaxRelations)+"</Relationships>", 1)), grid.TooLarge},
		{"too many attributes", workbookOf("<row"+strings.Repeat(` a="1"`, ooxml.MaxAttributes+1)+"/>", ""), grid.Damaged},
		{"too much UTF-16", good.with(sheet, "\xff\xfe"+strings.Repeat(" \x00", ooxml.MaxUTF16/2+1)), grid.TooLarge},
	}
	for _, c := range cases {
		bounded(t, c.name, c.p.zipped(t), c.want)
	}
}

// numFmts are n number formats.
func numFmts(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="0"/>`, i)
	}
	return b.String()
}

// TestAttributesTwice holds B21: XML in which a tag has an attribute twice is damaged.
func TestAttributesTwice(t *testing.T) {
	many := ""
	for i := range 60 {
		many += fmt.Sprintf(` a%d=""`, i)
	}
	good := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "")
	const sheet, rels = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
	cases := []struct {
		name string
		p    parts
		want grid.Reason
	}{
		{"address of a cell", workbookOf(`<row r="1"><c r="A1" r="B1"><v>1</v></c></row>`, ""), grid.Damaged},
		{"not side by side", workbookOf(`<row r="1" hidden="1" r="2"/>`, ""), grid.Damaged},
		{"of an empty element", workbookOf("", `<a b="" b=""/>`), grid.Damaged},
		{"of many", workbookOf("", "<a"+many+` a37=""/>`), grid.Damaged},
		{"many", workbookOf("", "<a"+many+"/>"), 0},
		{"like but for a prefix", workbookOf("", `<a id="1" r:id="2" r:ids="3"/>`), 0},
		{"in a part beside", good.with(rels, strings.Replace(good[rels], "Id=", `Id="x" Id=`, 1)), grid.Damaged},
		{"in a table of strings", good.with("xl/sharedStrings.xml", `<sst><si a="1" a="1"><t>x</t></si></sst>`), grid.Damaged},
		{"none", good.with(sheet, good[sheet]), 0},
	}
	for _, c := range cases {
		if _, err := Read(c.p.zipped(t)); reason(err) != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

// TestFalseSizes reads zip members that inflate to more, or to less, than the directory
// states.
func TestFalseSizes(t *testing.T) {
	p := workbookOf("", "")
	for _, stated := range []uint64{10, 100<<20 - 1, 100<<20 + 1, 250 << 20, 1 << 62} {
		var buf, packed bytes.Buffer
		z := zip.NewWriter(&buf)
		for name, content := range p {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(content)); err != nil {
				t.Fatal(err)
			}
		}
		f, err := flate.NewWriter(&packed, flate.BestSpeed)
		if err != nil {
			t.Fatal(err)
		}
		_, err = f.Write(make([]byte, 100<<20))
		if err := errors.Join(err, f.Close()); err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateRaw(&zip.FileHeader{Name: "xl/media/image1.png", Method: zip.Deflate, UncompressedSize64: stated, CompressedSize64: uint64(packed.Len())})
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Write(packed.Bytes())
		if err := errors.Join(err, z.Close()); err != nil {
			t.Fatal(err)
		}
		want := grid.Damaged
		if stated > ooxml.MaxUnzipped {
			want = grid.TooLarge
		}
		bounded(t, fmt.Sprintf("%d bytes stated", stated), buf.Bytes(), want)
	}
}

// TestLinks names the workbooks that formulas refer to and opens none of them.
func TestLinks(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><f>[1]Sheet1!A1</f><v>5</v></c></row>`, "")
	p = p.with("xl/_rels/workbook.xml.rels", rels(rel("rId1", "worksheet", "worksheets/sheet1.xml"), rel("rId9", "externalLink", "externalLinks/externalLink1.xml"))).
		with("xl/externalLinks/externalLink1.xml", "<externalLink/>").
		with("xl/externalLinks/_rels/externalLink1.xml.rels", rels(`<Relationship Id="a" Type="`+relType+`externalLinkPath" Target="file:///\\PC-02\share\上月.xlsx" TargetMode="External"/>`))
	book, err := Read(p.zipped(t))
	if err != nil || len(book.Links) != 1 || book.Links[0] != `\\PC-02\share\上月.xlsx` || dump(book.Sheets[0]) != "1: A1=n(5)" {
		t.Errorf("%+v, %v", book, err)
	}
}
