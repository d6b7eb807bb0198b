package typeface

import "encoding/binary"

// Metrics are what a document states of a font that it embeds, beyond its glyphs; lengths in thousandths of an em.
type Metrics struct {
	Ascent, Descent, CapHeight int
	Box                        [4]int // left, bottom, right, top of all glyphs
	Italic                     int    // angle in degrees, negative where it leans to the right
	Weight                     int    // 400 is regular
	FixedPitch                 bool
}

// StemV is the width of upright strokes, which TrueType does not state: taken from the weight, as is usual.
func (m Metrics) StemV() int { return 50 + m.Weight*m.Weight/(65*65) }

// Metrics reads them from the tables hhea, OS/2, head and post of the OpenType specification.
func (f *Font) Metrics() Metrics {
	head, hhea, post, os2 := f.tables["head"], f.tables["hhea"], f.tables["post"], f.tables["OS/2"]
	short := func(table []byte, at int) int { return int(int16(binary.BigEndian.Uint16(table[at:]))) }
	length := func(table []byte, at int) int { return short(table, at) * 1000 / int(f.unitsPerEm) }
	m := Metrics{
		Ascent: length(hhea, 4), Descent: length(hhea, 6), CapHeight: length(hhea, 4),
		Box:    [4]int{length(head, 36), length(head, 38), length(head, 40), length(head, 42)},
		Italic: short(post, 4), Weight: 400, FixedPitch: binary.BigEndian.Uint32(post[12:]) != 0,
	}
	if len(os2) >= 6 {
		m.Weight = short(os2, 4)
	}
	if len(os2) >= 90 && short(os2, 0) >= 2 && short(os2, 88) > 0 {
		m.CapHeight = length(os2, 88)
	}
	return m
}
