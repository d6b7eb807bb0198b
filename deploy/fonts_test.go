package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A font that is not there is left out and named; one that is not the one known stops everything.
func TestFontFiles(t *testing.T) {
	t.Chdir("..")
	dir := t.TempDir()
	var said strings.Builder
	if got, err := fontFiles(dir, &said); err != nil || len(got) != 1 || strings.Count(said.String(), "without ") != len(fonts) {
		t.Errorf("of no fonts: %d files, %v, %q", len(got), err, said.String())
	}
	if err := os.WriteFile(filepath.Join(dir, fonts[0].file), []byte("another"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := fontFiles(dir, &said); err == nil || !strings.Contains(err.Error(), fonts[0].file) {
		t.Error(err)
	}
}

// Every font is one that setup/fonts.sh takes from just that package, and its licence is there.
func TestFontSources(t *testing.T) {
	t.Chdir("..")
	script, err := os.ReadFile("setup/fonts.sh")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range fonts {
		_, source, _ := strings.Cut(f.source, " ")
		if text, err := os.ReadFile(filepath.Join(fontLicences, f.text)); err != nil || len(text) < 2000 {
			t.Errorf("%s: %d bytes, %v", f.text, len(text), err)
		}
		if !strings.Contains(string(script), source) || !strings.Contains(string(script), f.file) {
			t.Errorf("setup/fonts.sh does not take %s from %s", f.file, source)
		}
	}
}
