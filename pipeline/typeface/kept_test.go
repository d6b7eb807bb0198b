package typeface_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

// TestGiven: kept under their checksums, the fonts of a set give the same set again, whatever
// the machine has by now; without one of them there is no set.
func TestGiven(t *testing.T) {
	machine, store := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(machine, "SQUARE.TTF"), typefacetest.Data(), 0o644); err != nil {
		t.Fatal(err)
	}
	style := document.Style{
		Roles: map[string]document.Role{"body": role("better.ttf", typefacetest.File), "digits": role("LiberationSerif-Regular.ttf")},
		Rare:  document.Rare{Fonts: role(typefacetest.File).Fonts},
	}
	set, err := typeface.Find(style, []string{machine})
	if err != nil {
		t.Fatal(err)
	}
	var files []typeface.File
	for _, f := range set.Used() {
		files = append(files, typeface.File{Name: f.File, Path: filepath.Join(store, keep(t, store, f))})
	}
	if len(files) != 2 && len(files) != 3 {
		t.Fatalf("%d files", len(files))
	}
	if err := os.RemoveAll(machine); err != nil {
		t.Fatal(err)
	}
	again, err := typeface.Given(style, files)
	if err != nil {
		t.Fatal(err)
	}
	if is, was := stated(again), stated(set); !reflect.DeepEqual(is, was) {
		t.Errorf("the fonts are %v, were %v", is, was)
	}
	if font := again.Rare(0x20BB7); font == nil {
		t.Error("a rare character is not drawn")
	}
	for i, f := range files {
		if _, err := typeface.Given(style, append(append([]typeface.File{}, files[:i]...), files[i+1:]...)); f.Name == "LiberationSerif-Regular.ttf" && err == nil {
			t.Error("the font inside the program stands in for one that was not given")
		}
	}
}

// keep copies the file of a font into a folder, by its checksum.
func keep(t *testing.T, dir string, f typeface.Font) string {
	t.Helper()
	file, err := f.Open()
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(data)
	if name := hex.EncodeToString(sum[:]); name != f.SHA256 {
		t.Fatalf("%s has %s, states %s", f.File, name, f.SHA256)
	}
	if err := os.WriteFile(filepath.Join(dir, f.SHA256), data, 0o600); err != nil {
		t.Fatal(err)
	}
	return f.SHA256
}

func stated(set typeface.Set) (list []string) {
	for _, f := range set.Used() {
		list = append(list, f.Name+" "+f.File+" "+f.SHA256)
	}
	return list
}

// Two files of equal content are two fonts, also when they are kept as one.
func TestGivenTwins(t *testing.T) {
	machine, store := t.TempDir(), t.TempDir()
	for _, name := range []string{"one.ttf", "two.ttf"} {
		if err := os.WriteFile(filepath.Join(machine, name), typefacetest.Data(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	style := document.Style{Roles: map[string]document.Role{"body": role("one.ttf"), "title": role("two.ttf")}}
	set, err := typeface.Find(style, []string{machine})
	if err != nil {
		t.Fatal(err)
	}
	var files []typeface.File
	for _, f := range set.Used() {
		files = append(files, typeface.File{Name: f.File, Path: filepath.Join(store, keep(t, store, f))})
	}
	again, err := typeface.Given(style, files)
	if err != nil || len(files) != 2 || !reflect.DeepEqual(stated(again), stated(set)) {
		t.Errorf("%v, %v", stated(again), err)
	}
}
