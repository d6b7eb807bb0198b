package layout

import (
	"testing"

	"github.com/BurntSushi/toml"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface/typefacetest"
)

// testStyle is the default style, as a statistician finds it.
func testStyle(t testing.TB) document.Style {
	t.Helper()
	var style document.Style
	if _, err := toml.DecodeFile("../../../templates/style.toml", &style); err != nil {
		t.Fatal(err)
	}
	return style
}

// testSetter sets in the square font, so that positions are the same on every machine.
func testSetter(t testing.TB) *Setter {
	t.Helper()
	style := testStyle(t)
	s, err := NewSetter(style, typefacetest.Set(t, style))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lineText is the text of a line.
func lineText(l line) string {
	runes := make([]rune, len(l.cells))
	for i, c := range l.cells {
		runes[i] = c.r
	}
	return string(runes)
}
