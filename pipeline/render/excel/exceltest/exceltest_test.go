package exceltest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/render/excel/pack"
)

// listener takes what a check says instead of failing.
type listener struct {
	testing.TB
	said []string
}

func (l *listener) Helper() {}

func (l *listener) Error(args ...any) { l.said = append(l.said, fmt.Sprint(args...)) }

func (l *listener) Errorf(format string, args ...any) {
	l.said = append(l.said, fmt.Sprintf(format, args...))
}

func (l *listener) Fatal(args ...any) { panic(fmt.Sprint(args...)) }

func (l *listener) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// heard returns what CheckPackage says of a workbook.
func heard(t *testing.T, data []byte) (said string) {
	t.Helper()
	l := &listener{TB: t}
	defer func() {
		if p := recover(); p != nil {
			said = fmt.Sprint(p)
		}
	}()
	CheckPackage(l, data)
	return strings.Join(l.said, "; ")
}

// whole is a workbook with a style, a number format, merged cells, a link and a name.
func whole(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	format := "0.000"
	id, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, CustomNumFmt: &format})
	for _, failed := range []error{
		err,
		f.SetCellValue("Sheet1", "A1", 1), f.SetCellValue("Sheet1", "B1", 2), f.SetCellValue("Sheet1", "A2", "一"), f.SetCellStyle("Sheet1", "A1", "B1", id),
		f.MergeCell("Sheet1", "C1", "D2"), f.MergeCell("Sheet1", "E3", "F3"), f.SetCellHyperLink("Sheet1", "A2", "'Sheet1'!A1", "Location"),
		f.SetDefinedName(&excelize.DefinedName{Name: "fig_x", RefersTo: "'Sheet1'!$A$1"}),
	} {
		if failed != nil {
			t.Fatal(failed)
		}
	}
	data, err := pack.Bytes(f, pack.Missing{})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// changed is a workbook with something else written in one of its parts.
func changed(t *testing.T, data []byte, part, from, to string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, whole := range Parts(t, data) {
		if name == part {
			if !bytes.Contains(whole, []byte(from)) {
				t.Fatalf("%s does not hold %q: %s", part, from, whole)
			}
			whole = bytes.Replace(whole, []byte(from), []byte(to), 1)
		}
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(whole); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// The check says nothing of a whole workbook, and something of every damage.
func TestCheckPackageFindsDamage(t *testing.T) {
	sheet, styles, book := "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"
	good := whole(t)
	if said := heard(t, good); said != "" {
		t.Fatalf("a whole workbook: %s", said)
	}
	for _, c := range []struct{ part, from, to, want string }{
		{sheet, `<row r="2"`, `<row r="1"`, "stands after row 1"},
		{sheet, `r="B1"`, `r="A1"`, "after column 1"},
		{sheet, `s="1"`, `s="9"`, "has the style 9"},
		{sheet, `<v>1</v>`, `<v>一</v>`, "as a number"},
		{sheet, `t="s"><v>0</v>`, `t="s"><v>5</v>`, "the shared string 5 of 1"},
		{sheet, `ref="E3:F3"`, `ref="D2:F3"`, "overlaps another"},
		{sheet, `ref="E3:F3"`, `ref="here"`, "merges here"},
		{sheet, `location="&#39;Sheet1`, `location="&#39;Sheet2`, "no sheet of the workbook"},
		{sheet, `<dimension ref="A1:B2"`, `<dimension ref="A1:B9"`, "A1:B9"},
		{styles, `fontId="1"`, `fontId="7"`, "the fontId 7 of 2"},
		{styles, `<fonts count="2"`, `<fonts count="3"`, "fonts says 3 and has 2"},
		{styles, `numFmtId="164"`, `numFmtId="9"`, "is built in"},
		{book, `Sheet1&#39;!`, `Sheet3&#39;!`, "the name fig_x"},
		{"xl/_rels/workbook.xml.rels", `"styles.xml"`, `"style.xml"`, "which is not there"},
		{"[Content_Types].xml", `PartName="/xl/styles.xml"`, `PartName="/xl/other.xml"`, "content type"},
	} {
		if said := heard(t, changed(t, good, c.part, c.from, c.to)); !strings.Contains(said, c.want) {
			t.Errorf("%s with %s for %s: %q, want %q", c.part, c.to, c.from, said, c.want)
		}
	}
}
