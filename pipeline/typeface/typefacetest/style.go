package typefacetest

import (
	"maps"
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
