package typeface

import (
	"encoding/binary"
	"sort"
)

// characters maps each rune to its glyph; 0 is none.
type characters struct {
	plane  [1 << 16]uint16 // of the Basic Multilingual Plane
	groups []byte          // of a subtable in format 12, looked into for runes above U+FFFF
}

// glyph returns the glyph of a rune. Above U+FFFF, where a report draws a few characters at
// most, the groups are searched as they stand in the file; the format has them in rising order.
func (m *characters) glyph(r rune) int {
	switch {
	case r < 0:
		return 0
	case int(r) < len(m.plane):
		return int(m.plane[r])
	}
	word := func(group, at int) uint32 { return binary.BigEndian.Uint32(m.groups[12*group+at:]) }
	g := sort.Search(len(m.groups)/12, func(g int) bool { return word(g, 4) >= uint32(r) })
	if g == len(m.groups)/12 || word(g, 0) > uint32(r) {
		return 0
	}
	return int(word(g, 8)) + int(uint32(r)-word(g, 0))
}

// readCharacters decodes the Unicode subtables: format 4, or failing that format 12, for the
// Basic Multilingual Plane, format 12 for what lies above.
func readCharacters(cmap []byte) (*characters, error) {
	if len(cmap) < 4 {
		return nil, errTruncated
	}
	var segments, groups []byte
	for i := range int(binary.BigEndian.Uint16(cmap[2:])) {
		if 4+8*i+8 > len(cmap) {
			return nil, errTruncated
		}
		entry := cmap[4+8*i:]
		platform, encoding := binary.BigEndian.Uint16(entry), binary.BigEndian.Uint16(entry[2:])
		offset := int(binary.BigEndian.Uint32(entry[4:]))
		if offset+16 > len(cmap) || (platform != 0 && (platform != 3 || encoding != 1 && encoding != 10)) {
			continue
		}
		switch binary.BigEndian.Uint16(cmap[offset:]) {
		case 4:
			segments = cmap[offset:]
		case 12:
			groups = cmap[offset:]
		}
	}
	m := new(characters)
	var err error
	switch {
	case segments != nil:
		err = m.decodeSegments(segments)
	case groups != nil:
		err = m.decodeGroups(groups)
	default:
		return nil, errNoUnicode
	}
	if groups != nil {
		count := int(binary.BigEndian.Uint32(groups[12:]))
		if count > len(groups)/12 || 16+12*count > len(groups) {
			return nil, errTruncated
		}
		m.groups = groups[16 : 16+12*count]
	}
	return m, err
}

// decodeSegments reads format 4: segment mapping to delta values.
func (m *characters) decodeSegments(sub []byte) error {
	count := int(binary.BigEndian.Uint16(sub[6:])) / 2
	if 16+8*count > len(sub) {
		return errTruncated
	}
	word := func(at int) int { return int(binary.BigEndian.Uint16(sub[at:])) }
	mapped := 0
	for s := range count {
		end, start := word(14+2*s), word(16+2*count+2*s)
		delta, rangeAt := word(16+4*count+2*s), 16+6*count+2*s
		offset := word(rangeAt)
		if mapped += max(0, end-start); mapped > 2*len(m.plane) {
			return errTruncated // segments may not overlap
		}
		for c := start; c <= end && c < 0xFFFF; c++ {
			glyph := c + delta
			if offset != 0 {
				at := rangeAt + offset + 2*(c-start)
				if at+2 > len(sub) {
					break
				}
				if glyph = word(at); glyph != 0 {
					glyph += delta
				}
			}
			m.plane[c] = uint16(glyph)
		}
	}
	return nil
}

// decodeGroups reads format 12: segmented coverage.
func (m *characters) decodeGroups(sub []byte) error {
	count := int(binary.BigEndian.Uint32(sub[12:]))
	if count > len(sub)/12 || 16+12*count > len(sub) {
		return errTruncated
	}
	mapped := 0
	for g := range count {
		entry := sub[16+12*g:]
		start, end := binary.BigEndian.Uint32(entry), binary.BigEndian.Uint32(entry[4:])
		glyph := binary.BigEndian.Uint32(entry[8:])
		if mapped += max(0, min(int(end), len(m.plane))-int(start)); mapped > 2*len(m.plane) {
			return errTruncated // groups may not overlap
		}
		for c := start; c <= end && c < 0xFFFF; c++ {
			m.plane[c] = uint16(glyph + c - start)
		}
	}
	return nil
}
