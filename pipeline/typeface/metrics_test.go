package typeface

import (
	"encoding/binary"
	"testing"
)

// TestMetrics: what the tables state of a font of 2000 units an em, in thousandths; without OS/2 capitals are taken
// to be as high as the line, and the weight regular.
func TestMetrics(t *testing.T) {
	table := func(size int, at map[int]int) []byte {
		b := make([]byte, size)
		for place, value := range at {
			binary.BigEndian.PutUint16(b[place:], uint16(int16(value)))
		}
		return b
	}
	f := &Font{unitsPerEm: 2000, tables: tables{
		"head": table(54, map[int]int{36: -100, 38: -501, 40: 2000, 42: 1800}),
		"hhea": table(36, map[int]int{4: 1760, 6: -240}),
		"post": table(32, map[int]int{4: -12, 14: 1}),
	}}
	want := Metrics{Ascent: 880, Descent: -120, CapHeight: 880, Box: [4]int{-50, -250, 1000, 900}, Italic: -12, Weight: 400, FixedPitch: true}
	if got := f.Metrics(); got != want || got.StemV() != 87 {
		t.Errorf("%+v, stem %d; want %+v", got, got.StemV(), want)
	}
	f.tables["post"] = table(32, nil)
	f.tables["OS/2"] = table(96, map[int]int{0: 4, 4: 700, 88: 1420})
	want.Italic, want.FixedPitch, want.Weight, want.CapHeight = 0, false, 700, 710
	if got := f.Metrics(); got != want || got.StemV() != 165 {
		t.Errorf("%+v, stem %d; want %+v", got, got.StemV(), want)
	}
	f.tables["OS/2"] = table(96, map[int]int{0: 1, 4: 700, 88: 1420}) // version 1 has no height of capitals
	if got := f.Metrics(); got.CapHeight != 880 {
		t.Errorf("capitals of %d", got.CapHeight)
	}
}
