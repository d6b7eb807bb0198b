package ooxml

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

// TestDamage cuts and alters a whole file at every byte: whatever is read must be the same
// as from the whole file.
func TestDamage(t *testing.T) {
	data := workbookOf(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>0.25</v></c></row><row r="9"><c r="C9"><v>7</v></c></row>`,
		`<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`).zipped(t)
	whole, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if book, err := Read(data[:n]); err == nil || reason(err) == 0 {
			t.Fatalf("cut at %d: %v, %v", n, book, err)
		}
		for _, mask := range []byte{0x01, 0x80, 0xff} {
			altered := bytes.Clone(data)
			altered[n] ^= mask
			book, err := Read(altered)
			if err == nil && !reflect.DeepEqual(book, whole) {
				t.Errorf("byte %d ^ %#x: read as %v", n, mask, book)
			}
			if err != nil && reason(err) == 0 {
				t.Errorf("byte %d ^ %#x: %v", n, mask, err)
			}
		}
	}
}

// TestCutPart cuts the sheet part itself, the zip around it being whole.
func TestCutPart(t *testing.T) {
	p := workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>`, "")
	sheet := p["xl/worksheets/sheet1.xml"]
	for n := range len(sheet) {
		if book, err := Read(p.with("xl/worksheets/sheet1.xml", sheet[:n]).zipped(t)); reason(err) != grid.Damaged {
			t.Fatalf("cut at %d: %v, %v", n, book, err)
		}
	}
}

func sampleFiles(t testing.TB) []string {
	t.Helper()
	files, _ := filepath.Glob("../../../inputs/2020-12/*.xlsx")
	if len(files) == 0 {
		t.Fatal("the sample files are not where they should be")
	}
	return files
}

func TestSamples(t *testing.T) {
	for _, file := range sampleFiles(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		book, err := Read(data)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if !strings.HasPrefix(filepath.Base(file), "招商中心") {
			continue
		}
		var names []string
		for _, s := range book.Sheets {
			names = append(names, fmt.Sprintf("%s %v", s.Name, s.Hidden))
		}
		if want := []string{"招商项目台账 false", "到位资金台账 false", "洽谈考察台账 false", "填写说明 true"}; !slices.Equal(names, want) {
			t.Errorf("sheets %q", names)
		}
		first, _, _ := strings.Cut(dump(grid.Sheet{Rows: book.Sheets[0].Rows[3:]}), "\n")
		if want := "4: A4=n(1) B4=t(2020-990000-25-03-101295) C4=t(年产388万件电子项目) D4=t(上虞锦丰食品科技有限公司) E4=t(县外市内) F4=t(上虞区) G4=t(框架协议) H4=t(2019.3.4) I4=t(44,400) J4=t(2019.12.28) K4=t(2020.1.8) M4=t(新昌经济开发区) O4=t(大明市新区) P4=t(吕某) Q4=t(招商一科) R4=t(章某)"; first != want {
			t.Errorf("row 4:\ngot  %s\nwant %s", first, want)
		}
	}
}

func FuzzOOXML(f *testing.F) {
	f.Add([]byte(`<row r="1"><c r="A1" t="s"><v>1</v></c><c><f>1</f></c></row>`), []byte(`<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>`))
	f.Add([]byte(`<row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>&#65;<![CDATA[x]]></t></is></c></row>`), []byte(`<sst/>`))
	f.Add([]byte(`</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><sheetData>`), []byte("\xff\xfe<\x00"))
	f.Fuzz(func(t *testing.T, rows, strings []byte) {
		p := workbookOf(string(rows), "").with("xl/sharedStrings.xml", string(strings))
		checkBook(t, p.zipped(t))
	})
}

func FuzzPackage(f *testing.F) {
	f.Add(workbookOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, "").zipped(f))
	f.Fuzz(func(t *testing.T, data []byte) { checkBook(t, data) })
}

// checkBook holds what was read, if anything, against the promises of package grid.
func checkBook(t *testing.T, data []byte) {
	book, err := Read(data)
	if err != nil {
		if reason(err) == 0 {
			t.Fatalf("untyped error: %v", err)
		}
		return
	}
	for _, s := range book.Sheets {
		line := 0
		for _, row := range s.Rows {
			if row.Line <= line || len(row.Cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", row.Line, line, len(row.Cells))
			}
			line = row.Line
			col := 0
			for _, c := range row.Cells {
				if c.Col <= col || c.Kind == 0 || (c.Text == "" && c.Kind != grid.NoValue) {
					t.Fatalf("row %d: cell %+v after column %d", row.Line, c, col)
				}
				col = c.Col
			}
		}
	}
}
