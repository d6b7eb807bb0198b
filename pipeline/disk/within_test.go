package disk

import (
	"os"
	"path/filepath"
	"testing"
)

// A folder lies in another also by a link, and before it is there.
func TestInside(t *testing.T) {
	dir := t.TempDir()
	outputs, beside := filepath.Join(dir, "outputs"), filepath.Join(dir, "outputs-2")
	for _, d := range []string{outputs, beside} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	inner := map[string]bool{outputs: true, filepath.Join(outputs, "new", "facts"): true, filepath.Join(outputs, "..", "outputs"): true, beside: false, dir: false}
	if link := filepath.Join(dir, "link"); os.Symlink(outputs, link) == nil { // not every user of Windows may
		inner[link], inner[filepath.Join(link, "new")] = true, true
	}
	for path, want := range inner {
		if got := Inside(outputs, path); got != want {
			t.Errorf("Inside(%s) = %v", path, got)
		}
	}
}
