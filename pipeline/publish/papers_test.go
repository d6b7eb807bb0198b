package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

// The letters of a month replace those before; a stop at any step leaves the old or the new ones, whole, once the
// folder is opened again, and they disturb no list of months.
func TestPapers(t *testing.T) {
	period := calendar.Month{Year: 2020, Number: 12}
	set := func(names ...string) (files []runfolder.File) {
		for _, name := range names {
			files = append(files, runfolder.File{Path: name, Data: []byte(name)})
		}
		return files
	}
	names := func(dir string) (list []string) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			list = append(list, e.Name())
		}
		return list
	}
	for stop, whole := 0, false; !whole; stop++ {
		dir := filepath.Join(t.TempDir(), "[成果]")
		o, err := Open(dir, "催办", time.Second, nil)
		if err != nil {
			t.Fatal(err)
		}
		papers, err := o.PutPapers(period, "催办", set("催报函_甲.pdf", "通知.txt"))
		if err != nil {
			t.Fatal(err)
		}
		steps := 0
		o.disk.Before = func(string, string) error {
			if steps++; steps > stop {
				return errors.New("stopped")
			}
			return nil
		}
		_, err = o.PutPapers(period, "催办", set("核实函_乙.pdf", "通知.txt"))
		whole = err == nil
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
		o, err = Open(dir, "催办", time.Second, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := names(papers)
		if len(got) != 2 || whole && got[0] != "核实函_乙.pdf" {
			t.Errorf("stopped at step %d: %v", stop, got)
		}
		if left := names(filepath.Dir(papers)); len(left) != 1 {
			t.Errorf("stopped at step %d: %v is left", stop, left)
		}
		if months, err := monthFolders(dir); err != nil || len(months) > 0 {
			t.Errorf("%v, %v: letters are no month", months, err)
		}
		if !disk.Exists(filepath.Join(papers, "通知.txt")) {
			t.Errorf("stopped at step %d: the lines for chat are gone", stop)
		}
		if err := o.Close(); err != nil {
			t.Fatal(err)
		}
		if stop > 40 {
			t.Fatal("it never ends")
		}
	}
}
