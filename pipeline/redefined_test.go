package pipeline_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/typeface"
	"zonereport/templates/templatestest"
)

// Departments are not asked about a difference that a changed definition makes, also where the
// text of the 口径 is the same (design-life §15); figures defined alike are compared as ever.
func TestChangedDefinitionsAreNoDepartmentsDifference(t *testing.T) {
	dir := t.TempDir()
	write := func(month, data string) {
		t.Helper()
		path := filepath.Join(dir, "inputs", month)
		if err := os.MkdirAll(path, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(path, "搬迁.csv"), []byte("期次,户编号,合法建筑面积（㎡）,签约日期,腾空日期\n"+data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("2020-11", "一期,1,100,2020-03-01,2020-05-01\n一期,2,100,2020-03-02,\n")
	write("2020-12", "一期,1,100,2020-03-01,2020-05-01\n一期,2,120,2020-03-02,\n")
	if err := os.WriteFile(filepath.Join(dir, "inputs", "zone.toml"), []byte("name = \"示范经济开发区\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	files := templatestest.Folder(t)
	job := pipeline.Job{Inputs: filepath.Join(dir, "inputs"), Outputs: filepath.Join(dir, "outputs"), Templates: files, Period: calendar.Month{Year: 2020, Number: 11},
		FontDirs: append([]string{"../.fonts"}, typeface.SystemDirs()...), Program: pipeline.Program{Name: "zonereport", Version: "test"}, Wait: time.Minute}
	if _, err := pipeline.Run(job); err != nil {
		t.Fatal(err)
	}
	job.Period.Number = 12
	asked := func() []string {
		t.Helper()
		outcome, err := pipeline.Check(job)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, f := range outcome.Findings {
			if f.Rule == "period.continuity" && f.Severity == finding.Warning {
				list = append(list, f.Figures...)
			}
			if f.Rule == "period.redefined" {
				list = append(list, f.Found)
			}
		}
		return list
	}
	if got := asked(); !slices.Equal(got, []string{"relocation_signed_area/一期", "relocation_area"}) {
		t.Errorf("defined alike: %q", got)
	}
	annual := files["figures/annual.toml"]
	head, tail, _ := bytes.Cut(annual.Data, []byte("id = \"relocation_households\""))
	annual.Data = slices.Concat(head, []byte("id = \"relocation_households\""), bytes.Replace(tail, []byte("signed_on"), []byte("vacated_on"), 1))
	want := []string{"relocation_signed_area/一期", "口径已改：累计房屋搬迁户数、累计房屋搬迁面积的口径或计量单位与2020年11月已发布（r1）的不同，没有与它核对。"}
	if got := asked(); !slices.Equal(got, want) {
		t.Errorf("defined otherwise: %q", got)
	}
	if err := os.RemoveAll(filepath.Join(job.Outputs, "store")); err != nil {
		t.Fatal(err)
	}
	if got := asked(); len(got) != 1 {
		t.Errorf("with definitions that are lost: %q", got)
	}
}
