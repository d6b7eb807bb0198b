// Package templatestest makes templates folders for tests: the default one, to be changed.
package templatestest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"zonereport/templates"
)

// Folder copies the default templates so that a test can change a file.
func Folder(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(templates.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(templates.Files, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// Changed is Folder with one text in one file replaced where it first stands.
func Changed(t testing.TB, file, old, new string) fstest.MapFS {
	t.Helper()
	files := Folder(t)
	text := string(files[file].Data)
	if !strings.Contains(text, old) {
		t.Fatalf("%s does not hold %q any more", file, old)
	}
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, new, 1))}
	return files
}
