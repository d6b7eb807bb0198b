package pdf

import (
	"encoding/binary"
	"math"
)

// standardRGB is the colour profile of the output intent: sRGB (IEC 61966-2-1) as a matrix
// and a curve in an ICC profile of version 4 (ISO 15076-1), 500 bytes that are the same everywhere.
func standardRGB() []byte {
	curve := parametric(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)
	tags := []struct {
		name string
		data []byte
	}{
		{"desc", localized("sRGB")},
		{"cprt", localized("CC0")},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		// sRGB's primaries, adapted from D65 to D50 by Bradford's method.
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	put := binary.BigEndian.PutUint32
	out := make([]byte, 128+4+12*len(tags))
	put(out[8:], 0x04200000)
	copy(out[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2000, 1, 1} { // of no consequence; a fixed day
		binary.BigEndian.PutUint16(out[24+2*i:], v)
	}
	copy(out[36:], "acsp")
	copy(out[68:], xyz(0.9642, 1, 0.8249)[8:]) // D50
	put(out[128:], uint32(len(tags)))
	shared := 0 // where the curve stands, which all three channels use
	for i, tag := range tags {
		entry := out[132+12*i:]
		copy(entry, tag.name)
		at := len(out)
		if tag.name == "gTRC" || tag.name == "bTRC" {
			at = shared
		} else {
			out = append(out, tag.data...)
		}
		shared = at
		entry = out[132+12*i:]
		put(entry[4:], uint32(at))
		put(entry[8:], uint32(len(tag.data)))
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	put(out, uint32(len(out)))
	return out
}

// s15Fixed16 is a number as ICC profiles write it.
func s15Fixed16(v float64) uint32 { return uint32(int32(math.Round(float64(v * 65536)))) }

func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, s15Fixed16(v))
	}
	return b
}

// parametric is a curve of type 3: (aX+b)^g from d on, cX below.
func parametric(g, a, b, c, d float64) []byte {
	out := []byte("para\x00\x00\x00\x00\x00\x03\x00\x00")
	for _, v := range []float64{g, a, b, c, d} {
		out = binary.BigEndian.AppendUint32(out, s15Fixed16(v))
	}
	return out
}

// localized is one text in ASCII, as English.
func localized(text string) []byte {
	b := []byte("mluc\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x0cenUS")
	b = binary.BigEndian.AppendUint32(b, uint32(2*len(text)))
	b = binary.BigEndian.AppendUint32(b, 28)
	for _, c := range []byte(text) {
		b = append(b, 0, c)
	}
	return b
}
