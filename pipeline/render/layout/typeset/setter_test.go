package typeset

import (
	"strings"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface/typefacetest"
)

// testSetter sets in the square font, so that positions are the same on every machine.
func testSetter(t testing.TB) *Setter {
	t.Helper()
	style := typefacetest.Style(t)
	s, err := NewSetter(style, typefacetest.Set(t, style))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// lineText is the text of a line.
func lineText(l Line) string {
	runes := make([]rune, len(l.cells))
	for i, c := range l.cells {
		runes[i] = c.r
	}
	return string(runes)
}

// TestStyleErrors: a style that cannot be used is refused with the place to mend.
func TestStyleErrors(t *testing.T) {
	good := testSetter(t)
	for _, c := range []struct {
		name  string
		spoil func(*document.Style)
		want  string
	}{
		{"text missing", func(s *document.Style) { delete(s.Text, "note") }, "[text.note]"},
		{"unknown role", func(s *document.Style) { s.Text["note"] = document.Text{Role: "song", Size: 9} }, "[role.song]"},
		{"wider than paper", func(s *document.Style) { s.Page.TextWidth = 200 }, "[page]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			style := typefacetest.Style(t)
			c.spoil(&style)
			if _, err := NewSetter(style, good.fonts.set); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v", err)
			}
		})
	}
}
