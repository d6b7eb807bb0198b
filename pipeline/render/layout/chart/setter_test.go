package chart

import (
	"testing"

	"zonereport/pipeline/render/layout/typeset"
	"zonereport/pipeline/typeface/typefacetest"
)

// testSetter sets in the square font, so that positions are the same on every machine.
func testSetter(t testing.TB) *typeset.Setter {
	t.Helper()
	style := typefacetest.Style(t)
	s, err := typeset.NewSetter(style, typefacetest.Set(t, style))
	if err != nil {
		t.Fatal(err)
	}
	return s
}
