package publish

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zonereport/pipeline/disk"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// A run is r and a number as it is written; a note counts only when it was written to its end.
func TestRunNumber(t *testing.T) {
	note := filepath.Join(t.TempDir(), "note")
	for name, want := range map[string]int{"r1": 1, "r10": 10, "r0": 0, "r-1": 0, "r01": 0, "r+1": 0, "1": 0, "x1": 0, "r": 0, "": 0, "r1 ": 0, "R1": 0} {
		n, ok := runfolder.Number(name), want > 0
		if n != want {
			t.Errorf("%q: %d", name, n)
		}
		for text, noted := range map[string]bool{name + "\n": ok, name: false, name + "\nr": false} {
			if err := os.WriteFile(note, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			got, err := readNote(note)
			if err != nil || (got == name && name != "") != noted {
				t.Errorf("the note %q says %q, %v", text, got, err)
			}
		}
	}
}

// A run that is not the one in force, is without files, or whose files are something else, is damaged.
func TestDamage(t *testing.T) {
	for name, spoil := range map[string]func(p *Published) error{
		"of another run":      func(p *Published) error { return rewrite(p.Dir, `"run": "r1"`, `"run": "r2"`) },
		"no manifest":         func(p *Published) error { return rewrite(p.Dir, "{", "") },
		"a folder for a file": func(p *Published) error { return instead(filepath.Join(p.Dir, runfolder.FiguresName), "folder") },
		"a file is lost":      func(p *Published) error { return os.Remove(filepath.Join(p.Dir, runfolder.FiguresName)) },
		"without artifacts":   func(p *Published) error { p.Manifest.Artifacts = nil; return nil },
		"without records":     func(p *Published) error { p.Manifest.Records = nil; return nil },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			p := mustPublish(t, open(t, dir), "一")
			if err := p.Whole(); err != nil {
				t.Fatal(err)
			}
			if err := spoil(&p); err != nil {
				t.Fatal(err)
			}
			_, err := Latest(dir, december)
			var damaged *DamagedError
			if err = errors.Join(err, p.Whole()); !errors.As(err, &damaged) {
				t.Errorf("nobody says so: %v", err)
			}
		})
	}
}

func rewrite(dir, old, new string) error {
	path := filepath.Join(dir, runfolder.ManifestName)
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		return errors.Join(err, fs.ErrNotExist)
	}
	return os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(new), 1), 0o644)
}

func instead(path, what string) error {
	if err := os.Remove(path); err != nil || what == "" {
		return err
	}
	return os.Mkdir(path, 0o755)
}

// The store holds each content whole: one that was spoilt is written anew.
func TestStoreMendsItself(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	p := mustPublish(t, o, "一")
	path := filepath.Join(dir, storeName, p.Manifest.Inputs[1].SHA256)
	if err := os.WriteFile(path, []byte("二"), 0o600); err != nil {
		t.Fatal(err)
	}
	next := edition("一")
	next.Basis.Version = "2"
	if _, err := o.Publish(next); err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "一" {
		t.Errorf("the store keeps %q, %v", data, err)
	}
}

// Sweeping clears what a killed run left in the months, and touches no folder of others.
func TestSweepKnowsItsOwn(t *testing.T) {
	dir := t.TempDir()
	kept := []string{"archive/.building/a", "2020-13/.building/a", "2020-12/r1/manifest.json", "note.txt"}
	gone := []string{"2020-12/.building/a", "2020-12/latest.next", "store/ab.next", "2020-11/.building/a"}
	for _, path := range append(append([]string{}, kept...), gone...) {
		path = filepath.Join(dir, path)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, nil, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	open(t, dir)
	for _, path := range kept {
		if !disk.Exists(filepath.Join(dir, path)) {
			t.Errorf("%s is gone", path)
		}
	}
	for _, path := range append(gone, "2020-11") {
		if disk.Exists(filepath.Join(dir, path)) {
			t.Errorf("%s stays", path)
		}
	}
}

// The overview says whether anything hinders publication; remarks come hard ones first.
func TestOverview(t *testing.T) {
	soft := finding.Finding{Severity: finding.Warning, Words: finding.Words{Found: "核实这个"}}
	hard := finding.Finding{Severity: finding.Error, Words: finding.Words{Found: "改正这个"}}
	for want, list := range map[string][]finding.Finding{"没有强制性意见，不影响发布": {soft}, "有强制性意见，本月报告没有发布": {soft, hard}} {
		got := string(Return{Period: december, Findings: list}.overview(nil))
		if !strings.Contains(got, "\n"+want) || len(list) == 2 && strings.Index(got, "改正这个") > strings.Index(got, "核实这个") {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
