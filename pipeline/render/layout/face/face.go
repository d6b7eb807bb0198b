// Package face is the fonts that pages use, each cut to the characters that it draws there: what
// every page format embeds. A file is cut once, for however many formats.
package face

import (
	"maps"
	"slices"
	"sync"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// Face is one font as pages use it.
type Face struct {
	Font  *typeface.Font
	Runes []rune // rising

	file func() ([]byte, error)
}

// Of returns the fonts that the pages use, in order of appearance.
func Of(pages []page.Page) []*Face {
	var faces []*Face
	used := map[*typeface.Font]map[rune]bool{}
	for _, p := range pages {
		for _, item := range p.Items {
			t, ok := item.(page.Text)
			if !ok {
				continue
			}
			if used[t.Font] == nil {
				used[t.Font] = map[rune]bool{}
				faces = append(faces, &Face{Font: t.Font})
			}
			for _, r := range t.String {
				used[t.Font][r] = true
			}
		}
	}
	for _, f := range faces {
		f.Runes = slices.Sorted(maps.Keys(used[f.Font]))
		f.file = sync.OnceValues(func() ([]byte, error) { return f.Font.Cut(f.Runes) })
	}
	return faces
}

// File is the font cut to the runes: a TrueType file. The same pages give the same bytes. Glyph is the
// number of a rune's glyph in it.
func (f *Face) File() ([]byte, error) { return f.file() }

// Glyph is the number of a rune's glyph in the cut file; 0 for a rune that the pages do not use.
func (f *Face) Glyph(r rune) int {
	i, found := slices.BinarySearch(f.Runes, r)
	if !found {
		return 0
	}
	return i + 1
}

// Name is the font's PostScript name, or one that stands in for it.
func (f *Face) Name() string {
	if n := f.Font.PostScript(); n != "" {
		return n
	}
	return "Font"
}
