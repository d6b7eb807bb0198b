// Package face is the fonts that pages use, each cut to the characters that it draws there: what
// every page format embeds. A file is cut once, for however many formats.
package face

import (
	"slices"
	"sync"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// Face is one font as pages use it. A rune above U+FFFF (𬀩, 𠮷 in names) has a code of the private
// use area, for formats and libraries that address a character by one UTF-16 unit; every other rune
// is its own code.
type Face struct {
	Font  *typeface.Font
	Runes []rune
	Codes []rune // by rune, rising

	coded map[rune]rune // of the runes above U+FFFF; nil for none
	file  func() ([]byte, error)
}

// privateUse is where codes for runes above U+FFFF begin.
const privateUse = 0xE000

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
		f.assign(used[f.Font])
		f.file = sync.OnceValues(func() ([]byte, error) { return f.Font.Cut(f.Runes, f.Codes) })
	}
	return faces
}

// assign gives each rune its code.
func (f *Face) assign(used map[rune]bool) {
	type pair struct{ r, code rune }
	var pairs []pair
	var above []rune
	for r := range used {
		if r > 0xFFFF {
			above = append(above, r)
			continue
		}
		pairs = append(pairs, pair{r, r})
	}
	slices.Sort(above)
	code := rune(privateUse)
	for _, r := range above {
		for used[code] {
			code++
		}
		if f.coded == nil {
			f.coded = map[rune]rune{}
		}
		f.coded[r] = code
		pairs = append(pairs, pair{r, code})
		code++
	}
	slices.SortFunc(pairs, func(a, b pair) int { return int(a.code - b.code) })
	for _, p := range pairs {
		f.Runes, f.Codes = append(f.Runes, p.r), append(f.Codes, p.code)
	}
}

// Code is the code of a rune.
func (f *Face) Code(r rune) rune {
	if code, ok := f.coded[r]; ok {
		return code
	}
	return r
}

// File is the font cut to the runes, each under its code: a TrueType file. The same pages give the
// same bytes. Glyph is the number of a rune's glyph in it.
func (f *Face) File() ([]byte, error) { return f.file() }

// Glyph is the number of a rune's glyph in the cut file; 0 for a rune that the pages do not use.
func (f *Face) Glyph(r rune) int {
	i, found := slices.BinarySearch(f.Codes, f.Code(r))
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
