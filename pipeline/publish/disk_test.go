package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// A step has ended only when what it wrote, and the folder that names it, are on the disk.
func TestStepsAreDurable(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(d disk, dir string) error
		want []string // what is flushed, in order
	}{
		"a file":                     {func(d disk, dir string) error { return d.write(dir+"/new", []byte("一"), 0o644) }, []string{"new"}},
		"a folder":                   {func(d disk, dir string) error { return d.make(dir+"/new", 0o755) }, []string{"."}},
		"a folder and those above":   {func(d disk, dir string) error { return d.makePath(dir + "/a/b") }, []string{".", "a"}},
		"a file in place of another": {func(d disk, dir string) error { return d.replace(dir+"/old", []byte("二")) }, []string{"old.next", "."}},
		"another name":               {func(d disk, dir string) error { return d.rename(dir+"/old", dir+"/new") }, []string{"."}},
		"a folder of files": {func(d disk, dir string) error {
			return swap{dir + "/to", dir + "/to.next", dir + "/to.old"}.put(d, []file{{name: "a"}, {name: "b"}}, nil)
		}, []string{".", "to.next/a", "to.next/b", "to.next", "."}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(dir+"/old", nil, 0o600); err != nil {
				t.Fatal(err)
			}
			var got []string
			d := disk{flushed: func(path string) {
				path, _ = filepath.Rel(dir, path)
				got = append(got, filepath.ToSlash(path))
			}}
			if err := test.do(d, dir); err != nil || !slices.Equal(got, test.want) {
				t.Errorf("flushed %q, want %q; %v", got, test.want, err)
			}
		})
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
	told := disk{flushed: func(path string) { t.Errorf("%s is said to be flushed", path) }}
	if err := told.flush(f); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("a file that cannot be flushed: %v", err)
	}
}
