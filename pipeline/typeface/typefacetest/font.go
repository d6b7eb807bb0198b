// Package typefacetest makes a small font for tests, so that they need none of the machine's
// and their positions hold everywhere: every 汉字 and full-width mark is a square of 1 em,
// every half-width character half of one.
package typefacetest

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	"zonereport/pipeline/document"
	"zonereport/pipeline/typeface"
)

// File is the base name of the font.
const File = "Square.ttf"

// ranges are the characters of the font: ASCII, then marks, symbols, 汉字, full-width forms and
// some 汉字 above U+FFFF.
var ranges = [...][2]int{{0x20, 0x7E}, {0xB7, 0xB7}, {0x2010, 0x27BF}, {0x3000, 0x33FF}, {0x4E00, 0x9FFF}, {0xFF00, 0xFFEF}, {0x20BB0, 0x20BBF}}

// Set returns a set in which every role of the style is served by the font, but for the role
// digits, which keeps the font inside the program.
func Set(t testing.TB, style document.Style) typeface.Set {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, File), Data(), 0o644); err != nil {
		t.Fatal(err)
	}
	roles := map[string]document.Role{}
	for name, role := range style.Roles {
		if name != "digits" {
			role.Fonts = []document.FontChoice{{Name: "方块", Files: []string{File}}}
		}
		roles[name] = role
	}
	style.Roles = roles
	set, err := typeface.Find(style, []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// Data returns the font file.
func Data() []byte {
	glyphs := 1
	var groups []byte
	for _, r := range ranges {
		for _, v := range []int{r[0], r[1], glyphs} {
			groups = binary.BigEndian.AppendUint32(groups, uint32(v))
		}
		glyphs += r[1] - r[0] + 1
	}
	half := 1 + ranges[0][1] - ranges[0][0] + 1 // glyphs below are half an em wide
	var glyf, loca, hmtx []byte
	for g := range glyphs {
		right := uint16(900)
		if g < half {
			right = 400
		}
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, box(100, right)...)
		if g <= half {
			hmtx = binary.BigEndian.AppendUint16(hmtx, right+100)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, 100)
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return assemble(groups, glyf, loca, hmtx, uint16(glyphs), uint16(half+1))
}

// box is the outline of a rectangle from 120 below to 780 above the baseline.
func box(left, right uint16) []byte {
	words := []uint16{1, left, 0xFF88, right, 780, 3, 0, 0x0101, 0x0101,
		left, 0, right - left, 0, 0xFF88, 900, 0, 0xFC7C}
	var b []byte
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return append(b, 0, 0)
}

func assemble(groups, glyf, loca, hmtx []byte, glyphs, metrics uint16) []byte {
	put := binary.BigEndian.PutUint16
	head := make([]byte, 54)
	binary.BigEndian.PutUint32(head, 0x00010000)
	binary.BigEndian.PutUint32(head[12:], 0x5F0F3CF5)
	put(head[18:], 1000)
	put(head[36:], 100)
	put(head[38:], 0xFF88)
	put(head[40:], 900)
	put(head[42:], 780)
	put(head[50:], 1)
	hhea := make([]byte, 36)
	binary.BigEndian.PutUint32(hhea, 0x00010000)
	put(hhea[4:], 880)
	put(hhea[6:], 0xFF88)
	put(hhea[34:], metrics)
	maxp := make([]byte, 32)
	binary.BigEndian.PutUint32(maxp, 0x00010000)
	put(maxp[4:], glyphs)
	put(maxp[6:], 4)
	put(maxp[8:], 1)
	post := make([]byte, 32)
	binary.BigEndian.PutUint32(post, 0x00030000)
	os2 := make([]byte, 96)
	put(os2[4:], 400)
	cmap := []byte{0, 0, 0, 1, 0, 3, 0, 10, 0, 0, 0, 12, 0, 12, 0, 0}
	cmap = binary.BigEndian.AppendUint32(cmap, uint32(16+len(groups)))
	cmap = binary.BigEndian.AppendUint32(cmap, 0)
	cmap = binary.BigEndian.AppendUint32(cmap, uint32(len(groups)/12))
	cmap = append(cmap, groups...)
	tables := []struct {
		tag  string
		data []byte
	}{{"OS/2", os2}, {"cmap", cmap}, {"glyf", glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", hmtx},
		{"loca", loca}, {"maxp", maxp}, {"name", []byte{0, 0, 0, 0, 0, 6}}, {"post", post}}
	out := make([]byte, 12+16*len(tables))
	binary.BigEndian.PutUint32(out, 0x00010000)
	put(out[4:], uint16(len(tables)))
	for i, table := range tables {
		entry := out[12+16*i:]
		copy(entry, table.tag)
		binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
		binary.BigEndian.PutUint32(entry[12:], uint32(len(table.data)))
		out = append(out, table.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}
