package typeface

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"unicode/utf16"
)

// Font is one face, ready to be measured and embedded.
type Font struct {
	Name   string // as the style names it: 仿宋
	File   string // base name of the file it came from
	SHA256 string // of that whole file, in hexadecimal

	source     *source
	tables     tables
	outlines   part // the table glyf, which stays in the file
	characters *characters
	unitsPerEm float64
	glyphs     int
	metrics    int // numberOfHMetrics
	longLoca   bool
}

// Parse reads one face of a TrueType file or collection. It refuses CFF outlines, fonts
// without a Unicode table, damaged files, and fonts whose licence bits forbid embedding.
func Parse(name, file string, data []byte, face int) (*Font, error) {
	return parse(name, file, inMemory(data), face)
}

func parse(name, file string, from *source, face int) (*Font, error) {
	parts, err := readDirectory(from, face)
	if err != nil {
		return nil, err
	}
	f := &Font{Name: name, File: file, SHA256: from.sum, source: from, outlines: parts["glyf"]}
	if f.tables, err = parts.read(from); err != nil {
		return nil, err
	}
	t := f.tables
	for _, need := range []struct {
		tag  string
		size int
	}{{"head", 54}, {"hhea", 36}, {"maxp", 32}, {"hmtx", 4}, {"loca", 4}, {"cmap", 4}, {"post", 32}} {
		if len(t[need.tag]) < need.size {
			return nil, errTruncated
		}
	}
	if !embeddable(t["OS/2"]) {
		return nil, errRestricted
	}
	f.unitsPerEm = float64(binary.BigEndian.Uint16(t["head"][18:]))
	f.longLoca = binary.BigEndian.Uint16(t["head"][50:]) == 1
	f.glyphs = int(binary.BigEndian.Uint16(t["maxp"][4:]))
	f.metrics = int(binary.BigEndian.Uint16(t["hhea"][34:]))
	width := 2
	if f.longLoca {
		width = 4
	}
	if f.unitsPerEm == 0 || f.metrics == 0 || f.metrics > f.glyphs || len(t["loca"]) < width*(f.glyphs+1) ||
		len(t["hmtx"]) < 4*f.metrics+2*(f.glyphs-f.metrics) {
		return nil, errTruncated
	}
	f.characters, err = readCharacters(t["cmap"])
	return f, err
}

// digest is the SHA-256 of data in hexadecimal.
func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// embeddable reads fsType: restricted licence, no subsetting and bitmap-only forbid what we do.
func embeddable(os2 []byte) bool {
	if len(os2) < 10 {
		return true
	}
	fsType := binary.BigEndian.Uint16(os2[8:])
	return fsType&0xF != 2 && fsType&0x0300 == 0
}

// Has says whether the font has a glyph for the rune.
func (f *Font) Has(r rune) bool { return f.glyph(r) != 0 }

func (f *Font) glyph(r rune) int {
	if g := f.characters.glyph(r); g < f.glyphs {
		return g
	}
	return 0
}

// Advance returns the width of the rune's glyph in em, rounded to a thousandth as a PDF states it.
func (f *Font) Advance(r rune) float64 {
	return math.Round(1000*float64(f.advance(f.glyph(r)))/f.unitsPerEm) / 1000
}

func (f *Font) advance(glyph int) uint16 {
	if glyph >= f.metrics {
		glyph = f.metrics - 1
	}
	return binary.BigEndian.Uint16(f.tables["hmtx"][4*glyph:])
}

// Ink returns the left and right edge of the rune's outline in em; both 0 if it draws nothing.
func (f *Font) Ink(r rune) (left, right float64) {
	outline := f.outline(f.glyph(r), outlineHead)
	if len(outline) < outlineHead {
		return 0, 0
	}
	edge := func(at int) float64 { return float64(int16(binary.BigEndian.Uint16(outline[at:]))) / f.unitsPerEm }
	return edge(2), edge(6)
}

// Top returns the upper edge of the rune's outline above the baseline, in em.
func (f *Font) Top(r rune) float64 {
	outline := f.outline(f.glyph(r), outlineHead)
	if len(outline) < outlineHead {
		return 0
	}
	return float64(int16(binary.BigEndian.Uint16(outline[8:]))) / f.unitsPerEm
}

// outlineHead is the size of what stands before the points of an outline: how many contours, and its bounds.
const outlineHead = 10

// outline returns the glyph's bytes in the glyf table, so many at most; nil for a blank or damaged one, and where
// the file cannot be read, which Steady tells.
func (f *Font) outline(glyph int, most int64) []byte {
	loca := f.tables["loca"]
	var from, to int64
	if f.longLoca {
		from, to = int64(binary.BigEndian.Uint32(loca[4*glyph:])), int64(binary.BigEndian.Uint32(loca[4*glyph+4:]))
	} else {
		from, to = 2*int64(binary.BigEndian.Uint16(loca[2*glyph:])), 2*int64(binary.BigEndian.Uint16(loca[2*glyph+2:]))
	}
	if from >= to || to > f.outlines.size {
		return nil
	}
	data, err := f.source.read(f.outlines.offset+from, min(to-from, most))
	if err != nil {
		return nil
	}
	return data
}

// PostScript returns the font's PostScript name in ASCII, and "" if it states none.
func (f *Font) PostScript() string {
	name := f.tables["name"]
	if len(name) < 6 {
		return ""
	}
	texts := int(binary.BigEndian.Uint16(name[4:]))
	for i := range int(binary.BigEndian.Uint16(name[2:])) {
		if 6+12*i+12 > len(name) {
			break
		}
		entry := name[6+12*i:]
		from := texts + int(binary.BigEndian.Uint16(entry[10:]))
		to := from + int(binary.BigEndian.Uint16(entry[8:]))
		if binary.BigEndian.Uint16(entry[6:]) != 6 || to > len(name) {
			continue
		}
		if s := ascii(name[from:to], binary.BigEndian.Uint16(entry) != 1); s != "" {
			return s
		}
	}
	return ""
}

// ascii keeps the letters, digits and hyphens of a name record; wide ones are in UTF-16.
func ascii(b []byte, wide bool) string {
	var units []uint16
	for i := 0; i < len(b); i++ {
		if wide && i+1 < len(b) {
			units = append(units, binary.BigEndian.Uint16(b[i:]))
			i++
		} else if !wide {
			units = append(units, uint16(b[i]))
		}
	}
	var out []rune
	for _, r := range utf16.Decode(units) {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			out = append(out, r)
		}
	}
	return string(out)
}
