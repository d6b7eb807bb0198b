package typefacetest

import (
	"testing"

	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/templates"
)

// Style is the default style, as a statistician finds it.
func Style(t testing.TB) document.Style {
	t.Helper()
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	return defs.Style
}
