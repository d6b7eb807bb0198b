package typefacetest

import (
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/templates"
)

var loaded = sync.OnceValues(func() (document.Style, error) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		return document.Style{}, err
	}
	return defs.Style, nil
})

// Style is the default style, as a statistician finds it; a test may change its texts and roles.
func Style(t testing.TB) document.Style {
	t.Helper()
	style, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	style.Text, style.Roles = maps.Clone(style.Text), maps.Clone(style.Roles)
	return style
}

// Folder is one with a made-up font for each role of the default style.
func Folder(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for _, role := range Style(t).Roles {
		if err := os.WriteFile(filepath.Join(dir, role.Fonts[0].Files[0]), Data(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
