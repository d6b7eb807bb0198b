package command

import (
	"os"
	"path/filepath"
	"testing"

	"zonereport/pipeline/runfolder"
)

// Files that belong together get their places together: where one cannot be written, the others stay as they were,
// and nothing is left beside them.
func TestWriteTogether(t *testing.T) {
	dir := t.TempDir()
	files := func(text string) []runfolder.File {
		return []runfolder.File{{Path: "通报.pdf", Data: []byte(text)}, {Path: "通报.xlsx", Data: []byte(text)}}
	}
	holds := func(want map[string]string) {
		t.Helper()
		entries, err := os.ReadDir(dir)
		if err != nil || len(entries) != len(want) {
			t.Errorf("there are %v, %v", entries, err)
		}
		for name, text := range want {
			if data, _ := os.ReadFile(filepath.Join(dir, name)); string(data) != text {
				t.Errorf("%s holds %q, want %q", name, data, text)
			}
		}
	}
	for _, text := range []string{"一月", "二月"} {
		if err := WriteTogether(dir, files(text)); err != nil {
			t.Fatal(err)
		}
		holds(map[string]string{"通报.pdf": text, "通报.xlsx": text})
	}
	if err := os.Remove(filepath.Join(dir, "通报.xlsx")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "通报.xlsx"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := WriteTogether(dir, files("三月")); err == nil {
		t.Error("a folder gave way to a file")
	}
	holds(map[string]string{"通报.pdf": "二月", "通报.xlsx": ""})
	if err := WriteTogether(filepath.Join(dir, "没有"), files("三月")); err == nil {
		t.Error("a folder came out of nothing")
	}
}
