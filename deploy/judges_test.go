//go:build judges

package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// An archive, unpacked in an empty folder of a machine without fonts and started as the script of the double click
// starts it, opens a page on which an office is founded, the files of a month are
// received and its reports published, drawn with the fonts of the archive alone.
func TestJudgeArchive(t *testing.T) {
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(root)
	platform := "linux/" + runtime.GOARCH
	made := t.TempDir()
	if err := run([]string{"-out", made, "-platforms", platform}, os.Stderr); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "新 机器(1)")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	unpack := exec.Command("tar", "xzf", filepath.Join(made, baseName(platform)+".tar.gz"))
	unpack.Dir = dir
	if out, err := unpack.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	home := filepath.Join(dir, baseName(platform))
	p := opened(t, home)
	p.post("/found/init", url.Values{"name": {"新昌经济开发区"}, "short": {"新经开"}, "county": {"新昌县"}, "aliases": {"经开区、新昌经开区"}, "period": {"2020-12"}})
	p.receive("2020-12", filepath.Join(root, "inputs", "2020-12"))
	page := p.get("/publish?month=2020-12")
	p.post("/publish/run?month=2020-12", url.Values{"seen": {hidden(t, page, "seen")}, "confirm": {"2020-12"}})
	checkPublished(t, home)
	p.post("/end", nil)
}

// checkPublished looks for both reports, drawn with fonts of the archive or the program.
func checkPublished(t *testing.T, home string) {
	t.Helper()
	run := filepath.Join(home, "outputs", "2020-12", "r1")
	if papers, _ := filepath.Glob(filepath.Join(run, "*.pdf")); len(papers) != 2 {
		t.Errorf("papers: %v", papers)
	}
	data, err := os.ReadFile(filepath.Join(run, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Fonts []struct{ File, SHA256 string }
	}
	if err := json.Unmarshal(data, &manifest); err != nil || len(manifest.Fonts) < 4 {
		t.Fatalf("%v, %d fonts", err, len(manifest.Fonts))
	}
	for _, f := range manifest.Fonts {
		data, err := os.ReadFile(filepath.Join(home, "fonts", f.File))
		if f.File != "LiberationSerif-Regular.ttf" && (err != nil || fmt.Sprintf("%x", sha256.Sum256(data)) != f.SHA256) {
			t.Errorf("%s is none of the archive's fonts (%v)", f.File, err)
		}
	}
}
