package ooxml

import (
	"bytes"
	"encoding/binary"
	"errors"
	"unicode/utf16"
	"unicode/utf8"

	"zonereport/pipeline/ingest/grid"
)

// maxUTF16 bounds a part in UTF-16, of which no current program writes any.
const maxUTF16 = 64 << 20

var errEncoding = errors.New("text is neither UTF-8 nor UTF-16")

// toUTF8 drops a byte order mark and converts UTF-16, the only other encoding that the
// package format allows (ECMA-376 part 2, 8.1.4); without a mark its first < tells it.
func toUTF8(part []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(part, []byte("\xef\xbb\xbf")):
		return part[3:], nil
	case bytes.HasPrefix(part, []byte("\xff\xfe")):
		order, part = binary.LittleEndian, part[2:]
	case bytes.HasPrefix(part, []byte("\xfe\xff")):
		order, part = binary.BigEndian, part[2:]
	case bytes.HasPrefix(part, []byte("<\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(part, []byte("\x00<")):
		order = binary.BigEndian
	default:
		return part, nil
	}
	switch {
	case len(part)%2 != 0:
		return nil, errEncoding
	case len(part) > maxUTF16:
		return nil, grid.Refuse(grid.TooLarge, "a part of more than %d MiB in UTF-16", maxUTF16>>20)
	}
	text := make([]byte, 0, len(part))
	for i := 0; i < len(part); i += 2 {
		r := rune(order.Uint16(part[i:]))
		if utf16.IsSurrogate(r) {
			if i += 2; i == len(part) {
				return nil, errEncoding
			}
			if r = utf16.DecodeRune(r, rune(order.Uint16(part[i:]))); r == utf8.RuneError {
				return nil, errEncoding
			}
		}
		text = utf8.AppendRune(text, r)
	}
	return text, nil
}

// controlByte finds the first byte that XML forbids, or gives -1. Eight bytes at a time:
// a byte below 0x20 borrows into its high bit.
func controlByte(data []byte) int {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(data); i += 8 {
		w := binary.LittleEndian.Uint64(data[i:])
		if (w-ones*0x20)&^w&highs == 0 {
			continue
		}
		if n := controlByteIn(data[i : i+8]); n >= 0 {
			return i + n
		}
	}
	if n := controlByteIn(data[i:]); n >= 0 {
		return i + n
	}
	return -1
}

func controlByteIn(data []byte) int {
	for i, c := range data {
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' {
			return i
		}
	}
	return -1
}
