package workbook

import (
	"math"
	"strings"
)

// Column widths are counted in digits of the default font, 宋体 11 pt, which programs round
// to 5.5 to 6 pt each: the least is counted on, so that no text is cut off.
const (
	Digit         = 5.5   // pt
	UprightWidth  = 80.0  // what an upright A4 page holds between margins of 20 mm
	UprightMost   = 92.0  // and what it holds when printed a little smaller
	FlatWidth     = 121.0 // what a page on its side holds
	uprightHeight = 700.0 // pt of rows on an upright page
	flatHeight    = 460.0 // and on one on its side
	PlainHeight   = 15.0  // pt of a row that sets none
)

// Characters counts a text's width in half-width characters: a full-width one is two.
func Characters(s string) int {
	n := 0
	for _, r := range s {
		n += wide(r)
	}
	return n
}

// wide is 2 for a character that Chinese fonts draw on a full 字, else 1.
func wide(r rune) int {
	if r >= 0x2010 || strings.ContainsRune("°±·×÷", r) {
		return 2
	}
	return 1
}

// Needed is the column width that holds a text of one line at a size.
func Needed(s string, size float64) float64 {
	return float64(Characters(s))*size/2/Digit + 2
}

// LinesOf counts the lines that a text takes in a column of a width. A little is kept back,
// as fonts differ from machine to machine.
func LinesOf(s string, size, width float64) int {
	room := max(1, (width-1.5)*Digit/(size/2))
	n := 0
	for part := range strings.SplitSeq(s, "\n") {
		n += filled(part, room)
	}
	return n + n/8 // marks that may not begin a line push others down
}

// filled counts the lines of so many half-width characters that a text fills: a run of letters and
// digits is torn only where it is longer than a line.
func filled(s string, room float64) int {
	n, used, word := 1, 0.0, 0.0
	put := func() {
		if used > 0 && used+word > room {
			n, used = n+1, 0
		}
		for used += word; used > room; used -= room {
			n++
		}
		word = 0
	}
	for _, r := range s {
		w := wide(r)
		if w == 1 && r != ' ' {
			word++
			continue
		}
		put()
		word = float64(w)
		put()
	}
	put()
	return n
}

// Height is the height of a row, in pt, for a text that wraps in a column of a width. Rows state
// it because not every program fits them to their text when it opens a file.
func Height(s string, size, width float64) float64 { return tall(LinesOf(s, size, width), size) }

// tall is the height of a row of n lines, in pt.
func tall(n int, size float64) float64 {
	return min(409, math.Ceil(float64(float64(n)*size*1.36)+5))
}
