package biff

import (
	"fmt"
	"math"
	"testing"
	"unicode/utf16"
)

// TestStringTable reads string tables whose stated number of strings is wrong, and one in
// which CONTINUE records divide a string, its runs and its phonetic block at any byte.
func TestStringTable(t *testing.T) {
	use := testSheet{"表", 0, 0, [][]byte{rec(recLabelSST, cell(0, 0, 0), uint32(0)), rec(recLabelSST, cell(0, 1, 0), uint32(1))}}
	read := func(name, want string, globals ...[]byte) {
		t.Helper()
		book, err := readWorkbook(stream(biff8, globals, use))
		if err != nil || dump(book.Sheets[0]) != want {
			t.Errorf("%s: %v, %v; want %s", name, book, err, want)
		}
	}
	two := fields(uint16(1), narrow("a"), uint16(2), wide("中文"))
	for _, stated := range []uint32{0, 1, 2, 3, math.MaxUint32} {
		read(fmt.Sprintf("%d stated", stated), "1: 1=t(a) 2=t(中文)", rec(recSST, uint32(2), stated, two))
	}
	read("a CONTINUE of flags alone", "1: 1=t(ab) 2=t(c)",
		rec(recSST, uint32(2), uint32(2), uint16(2), narrow("a")), rec(recContinue, byte(0)), rec(recContinue, narrow("b"), uint16(1), narrow("c")))
	for _, isWide := range []bool{true, false} {
		// at is how many characters of the first string stand before the cut; the runs and
		// the phonetic block behind them are cut at every byte.
		text := func(s string) []byte { return append(fields(byte(flagRich|flagExtended), uint16(2), uint32(5)), s...) }
		chars := []byte("abcd")
		if isWide {
			text = func(s string) []byte {
				return append(fields(byte(flagHighByte|flagRich|flagExtended), uint16(2), uint32(5)), fields(utf16.Encode([]rune(s)))...)
			}
			chars = fields(utf16.Encode([]rune("abcd")))
		}
		whole := fields(uint16(4), text("abcd"), "runsruns", "phone", uint16(1), narrow("e"))
		tail := len(whole) - len("runsruns") - len("phone") - 4
		for cut := tail - len(chars); cut <= len(whole)-4; cut++ {
			rest := whole[cut:]
			if cut < tail { // within the characters: their flags again, and no half characters
				if isWide && (tail-cut)%2 == 1 {
					continue
				}
				rest = append([]byte{whole[2] & flagHighByte}, rest...)
			}
			read(fmt.Sprintf("wide %v, cut at %d", isWide, cut), "1: 1=t(abcd) 2=t(e)",
				rec(recSST, uint32(2), uint32(2), whole[:cut]), rec(recContinue, rest))
		}
	}
}
