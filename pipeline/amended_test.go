package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"zonereport/pipeline"
	"zonereport/pipeline/document"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/render/pdf"
)

// papers are the files of 修订说明 in the folder of a run.
func papers(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, ending := range []string{".pdf", ".xlsx"} {
		data, err := os.ReadFile(filepath.Join(dir, "修订说明"+ending))
		if err != nil {
			t.Fatal(err)
		}
		files[ending] = data
	}
	return files
}

// A run that replaces another publishes 修订说明 under roles of its own, the first run does not; the
// comparison of the two draws the same bytes.
func TestReplacingRunTellsWhy(t *testing.T) {
	a := "A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"
	d := newDesk(t)
	d.write("2020-12/招商.csv", investment(a))
	roles := func(o pipeline.Outcome) (list []string) {
		for _, r := range o.Manifest.Artifacts {
			if strings.HasPrefix(r.Role, "revision.") {
				list = append(list, r.Role+" "+r.Path)
			}
		}
		return list
	}
	if first := roles(d.run("2020-12")); len(first) > 0 {
		t.Errorf("the first run published %v", first)
	}
	d.write("2020-12/招商.csv", investment(strings.Replace(a, "1000", "1500.5", 1)))
	d.job.Sign = document.Signing{Reason: "招商中心更正协议总额"}
	o := d.run("2020-12")
	if got := roles(o); !slices.Equal(got, []string{"revision.pdf 修订说明.pdf", "revision.xlsx 修订说明.xlsx"}) {
		t.Errorf("published %v", got)
	}
	published := papers(t, o.Dir)
	if n, err := pdf.Count(published[".pdf"]); n != 1 {
		t.Errorf("a small revision takes %d pages: %v", n, err)
	}
	book := exceltest.Open(t, published[".xlsx"])
	texts := workbookText(t, book)
	for _, want := range []string{"招商中心更正协议总额。", "校验码" + o.Manifest.Check, "校验码" + o.Manifest.Replaces.Check, "框架协议项目总投资", "一般修订", "招商项目台账G2"} {
		if !strings.Contains(texts, want) {
			t.Errorf("the paper does not say %s", want)
		}
	}
	c, err := registry.Compare(d.job.Outputs, d.job.Period, "r1", "r2")
	if err != nil {
		t.Fatal(err)
	}
	again, err := c.Papers(d.job.FontDirs)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range again {
		if !bytes.Equal(p.Data, published[filepath.Ext(p.Name)]) {
			t.Errorf("%s of the comparison differs from what was published", p.Name)
		}
	}
}

// What a row said before may hold a character that no font draws: the report that leaves it out is
// published all the same, and the paper shows 〓.
func TestOldCharacterStopsNothing(t *testing.T) {
	row := func(name string) string {
		return investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区", "B2,乙项目,"+name+",省外,意向书,2020-10-10,1000,,示范开发区")
	}
	d := newDesk(t)
	d.write("2020-12/招商.csv", row("\U000323AF公司"))
	d.run("2020-12")
	d.write("2020-12/招商.csv", row("乙公司"))
	o := d.run("2020-12")
	if texts := workbookText(t, exceltest.Open(t, papers(t, o.Dir)[".xlsx"])); !strings.Contains(texts, "〓公司→乙公司") {
		t.Errorf("the paper says %s", texts)
	}
}

// workbookText is all that the cells of a workbook show.
func workbookText(t *testing.T, f *excelize.File) string {
	t.Helper()
	var b strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			b.WriteString(strings.Join(row, "|") + "\n")
		}
	}
	return b.String()
}
