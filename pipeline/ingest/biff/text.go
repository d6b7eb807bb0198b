package biff

import (
	"encoding/binary"
	"errors"
	"unicode/utf16"
)

var errCut = errors.New("a string is cut")

// reader takes fields from a record and the CONTINUE records behind it.
type reader struct {
	chunks [][]byte
	chunk  int
	pos    int
	units  []uint16 // of the string being read, reused
}

// take gives n bytes that lie within one chunk, as all fields do except characters.
func (r *reader) take(n int) ([]byte, error) {
	if n == 0 { // may stand at the very end
		return nil, nil
	}
	r.advance()
	if r.chunk >= len(r.chunks) || len(r.chunks[r.chunk])-r.pos < n {
		return nil, errCut
	}
	data := r.chunks[r.chunk][r.pos : r.pos+n]
	r.pos += n
	return data, nil
}

// advance moves to the next chunk when this one is used up.
func (r *reader) advance() {
	for r.chunk < len(r.chunks) && r.pos == len(r.chunks[r.chunk]) {
		r.chunk, r.pos = r.chunk+1, 0
	}
}

// done tells whether all is read.
func (r *reader) done() bool {
	r.advance()
	return r.chunk >= len(r.chunks)
}

// discard passes over n bytes, which may go over several chunks.
func (r *reader) discard(n int) error {
	for n > 0 {
		r.advance()
		if r.chunk >= len(r.chunks) {
			return errCut
		}
		step := min(n, len(r.chunks[r.chunk])-r.pos)
		r.pos += step
		n -= step
	}
	return nil
}

func (r *reader) u16() (int, error) {
	b, err := r.take(2)
	if err != nil {
		return 0, err
	}
	return int(binary.LittleEndian.Uint16(b)), nil
}

func (r *reader) u32() (int, error) {
	b, err := r.take(4)
	if err != nil {
		return 0, err
	}
	return int(binary.LittleEndian.Uint32(b)), nil
}

func (r *reader) u8() (int, error) {
	b, err := r.take(1)
	if err != nil {
		return 0, err
	}
	return int(b[0]), nil
}

// The flags of a Unicode string (2.5.293 XLUnicodeRichExtendedString).
const (
	flagHighByte = 0x01 // two bytes a character, else one
	flagExtended = 0x04
	flagRich     = 0x08
)

// unicode reads flags and count characters of a Unicode string, with the runs and the
// phonetic block that a shared string may carry passed over.
func (r *reader) unicode(count int) (string, error) {
	flags, err := r.u8()
	if err != nil {
		return "", err
	}
	runs, extension := 0, 0
	if flags&flagRich != 0 {
		if runs, err = r.u16(); err != nil {
			return "", err
		}
	}
	if flags&flagExtended != 0 {
		if extension, err = r.u32(); err != nil {
			return "", err
		}
	}
	text, err := r.characters(count, flags&flagHighByte != 0)
	if err != nil {
		return "", err
	}
	return text, r.discard(4*runs + extension)
}

// characters reads count characters. Where a CONTINUE record divides them, it begins with
// a flags byte of its own that may change their width (2.5.293).
func (r *reader) characters(count int, wide bool) (string, error) {
	r.units = r.units[:0]
	for left := count; left > 0; {
		if r.chunk < len(r.chunks) && r.pos == len(r.chunks[r.chunk]) {
			r.advance()
			flags, err := r.u8()
			if err != nil {
				return "", err
			}
			wide = flags&flagHighByte != 0
			continue // the record may hold nothing but its flags
		}
		if r.chunk >= len(r.chunks) {
			return "", errCut
		}
		width := 1
		if wide {
			width = 2
		}
		rest := r.chunks[r.chunk][r.pos:]
		n := min(left, len(rest)/width)
		if n == 0 {
			return "", errCut
		}
		r.appendUnits(rest[:n*width], wide)
		r.pos += n * width
		left -= n
	}
	return string(utf16.Decode(r.units)), nil
}

func (r *reader) appendUnits(data []byte, wide bool) {
	if !wide {
		for _, c := range data {
			r.units = append(r.units, uint16(c))
		}
		return
	}
	for i := 0; i+1 < len(data); i += 2 {
		r.units = append(r.units, binary.LittleEndian.Uint16(data[i:]))
	}
}
