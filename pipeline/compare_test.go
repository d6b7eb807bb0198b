package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/typeface"
)

// desk is an office whose months are run again and again.
type desk struct {
	t   *testing.T
	job pipeline.Job
}

// newDesk is one without a month yet.
func newDesk(t *testing.T) *desk {
	dir := t.TempDir()
	d := &desk{t, pipeline.Job{Inputs: filepath.Join(dir, "inputs"), Outputs: filepath.Join(dir, "outputs"),
		FontDirs: append([]string{"../.fonts"}, typeface.SystemDirs()...), Program: pipeline.Program{Name: "zonereport", Version: "test"}, Wait: time.Minute}}
	d.write("zone.toml", "name = \"示范经济开发区\"\nshort_name = \"示范开发区\"\n")
	return d
}

// copy is the same office with folders of its own.
func (d *desk) copy(t *testing.T) *desk {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Dir(d.job.Inputs))); err != nil {
		t.Fatal(err)
	}
	c := &desk{t, d.job}
	c.job.Inputs, c.job.Outputs = filepath.Join(dir, "inputs"), filepath.Join(dir, "outputs")
	return c
}

// write puts a file into the inputs folder.
func (d *desk) write(path, text string) {
	d.t.Helper()
	path = filepath.Join(d.job.Inputs, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// run publishes a month, 2020-12.
func (d *desk) run(month string) pipeline.Outcome {
	d.t.Helper()
	d.job = d.of(month)
	o, err := pipeline.Run(d.job)
	if err != nil || o.Status != pipeline.Published {
		d.t.Fatalf("%s: status %d, %v, %v", month, o.Status, err, o.Findings)
	}
	return o
}

// of is the order to run a month.
func (d *desk) of(month string) pipeline.Job {
	job := d.job
	job.Period, _ = calendar.ParseMonth(month)
	return job
}

// compare compares r1 and r2 of the month last run.
func (d *desk) compare() revision.Revision {
	d.t.Helper()
	c, err := registry.Compare(d.job.Outputs, d.job.Period, "r1", "r2")
	if err != nil || len(c.Lost) > 0 {
		d.t.Fatal(err, c.Lost)
	}
	return c.Revision
}

const investmentHead = "项目编号,项目名称,投资方,来源地,协议类型,签约日期,总投资（万元）,落地日期,责任单位\n"

func investment(lines ...string) string { return investmentHead + strings.Join(lines, "\n") + "\n" }

// told writes a revision in short: each figure with its steps and effects, then rows, ranks, claims.
func told(r revision.Revision) string {
	var b strings.Builder
	for _, f := range r.Figures {
		fmt.Fprintf(&b, "%s %s", f.Key, f.Difference)
		for _, s := range f.Steps {
			fmt.Fprintf(&b, " %s", s.Kind)
		}
		for _, e := range f.Effects {
			fmt.Fprintf(&b, " [%s %s %s %s→%s %s]", e.Cause, e.Row, e.Column, e.Old, e.New, e.Effect)
		}
		if !f.Joint.IsZero() {
			fmt.Fprintf(&b, " joint %s", f.Joint)
		}
		b.WriteString("\n")
	}
	for _, row := range r.Rows {
		fmt.Fprintf(&b, "row %s %s %v\n", row.Cause, row.Row, row.Cells)
	}
	for _, c := range r.Claims {
		fmt.Fprintf(&b, "claim %s\n", c.Key)
	}
	return b.String() + string(r.Materiality)
}

// Each cause of a rerun is named (design-life §15).
func TestCauses(t *testing.T) {
	a := "A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"
	b := "B2,乙项目,乙公司,省外,框架协议,2020-11-11,2000,,示范开发区"
	cases := []struct {
		name  string
		lines []string
		want  string
	}{
		{"corrected", []string{a, "B2,乙项目,乙公司,省外,框架协议,2020-11-11,2500,,示范开发区"},
			"agreements_invest 500 data [corrected B2 总投资 2000→2500 500]\nrow corrected B2 [{总投资 2000 2500}]\ngeneral"},
		{"added", []string{a, b, "C3,丙项目,丙公司,县内,框架协议,2020-12-01,10,,示范开发区"},
			"agreements 1 data [added C3 项目编号 →C3 1]\nagreements_invest 10 data [added C3 总投资 →10 10]\n" +
				"growth_last_month/agreements 100 data [added C3 项目编号 →C3 100]\ngrowth_last_month/agreements_invest 0.5 data [added C3 总投资 →10 0.5]\nrow added C3 []\ngeneral"},
		{"late", []string{a, b, "C3,丙项目,丙公司,县内,框架协议,2020-10-01,10,,示范开发区"},
			"agreements 1 data [late C3 项目编号 →C3 1]\nagreements_invest 10 data [late C3 总投资 →10 10]\nrow late C3 []\ngeneral"},
		{"withdrawn", []string{a},
			"agreements -1 data [withdrawn B2 项目编号 B2→ -1]\nagreements_outside -1 data [withdrawn B2 项目编号 B2→ -1]\nagreements_invest -2000 data [withdrawn B2 总投资 2000→ -2000]\n" +
				"growth_last_month/agreements 100 data [withdrawn B2 项目编号 B2→ 100]\ngrowth_last_month/agreements_invest 100 data [withdrawn B2 总投资 2000→ 100]\nrow withdrawn B2 []\ngeneral"},
		{"rekeyed", []string{a, "B9,乙项目,乙公司,省外,框架协议,2020-11-11,2000,,示范开发区"}, "row rekeyed B9 [{项目编号 B2 B9}]\nnone"},
		{"moved", []string{a, "B2,乙项目,乙公司,省外,框架协议,2019-11-11,2000,,示范开发区"},
			"agreements -1 data [moved B2 签约日期 2020-11-11→2019-11-11 -1]\nagreements_outside -1 data [moved B2 签约日期 2020-11-11→2019-11-11 -1]\nagreements_invest -2000 data [moved B2 签约日期 2020-11-11→2019-11-11 -2000]\n" +
				"growth_last_month/agreements 100 data [moved B2 签约日期 2020-11-11→2019-11-11 100]\ngrowth_last_month/agreements_invest 100 data [moved B2 签约日期 2020-11-11→2019-11-11 100]\nrow moved B2 [{签约日期 2020-11-11 2019-11-11}]\ngeneral"},
		{"moved within the year", []string{a, "B2,乙项目,乙公司,省外,框架协议,2020-10-11,2000,,示范开发区"}, "growth_last_month/agreements 100 data [moved B2 签约日期 2020-11-11→2020-10-11 100]\ngrowth_last_month/agreements_invest 100 data [moved B2 签约日期 2020-11-11→2020-10-11 100]\nrow moved B2 [{签约日期 2020-11-11 2020-10-11}]\ngeneral"},
		{"reassigned", []string{a, "B2,乙项目,乙公司,省外,框架协议,2020-11-11,2000,,南明街道"},
			"agreements -1 data [reassigned B2 责任单位 示范经济开发区→南明街道 -1]\nagreements_outside -1 data [reassigned B2 责任单位 示范经济开发区→南明街道 -1]\nagreements_invest -2000 data [reassigned B2 责任单位 示范经济开发区→南明街道 -2000]\n" +
				"growth_last_month/agreements 100 data [reassigned B2 责任单位 示范经济开发区→南明街道 100]\ngrowth_last_month/agreements_invest 100 data [reassigned B2 责任单位 示范经济开发区→南明街道 100]\nrow reassigned B2 [{责任单位 示范经济开发区 南明街道}]\ngeneral"},
		{"sorted", []string{b, a}, "none"},
	}
	before := newDesk(t)
	before.write("2020-10/招商.csv", investment(a))
	before.write("2020-12/招商.csv", investment(a, b))
	before.run("2020-10")
	before.run("2020-12")
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := before.copy(t)
			d.write("2020-12/招商.csv", investment(c.lines...))
			d.run("2020-12")
			if got := told(d.compare()); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
