package facts

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/facts/parquet/parquettest"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/templates"
)

// office is a made-up office: its runs are published as the program publishes them, but for the reports, which
// are not drawn.
type office struct {
	outputs   string
	zone      string // zone.toml
	templates fs.FS
}

func newOffice(t *testing.T, zone string) *office {
	t.Helper()
	return &office{outputs: t.TempDir(), zone: zone, templates: templates.Files}
}

// material is what a month's files give.
func (o *office) material(t *testing.T, period calendar.Month, files map[string]string) month.Material {
	t.Helper()
	zone, err := load.Zone([]byte(o.zone))
	if err != nil {
		t.Fatal(err)
	}
	defs, err := month.DefinitionsIn(o.templates, zone, period)
	if err != nil {
		t.Fatal(err)
	}
	m := month.Material{Office: month.Office{Zone: zone, Templates: o.templates, Defs: defs}, Period: period, Inputs: []runfolder.File{{Path: "zone.toml", Data: []byte(o.zone)}}}
	for name, text := range files {
		m.Inputs = append(m.Inputs, runfolder.File{Path: period.String() + "/" + name, Data: []byte(text)})
	}
	slices.SortFunc(m.Inputs[1:], func(a, b runfolder.File) int { return strings.Compare(a.Path, b.Path) })
	return m
}

// publish puts a month in force; change may alter what it states.
func (o *office) publish(t *testing.T, period calendar.Month, files map[string]string, change ...func(*runfolder.Edition)) {
	t.Helper()
	m := o.material(t, period, files)
	earlier, err := publish.Earlier(o.outputs, period)
	if err != nil {
		t.Fatal(err)
	}
	before, err := publish.YearBefore(o.outputs, period)
	if err != nil {
		t.Fatal(err)
	}
	if earlier, err = m.Redefined(o.outputs, figure.Once(append(before, earlier...))); err != nil {
		t.Fatal(err)
	}
	book := m.Derived(m.Read(), earlier)
	e := runfolder.Edition{
		Basis: runfolder.Basis{
			Program: "zonereport", Version: "0.0.0", Build: "test", Zone: m.Zone.Name, Code: m.Zone.Code, Period: period, Inputs: m.Inputs,
			Definitions: m.Definitions(), Edition: edition.Of(m.Defs), Earlier: earlier,
		},
		Artifacts: []runfolder.Artifact{{Role: "campaign.pdf", Name: "通报.pdf", Data: []byte("%PDF")}}, Figures: book.Figures, Claims: book.Claims, Missing: book.Missing, Check: "校验",
	}
	for _, c := range change {
		c(&e)
	}
	out, err := publish.Open(o.outputs, "test", time.Second, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Publish(e); err != nil {
		t.Fatal(err)
	}
	if err := out.Close(); err != nil {
		t.Fatal(err)
	}
}

// export brings the office's runs into a folder of facts.
func (o *office) export(t *testing.T, dir string) Result {
	t.Helper()
	r, err := Write(Order{Outputs: o.outputs, To: dir, Wait: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// tree are all files of a folder by their paths, the lock apart.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == ".lock" {
			return err
		}
		data, err := os.ReadFile(p)
		name, _ := filepath.Rel(dir, p)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// table reads all rows of a table, by column.
func table(t *testing.T, dir, name string) []map[string]string {
	t.Helper()
	var list []map[string]string
	files := tree(t, dir)
	var paths []string
	for p := range files {
		if strings.HasPrefix(p, name+"/") {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	for _, p := range paths {
		columns, rows := parquettest.Read(t, []byte(files[p]))
		for _, row := range rows {
			one := map[string]string{}
			for i, c := range columns {
				one[c] = row[i]
			}
			list = append(list, one)
		}
	}
	if len(paths) == 0 {
		t.Fatalf("there is no table %s", name)
	}
	return list
}

var (
	november = calendar.Month{Year: 2020, Number: 11}
	december = calendar.Month{Year: 2020, Number: 12}
	january  = calendar.Month{Year: 2021, Number: 1}
)

func monthOf(t *testing.T, s string) calendar.Month {
	t.Helper()
	m, err := calendar.ParseMonth(s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}
