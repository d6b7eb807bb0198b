package typeface_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"zonereport/pipeline/document"
	"zonereport/pipeline/known"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/typeface/typefacetest"
)

// A font file of which only parts are read has to be the one that was summed, from the first to the last of them.
func TestSteady(t *testing.T) {
	style := document.Style{Roles: map[string]document.Role{"body": role(typefacetest.File), "digits": role("LiberationSerif-Regular.ttf")}}
	for name, c := range map[string]struct {
		change func(path string) error
		steady bool
	}{
		"nothing": {func(string) error { return nil }, true},
		"another file takes its name": {func(path string) error {
			return errors.Join(os.WriteFile(path+".new", typefacetest.Data()[:4000], 0o644), os.Rename(path+".new", path))
		}, true},
		"its time alone": {func(path string) error { return os.Chtimes(path, time.Unix(1, 0), time.Unix(1, 0)) }, true},
		"a glyph changed in place": {func(path string) error {
			data := typefacetest.Data()
			data[len(data)-1000]++
			return os.WriteFile(path, data, 0o644)
		}, false},
		"cut short": {func(path string) error { return os.Truncate(path, 20_000) }, false},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, typefacetest.File)
			if err := os.WriteFile(path, typefacetest.Data(), 0o644); err != nil {
				t.Fatal(err)
			}
			set, err := typeface.Find(style, []string{dir})
			if err != nil {
				t.Fatal(err)
			}
			if err := c.change(path); err != nil {
				t.Fatal(err)
			}
			body, _ := set.Role("body")
			_, uncut := body.Font.Cut([]rune{'新'})
			err = set.Steady()
			if c.steady && (err != nil || uncut != nil) || !c.steady && err == nil {
				t.Errorf("Steady = %v, Cut = %v", err, uncut)
			}
			if name == "a glyph changed in place" && !errors.Is(err, known.ErrChanged) {
				t.Errorf("Steady = %v", err)
			}
			if file, err := body.Font.Open(); err != nil || (file.Close() == nil) != (name == "nothing") {
				t.Errorf("what is copied is another file: %v", err)
			}
			if name == "cut short" && uncut == nil {
				t.Error("a glyph that cannot be read is cut as a blank")
			}
		})
	}
}
