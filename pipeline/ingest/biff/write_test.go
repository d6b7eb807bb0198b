package biff

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// fields writes values in little endian; bytes and texts as they are.
func fields(values ...any) []byte {
	var buf bytes.Buffer
	for _, v := range values {
		switch v := v.(type) {
		case string:
			buf.WriteString(v)
		case []byte:
			buf.Write(v)
		default:
			if err := binary.Write(&buf, binary.LittleEndian, v); err != nil {
				panic(err)
			}
		}
	}
	return buf.Bytes()
}

// rec writes one record.
func rec(kind uint16, values ...any) []byte {
	data := fields(values...)
	return fields(kind, uint16(len(data)), data)
}

// wide and narrow write the characters of a Unicode string behind its count: flags first.
func wide(s string) []byte   { return fields(byte(1), utf16.Encode([]rune(s))) }
func narrow(s string) []byte { return fields(byte(0), s) }

// str16 is a Unicode string with its count in two bytes.
func str16(s string) []byte { return fields(uint16(len(utf16.Encode([]rune(s)))), wide(s)) }

func cell(row, col, style uint16) []byte { return fields(row, col, style) }

// result is the cached value of a formula that is no number.
func result(kind, value byte) []byte { return fields(kind, byte(0), value, "\x00\x00\x00\xff\xff") }

func formula(row, col uint16, value []byte, flags uint16) []byte {
	return rec(recFormula, cell(row, col, 0), value, flags, uint32(0), uint16(0))
}

func double(f float64) []byte { return fields(math.Float64bits(f)) }

// book lays out globals and sheets; each sheet is named by a BOUNDSHEET record whose state
// and kind it gives, and the globals' records stand before those.
type testSheet struct {
	name        string
	state, kind byte
	records     [][]byte
}

func stream(version uint16, globals [][]byte, sheets ...testSheet) []byte {
	bound := func(at int, s testSheet) []byte {
		name := []byte(s.name)
		if version == biff8 {
			name = wide(s.name)
		}
		count := byte(len(utf16.Encode([]rune(s.name))))
		if version != biff8 {
			count = byte(len(s.name))
		}
		return rec(recBoundSheet, uint32(at), s.state, s.kind, count, name)
	}
	head := rec(recBOF, version, uint16(dtGlobals), uint32(0), uint64(0))
	for _, g := range globals {
		head = append(head, g...)
	}
	size := len(head) + 4
	for _, s := range sheets {
		size += len(bound(0, s))
	}
	var bodies []byte
	for _, s := range sheets {
		head = append(head, bound(size+len(bodies), s)...)
		bodies = append(bodies, rec(recBOF, version, uint16(dtSheet), uint32(0), uint64(0))...)
		for _, r := range s.records {
			bodies = append(bodies, r...)
		}
		bodies = append(bodies, rec(recEOF)...)
	}
	return append(append(head, rec(recEOF)...), bodies...)
}
