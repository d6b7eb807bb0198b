package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/rule"
)

const (
	spreadsheetNS = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	packageNS     = ` xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	documentKind  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// workbook writes a package with one sheet for each of the parts.
func workbook(t *testing.T, shared string, sheets ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var list, related strings.Builder
	for i, s := range sheets {
		fmt.Fprintf(&list, `<sheet name="表%d" sheetId="%d" r:id="r%d"/>`, i+1, i+1, i+1)
		fmt.Fprintf(&related, `<Relationship Id="r%d" Type="%sworksheet" Target="s%d.xml"/>`, i+1, documentKind, i+1)
		add(fmt.Sprintf("xl/s%d.xml", i+1), `<worksheet`+spreadsheetNS+`>`+s+`</worksheet>`)
	}
	if shared != "" {
		add("xl/shared.xml", shared)
		related.WriteString(`<Relationship Id="rs" Type="` + documentKind + `sharedStrings" Target="shared.xml"/>`)
	}
	add("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`)
	add("_rels/.rels", `<Relationships`+packageNS+`><Relationship Id="r" Type="`+documentKind+`officeDocument" Target="xl/workbook.xml"/></Relationships>`)
	add("xl/workbook.xml", `<workbook`+spreadsheetNS+`><sheets>`+list.String()+`</sheets></workbook>`)
	add("xl/_rels/workbook.xml.rels", `<Relationships`+packageNS+`>`+related.String()+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// rowsOf writes rows of texts parted by "|"; a cell that begins with # is a number.
func rowsOf(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(`<row>`)
		for _, c := range strings.Split(line, "|") {
			if n, ok := strings.CutPrefix(c, "#"); ok {
				b.WriteString(`<c><v>` + n + `</v></c>`)
			} else {
				b.WriteString(`<c t="inlineStr"><is><t>` + c + `</t></is></c>`)
			}
		}
		b.WriteString(`</row>`)
	}
	return b.String()
}

func sheetData(rows string) string { return `<sheetData>` + rows + `</sheetData>` }

// repeatRows writes a row n times.
func repeatRows(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(rowsOf(line(i)))
	}
	return b.String()
}

// checkBounds reads files within the bounds of memory and findings: so many rows of the ledger
// investment, -1 for none, and no other hard findings than those of one rule.
func checkBounds(t *testing.T, files []Input, defs []definition.Ledger, rows int, hard string) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	set, list := Read(files, defs, december)
	runtime.ReadMemStats(&after)
	used := (after.TotalAlloc - before.TotalAlloc) >> 20
	t.Logf("%d MB allocated, %d findings", used, len(list))
	if used > 1200 {
		t.Errorf("%d MB allocated", used)
	}
	got := -1
	if l := set["investment"]; l != nil {
		got = len(l.Rows)
	}
	if got != rows {
		t.Errorf("%d rows, want %d", got, rows)
	}
	if len(list) > 80000 {
		t.Errorf("%d findings", len(list))
	}
	for _, f := range list {
		if f.Severity == finding.Error && f.Rule != hard {
			t.Fatalf("%s at %s: %s", f.Rule, f.Cell, f.Message())
		}
	}
	if hard != "" && !hasRule(list, hard) {
		t.Errorf("nothing is said of it: %v", list)
	}
}

// TestBounds reads what a small file may blow up to: in bounded time and memory, with rows
// where it is a ledger all the same, else with a finding that says what to do.
func TestBounds(t *testing.T) {
	head := rowsOf(investHead)
	row := func(i int) string {
		return strings.NewReplacer("P1", fmt.Sprintf("P%d", i), "经开区", "甲镇").Replace(investRow)
	}
	var merges, beside strings.Builder
	for i := range 100000 {
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:H%d"/>`, i+2, i+2)
		fmt.Fprintf(&beside, `<mergeCell ref="K%d:L%d"/>`, i+2, i+2)
	}
	csvHead := strings.ReplaceAll(investHead, "|", ",") + "\n"
	csvRow := func(i int) string { return strings.NewReplacer("|", ",", "#", "").Replace(row(i)) + "\n" }
	var months []Input
	for i := range 3000 {
		months = append(months, Input{fmt.Sprintf("表%04d.csv", i), []byte(csvHead + csvRow(i))})
	}
	var sheets []string
	for i := range 500 {
		sheets = append(sheets, sheetData(head+rowsOf(row(i))))
	}
	one := func(data []byte) []Input { return []Input{{"表.xlsx", data}} }
	cases := []struct {
		name  string
		files []Input
		rows  int // of investment; -1 for none sent
		hard  string
	}{
		{"formatted blank rows", one(workbook(t, "", sheetData(head+rowsOf(row(1))+strings.Repeat(`<row><c s="0"/><c s="0"/></row>`, 1000000)))), 1, ""},
		{"blank csv lines", []Input{{"表.csv", []byte(csvHead + csvRow(1) + strings.Repeat(",,,,,,,,,\r\n", 900000))}}, 1, ""},
		{"16384 columns", one(workbook(t, "", sheetData(rowsOf(investHead+strings.Repeat("|其他", 16376), row(1)+strings.Repeat("|x", 16376))))), 1, ""},
		{"100000 merges", one(workbook(t, "", sheetData(head+strings.Repeat(`<row><c t="inlineStr"><is><t>产业项目</t></is></c></row>`, 100000)+rowsOf(row(1)))+`<mergeCells>`+merges.String()+`</mergeCells>`)), 1, ""},
		{"20000 headers", one(workbook(t, "", sheetData(strings.Repeat(head, 20000)+rowsOf(row(1)))+`<mergeCells>`+beside.String()+`</mergeCells>`)), 1, ""},
		{"20000 lines that are hardly headers", one(workbook(t, "", sheetData(head+rowsOf(row(1))+strings.Repeat(rowsOf("项目编号|项目名称|||||"), 20000))+`<mergeCells>`+beside.String()+`</mergeCells>`)), 20001, rule.Required},
		{"a wrong total below each row", one(workbook(t, "", sheetData(head+repeatRows(50000, row)+repeatRows(50000, func(int) string { return "合计||||||#1" })))), 50000, ""},
		{"amounts without names", one(workbook(t, "", sheetData(head+repeatRows(30000, row)+repeatRows(30000, func(int) string { return "||||||#1" })))), 60000, rule.Required},
		{"every cell wrong", one(workbook(t, "", sheetData(head+repeatRows(30000, func(i int) string { return strings.Replace(row(i), "#100", "约3", 1) })))), 30000, rule.Number},
		{"500 sheets", one(workbook(t, "", sheets...)), 500, ""},
		{"deep nesting", one(workbook(t, "", strings.Repeat("<a>", 100000))), -1, rule.File},
		{"one long text in each cell", one(workbook(t, `<sst><si><t>`+strings.Repeat("长", 1<<20)+`</t></si></sst>`, sheetData(strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, 1000)))), -1, rule.File},
		{"a zip bomb", one(workbook(t, "", sheetData(strings.Repeat(" ", 300<<20)))), -1, rule.File},
		{"3000 files", months, 3000, ""},
		{"a csv line of 50 MB", []Input{{"表.csv", []byte(csvHead + csvRow(1) + strings.Replace(csvRow(2), "甲", strings.Repeat("长", 50<<20/3), 1))}}, -1, rule.File},
		{"a csv of 50 MB without a line", []Input{{"表.csv", bytes.Repeat([]byte("长"), 50<<20/3)}}, -1, rule.File},
		{"a csv of too many cells", []Input{{"表.csv", []byte(csvHead + strings.Repeat(strings.Repeat("1,", 1000)+"\n", 9000))}}, -1, rule.File},
	}
	defs := shippedLedgers(t)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			checkBounds(t, c.files, defs, c.rows, c.hard)
		})
	}
}

func hasRule(list []finding.Finding, rule string) bool {
	for _, f := range list {
		if f.Rule == rule {
			return true
		}
	}
	return false
}
