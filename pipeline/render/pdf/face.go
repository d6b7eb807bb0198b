package pdf

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/render/layout/page"
	"zonereport/pipeline/typeface"
)

// face is one font as a file draws it: cut to the characters that the pages use, under codes
// that fpdf can write. fpdf addresses a glyph by one UTF-16 unit, so a rune above U+FFFF (𬀩,
// 𠮷 in names) is drawn under a code of the private use area; the file's character map leads
// from the code back to the rune, for search and copying.
type face struct {
	font   *typeface.Font
	family string // name under which fpdf knows it
	runes  []rune
	codes  []rune        // by rune, rising
	coded  map[rune]rune // of the runes above U+FFFF; nil for none
}

// privateUse is where codes for runes above U+FFFF begin.
const (
	privateUse    = 0xE000
	privateUseEnd = 0xF8FF
)

// facesOf returns the fonts that the pages use, in order of appearance.
func facesOf(pages []page.Page) []*face {
	var faces []*face
	used := map[*typeface.Font]map[rune]bool{}
	for _, p := range pages {
		for _, item := range p.Items {
			t, ok := item.(page.Text)
			if !ok {
				continue
			}
			if used[t.Font] == nil {
				used[t.Font] = map[rune]bool{}
				faces = append(faces, &face{font: t.Font})
			}
			for _, r := range t.String {
				used[t.Font][r] = true
			}
		}
	}
	for i, f := range faces {
		f.assign(used[f.font])
		f.family = fmt.Sprintf("%s-%d", strings.ToLower(name(f.font)), i+1)
	}
	return faces
}

// assign gives each rune its code.
func (f *face) assign(used map[rune]bool) {
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
		f.runes, f.codes = append(f.runes, p.r), append(f.codes, p.code)
	}
}

// encode turns text into the codes of the face.
func (f *face) encode(text string) string {
	if f.coded == nil {
		return text
	}
	return strings.Map(func(r rune) rune {
		if code, ok := f.coded[r]; ok {
			return code
		}
		return r
	}, text)
}

// characterMap is the ToUnicode CMap (ISO 32000-1 §9.10.3): code -> rune for every code that
// the file uses.
func (f *face) characterMap() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries of one block
	for from := 0; from < len(f.codes); from += most {
		to := min(from+most, len(f.codes))
		b.WriteString(strconv.Itoa(to-from) + " beginbfchar\n")
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%04X> <%s>\n", f.codes[i], utf16Hex(f.runes[i]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}

// tag is the prefix of the name of a font that was cut: six capital letters (ISO 32000-1
// §9.6.4), here of the face's number in the file.
func (f *face) tag(number int) string {
	tag := []byte("AAAAAA")
	for i := len(tag) - 1; number > 0; i-- {
		tag[i] += byte(number % 26)
		number /= 26
	}
	return string(tag)
}

// name is the font's PostScript name, or one that stands in for it.
func name(font *typeface.Font) string {
	if n := font.PostScript(); n != "" {
		return n
	}
	return "Font"
}
