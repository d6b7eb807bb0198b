package pipeline_test

import (
	"testing"

	"zonereport/pipeline"
)

// A dry run looks at the fonts where nothing else tells what a run would do.
func TestDryRunLooksAtTheFonts(t *testing.T) {
	d := newDesk(t)
	machine := d.job.FontDirs
	d.job.FontDirs = []string{smallFonts(t)}
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
