package shelf

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/inputs"
)

// fresh is a made-up part with two tables.
func fresh(zone, period, run, content string) Fresh {
	return Fresh{Part{Zone: zone, Name: zone, Period: period, Run: run, Edition: "e" + content[:1], Rows: 2},
		[]Table{{"figures", []byte(content)}, {"_earlier", []byte("same")}}}
}

func none(Part) bool { return false }

func nothing(Current) ([]File, error) { return nil, nil }

// defined makes the definitions of each edition.
func defined(next Current) ([]File, error) {
	var files []File
	for _, e := range next.Editions {
		files = append(files, File{DefinitionsFolder + "/" + e.Hash, []byte("defined")})
	}
	return files, nil
}

// opened opens a folder; it is closed at the end.
func opened(t *testing.T, dir string) *Shelf {
	t.Helper()
	s, err := Open(dir, "test", time.Second)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// files are all files of a folder but its lock.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		if !d.IsDir() && !slices.Contains([]string{disk.LockName, disk.RunningName}, name) {
			list = append(list, filepath.ToSlash(name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// whole says what stands there that is not in force, or is in force and does not stand there.
func whole(t *testing.T, dir string, c Current) {
	t.Helper()
	want := append(slices.Clone(c.Files), CurrentName)
	slices.Sort(want)
	got := slices.DeleteFunc(files(t, dir), func(name string) bool { return strings.HasPrefix(name, DefinitionsFolder+"/") })
	if !slices.Equal(got, want) {
		t.Errorf("there are\n%q\nwant\n%q", got, want)
	}
}

// What comes into force is named; what gave way, and what is told to be gone, goes with its folders.
func TestPut(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "facts")
	s := opened(t, dir)
	if _, err := s.Put([]Fresh{fresh("001", "2020-12", "r1", "a"), fresh("001", "2020-11", "r1", "b"), fresh("乙区", "2020-12", "r3", "b")}, none, nothing); err != nil {
		t.Fatal(err)
	}
	whole(t, dir, s.Current)
	removed, err := s.Put([]Fresh{fresh("001", "2020-12", "r2", "c")}, func(p Part) bool { return p.Zone == "001" }, nothing)
	if err != nil || len(removed) != 1 || removed[0].Period != "2020-11" {
		t.Errorf("removed %v, %v", removed, err)
	}
	whole(t, dir, s.Current)
	if len(s.Current.Files) != 4 || !slices.ContainsFunc(s.Current.Files, func(f string) bool { return strings.HasPrefix(f, "figures/period=2020-12/zone=001/r2-") }) {
		t.Errorf("in force are %q", s.Current.Files)
	}
	if disk.Exists(filepath.Join(dir, "figures", "period=2020-11")) {
		t.Error("the folder of a month without parts stays")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if again := opened(t, dir); !slices.Equal(again.Current.Files, s.Current.Files) || !slices.Equal(again.Current.Parts, s.Current.Parts) || !slices.Equal(again.Current.Editions, s.Current.Editions) {
		t.Errorf("%+v came back as %+v", s.Current, again.Current)
	}
}

// A file that was lost or altered is written again with its part.
func TestPutMends(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, dir)
	for range 2 {
		if _, err := s.Put([]Fresh{fresh("001", "2020-12", "r1", "a")}, none, nothing); err != nil {
			t.Fatal(err)
		}
		for _, f := range s.Current.Files {
			want := "same"
			if strings.HasPrefix(f, "figures/") {
				want = "a"
			}
			if data, err := s.Read(f); err != nil || string(data) != want {
				t.Errorf("%s: %q, %v", f, data, err)
			}
		}
		if err := errors.Join(os.Remove(filepath.Join(dir, s.Current.Files[0])), os.WriteFile(filepath.Join(dir, s.Current.Files[1]), []byte("other"), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
}

// The edition of most parts is the main one; of as many, the lower hash is.
func TestEditions(t *testing.T) {
	part := func(e string) Part { return Part{Edition: e} }
	for _, test := range []struct {
		parts []Part
		want  []Edition
	}{
		{[]Part{part("b"), part("a"), part("b")}, []Edition{{"b", 2}, {"a", 1}}},
		{[]Part{part("b"), part("a")}, []Edition{{"a", 1}, {"b", 1}}},
		{nil, nil},
	} {
		if got := editions(test.parts); !slices.Equal(got, test.want) {
			t.Errorf("%v, want %v", got, test.want)
		}
	}
}

// Whatever moment a call is killed at, the next one finds what was in force before, or what was to be, and
// nothing else in the folder.
func TestKilled(t *testing.T) {
	died := 0
	for step := 0; ; step++ {
		dir := t.TempDir()
		s := opened(t, dir)
		if _, err := s.Put([]Fresh{fresh("001", "2020-12", "r1", "a"), fresh("002", "2020-12", "r1", "b"), fresh("001", "2020-11", "r1", "b")}, none, defined); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		taken, dead := 0, errors.New("dead")
		d := disk.Disk{Before: func(string, string) error {
			if taken++; taken > step {
				return dead
			}
			return nil
		}}
		s, err := open(dir, "test", time.Second, d)
		if err == nil {
			_, err = s.Put([]Fresh{fresh("001", "2020-12", "r2", "c"), fresh("003", "2021-01", "r1", "d")}, func(p Part) bool { return p.Zone == "001" }, defined)
			_ = s.Close()
		}
		if !errors.Is(err, dead) && err != nil {
			t.Fatal(err)
		}
		after := opened(t, dir)
		var runs []string
		for _, p := range after.Current.Parts {
			runs = append(runs, p.Period+p.Zone+p.Run)
		}
		before, then := "2020-11001r1 2020-12001r1 2020-12002r1", "2020-12001r2 2020-12002r1 2021-01003r1"
		if got := strings.Join(runs, " "); got != before && got != then || err == nil && got != then {
			t.Errorf("killed at step %d, in force are %s", step, got)
		}
		whole(t, dir, after.Current)
		for _, e := range after.Current.Editions { // of which every later call makes something
			if _, err := after.Read(DefinitionsFolder + "/" + e.Hash); err != nil {
				t.Errorf("killed at step %d: %v", step, err)
			}
		}
		if err == nil {
			break
		}
		died++
	}
	if died < 20 {
		t.Errorf("killed at %d steps only", died)
	}
}

// What is made of all parts is all that stands in its folders.
func TestMake(t *testing.T) {
	dir := t.TempDir()
	s := opened(t, dir)
	for _, made := range [][]File{
		{{"definitions/a.json", []byte("1")}, {"sql/duckdb/verify.sql", []byte("2")}, {"sql/duckdb/b/figures.sql", []byte("3")}},
		{{"definitions/c.json", []byte("4")}, {"sql/duckdb/verify.sql", []byte("5")}},
	} {
		if _, err := s.Put(nil, none, func(Current) ([]File, error) { return made, nil }); err != nil {
			t.Fatal(err)
		}
		want := []string{CurrentName}
		for _, f := range made {
			want = append(want, f.Path)
			if data, err := s.Read(f.Path); err != nil || string(data) != string(f.Data) {
				t.Errorf("%s: %q, %v", f.Path, data, err)
			}
		}
		slices.Sort(want)
		if got := files(t, dir); !slices.Equal(got, want) {
			t.Errorf("there are %q, want %q", got, want)
		}
	}
	if disk.Exists(filepath.Join(dir, "sql", "duckdb", "b")) {
		t.Error("a folder without files stays")
	}
}

// A folder of something else is not touched; one without its list is no guess.
func TestForeign(t *testing.T) {
	for name, content := range map[string]string{"a.txt": "", "figures/period=2020-12/zone=1/r1.parquet": "", CurrentName: "{", "./" + CurrentName: `{"layout":2}`} {
		dir := t.TempDir()
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o600)); err != nil {
			t.Fatal(err)
		}
		_, err := Open(dir, "test", time.Second)
		var refused *inputs.Error
		if !errors.As(err, &refused) {
			t.Errorf("%s: %v", name, err)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != content {
			t.Errorf("%s became %q, %v", name, data, err)
		}
	}
}

// Whoever comes second waits, or is told who is at work.
func TestBusy(t *testing.T) {
	dir := t.TempDir()
	opened(t, dir)
	_, err := Open(dir, "test", 0)
	var busy *disk.BusyError
	if !errors.As(err, &busy) || !strings.Contains(err.Error(), "test") {
		t.Errorf("got %v", err)
	}
}

// A zone's key is the name of its folder where it can be; keys that differ have folders that differ.
func TestFit(t *testing.T) {
	seen := map[string]string{}
	for key, itself := range map[string]bool{
		"001": true, "XC-1": true, "新昌经济开发区": true, "A/B": false, "A:B": false, "A_B": true, "a=b": false, "50%": false, "..": false, "con": false, " x": false, "x ": false, "x.": false,
		strings.Repeat("区", 100): false, strings.Repeat("区", 99) + "县": false, "a b": false, "[1]": false, "甲\n乙": false,
	} {
		name := fit(key)
		if (name == key) != itself {
			t.Errorf("%q stands in %q", key, name)
		}
		if other, twice := seen[strings.ToLower(name)]; twice {
			t.Errorf("%q and %q stand in one folder", key, other)
		}
		seen[strings.ToLower(name)] = key
		if strings.ContainsAny(name, "/\\:=% \n") || len(name) > 140 || name == "" {
			t.Errorf("%q cannot stand in %q", key, name)
		}
	}
}
