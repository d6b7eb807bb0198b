package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/runfolder"
)

var october = calendar.Month{Year: 2020, Number: 10}

// publishOctober publishes October with a figure of that value.
func publishOctober(t *testing.T, o *Outputs, value int64) Published {
	t.Helper()
	e := edition("十月")
	e.Basis.Period, e.Figures[0].Value = october, decimal.NewFromInt(value)
	p, err := o.Publish(e)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// publishDecember publishes December on a run of October.
func publishDecember(t *testing.T, o *Outputs, on Published) {
	t.Helper()
	e := edition("十二月")
	e.Basis.Earlier = []figure.Earlier{{Month: october, Run: on.Manifest.Run, SHA256: on.Manifest.Record(runfolder.FiguresName).SHA256}}
	if _, err := o.Publish(e); err != nil {
		t.Fatal(err)
	}
}

// The note stands from the correction to the month's next run, whatever happens to it meanwhile.
func TestNoteOfStaleMonth(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	path := filepath.Join(dir, "2020-12", redoName)
	note := func(what string, want ...string) {
		t.Helper()
		if _, err := o.TellStale(); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		text, err := os.ReadFile(path)
		if len(want) == 0 && !errors.Is(err, os.ErrNotExist) || len(want) > 0 && err != nil {
			t.Errorf("%s: %v\n%s", what, err, text)
		}
		for _, w := range want {
			if !strings.Contains(string(text), w) {
				t.Errorf("%s: the note lacks %q:\n%s", what, w, text)
			}
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	first := publishOctober(t, o, 1)
	publishDecember(t, o, first)
	note("as published")
	second := publishOctober(t, o, 2)
	note("corrected", "\ufeff2020-12 待重做\r\n", "引用的是 2020-10 r1，现行的是 r2（上期数）", "zonereport run --period 2020-10 --cascade\r\n", "zonereport run --period 2020-12\r\n")
	write("2020-12/"+redoName, "改过")
	write("2020-12/"+redoName+disk.NextSuffix, "半截")
	note("altered by hand", "现行的是 r2")
	if disk.Exists(path + disk.NextSuffix) {
		t.Error("what a kill left is still there")
	}
	write("2020-10/latest", "r1")
	note("October set back by hand")
	write("2020-10/latest", "r2")
	publishDecember(t, o, second)
	note("made again")
	write("2020-10/latest", "r1")
	note("October set back under the new December", "引用的是 2020-10 r2，现行的是 r1")
	if err := os.RemoveAll(filepath.Join(dir, "2020-10")); err != nil {
		t.Fatal(err)
	}
	note("October gone")
	write("2020-12/"+redoName, "旧的")
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if disk.Exists(path) {
		t.Error("the next command leaves an old note")
	}
}

// Wherever writing a note is cut short, the next call completes it and the runs stay as they are.
func TestNoteIsCutShort(t *testing.T) {
	for step := 1; ; step++ {
		dir := t.TempDir()
		o := open(t, dir)
		publishDecember(t, o, publishOctober(t, o, 1))
		publishOctober(t, o, 2)
		left := step
		o.disk.Before = func(string, string) error {
			if left--; left == 0 {
				return errors.New("no room")
			}
			return nil
		}
		_, err := o.TellStale()
		o.disk.Before = nil
		list, again := o.TellStale()
		if again != nil || len(list) != 1 || !disk.Exists(filepath.Join(dir, "2020-12", redoName)) || disk.Exists(filepath.Join(dir, "2020-12", redoName+disk.NextSuffix)) {
			t.Fatalf("after step %d: %v, %v", step, list, again)
		}
		if err == nil {
			if step < 3 {
				t.Errorf("only %d steps", step)
			}
			return
		}
	}
}
