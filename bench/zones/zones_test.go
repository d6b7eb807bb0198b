package zones

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
)

// files reads a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		all[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// The same number gives the same zone, another number another one; codes and names are used once.
func TestZones(t *testing.T) {
	codes, names := map[string]int{}, map[string]int{}
	for n := range 1000 {
		z := Zone{n + 1}
		codes[z.Code()]++
		names[z.Name()]++
	}
	if len(codes) != 1000 || len(names) != 1000 {
		t.Errorf("%d codes, %d names of 1000 zones", len(codes), len(names))
	}
	var made []map[string]string
	for _, n := range []int{2, 2, 3} {
		dir := t.TempDir()
		if err := (Zone{n}).Write(dir, "../editions", Months(2)); err != nil {
			t.Fatal(err)
		}
		made = append(made, files(t, dir))
	}
	if !maps.Equal(made[0], made[1]) {
		t.Error("zone 2 is another the second time")
	}
	for path, data := range made[0] {
		if filepath.Base(path) != "孵化器分期.csv" && data == made[2][path] {
			t.Errorf("%s of zones 2 and 3 is the same", path)
		}
	}
}

// Among 100 zones are ledgers that do not come, ledgers with heads alone, zones that are not assessed, both editions,
// months that are corrected, with and without the months after them.
func TestZonesDiffer(t *testing.T) {
	seen := map[string]int{}
	for n := range 100 {
		z := Zone{n + 1}
		for what, is := range map[string]bool{
			"unsent": len(z.unsent(1)) > 0, "unsent in April": len(z.unsent(4)) > len(z.unsent(5)), "empty": len(z.empty()) > 0,
			"not assessed": !z.assessed(), "second": z.Second(), "corrected": z.Corrected() != calendar.Month{}, "cascades": z.Corrected() != calendar.Month{} && z.Cascades(),
		} {
			if is {
				seen[what]++
			}
		}
	}
	if len(seen) != 7 {
		t.Error(seen)
	}
	for what, times := range seen {
		if times < 5 || times > 70 {
			t.Errorf("%s: %d of 100", what, times)
		}
	}
}

// A correction changes one file.
func TestCorrect(t *testing.T) {
	z, dir := Zone{5}, t.TempDir()
	if err := z.Write(dir, "", Months(12)); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	if err := z.Correct(dir); err != nil {
		t.Fatal(err)
	}
	var changed []string
	for path, data := range files(t, dir) {
		if before[path] != data {
			changed = append(changed, path)
		}
	}
	if want := []string{filepath.Join(z.Corrected().String(), "到位资金.csv")}; !slices.Equal(changed, want) {
		t.Errorf("changed %v, want %v", changed, want)
	}
}

// The second edition holds together.
func TestEditions(t *testing.T) {
	dir := t.TempDir()
	if err := Editions(dir); err != nil {
		t.Fatal(err)
	}
	if _, err := load.Definitions(os.DirFS(filepath.Join(dir, "second"))); err != nil {
		t.Error(err)
	}
}
