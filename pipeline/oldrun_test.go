package pipeline_test

import (
	"os"
	"strings"
	"testing"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/typeface/typefacetest"
)

// Offices have run folders of version 0.1.0, without edition, events and fonts: they are verified as
// far as they can be, traced, compared and replaced like any other (testdata/version-0.1.0).
func TestRunsOfVersion010(t *testing.T) {
	d := newDesk(t)
	if err := os.RemoveAll(d.job.Inputs); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(d.job.Inputs, os.DirFS("testdata/version-0.1.0/inputs")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(d.job.Outputs, os.DirFS("testdata/version-0.1.0/outputs")); err != nil {
		t.Fatal(err)
	}
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	if sum, said := d.verified("", "", true); sum.Differs() || sum.Runs != 2 || !strings.Contains(said, "字体") {
		t.Errorf("verified before anything else: %d runs, differs %v\n%s", sum.Runs, sum.Differs(), said)
	}
	e, err := registry.Explain(d.job.Outputs, d.of("2020-12").Period, "", "agreements_invest")
	if err != nil || e.Figure.Value.String() != "7000" || len(e.Rows) != 3 {
		t.Errorf("explained: %v, %d rows, %v", e.Figure.Value, len(e.Rows), err)
	}

	path := d.job.Inputs + "/2020-12/招商中心.csv"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d.write("2020-12/招商中心.csv", strings.Replace(string(data), ",4000,", ",4500,", 1))
	o := d.run("2020-12")
	if o.Manifest.Run != "r2" || o.Manifest.Replaces == nil || o.Manifest.Replaces.Run != "r1" || o.Revised == nil {
		t.Fatalf("%+v replaces %+v", o.Manifest.Run, o.Manifest.Replaces)
	}
	r := d.compare()
	moved := map[string]bool{}
	for _, f := range r.Figures {
		moved[f.Key] = true
		for _, e := range f.Effects {
			if e.Cause != revision.Corrected && e.Cause != revision.ByFigure {
				t.Errorf("%s: %s %s", f.Key, e.Cause, e.Row)
			}
		}
	}
	if !moved["agreements_invest"] || len(r.Rows) != 1 || r.Rows[0].Row != "ZS04" {
		t.Errorf("%v, rows %v", moved, r.Rows)
	}
	if sum, said := d.verified("", "", true); sum.Differs() || sum.Runs != 3 {
		t.Errorf("verified after: %d runs\n%s", sum.Runs, said)
	}
	chain, err := archive.Read(d.job.Outputs)
	if err != nil || len(chain.Breaks) > 0 {
		t.Errorf("%v %v", chain.Breaks, err)
	}
}
