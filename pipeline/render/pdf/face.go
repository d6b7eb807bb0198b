package pdf

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf16"

	"zonereport/pipeline/render/layout/face"
)

// font is a face in a file. Its codes are the numbers of its glyphs; a character map leads from them back to
// the runes, for search and copying.
type font struct {
	*face.Face
	number int // in the file, from 1
	file   *stream
}

// embedded are faces as fonts of a file.
func embedded(faces []*face.Face) ([]*font, error) {
	fonts := make([]*font, len(faces))
	for i, f := range faces {
		cut, err := f.File()
		if err != nil {
			return nil, err
		}
		fonts[i] = &font{f, i + 1, &stream{entries: fmt.Sprintf("/Length1 %d", len(cut)), data: cut}}
	}
	return fonts, nil
}

// fonts adds the fonts and returns the resources by which pages name them.
func (o *objects) fonts(fonts []*font) []byte {
	b := []byte("<</Font<<")
	for _, f := range fonts {
		b = fmt.Appendf(b, "/F%d %d 0 R", f.number, o.font(f))
	}
	return append(b, ">>>>\n"...)
}

// font adds a font whose codes are the numbers of its glyphs (ISO 32000-1, 9.7), and returns its number.
func (o *objects) font(f *font) int {
	name, m := f.tag()+"+"+f.Name(), f.Font.Metrics()
	flags := 4 // symbolic: its codes are its own
	if m.FixedPitch {
		flags |= 1
	}
	if m.Italic != 0 {
		flags |= 64
	}
	descriptor := o.add(fmt.Appendf(nil, "<</Type/FontDescriptor/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile2 %d 0 R>>\n",
		name, flags, m.Box[0], m.Box[1], m.Box[2], m.Box[3], m.Italic, m.Ascent, m.Descent, m.CapHeight, m.StemV(), o.addStream(f.file)))
	descendant := o.add(fmt.Appendf(nil, "<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW %d/W[%s]/CIDToGIDMap/Identity>>\n",
		name, descriptor, usualWidth, f.widths()))
	return o.add(fmt.Appendf(nil, "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>\n",
		name, descendant, o.addStream(&stream{data: f.characterMap()})))
}

// usualWidth is that of 汉字, in thousandths of an em.
const usualWidth = 1000

// widths are those of the glyphs that have another than the usual one: for each row of such its first glyph
// and all their widths (ISO 32000-1, 9.7.4.3).
func (f *font) widths() []byte {
	var b []byte
	open := false
	for i, r := range f.Runes {
		width := int(math.Round(float64(1000 * f.Font.Advance(r))))
		if width == usualWidth {
			if open {
				b = append(b, ']')
			}
			open = false
			continue
		}
		if open {
			b = append(b, ' ')
		} else {
			b = fmt.Appendf(b, "%d[", i+1)
		}
		b, open = fmt.Append(b, width), true
	}
	if open {
		b = append(b, ']')
	}
	return b
}

// characterMap is the ToUnicode CMap (ISO 32000-1, 9.10.3): glyph -> rune for every glyph that
// the file uses.
func (f *font) characterMap() []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	const most = 100 // entries of one block
	for from := 0; from < len(f.Runes); from += most {
		to := min(from+most, len(f.Runes))
		b = fmt.Appendf(b, "%d beginbfchar\n", to-from)
		for i := from; i < to; i++ {
			b = fmt.Appendf(b, "<%04X> <", i+1)
			for _, unit := range utf16.Encode(f.Runes[i : i+1]) {
				b = fmt.Appendf(b, "%04X", unit)
			}
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"...)
}

// tag is the prefix of the name of a font that was cut: six capital letters (ISO 32000-1, 9.6.4), here of its
// number in the file.
func (f *font) tag() string {
	tag := []byte(strings.Repeat("A", 6))
	for i, number := len(tag)-1, f.number; number > 0; i-- {
		tag[i] += byte(number % 26)
		number /= 26
	}
	return string(tag)
}
