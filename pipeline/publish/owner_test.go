package publish

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"zonereport/pipeline/runfolder"
)

// inForce writes a run of a month that says whose it is; an empty code is how the versions
// before wrote it.
func inForce(t *testing.T, dir, month, zone, code string) {
	t.Helper()
	run := filepath.Join(dir, month, "r1")
	if err := os.MkdirAll(run, 0o755); err != nil {
		t.Fatal(err)
	}
	m := map[string]string{"zone": zone, "period": month, "run": "r1"}
	if code != "" {
		m["code"] = code
	}
	data, err := json.Marshal(m)
	if err == nil {
		err = errors.Join(os.WriteFile(filepath.Join(run, runfolder.ManifestName), data, 0o644), os.WriteFile(filepath.Join(dir, month, latestName), []byte("r1\n"), 0o644))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// An outputs folder belongs to one zone, known by its code, else by its name (design-life §20).
func TestBelongs(t *testing.T) {
	type run struct{ month, zone, code string }
	for _, c := range []struct {
		name  string
		runs  []run
		owner Owner
		says  string // empty: it belongs
	}{
		{"nobody's", nil, Owner{Name: "甲"}, ""},
		{"the same name", []run{{"2020-11", "甲", ""}}, Owner{Name: "甲"}, ""},
		{"the same name, spaced", []run{{"2020-11", "甲区", ""}}, Owner{Name: "甲 区"}, ""},
		{"another name", []run{{"2020-11", "甲", ""}}, Owner{Name: "乙"}, "“甲”已发布的 2020-11 r1"},
		{"another name, one has a code", []run{{"2020-11", "甲", ""}}, Owner{Name: "乙", Code: "2"}, "aliases"},
		{"another name, the folder has a code", []run{{"2020-11", "甲", "1"}}, Owner{Name: "乙"}, "代码 1"},
		{"the code comes later", []run{{"2020-11", "甲", ""}}, Owner{Name: "甲", Code: "1"}, ""},
		{"renamed", []run{{"2020-11", "甲", "1"}}, Owner{Name: "乙", Code: "1"}, ""},
		{"renamed, with months from before the code", []run{{"2020-10", "甲", ""}, {"2020-11", "甲", "1"}}, Owner{Name: "乙", Code: "1"}, ""},
		{"renamed, letters of the code in another case", []run{{"2020-11", "甲", "a1"}}, Owner{Name: "乙", Code: "A1"}, ""},
		{"renamed without a code, the old name is an alias", []run{{"2020-11", "甲", ""}}, Owner{Name: "乙", Names: []string{"乙", "甲"}}, ""},
		{"the same name, another code", []run{{"2020-11", "甲", "1"}}, Owner{Name: "甲", Code: "2"}, "把 zone.toml 的 code 改回 1"},
		{"two zones in it already", []run{{"2020-10", "甲", ""}, {"2020-11", "乙", ""}}, Owner{Name: "甲"}, "“乙”已发布的 2020-11 r1"},
		{"a name of one and the code of another", []run{{"2020-10", "丙", ""}, {"2020-11", "甲", "1"}}, Owner{Name: "乙", Code: "1"}, "“丙”"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for _, r := range c.runs {
				inForce(t, dir, r.month, r.zone, r.code)
			}
			err := Belongs(dir, c.owner)
			var foreign *OwnerError
			switch {
			case c.says == "" && err != nil:
				t.Error(err)
			case c.says != "" && (!errors.As(err, &foreign) || !strings.Contains(err.Error(), c.says)):
				t.Errorf("%v, want %q", err, c.says)
			}
		})
	}
	if err := Belongs(filepath.Join(t.TempDir(), "none"), Owner{Name: "甲"}); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	dir := t.TempDir()
	inForce(t, dir, "2020-11", "甲", "")
	if err := os.WriteFile(filepath.Join(dir, "2020-11", "r1", runfolder.ManifestName), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Belongs(dir, Owner{Name: "乙"}); err != nil {
		t.Errorf("a damaged manifest names nobody: %v", err)
	}
}
