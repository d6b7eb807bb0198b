package publish

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"zonereport/pipeline/disk"
	"zonereport/pipeline/runfolder"
)

func fontFile(data string, opened *int) FontFile {
	return FontFile{Font: runfolder.Font{Name: "仿宋", File: "simfang.ttf", SHA256: runfolder.Checksum([]byte(data))}, Open: func() (io.ReadCloser, error) {
		*opened++
		return io.NopCloser(bytes.NewReader([]byte(data))), nil
	}}
}

// A font is kept once, and not at all when its file has changed since it was read.
func TestKeepFonts(t *testing.T) {
	dir, opened := t.TempDir(), 0
	o := open(t, dir)
	font := fontFile("字体", &opened)
	for range 2 {
		if err := o.KeepFonts([]FontFile{font}); err != nil {
			t.Fatal(err)
		}
	}
	if data, err := os.ReadFile(filepath.Join(dir, storeName, font.SHA256)); err != nil || string(data) != "字体" || opened != 1 {
		t.Errorf("kept %q, %v, opened %d times", data, err, opened)
	}
	changed := fontFile("字体", &opened)
	changed.SHA256 = runfolder.Checksum([]byte("旧字体"))
	if err := o.KeepFonts([]FontFile{changed}); err == nil || !strings.Contains(err.Error(), "simfang.ttf") {
		t.Errorf("a changed file: %v", err)
	}
	mustPublish(t, open2(t, o, dir), "一")
	if left, _ := filepath.Glob(filepath.Join(dir, storeName, "*"+disk.NextSuffix)); len(left) > 0 || disk.Exists(filepath.Join(dir, storeName, changed.SHA256)) {
		t.Errorf("left behind: %v", left)
	}
}

// open2 opens the folder anew.
func open2(t *testing.T, o *Outputs, dir string) *Outputs {
	t.Helper()
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	return open(t, dir)
}

// Several outputs folders share a store: what they have in common is there once, the manifest leads
// there, and one that fails or sweeps takes nothing of the others'.
func TestSharedStore(t *testing.T) {
	base := t.TempDir()
	store := filepath.Join(base, "deep", "shared")
	var runs []Published
	for _, name := range []string{"a", "b"} {
		o := open(t, filepath.Join(base, name))
		o.KeepIn(store)
		runs = append(runs, mustPublish(t, o, "一"))
	}
	if got := runs[0].Manifest.Store; got != "../../../deep/shared" {
		t.Errorf("store is %q", got)
	}
	if kept, err := os.ReadDir(store); err != nil || len(kept) != 3 {
		t.Errorf("the store holds %d, %v", len(kept), err)
	}
	for _, p := range runs {
		if inputs, _, err := p.Material(); err != nil || len(inputs) != 2 || disk.Exists(filepath.Join(filepath.Dir(filepath.Dir(p.Dir)), storeName)) {
			t.Errorf("%s: %v, %v", p.Dir, inputs, err)
		}
	}
	foreign := filepath.Join(store, runs[0].Manifest.Inputs[0].SHA256+".0123456789ab"+disk.NextSuffix)
	if err := os.WriteFile(foreign, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := open(t, filepath.Join(base, "c"))
	o.KeepIn(store)
	o.disk.Before = func(step, path string) error {
		if strings.HasSuffix(path, latestName+disk.NextSuffix) && step == "write" {
			return errors.New("磁盘已满")
		}
		return nil
	}
	if _, err := o.Publish(edition("二")); err == nil {
		t.Fatal("published on a full disk")
	}
	for _, p := range runs {
		if _, _, err := p.Material(); err != nil {
			t.Error(err)
		}
	}
	if !disk.Exists(foreign) {
		t.Error("what another writes is swept")
	}
	moved := filepath.Join(base, "moved")
	if err := os.Rename(store, moved); err != nil {
		t.Fatal(err)
	}
	if _, _, err := runs[0].Material(); err == nil {
		t.Error("read from a store that is not there")
	}
	runs[0].Store = moved
	if _, _, err := runs[0].Material(); err != nil {
		t.Error(err)
	}
}
