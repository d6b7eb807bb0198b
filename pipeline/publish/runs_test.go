package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/runfolder"
)

// Runs are known by their names, also those no longer in force; months by what is in force.
func TestRunsAndMonths(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"2020-12/r1/x", "2020-12/r10/x", "2020-12/r2/x", "2020-12/r02/x", "2020-12/returned/x", "2020-11/returned/x", "store/x", "2020-1/latest"} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for name, text := range map[string]string{"2020-12/latest": "r2\n", "2020-10": "no folder", "2020-1/latest": "r1\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	runs, err := Runs(dir, december)
	if err != nil || !slices.Equal(runs, []string{"r1", "r2", "r10"}) {
		t.Errorf("runs %v, %v", runs, err)
	}
	months, err := Months(dir)
	if err != nil || !slices.Equal(months, []calendar.Month{december}) {
		t.Errorf("months %v, %v", months, err)
	}
	if runs, err := Runs(filepath.Join(dir, "none"), december); err != nil || len(runs) > 0 {
		t.Errorf("no folder: %v, %v", runs, err)
	}
	var damaged *DamagedError
	if _, err := At(dir, december, "r2"); !errors.As(err, &damaged) {
		t.Errorf("a run without manifest: %v", err)
	}
	if _, err := At(dir, december, "../r2"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no name of a run: %v", err)
	}
}

// A run's earlier months are those that it names, whatever is in force since.
func TestTaken(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	october := func(value int64) Published {
		e := edition("october")
		e.Basis.Period, e.Figures[0].Value = calendar.Month{Year: 2020, Number: 10}, decimal.NewFromInt(value)
		p, err := o.Publish(e)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first, second := october(1), october(2)
	p := Published{Manifest: runfolder.Manifest{Period: "2020-12", Earlier: []runfolder.EarlierRecord{first.Manifest.AsEarlier()}}}
	earlier, before, err := Taken(dir, p)
	if err != nil || len(earlier) != 1 || len(before) != 0 || earlier[0].Run != "r1" || earlier[0].Figures[0].Value.String() != "1" {
		t.Errorf("%v %v %v", earlier, before, err)
	}
	p.Manifest.Earlier[0].SHA256 = second.Manifest.Record(runfolder.FiguresName).SHA256
	var damaged *DamagedError
	if _, _, err := Taken(dir, p); !errors.As(err, &damaged) {
		t.Errorf("other figures than the manifest names: %v", err)
	}
	p.Manifest.Earlier = []runfolder.EarlierRecord{{Period: "2019-12", Run: "r1", SHA256: "x"}}
	if _, _, err := Taken(dir, p); !errors.As(err, &damaged) {
		t.Errorf("a run that is gone: %v", err)
	}
}
