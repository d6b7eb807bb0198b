package pipeline_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/typeface/typefacetest"
)

// A dry run looks at the fonts where nothing else tells what a run would do.
func TestDryRunLooksAtTheFonts(t *testing.T) {
	d := newDesk(t)
	machine := d.job.FontDirs
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"))
	d.run("2020-12")
	for _, c := range []struct {
		name  string
		fonts []string
		want  pipeline.Status
	}{{"the same", d.job.FontDirs, pipeline.Unchanged}, {"others", machine, pipeline.Published}} {
		job := d.of("2020-12")
		job.FontDirs = c.fonts
		if o, err := pipeline.DryRun(job); err != nil || o.Status != c.want {
			t.Errorf("%s: status %d, %v", c.name, o.Status, err)
		}
	}
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,2000,,示范开发区"))
	job := d.of("2020-12")
	job.FontDirs = nil // nothing is drawn
	if o, err := pipeline.DryRun(job); err != nil || o.Status != pipeline.Published || o.Revised == nil {
		t.Errorf("changed: status %d, %v", o.Status, err)
	}
}

// Only what a dry run told of is published where the order names it: whatever decides the reports or what
// they are compared with makes another 依据码, what is said with the order does not.
func TestExpected(t *testing.T) {
	d := newDesk(t)
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	row := func(amount string) string {
		return investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10," + amount + ",,示范开发区")
	}
	d.write("2020-12/招商.csv", row("1000"))
	seen := func() string {
		job := d.of("2020-12")
		job.Drafts = t.TempDir()
		o, err := pipeline.DryRun(job)
		if err != nil || o.Status != pipeline.Published || o.Ground == "" {
			t.Fatalf("status %d, %q, %v", o.Status, o.Ground, err)
		}
		return o.Ground
	}
	run := func(what, expect, docNo, want string) {
		t.Helper()
		job := d.of("2020-12")
		job.Expect, job.Sign.DocNo = expect, docNo
		o, err := pipeline.Run(job)
		if o.Manifest.Run != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", what, o.Manifest.Run, err)
		}
	}
	const refused = ""
	first := seen()
	d.write("2020-12/招商.csv", row("2000"))
	run("another amount", first, "", refused)
	second := seen()
	run("as seen, with 文号", second, "新经开〔2021〕3号", "r1")
	run("once more", second, "", "r1")
	run("what is not in force", first, "", refused)
	d.write("2020-12/招商.csv", row("1000"))
	run("as at first, but now it replaces a run", first, "", refused)
	third := seen()
	d.write("zone.toml", "name = \"示范经济开发区\"\nshort_name = \"示范开发区\"\n[[department]]\nname = \"招商中心\"\ncontact = \"010\"\n")
	run("a telephone number decides nothing", third, "", "r2")
}

// What a dry run has left is read back: what it would replace and why, and which files are no more what it was made of.
func TestDraftIsRead(t *testing.T) {
	d := newDesk(t)
	d.job.FontDirs = []string{typefacetest.Folder(t)}
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,1000,,示范开发区"))
	d.run("2020-12")
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,2000,,示范开发区"))
	draft := func() (pipeline.Job, registry.Draft) {
		t.Helper()
		job := d.of("2020-12")
		job.Drafts = filepath.Join(t.TempDir(), "预览")
		o, err := pipeline.DryRun(job)
		if err != nil {
			t.Fatal(err)
		}
		read, err := registry.ReadDraft(job, job.Drafts)
		if err != nil || o.Ground != "" && o.Ground != read.Ground || read.Dir != job.Drafts {
			t.Fatalf("%s is not %s, %v", read.Ground, o.Ground, err)
		}
		return job, read
	}
	job, read := draft()
	if !read.New || read.Late || read.Manifest.Run != "r2" || read.Changes == nil || read.Changes.Revision.From.Run != "r1" || len(read.Changes.Revision.Figures) == 0 || read.Changes.Names.Ledgers["investment"] == "" || len(read.Findings) == 0 {
		t.Errorf("new %v, %s, changes %v", read.New, read.Manifest.Run, read.Changes)
	}
	outdated := func(want ...string) {
		t.Helper()
		if got, err := read.Outdated(job); err != nil || !slices.Equal(got, want) {
			t.Errorf("outdated are %q, want %q, %v", got, want, err)
		}
	}
	looked := d.of("2020-12")
	looked.Sight = true
	if o, err := pipeline.DryRun(looked); err != nil || o.Ground != read.Ground {
		t.Errorf("without drawing it is %s, with %s, %v", o.Ground, read.Ground, err)
	}
	outdated()
	d.write("2020-12/到位.csv", "x\n")
	d.write("2020-12/招商.csv", investment("A1,甲项目,甲公司,省外,框架协议,2020-10-10,3000,,示范开发区"))
	outdated("2020-12/到位.csv", "2020-12/招商.csv")
	if err := os.Remove(filepath.Join(d.job.Inputs, "2020-12", "到位.csv")); err != nil {
		t.Fatal(err)
	}
	d.run("2020-12")
	if _, same := draft(); same.New || same.Late || same.Manifest.Run != "r2" {
		t.Errorf("nothing has changed, and it is new %v, late %v, %s", same.New, same.Late, same.Manifest.Run)
	}
	if read, err := registry.ReadDraft(job, job.Drafts); err != nil || !read.New || !read.Late {
		t.Errorf("another r2 was published, and the draft is new %v, late %v, %v", read.New, read.Late, err)
	}
	d.write("2020-12/甲.csv", "x\n")
	if err := os.Remove(filepath.Join(d.job.Inputs, "2020-12", "招商.csv")); err != nil {
		t.Fatal(err)
	}
	outdated("2020-12/招商.csv", "2020-12/甲.csv")
	past, err := registry.History(d.job.Outputs, job.Period)
	if err != nil || len(past) != 2 || past[0].Run != "r2" || !past[0].InForce || past[1].InForce || past[1].At == "" || past[0].Issue != nil || past[0].Manifest.Run != "r2" {
		t.Errorf("history %+v, %v", past, err)
	}
}
