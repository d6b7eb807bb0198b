package typeface

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
)

// Flags of a component of a composite glyph (OpenType specification, glyf table).
const (
	componentWords    = 1 << 0
	componentScale    = 1 << 3
	componentMore     = 1 << 5
	componentScaleXY  = 1 << 6
	componentTwoByTwo = 1 << 7
)

// Cut returns a TrueType file with the glyphs of the runes alone, all of which the font must have; they are
// in rising order, without repetition. Each gets a glyph of its own, numbered from 1 in the order given, so
// that the same arguments always give the same bytes.
func (f *Font) Cut(runes []rune) ([]byte, error) {
	c := cutter{font: f, number: map[int]int{}}
	c.add(0)
	for _, r := range runes {
		glyph := f.glyph(r)
		if glyph == 0 {
			return nil, fmt.Errorf("字体 %s 没有字符 %q（U+%04X）", f.File, r, r)
		}
		c.add(glyph)
	}
	if err := cmp.Or(c.outlines(), f.source.broken()); err != nil {
		return nil, fmt.Errorf("字体 %s：%w", f.File, err)
	}
	out := tables{"name": {0, 0, 0, 0, 0, 6}, "cmap": writeCharacters(runes)}
	for _, tag := range []string{"OS/2", "cvt ", "fpgm", "prep", "gasp"} {
		if data := f.tables[tag]; len(data) > 0 {
			out[tag] = data
		}
	}
	c.write(out)
	return writeTables(out), nil
}

// cutter collects glyphs in their new order.
type cutter struct {
	font   *Font
	order  []int       // old glyph by new number
	number map[int]int // new number by old glyph, for components
	glyf   []byte
	loca   []byte
}

func (c *cutter) add(glyph int) int {
	n := len(c.order)
	c.order = append(c.order, glyph)
	if _, known := c.number[glyph]; !known {
		c.number[glyph] = n
	}
	return n
}

// outlines copies the glyphs; components of composite glyphs join the end of the order.
func (c *cutter) outlines() error {
	for i := 0; i < len(c.order); i++ {
		c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
		outline := c.font.outline(c.order[i], math.MaxInt64)
		start := len(c.glyf)
		if int64(start) > 4*c.font.outlines.size {
			return errTruncated // glyphs that overlap without end
		}
		c.glyf = append(c.glyf, outline...)
		for len(c.glyf)%4 != 0 {
			c.glyf = append(c.glyf, 0)
		}
		if len(outline) >= 10 && int16(binary.BigEndian.Uint16(outline)) < 0 {
			if err := c.components(c.glyf[start : start+len(outline)]); err != nil {
				return err
			}
		}
	}
	c.loca = binary.BigEndian.AppendUint32(c.loca, uint32(len(c.glyf)))
	return nil
}

// components renumbers the parts of a composite glyph in place.
func (c *cutter) components(outline []byte) error {
	for at, more := 10, true; more; {
		if at+4 > len(outline) {
			return errTruncated
		}
		flags := binary.BigEndian.Uint16(outline[at:])
		old := int(binary.BigEndian.Uint16(outline[at+2:]))
		if old >= c.font.glyphs {
			return errTruncated
		}
		n, known := c.number[old]
		if !known {
			n = c.add(old)
		}
		binary.BigEndian.PutUint16(outline[at+2:], uint16(n))
		at += 6
		if flags&componentWords != 0 {
			at += 2
		}
		switch {
		case flags&componentScale != 0:
			at += 2
		case flags&componentScaleXY != 0:
			at += 4
		case flags&componentTwoByTwo != 0:
			at += 8
		}
		more = flags&componentMore != 0
	}
	return nil
}

// write adds the tables that depend on the number of glyphs.
func (c *cutter) write(out tables) {
	f := c.font
	var hmtx []byte
	for _, glyph := range c.order {
		hmtx = binary.BigEndian.AppendUint16(hmtx, f.advance(glyph))
		hmtx = append(hmtx, f.bearing(glyph)...)
	}
	count := uint16(len(c.order))
	head := append([]byte(nil), f.tables["head"][:54]...)
	binary.BigEndian.PutUint16(head[50:], 1)
	hhea := append([]byte(nil), f.tables["hhea"][:36]...)
	binary.BigEndian.PutUint16(hhea[34:], count)
	maxp := append([]byte(nil), f.tables["maxp"][:32]...)
	binary.BigEndian.PutUint16(maxp[4:], count)
	post := append([]byte(nil), f.tables["post"][:32]...)
	binary.BigEndian.PutUint32(post, 0x00030000)
	out["glyf"], out["loca"], out["hmtx"] = c.glyf, c.loca, hmtx
	out["head"], out["hhea"], out["maxp"], out["post"] = head, hhea, maxp, post
}

// bearing returns the two bytes of the glyph's left side bearing.
func (f *Font) bearing(glyph int) []byte {
	at := 4*glyph + 2
	if glyph >= f.metrics {
		at = 4*f.metrics + 2*(glyph-f.metrics)
	}
	return f.tables["hmtx"][at : at+2]
}

// writeCharacters returns a cmap that gives the i-th rune glyph i+1: in format 4, and where runes lie
// above U+FFFF, which that cannot name, all of them in format 12 as well.
func writeCharacters(runes []rune) []byte {
	segments := writeSegments(runes)
	groups := writeGroups(runes)
	tables := uint16(1)
	if groups != nil {
		tables = 2
	}
	put := binary.BigEndian.AppendUint32
	b := binary.BigEndian.AppendUint16([]byte{0, 0}, tables)
	b = put(append(b, 0, 3, 0, 1), uint32(4+8*tables))
	if groups != nil {
		b = put(append(b, 0, 3, 0, 10), uint32(4+8*int(tables)+len(segments)))
	}
	return append(append(b, segments...), groups...)
}

// writeGroups is a subtable in format 12 that gives the i-th rune glyph i+1; nil where none lies above
// U+FFFF.
func writeGroups(runes []rune) []byte {
	if len(runes) == 0 || runes[len(runes)-1] <= 0xFFFF {
		return nil
	}
	put := binary.BigEndian.AppendUint32
	b := put([]byte{0, 12, 0, 0}, uint32(16+12*len(runes)))
	b = put(put(b, 0), uint32(len(runes)))
	for i, r := range runes {
		b = put(put(put(b, uint32(r)), uint32(r)), uint32(i+1))
	}
	return b
}

// writeSegments is a subtable in format 4 that gives the i-th rune glyph i+1, up to U+FFFF.
func writeSegments(runes []rune) []byte {
	type segment struct{ start, end, glyph int }
	var segments []segment
	for i, r := range runes {
		if r > 0xFFFF {
			break
		}
		if n := len(segments); n > 0 && segments[n-1].end == int(r)-1 {
			segments[n-1].end++
			continue
		}
		segments = append(segments, segment{int(r), int(r), i + 1})
	}
	segments = append(segments, segment{0xFFFF, 0xFFFF, 0x10000})
	n := len(segments)
	put := binary.BigEndian.AppendUint16
	power, selector := 1, 0
	for power*2 <= n {
		power, selector = power*2, selector+1
	}
	b := []byte{0, 4}
	for _, v := range []int{16 + 8*n, 0, 2 * n, 2 * power, selector, 2*n - 2*power} {
		b = put(b, uint16(v))
	}
	for _, s := range segments {
		b = put(b, uint16(s.end))
	}
	b = put(b, 0)
	for _, s := range segments {
		b = put(b, uint16(s.start))
	}
	for _, s := range segments {
		b = put(b, uint16(s.glyph-s.start))
	}
	for range segments {
		b = put(b, 0)
	}
	return b
}
