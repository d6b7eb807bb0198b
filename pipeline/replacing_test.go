package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/publish"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/runfolder"
)

const bonds = "融资主体,融资方式,债券或贷款名称,发行日期,融资金额（万元）,票面利率\n示范工投集团,公司债券,20示范01,2020-08-24,"

// cells are the texts of a run's workbook, one of a role.
func (d *desk) cells(p runfolder.Manifest, role string) string {
	d.t.Helper()
	for _, a := range p.Artifacts {
		if a.Role != role {
			continue
		}
		data, err := os.ReadFile(filepath.Join(d.job.Outputs, p.Period, p.Run, a.Path))
		if err != nil {
			d.t.Fatal(err)
		}
		var b strings.Builder
		f := exceltest.Open(d.t, data)
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet)
			if err != nil {
				d.t.Fatal(err)
			}
			for _, row := range rows {
				b.WriteString(strings.Join(row, " ") + "\n")
			}
		}
		return b.String()
	}
	d.t.Fatalf("%s has no %s", p.Run, role)
	return ""
}

// TestReplaces: a run says in its manifest and its reports what it takes the place of.
func TestReplaces(t *testing.T) {
	d := newDesk(t)
	d.job.Now = time.Date(2021, 1, 8, 9, 0, 0, 0, time.UTC)
	d.write("2020-11/融资.csv", bonds+"60000,5%\n")
	november := d.run("2020-11").Manifest
	d.write("2020-12/融资.csv", bonds+"64000,5%\n")
	d.write("2020-12/搬迁.csv", "期次,户编号,合法建筑面积（㎡）,签约日期,腾空日期\n一期,1,100,2020-03-01,2020-05-01\n")
	first := d.run("2020-12").Manifest
	if first.Replaces != nil || first.Issued != nil || len(first.Seen) > 0 || len(first.Claims) == 0 {
		t.Errorf("a first run replaces %v, %v, %v; claims %v", first.Replaces, first.Issued, first.Seen, first.Claims)
	}
	if text := d.cells(first, "annual-review.xlsx"); strings.Contains(text, "校验码为") || strings.Contains(text, "代替校验码") {
		t.Error("a first report says what it replaces")
	}

	d.write("2020-12/融资.csv", bonds+"65000,5%\n")
	second := d.run("2020-12").Manifest
	sum := func(m runfolder.Manifest) string {
		p, err := publish.At(d.job.Outputs, d.job.Period, m.Run)
		if err != nil {
			t.Fatal(err)
		}
		return p.Replaced().Figures
	}
	if r := second.Replaces; r == nil || *r != (runfolder.Replaced{Run: "r1", Check: first.Check, Figures: sum(first)}) || second.Issued != nil {
		t.Errorf("r2 replaces %v, %v", r, second.Issued)
	}
	if len(second.Seen) != 1 || second.Seen[0].Period != "2020-11" || second.Seen[0].Run != november.Run || second.Seen[0].SHA256 != second.Earlier[0].SHA256 {
		t.Errorf("r2 saw %v", second.Seen)
	}
	for _, role := range []string{"annual-review.xlsx", "annual-review.data.xlsx", "campaign.xlsx"} {
		if text := d.cells(second, role); !strings.Contains(text, "本报告代替同月校验码为"+first.Check+"的未签发稿") || strings.Contains(text, "次印发") {
			t.Errorf("%s of r2 says\n%s", role, text)
		}
	}

	if _, err := registry.Issue(d.job, "r1", "初步"); err != nil {
		t.Fatal(err)
	}
	d.write("2020-12/融资.csv", bonds+"64000,5%\n")
	d.job.Sign.Reason = "融资数改回"
	third := d.run("2020-12").Manifest
	if r := third.Replaces; r == nil || r.Run != "r2" || r.Check != second.Check {
		t.Errorf("r3 replaces %v", r)
	}
	if i := third.Issued; i == nil || *i != (runfolder.Issued{N: 1, Period: "2020-12", Run: "r1", Check: first.Check}) {
		t.Errorf("r3 names as issued %v", i)
	}
	if third.Check != first.Check {
		t.Errorf("r3 says what r1 says, but bears %s, not %s", third.Check, first.Check)
	}
	for role, want := range map[string]string{"annual-review.xlsx": "（第2次印发，代替校验码" + first.Check + "）", "campaign.xlsx": "修订原因：融资数改回。", "campaign.data.xlsx": "第2次印发，代替校验码" + first.Check} {
		if text := d.cells(third, role); !strings.Contains(text, want) {
			t.Errorf("%s of r3 lacks %s:\n%s", role, want, text)
		}
	}
}
