package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"zonereport/pipeline/render/layout/face"
)

// font is a face under the name by which fpdf knows it. fpdf addresses a glyph by one UTF-16 unit, so
// it is given codes; the file's character map leads from the code back to the rune, for search and
// copying.
type font struct {
	*face.Face
	family string
	number int // in the file, from 1
}

// named gives faces their names.
func named(faces []*face.Face) []*font {
	fonts := make([]*font, len(faces))
	for i, f := range faces {
		fonts[i] = &font{f, fmt.Sprintf("%s-%d", strings.ToLower(f.Name()), i+1), i + 1}
	}
	return fonts
}

// characterMap is the ToUnicode CMap (ISO 32000-1 §9.10.3): code -> rune for every code that
// the file uses.
func (f *font) characterMap() []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries of one block
	for from := 0; from < len(f.Codes); from += most {
		to := min(from+most, len(f.Codes))
		b.WriteString(strconv.Itoa(to-from) + " beginbfchar\n")
		for i := from; i < to; i++ {
			fmt.Fprintf(&b, "<%04X> <%s>\n", f.Codes[i], utf16Hex(f.Runes[i]))
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return []byte(b.String())
}

// tag is the prefix of the name of a font that was cut: six capital letters (ISO 32000-1
// §9.6.4), here of the face's number in the file.
func (f *font) tag(number int) string {
	tag := []byte("AAAAAA")
	for i := len(tag) - 1; number > 0; i-- {
		tag[i] += byte(number % 26)
		number /= 26
	}
	return string(tag)
}
