package typeface

import "encoding/binary"

// characters maps each rune of the Basic Multilingual Plane to its glyph; 0 is none.
// Runes above U+FFFF are left out: the PDF library cannot draw them.
type characters [1 << 16]uint16

// readCharacters decodes the Unicode subtable in format 4, or failing that format 12.
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
	switch {
	case segments != nil:
		return decodeSegments(segments)
	case groups != nil:
		return decodeGroups(groups)
	}
	return nil, errNoUnicode
}

// decodeSegments reads format 4: segment mapping to delta values.
func decodeSegments(sub []byte) (*characters, error) {
	count := int(binary.BigEndian.Uint16(sub[6:])) / 2
	if 16+8*count > len(sub) {
		return nil, errTruncated
	}
	word := func(at int) int { return int(binary.BigEndian.Uint16(sub[at:])) }
	m := new(characters)
	mapped := 0
	for s := range count {
		end, start := word(14+2*s), word(16+2*count+2*s)
		delta, rangeAt := word(16+4*count+2*s), 16+6*count+2*s
		offset := word(rangeAt)
		if mapped += max(0, end-start); mapped > 2*len(m) {
			return nil, errTruncated // segments may not overlap
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
			m[c] = uint16(glyph)
		}
	}
	return m, nil
}

// decodeGroups reads format 12: segmented coverage.
func decodeGroups(sub []byte) (*characters, error) {
	count := int(binary.BigEndian.Uint32(sub[12:]))
	if count > len(sub)/12 || 16+12*count > len(sub) {
		return nil, errTruncated
	}
	m := new(characters)
	mapped := 0
	for g := range count {
		entry := sub[16+12*g:]
		start, end := binary.BigEndian.Uint32(entry), binary.BigEndian.Uint32(entry[4:])
		glyph := binary.BigEndian.Uint32(entry[8:])
		if mapped += max(0, min(int(end), len(m))-int(start)); mapped > 2*len(m) {
			return nil, errTruncated // groups may not overlap
		}
		for c := start; c <= end && c < 0xFFFF; c++ {
			m[c] = uint16(glyph + c - start)
		}
	}
	return m, nil
}
