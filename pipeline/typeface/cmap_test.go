package typeface

import (
	"encoding/binary"
	"testing"
)

// put writes 16-bit words.
func put(words ...uint16) (b []byte) {
	for _, w := range words {
		b = binary.BigEndian.AppendUint16(b, w)
	}
	return b
}

// subtables makes a cmap of subtables for Windows: encoding 1 for format 4, 10 for format 12.
func subtables(subs ...[]byte) []byte {
	cmap, at := put(0, uint16(len(subs))), 4+8*len(subs)
	for _, s := range subs {
		encoding := uint16(1)
		if s[1] == 12 {
			encoding = 10
		}
		cmap = append(cmap, put(3, encoding, 0, uint16(at))...)
		at += len(s)
	}
	for _, s := range subs {
		cmap = append(cmap, s...)
	}
	return cmap
}

// TestReadCharacters holds the two formats against the specification: in format 4 a segment
// that lists its glyphs adds its delta to each but 0, as one that computes them does.
func TestReadCharacters(t *testing.T) {
	segments := put(4, 46, 0, 6, 4, 1, 2, 'c', 'k', 0xFFFF, 0, 'a', 'i', 0xFFFF, 0xFFFF-'a'+11, 5, 1, 0, 4, 0, 20, 0, 30)
	groups := append(put(12, 0, 0, 40, 0, 0, 0, 2), put(0, 'x', 0, 'z', 0, 7, 2, 0x0BB7, 2, 0x0BB8, 0, 40)...)
	for _, c := range []struct {
		name string
		cmap []byte
		want map[rune]int
	}{
		{"format 4", subtables(segments), map[rune]int{'a': 10, 'c': 12, 'd': 0, 'i': 25, 'j': 0, 'k': 35, 'x': 0, 0xFFFF: 0, 0x20BB7: 0}},
		{"format 12", subtables(groups), map[rune]int{'a': 0, 'w': 0, 'x': 7, 'z': 9, '{': 0, 0x20BB6: 0, 0x20BB7: 40, 0x20BB8: 41, 0x20BB9: 0, -1: 0}},
		{"both", subtables(groups, segments), map[rune]int{'a': 10, 'x': 0, 0x20BB8: 41}},
	} {
		m, err := readCharacters(c.cmap)
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		for r, want := range c.want {
			if got := m.glyph(r); got != want {
				t.Errorf("%s: glyph of %U is %d, want %d", c.name, r, got, want)
			}
		}
	}
	for name, cmap := range map[string][]byte{"nothing": nil, "no subtable": put(0, 0), "no entry": put(0, 1), "cut": subtables(segments[:20]), "groups cut": subtables(groups[:30])} {
		if _, err := readCharacters(cmap); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
