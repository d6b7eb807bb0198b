//go:build judges

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// codes has zbar read the codes of a month's reports, printed in grey at 150 dpi, 修订说明 among them.
func (j judged) codes(t *testing.T) {
	folder := j.revised
	data, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ Zone, Period, Check string }
	if err := json.Unmarshal(data, &manifest); err != nil {
		t.Fatal(err)
	}
	files := found(t, []string{folder}, ".pdf")
	if len(files) != 3 {
		t.Errorf("%d papers: %v", len(files), files)
	}
	for _, file := range files {
		picture := filepath.Join(t.TempDir(), "page")
		tool(t, "pdftoppm", "-r", "150", "-gray", "-f", "1", "-l", "1", "-singlefile", file, picture)
		got, err := exec.Command("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture+".pgm").Output()
		if want := manifest.Zone + " " + manifest.Period + " " + manifest.Check; err != nil || strings.TrimSuffix(string(got), "\n") != want {
			t.Errorf("%s: zbar reads %q, want %q; %v", filepath.Base(file), got, want, err)
		}
	}
}
