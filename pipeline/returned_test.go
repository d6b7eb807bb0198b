package pipeline_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document/documenttest"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/month"
	"zonereport/pipeline/runfolder"
	"zonereport/templates/templatestest"
)

var keep = flag.String("keep", "", "folder for the workbook of the twelve defects, as sent and as returned, to be looked at")

// monthOf is the material of December 2020 with some department files.
func monthOf(t *testing.T, files ...runfolder.File) month.Material {
	t.Helper()
	defs, err := load.Definitions(templatestest.Folder(t))
	if err != nil {
		t.Fatal(err)
	}
	return month.Material{Office: month.Office{Defs: defs, Zone: definition.Zone{Name: "新昌经济开发区"}}, Period: calendar.Month{Year: 2020, Number: 12},
		Inputs: append([]runfolder.File{{Path: "zone.toml"}}, files...)}
}

// back is what a department gets back for a file, and the findings on it.
func back(t *testing.T, m month.Material, name string) ([]runfolder.File, []finding.Finding) {
	t.Helper()
	_, all, _ := pipeline.Examine(pipeline.Job{}, m)
	finding.Sort(all)
	var on []finding.Finding
	for _, f := range all {
		if f.File == name {
			on = append(on, f)
		}
	}
	for _, f := range m.Inputs {
		if f.Path == "2020-12/"+name {
			files, err := pipeline.Mark(m, name, f.Data, on)
			if err != nil {
				t.Fatal(err)
			}
			return files, on
		}
	}
	t.Fatalf("no file %s", name)
	return nil, nil
}

// Every check of the templates says what was found, what was expected and whom it asks for what.
func TestChecksHaveThreeParts(t *testing.T) {
	for _, check := range monthOf(t).Defs.Checks {
		if check.Found == "" || check.Expected == "" || !strings.Contains(check.Action, "请") {
			t.Errorf("%s: found %q, expected %q, asked %q", check.ID, check.Found, check.Expected, check.Action)
		}
	}
}

// The workbook of the twelve defects: each is found and marked, and nothing else changes.
func TestTwelveDefects(t *testing.T) {
	const name = "招商中心_台账.xlsx"
	sent := twelveDefects(t)
	files, findings := back(t, monthOf(t, runfolder.File{Path: "2020-12/" + name, Data: sent}), name)
	if len(files) != 1 || files[0].Path != name {
		t.Fatalf("returned as %d files, first %s", len(files), files[0].Path)
	}
	marked := files[0].Data
	if *keep != "" {
		for file, data := range map[string][]byte{"报送.xlsx": sent, "退回.xlsx": marked} {
			if err := os.WriteFile(filepath.Join(*keep, file), data, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	var found []string
	for _, f := range findings {
		if f.Severity != finding.Info {
			found = append(found, label(string(f.Severity), f.Rule, f.Sheet, f.Cell))
		}
	}
	slices.Sort(found)
	if diff := cmp.Diff(slices.Sorted(slices.Values(planted)), found); diff != "" {
		t.Errorf("planted and not found (-), found and not planted (+):\n%s", diff)
	}
	documenttest.Golden(t, "testdata/returned.txt", opinionDump(t, marked))
	sameParts(t, sent, marked, "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
		"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
		"xl/worksheets/_rels/sheet2.xml.rels", "xl/worksheets/_rels/sheet3.xml.rels", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml")
	for _, private := range []string{"吕建国", "33062419", "13857500001", "石美娟"} {
		if strings.Contains(opinionDump(t, marked), private) {
			t.Errorf("审核意见 shows %s", private)
		}
	}
	colours(t, marked)
}

// colours wants the planted cells to be filled and to carry a note, and no other cell.
func colours(t *testing.T, data []byte) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var red, noted []string
	for _, sheet := range []string{"招商项目台账", "到位资金台账", "房屋搬迁台账"} {
		for row := 1; row <= 12; row++ {
			for col := 1; col <= 13; col++ {
				cell, _ := excelize.CoordinatesToCellName(col, row)
				id, err := f.GetCellStyle(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				style, err := f.GetStyle(id)
				if err != nil {
					t.Fatal(err)
				}
				if c := style.Fill.Color; len(c) == 1 && (c[0] == "FFC7CE" || c[0] == "FFF2AB") {
					red = append(red, sheet+"!"+cell)
				}
			}
		}
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			noted = append(noted, sheet+"!"+c.Cell)
		}
	}
	var want []string
	for _, p := range planted {
		want = append(want, p[strings.LastIndexByte(p, ' ')+1:])
	}
	noted = slices.DeleteFunc(noted, func(at string) bool { return at == "招商项目台账!H3" }) // the department's own
	for what, got := range map[string][]string{"coloured": red, "noted": noted} {
		slices.Sort(got)
		if diff := cmp.Diff(slices.Sorted(slices.Values(want)), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
}

// opinionDump writes the first sheet, which is to be 审核意见: a line per cell, links behind it.
func opinionDump(t *testing.T, data []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet := f.GetSheetList()[0]
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "工作表 %s\n", sheet)
	for r, row := range rows {
		for c, value := range row {
			cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if formula, _ := f.GetCellFormula(sheet, cell); formula != "" {
				t.Errorf("%s holds a formula: %s", cell, formula)
			}
			if value == "" {
				continue
			}
			fmt.Fprintf(&out, "%s %s", cell, value)
			if linked, to, _ := f.GetCellHyperLink(sheet, cell); linked {
				fmt.Fprintf(&out, " → %s", to)
			}
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// sameParts wants every part but the ones named to be the same bytes, compressed as they were.
func sameParts(t *testing.T, before, after []byte, changed ...string) {
	t.Helper()
	compressed := func(data []byte) map[string][]byte {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		parts := map[string][]byte{}
		for _, f := range z.File {
			r, err := f.OpenRaw()
			if err != nil {
				t.Fatal(err)
			}
			if parts[f.Name], err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		return parts
	}
	now := compressed(after)
	for name, bytesSent := range compressed(before) {
		if !slices.Contains(changed, name) && !bytes.Equal(bytesSent, now[name]) {
			t.Errorf("%s has changed", name)
		}
	}
}

// Every file of the sample, whatever its format, comes back with all its values at their
// places: .xlsx in its own package, .xls and .csv as a copy.
func TestSampleComesBack(t *testing.T) {
	var files []runfolder.File
	for _, in := range sample(t) {
		files = append(files, runfolder.File{Path: "2020-12/" + in.Name, Data: in.Data})
	}
	m := monthOf(t, files...)
	for _, in := range sample(t) {
		book, err := ingest.Open(in.Name, in.Data)
		if err != nil {
			t.Fatal(err)
		}
		row := book.Sheets[0].Rows[len(book.Sheets[0].Rows)/2]
		remark := finding.Finding{Rule: "own.rule", Severity: finding.Error, File: in.Name, Sheet: book.Sheets[0].Name, Column: "甲",
			Cell: fmt.Sprintf("B%d", row.Line), Words: finding.Words{Found: "不对。", Expected: "应为乙。"}}
		got, err := pipeline.Mark(m, in.Name, in.Data, []finding.Finding{remark})
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 1 || filepath.Ext(got[0].Path) != ".xlsx" {
			t.Errorf("%s came back as %d files, first %s", in.Name, len(got), got[0].Path)
			continue
		}
		again, err := ingest.Open(got[0].Path, got[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(values(book.Sheets), values(again.Sheets[1:])) {
			t.Errorf("%s: values differ", in.Name)
		}
		if strings.HasSuffix(in.Name, ".xlsx") {
			var changed []string
			for i := range 10 {
				changed = append(changed, fmt.Sprintf("xl/worksheets/sheet%d.xml", i), fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", i))
			}
			sameParts(t, in.Data, got[0].Data, append(changed, "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml")...)
		}
	}
}

// values lists what stands in the cells of sheets.
func values(sheets []grid.Sheet) []string {
	var list []string
	for _, s := range sheets {
		list = append(list, fmt.Sprint(s.Name, s.Hidden, s.Merges))
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Kind != grid.NoValue {
					list = append(list, fmt.Sprint(row.Line, row.Hidden, c.Col, c.Kind, c.Format, c.Struck, c.Text))
				}
			}
		}
	}
	return list
}

// Other formats: HTML and XML under the name .xls, a wrong extension, names that no sheet
// may have; and files that cannot be read or marked.
func TestWhatComesBack(t *testing.T) {
	head := "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）\n"
	csv := head + "示范工投集团,公司债券,=20示范01,2020-08-24,约64000\n"
	html := "<html><body><table><tr><td>融资主体</td><td>融资方式</td><td>债券或贷款名称</td><td>发行日期</td><td>融资金额（万元）</td></tr><tr><td>甲</td><td>公司债券</td><td>一期</td><td>2020-08-24</td><td>约9</td></tr></table></body></html>"
	long := strings.Repeat("融资台账", 10) + ".csv"
	xlsx := twelveDefects(t)
	cases := []struct {
		name, data string
		want       string // names that come back
		marked     string // cell of the last that must be marked, on its second sheet
	}{
		{"融资.csv", csv, "融资.xlsx", "E2"},
		{long, csv, strings.TrimSuffix(long, ".csv") + ".xlsx", "E2"},
		{"融资[1].csv", csv, "融资[1].xlsx", "E2"},
		{"融资.xls", html, "融资.xlsx", "E2"},
		{"台账.csv", string(xlsx), "台账.xlsx", "H5"},
		{"台账.xlsm", string(xlsx), "台账.xlsm", "H5"},
		{"加密.xlsx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "加密.xlsx 加密_审核意见.xlsx", ""},
		{"截断.xlsx", string(xlsx[:len(xlsx)/2]), "截断.xlsx 截断_审核意见.xlsx", ""},
	}
	for _, c := range cases {
		files, findings := back(t, monthOf(t, runfolder.File{Path: "2020-12/" + c.name, Data: []byte(c.data)}), c.name)
		var names []string
		for _, f := range files {
			names = append(names, f.Path)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s came back as %s, want %s", c.name, got, c.want)
			continue
		}
		last := files[len(files)-1].Data
		if dump := opinionDump(t, last); !strings.Contains(dump, "A4 1\nB4 强制性") {
			t.Errorf("%s: %s", c.name, dump)
		}
		if c.marked == "" {
			if !bytes.Equal(files[0].Data, []byte(c.data)) {
				t.Errorf("%s was changed", c.name)
			}
			continue
		}
		f, err := excelize.OpenReader(bytes.NewReader(last))
		if err != nil {
			t.Fatal(err)
		}
		comments, err := f.GetComments(f.GetSheetList()[1])
		if err != nil || !slices.ContainsFunc(comments, func(n excelize.Comment) bool { return n.Cell == c.marked }) {
			t.Errorf("%s: no note on %s: %v %v; findings %v", c.name, c.marked, comments, err, findings)
		}
	}
}
