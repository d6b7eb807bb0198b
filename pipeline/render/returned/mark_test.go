package returned

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/finding"
)

// shelf is the parts of a workbook in every way in which a department may have made it.
func shelf(t *testing.T) map[string]parts {
	l := departmental()
	prefixed := parts{}
	for name, content := range l {
		prefixed[name] = content
		if strings.HasSuffix(name, ".xml") && strings.HasPrefix(name, "xl/") {
			content = strings.Replace(content, `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, `xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`, 1)
			prefixed[name] = prefixTags(content)
		}
	}
	strictly := parts{}
	for name, content := range l {
		content = strings.ReplaceAll(content, transitional.main, strict.main)
		strictly[name] = strings.ReplaceAll(content, transitional.relations, strict.relations)
	}
	bare := l.with("xl/_rels/workbook.xml.rels", strings.Replace(l["xl/_rels/workbook.xml.rels"], rel("rId4", "styles", "styles.xml"), "", 1))
	delete(bare, "xl/styles.xml")
	bare = bare.with(sheet1, strings.NewReplacer(` s="1" customFormat="1"`, "", ` s="1"`, "", ` s="2"`, "", ` s='2'`, "", ` style="3"`, "", ` dxfId="0"`, "").Replace(l[sheet1]))
	return map[string]parts{
		"as sent":              l,
		"with prefixes":        prefixed,
		"strict":               strictly,
		"without styles":       bare,
		"without addresses":    l.with(sheet1, strings.NewReplacer(` r="A2"`, "", ` r="B2"`, "", ` r="5"`, "", ` r="A5"`, "").Replace(l[sheet1])),
		"without rows":         l.swap(t, sheet1, l[sheet1][strings.Index(l[sheet1], "<sheetData>"):strings.Index(l[sheet1], "<sheetProtection")], "<sheetData />").with("xl/calcChain.xml", declaration+`<calcChain xmlns="`+transitional.main+`"/>`),
		"without views":        l.swap(t, bookXML, `<bookViews><workbookView xWindow="0" yWindow="0" firstSheet="1" activeTab="1"/></bookViews>`, ""),
		"without names":        l.swap(t, bookXML, l[bookXML][strings.Index(l[bookXML], "<definedNames>"):strings.Index(l[bookXML], "<calcPr")], ""),
		"with notes":           withNotes(l),
		"with threads":         withThread(l),
		"with form controls":   withControls(l),
		"its own 审核意见":         l.swap(t, bookXML, `name="融资"`, `name="审核意见"`),
		"a sheet name escaped": l.swap(t, bookXML, `name="融资"`, `name="融资_x005F_表"`),
	}
}

// prefixTags puts x: in front of the names of elements that have no prefix.
func prefixTags(content string) string {
	var out strings.Builder
	for i := range len(content) {
		out.WriteByte(content[i])
		if content[i] == '<' && content[i+1] >= 'a' && content[i+1] <= 'z' || content[i] == '/' && content[i-1] == '<' {
			out.WriteString("x:")
		}
	}
	return out.String()
}

var everywhere = []finding.Finding{
	at(finding.Error, "B2", wrong),                        // a shared string
	at(finding.Warning, "B5", early),                      // a shared formula
	at(finding.Error, "A3", wrong),                        // a row that is not there
	at(finding.Error, "C4", wrong),                        // a cell that is not there, behind the others
	at(finding.Error, "C5", wrong),                        // between others
	at(finding.Error, "D3", wrong),                        // under a merge
	at(finding.Warning, "B2", early),                      // a second one on the cell
	at(finding.Info, "A1", finding.Words{Found: "提示不标。"}), // never marked
	at(finding.Error, "", finding.Words{Found: "缺少必有的列：“签约日期”。", Action: "请补上。"}), // on the sheet as a whole
	{Rule: "file.links", Severity: finding.Warning, File: "招商.xlsx", Words: finding.Words{Found: "公式引用了其他工作簿。", Action: "请核对。"}},
}

// Whatever a workbook is like: parts that need no mark keep their bytes as compressed,
// those that are changed stay well-formed, every value is read again as it was.
func TestNothingElseChanges(t *testing.T) {
	touched := []string{contentTypes, bookXML, "xl/_rels/workbook.xml.rels", "xl/styles.xml", sheet1, rels1, "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
	for name, p := range shelf(t) {
		t.Run(name, func(t *testing.T) {
			data := p.zipped(t)
			marked := mark(t, own, data, everywhere...)
			unharmed(t, data, marked, touched)
			sameValues(t, data, marked)
			if again := mark(t, own, data, everywhere...); !bytes.Equal(marked, again) {
				t.Error("marked twice, it differs")
			}
		})
	}
}

// unharmed wants all members but the touched ones to be copies, bit for bit as compressed,
// with their names, methods and comments, in their order.
func unharmed(t testing.TB, before, after []byte, touched []string) {
	t.Helper()
	old, now := members(t, before), members(t, after)
	for i, f := range old {
		if i >= len(now) || now[i].Name != f.Name {
			t.Fatalf("member %d is no longer %s", i, f.Name)
		}
		g := now[i]
		if slices.Contains(touched, f.Name) {
			continue
		}
		if f.Method != g.Method || f.CRC32 != g.CRC32 || f.Comment != g.Comment || !bytes.Equal(f.Extra, g.Extra) || !bytes.Equal(raw(t, f), raw(t, g)) {
			t.Errorf("%s is not a copy", f.Name)
		}
	}
	for _, f := range now {
		if strings.HasSuffix(f.Name, ".png") || strings.HasSuffix(f.Name, ".bin") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(member(t, after, f.Name)))
		for {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
}

func members(t testing.TB, data []byte) []*zip.File {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.Comment != "报送" {
		t.Errorf("the comment of the zip is %q", z.Comment)
	}
	return z.File
}

func raw(t testing.TB, f *zip.File) []byte {
	t.Helper()
	r, err := f.OpenRaw()
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// sameValues has another reader read every sheet before and after, values and formulas.
func sameValues(t testing.TB, before, after []byte) {
	t.Helper()
	old, now := values(t, before), values(t, after)
	for sheet, cells := range old {
		if diff := cmp.Diff(cells, now[sheet]); diff != "" {
			t.Errorf("sheet %s reads otherwise (-sent +marked):\n%s", sheet, diff)
		}
	}
}

func values(t testing.TB, data []byte) map[string]map[string]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all := map[string]map[string]string{}
	for _, sheet := range f.GetSheetList() {
		cells := map[string]string{}
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, value := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if value != "" || formula != "" {
					cells[cell] = value + " =" + formula
				}
			}
		}
		all[sheet] = cells
	}
	return all
}

// What a sheet looks like after marking, change by change.
func TestMarkedSheet(t *testing.T) {
	lastRow := at(finding.Error, "B1048576", wrong)
	marked := mark(t, own, departmental().zipped(t), append(slices.Clone(everywhere), lastRow)...)
	holds(t, marked, sheet1,
		`<c s="4" r="B2" t="s"><v>2</v></c>`, // shown in a style of its own, the value as it was
		`<c r="C2" s="`,                      // the anchor of the merge stands for D3, in the row's style
		`<row r="3"><c r="A3" s="`,           // a new row
		`<c r="C4" s="`,                      // a new cell behind the last
		`<f t="shared" si="0"/>`,             // the formula untouched
		`<c r="C5" s="`,                      // a new cell between others
		`<row r="1048576"><c r="B1048576" s="`,
		`<sheetProtection sheet="1" objects="1" scenarios="1"/>`,
		`<legacyDrawing xmlns:r="`+transitional.relations+`" r:id="rIdOpinion2"/><tableParts`,
	)
	content := member(t, marked, sheet1)
	if strings.Contains(content, `r="D3"`) {
		t.Error("the covered cell is marked, which nobody sees")
	}
	if strings.Contains(content, `<row r="5" spans`) {
		t.Error("a row with new cells keeps its span")
	}
	// The row's style (number format, font, alignment, protection) but for the fill.
	styles := member(t, marked, "xl/styles.xml")
	if n := strings.Count(styles, errorColour); n != 1 {
		t.Errorf("the red fill is there %d times", n)
	}
	holds(t, marked, "xl/styles.xml", `<fills count="`, `<xf numFmtId="164" fontId="1" fillId="3" borderId="0" xfId="0" applyFill="1"><alignment horizontal="center"/><protection locked="0"/></xf>`)
	holds(t, marked, "xl/comments1.xml", `ref="B2"`, "审核意见第2条（强制性）\n问题：“约3000”是约数或界限，不能作为精确数值。\n要求：应填写一个确切的数字。\n处理：请填报单位更正后重报。\n审核意见第")
	holds(t, marked, "xl/drawings/vmlDrawing1.vml", `<x:Row>1</x:Row><x:Column>1</x:Column>`, `<x:Row>1048575</x:Row>`)
}

// The new sheet shifts what counts sheets by position, and nothing that counts them by id.
func TestWorkbookPart(t *testing.T) {
	marked := mark(t, own, departmental().zipped(t), everywhere...)
	holds(t, marked, bookXML,
		`<sheets><sheet xmlns:r="`+transitional.relations+`" name="审核意见" sheetId="9" r:id="rIdOpinion1"/><sheet name="招商 &amp; 项目" sheetId="3" r:id="rId1"/>`,
		`activeTab="2"`, // the sheet that was shown has no mark: it stays selected and as it was
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">'审核意见'!$3:$3</definedName>`,
		`<definedName name="_xlnm.Print_Area" localSheetId="2">融资!$A$1:$C$9</definedName>`)
	if strings.Contains(member(t, marked, bookXML), "firstSheet") {
		t.Error("the tabs begin behind 审核意见")
	}
	onShown := everywhere[0]
	onShown.Sheet, onShown.Cell = "融资", "A1"
	marked = mark(t, own, departmental().zipped(t), onShown)
	holds(t, marked, bookXML, `activeTab="0"`)
	holds(t, marked, "xl/worksheets/sheet4.xml", `tabSelected="1"`)
	if strings.Contains(member(t, marked, sheet2), "tabSelected") {
		t.Error("two sheets are selected: what is typed goes into both")
	}
}

// A package that cannot be changed safely is refused; the caller returns it as it is.
func TestRefused(t *testing.T) {
	l := departmental()
	cases := map[string]parts{
		"signed":              l.with("_xmlsignatures/sig1.xml", "<a/>"),
		"shared":              l.with("xl/revisions/revisionHeaders.xml", "<a/>"),
		"UTF-16":              l.with(sheet1, "\xff\xfe<\x00"),
		"cut":                 l.with(sheet1, l[sheet1][:len(l[sheet1])/2]),
		"a style that is not": l.swap(t, sheet1, `<c r="B2" t="s">`, `<c r="B2" t="s" s="99">`),
		"no workbook":         l.with("_rels/.rels", rels()),
		"a document type":     l.with(sheet1, `<!DOCTYPE a [<!ENTITY b "c">]>`+l[sheet1]),
	}
	full := strings.Repeat(`<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`, maxStyles-4)
	cases["all styles taken"] = l.swap(t, "xl/styles.xml", `</cellXfs>`, full+`</cellXfs>`)
	for name, p := range cases {
		if _, err := Mark(own, p.zipped(t), everywhere); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, data := range [][]byte{nil, []byte("PK\x03\x04"), []byte("甲,乙")} {
		if _, err := Mark(own, data, everywhere); err == nil {
			t.Errorf("%q: no error", data)
		}
	}
	wrongCell := at(finding.Error, "ZZZZ9", wrong)
	if _, err := Mark(own, l.zipped(t), []finding.Finding{wrongCell}); err == nil {
		t.Error("a cell that does not exist: no error")
	}
}
