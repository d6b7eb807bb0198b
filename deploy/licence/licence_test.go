package licence

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// written makes a folder of files.
func written(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTexts(t *testing.T) {
	golang := written(t, map[string]string{"LICENSE": "BSD", "src/vendor/LICENSE": "another's"})
	module := written(t, map[string]string{"License.txt": "MIT", "icc/LICENSE.color.org": "ICC", "cmd/COPYING": "MIT", "licenses.yml": "job", "license.go": "package", "PATENTS": "grant"})
	got, err := texts([]part{{Path: "go", Version: "go1", Dir: golang, only: "LICENSE"}, {Path: "a.b/c/v2", Version: "v2.0.1", Dir: module}})
	if err != nil {
		t.Fatal(err)
	}
	if list := string(got[0].Data); got[0].Name != "清单.txt" || !strings.Contains(list, "\r\ngo  go1\r\na.b/c/v2  v2.0.1\r\n") {
		t.Errorf("%s: %s", got[0].Name, list)
	}
	if len(got) != 5 {
		t.Fatalf("%d texts", len(got))
	}
	names := map[string]string{}
	for _, text := range got[1:] {
		names[text.Name] = string(text.Data)
	}
	if diff := cmp.Diff(map[string]string{"go@go1/LICENSE": "BSD", "a.b_c_v2@v2.0.1/License.txt": "MIT", "a.b_c_v2@v2.0.1/PATENTS": "grant", "a.b_c_v2@v2.0.1/icc_LICENSE.color.org": "ICC"}, names); diff != "" {
		t.Error(diff)
	}
}

// Nothing without a licence is handed on.
func TestWithout(t *testing.T) {
	if _, err := texts([]part{{Path: "a.b/c", Version: "v1", Dir: written(t, map[string]string{"c.go": "package c"})}}); err == nil || !strings.Contains(err.Error(), "a.b/c v1 has no licence") {
		t.Error(err)
	}
}

// A program's own file says what it consists of: this test's, too.
func TestOf(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Of(program)
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, text := range got {
		all += text.Name + "\n"
	}
	for _, want := range []string{"清单.txt\n", "\ngo@go1.", "\ngithub.com_google_go-cmp@v0.7.0/LICENSE\n"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not among\n%s", want, all)
		}
	}
}
