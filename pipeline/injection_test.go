package pipeline_test

import (
	"archive/zip"
	"bytes"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/typeface"
	"zonereport/templates"
)

// evil are texts that a spreadsheet program would take for formulas, were they not kept as
// texts; they stand in every place of an input that reaches an output.
var evil = []string{`=HYPERLINK("http://x","y")`, `+1+1`, `-2-3`, `@SUM(1)`, "\t=8+8", `=DDE("cmd","/C calc")`, `＝9+9`}

// evilFiles is a month in which names begin with = + - @; amount is the total of the first project.
func evilFiles(t *testing.T, amount string) map[string][]byte {
	t.Helper()
	projects, tenants, parcels, honours := []string{investHead + "|落地日期|备注"}, []string{tenantHead}, []string{landHead}, []string{"日期|荣誉名称|授予单位|级别|类型|获得主体"}
	for i, e := range evil {
		code := string(rune('A' + i))
		total := "10"
		if i == 0 {
			total = amount
		}
		projects = append(projects, e+code+"|"+e+"|"+e+"|省外|框架协议|2020-05-12|"+total+"|经开区|2020-06-12|"+e)
		tenants = append(tenants, e+"|"+e+"||2020-01-01|1|1|在驻")
		parcels = append(parcels, e+code+"|"+e+"|3|2020-05-12")
		honours = append(honours, "2020-05-12|"+e+code+"|"+e+"|省级|命名|"+e)
	}
	return map[string][]byte{
		"zone.toml":        []byte("name = \"新昌经济开发区\"\nshort_name = \"新经开\"\ncounty = \"新昌县\"\naliases = [\"经开区\"]\n"),
		"2020-12/招商.csv":   []byte(csv(projects...)),
		"2020-12/孵化.csv":   []byte(csv(tenants...)),
		"2020-12/供地.csv":   []byte(csv(parcels...)),
		"2020-12/荣誉.csv":   []byte(csv(honours...)),
		"2020-12/目标.csv":   []byte(csv("年度|责任单位|考核指标|年度目标|计量单位", "2020|新昌经济开发区|落地项目数|3|个", "2020|=1+1|落地项目数|3|个", "2020|@甲镇|落地项目数|3|个")),
		"2020-12/=1+1.csv": []byte(csv("项目|数值|单位|批准日期|依据", "=2+2|66|@平方公里|2020-05-12|=3+3")),
	}
}

// put writes files into a folder.
func put(t *testing.T, dir string, files map[string][]byte) {
	t.Helper()
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// run makes a month's outputs and returns its folder.
func run(t *testing.T, files map[string][]byte) (pipeline.Outcome, string) {
	t.Helper()
	dir := t.TempDir()
	put(t, filepath.Join(dir, "inputs"), files)
	traced := true
	outcome, err := pipeline.Run(pipeline.Job{Trace: &traced, Inputs: filepath.Join(dir, "inputs"), Outputs: filepath.Join(dir, "outputs"), Templates: templates.Files, FontDirs: append([]string{"../.fonts"}, typeface.SystemDirs()...),
		Period: calendar.Month{Year: 2020, Number: 12}, Program: pipeline.Program{Name: "zonereport", Version: "test"}, Wait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return outcome, outcome.Dir
}

// Text of an input never becomes a formula: neither in the reports nor in what goes back.
func TestTextNeverBecomesAFormula(t *testing.T) {
	outcome, dir := run(t, evilFiles(t, "10"))
	if outcome.Status != pipeline.Published {
		t.Fatalf("not published: %v", outcome.Findings)
	}
	published := texts(t, dir)
	outcome, dir = run(t, evilFiles(t, "约10"))
	if outcome.Status != pipeline.Returned {
		t.Fatalf("not returned: %v", outcome.Findings)
	}
	returned := texts(t, dir)
	for _, e := range evil {
		e = strings.TrimSpace(e)
		if !published[e] || !returned[e] {
			t.Errorf("%q is not told as it stands: in the reports %t, in what goes back %t", e, published[e], returned[e])
		}
	}
}

// defined are the names of figures in formulas, in which every sign is a _.
var defined = regexp.MustCompile(`fig_[\p{L}\p{N}_]+`)

// texts opens every workbook of a folder, and returns its texts by what they say without
// white space at the ends. A formula that holds a text of the inputs is an error.
func texts(t *testing.T, dir string) map[string]bool {
	t.Helper()
	found := map[string]bool{}
	books, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(books) < 1 {
		t.Fatalf("%d workbooks in %s, %v", len(books), dir, err)
	}
	for _, name := range books {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, formula := range formulas(t, data) {
			for _, part := range []string{"HYPERLINK(\"\",", "DDE", "9+9", "8+8", "1+1", "2-3", "SUM(1)", "2+2", "3+3"} {
				if strings.Contains(defined.ReplaceAllString(formula, ""), part) {
					t.Errorf("%s holds the formula %s", filepath.Base(name), formula)
				}
			}
		}
		book, err := ingest.Open(name, data)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				for _, c := range row.Cells {
					if c.Kind == grid.Text {
						found[strings.TrimSpace(c.Text)] = true
					}
				}
			}
		}
	}
	return found
}

// formulas gives the formulas of a workbook's cells, drop-downs and conditions, the texts in
// them left out: those are compared with, never computed.
func formulas(t *testing.T, data []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, f := range z.File {
		if !strings.Contains(f.Name, "worksheets/") && !strings.HasSuffix(f.Name, "workbook.xml") {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		part, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range formulaTags.FindAllSubmatch(part, -1) {
			list = append(list, literals.ReplaceAllString(html.UnescapeString(string(m[1])), `""`))
		}
	}
	return list
}

var literals = regexp.MustCompile(`"(?:[^"]|"")*"`)

var formulaTags = regexp.MustCompile(`<(?:f|formula|formula1|formula2|definedName)(?: [^>]*)?>([^<]*)<`)
