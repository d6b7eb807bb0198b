package ooxml

import (
	"fmt"
	"strconv"
	"strings"
)

// The bounds of a sheet (Excel specifications and limits).
const (
	MaxRows = 1048576
	MaxCols = 16384
)

// ParseAddress reads an A1 address; row and column count from 1.
func ParseAddress(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	row, ok = ParseUint(ref[i:])
	return row, col, ok && col >= 1 && col <= MaxCols && row >= 1 && row <= MaxRows
}

// Range is a rectangle of cells, from 1, with both its corners.
type Range struct{ Row1, Col1, Row2, Col2 int }

// ParseRange reads A1:B2, A:B for whole columns, 1:2 for whole rows, or A1 as a range of
// one cell; corners may come in any order.
func ParseRange(ref string) (Range, bool) {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		last = first
	}
	switch isDigit := func(c rune) bool { return c >= '0' && c <= '9' }; {
	case !two || first == "" || last == "":
	case strings.IndexFunc(ref, isDigit) < 0:
		first, last = first+"1", last+strconv.Itoa(MaxRows)
	case isDigit(rune(first[0])) && isDigit(rune(last[0])):
		first, last = "A"+first, "XFD"+last
	}
	row1, col1, ok1 := ParseAddress([]byte(first))
	row2, col2, ok2 := ParseAddress([]byte(last))
	return Range{
		Row1: min(row1, row2), Col1: min(col1, col2),
		Row2: max(row1, row2), Col2: max(col1, col2),
	}, ok1 && ok2
}

// ParseUint reads a whole number of up to nine digits.
func ParseUint(text []byte) (int, bool) {
	if len(text) == 0 || len(text) > 9 {
		return 0, false
	}
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, true
}

// MergedRange reads the attributes of one <mergeCell> (18.3.1.54).
func (list Attributes) MergedRange() (Range, error) {
	ref, _, err := list.Attr("ref")
	if err != nil {
		return Range{}, err
	}
	area, ok := ParseRange(ref)
	if !ok {
		return Range{}, fmt.Errorf("merged range %q does not exist", ref)
	}
	return area, nil
}
