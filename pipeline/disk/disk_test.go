package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
)

// A step has ended only when what it wrote, and the folder that names it, are on the disk.
func TestStepsAreDurable(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(d Disk, dir string) error
		want []string // what is flushed, in order
	}{
		"a file":                     {func(d Disk, dir string) error { return d.Write(dir+"/new", []byte("一"), 0o644) }, []string{"new"}},
		"a folder":                   {func(d Disk, dir string) error { return d.Make(dir+"/new", 0o755) }, []string{"."}},
		"a folder and those above":   {func(d Disk, dir string) error { return d.MakePath(dir + "/a/b") }, []string{".", "a"}},
		"a file in place of another": {func(d Disk, dir string) error { return d.Replace(dir+"/old", []byte("二")) }, []string{"old.next", "."}},
		"what follows in a file":     {func(d Disk, dir string) error { return d.Extend(dir+"/old", []byte("三"), 0) }, []string{"old"}},
		"another name":               {func(d Disk, dir string) error { return d.Rename(dir+"/old", dir+"/new") }, []string{"."}},
		"a folder of files": {func(d Disk, dir string) error {
			return Swap{dir + "/to", dir + "/to.next", dir + "/to.old"}.Put(d, func(next string) error {
				return errors.Join(d.Write(next+"/a", nil, 0o600), d.Write(next+"/b", nil, 0o600), d.Sync(next))
			})
		}, []string{".", "to.next/a", "to.next/b", "to.next", "."}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(dir+"/old", nil, 0o600); err != nil {
				t.Fatal(err)
			}
			var got []string
			d := Disk{flushed: func(path string) {
				path, _ = filepath.Rel(dir, path)
				got = append(got, filepath.ToSlash(path))
			}}
			if err := test.do(d, dir); err != nil || !slices.Equal(got, test.want) {
				t.Errorf("flushed %q, want %q; %v", got, test.want, err)
			}
		})
	}
}

// Steps that do not rest on each other are all taken; the first that failed is told, and where each is asked for they
// come in order.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	var writes []func() error
	for i := range 40 {
		writes = append(writes, func() error { return Disk{}.Write(filepath.Join(dir, strconv.Itoa(i)), []byte{byte(i)}, 0o600) })
	}
	if err := (Disk{}).Together(writes...); err != nil {
		t.Fatal(err)
	}
	for i := range 40 {
		if data, err := os.ReadFile(filepath.Join(dir, strconv.Itoa(i))); err != nil || len(data) != 1 || data[0] != byte(i) {
			t.Errorf("%d: %v, %v", i, data, err)
		}
	}
	first, second := errors.New("first"), errors.New("second")
	var order []int
	steps := []func() error{func() error { return nil }, func() error { order = append(order, 1); return first }, func() error { return second }}
	if err := (Disk{}).Together(steps...); !errors.Is(err, first) {
		t.Errorf("err = %v", err)
	}
	asked := Disk{Before: func(string, string) error { return nil }}
	steps[2] = func() error { order = append(order, 2); return second }
	if err := asked.Together(steps...); !errors.Is(err, first) || !slices.Equal(order, []int{1, 1}) {
		t.Errorf("err = %v after %v", err, order)
	}
}

// Flushing reaches the disk: what cannot be flushed is no success.
func TestFlush(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "gone"))
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	told := Disk{flushed: func(path string) { t.Errorf("%s is said to be flushed", path) }}
	if err := told.flush(f); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("a file that cannot be flushed: %v", err)
	}
}
