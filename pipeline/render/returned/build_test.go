package returned

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

// parts is a package in the making: part name to content.
type parts map[string]string

func (p parts) with(name, content string) parts {
	q := maps.Clone(p)
	q[name] = content
	return q
}

// swap replaces a text that a part must hold.
func (p parts) swap(t testing.TB, name, old, now string) parts {
	t.Helper()
	if !strings.Contains(p[name], old) {
		t.Fatalf("%s holds no %q", name, old)
	}
	return p.with(name, strings.Replace(p[name], old, now, 1))
}

// zipped packs the parts by name; one is stored, the others are compressed.
func (p parts) zipped(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i, name := range slices.Sorted(maps.Keys(p)) {
		header := &zip.FileHeader{Name: name, Method: zip.Deflate, Comment: "部件", Extra: []byte{0x99, 0x99, 2, 0, 'z', 'r'}}
		if i == 1 {
			header.Method = zip.Store
		}
		w, err := z.CreateHeader(header)
		if err == nil {
			_, err = io.WriteString(w, p[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.SetComment("报送"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

const (
	ns      = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	kinds   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	sheet1  = "xl/worksheets/sheet1.xml"
	sheet2  = "xl/worksheets/sheet2.xml"
	rels1   = "xl/worksheets/_rels/sheet1.xml.rels"
	bookXML = "xl/workbook.xml"
)

func rel(id, kind, target string) string {
	return fmt.Sprintf(`<Relationship Id=%q Type=%q Target=%q/>`, id, kinds+kind, target)
}

func rels(list ...string) string {
	return declaration + `<Relationships xmlns="` + packageLinks + `">` + strings.Join(list, "") + `</Relationships>`
}

// departmental is a workbook as a department sends it: two ledgers and a code list that is
// hidden, formulas, a table, a conditional format, a protected sheet, names that belong to
// one sheet, a macro, a picture, and a part that nobody knows.
func departmental() parts {
	return parts{
		contentTypes: declaration + `<Types xmlns="` + packageTypes + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>` +
			`<Override PartName="/xl/workbook.xml" ContentType="` + typePrefix + `sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + typePrefix + `worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="` + typePrefix + `worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="` + typePrefix + `worksheet+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + typePrefix + `styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="` + typePrefix + `sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="` + typePrefix + `calcChain+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="` + typePrefix + `table+xml"/></Types>`,
		"_rels/.rels": rels(rel("rId1", "officeDocument", "xl/workbook.xml")),
		bookXML: declaration + `<workbook ` + ns + `><workbookPr date1904="0"/><workbookProtection lockStructure="1"/><bookViews><workbookView xWindow="0" yWindow="0" firstSheet="1" activeTab="1"/></bookViews>` +
			`<sheets><sheet name="招商 &amp; 项目" sheetId="3" r:id="rId1"/><sheet name="融资" sheetId="7" r:id="rId2"/><sheet name="代码" sheetId="8" state="hidden" r:id="rId3"/></sheets>` +
			`<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">融资!$A$1:$C$9</definedName><definedName name="全部">'招商 &amp; 项目'!$A$1:$D$9</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
		"xl/_rels/workbook.xml.rels": rels(rel("rId1", "worksheet", "worksheets/sheet1.xml"), rel("rId2", "worksheet", "/xl/worksheets/sheet2.xml"), rel("rId3", "worksheet", "worksheets/sheet3.xml"),
			rel("rId4", "styles", "styles.xml"), rel("rId5", "sharedStrings", "sharedStrings.xml"), rel("rId6", "calcChain", "calcChain.xml"), rel("rId7", "vbaProject", "vbaProject.bin")),
		"xl/sharedStrings.xml": declaration + `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="4" uniqueCount="4"><si><t>项目编号</t></si><si><t>总投资</t></si><si><t>约3000</t></si><si><r><rPr><b/><sz val="11"/></rPr><t>富</t></r><r><t xml:space="preserve"> 文本</t></r></si></sst>`,
		"xl/styles.xml": declaration + `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><fonts count="2"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts>` +
			`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF92D050"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="1" fillId="2" borderId="0" xfId="0" applyFill="1"><alignment horizontal="center"/><protection locked="0"/></xf><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="4" fontId="1" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
			`<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFF0000"/></patternFill></fill></dxf></dxfs></styleSheet>`,
		sheet1: declaration + `<worksheet ` + ns + `><dimension ref="A1:D6"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="2" width="14" customWidth="1"/><col min="3" max="4" width="18" style="3" customWidth="1"/></cols><sheetData>` +
			`<row r="1" spans="1:3"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s" s="0"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row>` +
			`<row r="2" spans="1:3" s="1" customFormat="1" ht="20" customHeight="1"><c r="A2" s="1"><v>44193</v></c><c r="B2" t="s"><v>2</v></c></row>` +
			"\n<row r='4'><c r='A4'><v>5</v></c><c r='B4' s='2'><f t=\"shared\" ref=\"B4:B5\" si=\"0\">A4*2</f><v>10</v></c></row>" +
			`<row r="5"><c r="A5"><v>6</v></c><c r="B5" s="2"><f t="shared" si="0"/><v>12</v></c><c r="D5" t="inlineStr"><is><t>=1+1</t></is></c></row>` +
			`</sheetData><sheetProtection sheet="1" objects="1" scenarios="1"/><mergeCells count="1"><mergeCell ref="C2:D3"/></mergeCells><conditionalFormatting sqref="B2:B5"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>0</formula></cfRule></conditionalFormatting><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`,
		rels1:                      rels(rel("rId1", "table", "../tables/table1.xml")),
		"xl/tables/table1.xml":     declaration + `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表1" displayName="表1" ref="A4:B5" headerRowCount="0"><tableColumns count="2"><tableColumn id="1" name="列1"/><tableColumn id="2" name="列2"/></tableColumns></table>`,
		sheet2:                     declaration + `<worksheet ` + ns + `><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData><row r="1"><c r="A1" t="str"><v>主体</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/sheet3.xml": declaration + `<worksheet ` + ns + `><sheetData/></worksheet>`,
		"xl/calcChain.xml":         declaration + `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="B4" i="3"/><c r="B5" i="3"/></calcChain>`,
		"xl/vbaProject.bin":        "macro\x00\x01",
		"xl/media/image1.png":      "\x89PNG",
		"custom/未知.xml":            `<any attr='>'><!-- <c r="B2"/> --></any>`,
	}
}

// at is a finding on the ledger's first sheet.
func at(severity finding.Severity, cell string, words finding.Words) finding.Finding {
	return finding.Finding{Rule: "value.number", Severity: severity, File: "招商.xlsx", Sheet: "招商 & 项目", Cell: cell,
		Column: "总投资", Value: "约3000", Words: words}
}

var (
	wrong = finding.Words{Found: "“约3000”是约数或界限，不能作为精确数值。", Expected: "应填写一个确切的数字。"}
	early = finding.Words{Found: "落地早于签约。", Expected: "先签约后落地。", Action: "请核实。"}
)

var own = File{Name: "招商.xlsx"}

// mark marks a workbook and holds what came out against what went in (unharmed).
func mark(t testing.TB, f File, data []byte, findings ...finding.Finding) []byte {
	t.Helper()
	marked, err := Mark(f, data, findings)
	if err != nil {
		t.Fatal(err)
	}
	return marked
}

// member gives the content of a part, "" when it is not there.
func member(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name != name {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(content)
	}
	return ""
}

// holds wants texts in a part.
func holds(t testing.TB, data []byte, name string, wants ...string) {
	t.Helper()
	content := member(t, data, name)
	for _, want := range wants {
		if !strings.Contains(content, want) {
			t.Errorf("%s lacks %s:\n%s", name, want, content)
		}
	}
}
