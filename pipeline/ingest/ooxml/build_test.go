package ooxml

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/grid"
)

const (
	contentTypes = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	packageRels  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	relType      = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	ns           = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// parts is a package in the making: part name to content.
type parts map[string]string

// zipped writes the parts in the order of their names.
func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func (p parts) with(name, content string) parts {
	q := maps.Clone(p)
	q[name] = content
	return q
}

func (p parts) without(name string) parts {
	q := maps.Clone(p)
	delete(q, name)
	return q
}

func rel(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id=%q Type=%q Target=%q/>`, id, relType+kind, target)
}

func rels(list ...string) string {
	return `<Relationships>` + strings.Join(list, "") + `</Relationships>`
}

// workbookOf is a package with one sheet of that <sheetData> content and what follows it.
func workbookOf(rows, tail string) parts {
	return parts{
		"[Content_Types].xml": contentTypes,
		"_rels/.rels":         packageRels,
		"xl/workbook.xml":     `<workbook ` + ns + `><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": rels(rel("rId1", "worksheet", "worksheets/sheet1.xml"),
			rel("rId2", "sharedStrings", "sharedStrings.xml"), rel("rId3", "styles", "styles.xml")),
		"xl/sharedStrings.xml": `<sst><si><t>甲</t></si><si><r><rPr><b/></rPr><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh><phoneticPr fontId="1"/></si><si><t/></si><si><t>a&amp;b_x000D_c_x005F_d</t></si></sst>`,
		"xl/styles.xml": `<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>` +
			`<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": `<worksheet ` + ns + `><sheetData>` + rows + `</sheetData>` + tail + `</worksheet>`,
	}
}

// dump writes a sheet as one line per row: "3: A=text B=number%".
func dump(s grid.Sheet) string {
	kinds := map[grid.Kind]string{grid.Text: "t", grid.Number: "n", grid.Bool: "b", grid.Error: "e", grid.DateText: "d", grid.NoValue: "?"}
	formats := map[grid.Format]string{grid.Percent: "%", grid.DateTime: "@"}
	var b strings.Builder
	for _, row := range s.Rows {
		fmt.Fprintf(&b, "%d", row.Line)
		if row.Hidden {
			b.WriteString(" hidden")
		}
		b.WriteString(":")
		for _, c := range row.Cells {
			fmt.Fprintf(&b, " %s=%s%s(%s)", address(row.Line, c.Col), kinds[c.Kind], formats[c.Format], c.Text)
		}
		b.WriteString("\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// reason gives the reason of a refusal, 0 for any other outcome.
func reason(err error) grid.Reason {
	var refused *grid.FileError
	if errors.As(err, &refused) {
		return refused.Reason
	}
	return 0
}
