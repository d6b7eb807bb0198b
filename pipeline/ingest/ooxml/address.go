package ooxml

import (
	"strconv"
	"strings"

	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// parseAddress reads an A1 address.
func parseAddress(ref []byte) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20 // upper case
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	row, ok = parseUint(ref[i:])
	return row, col, ok && col >= 1 && col <= grid.MaxCols && row >= 1 && row <= grid.MaxRows
}

// parseRange reads A1:B2, A:B for whole columns, 1:2 for whole rows, or A1 as a range of
// one cell; corners may come in any order.
func parseRange(ref string) (grid.Range, bool) {
	first, last, two := strings.Cut(ref, ":")
	if !two {
		last = first
	}
	switch isDigit := func(c rune) bool { return c >= '0' && c <= '9' }; {
	case !two || first == "" || last == "":
	case strings.IndexFunc(ref, isDigit) < 0:
		first, last = first+"1", last+strconv.Itoa(grid.MaxRows)
	case isDigit(rune(first[0])) && isDigit(rune(last[0])):
		first, last = "A"+first, "XFD"+last
	}
	row1, col1, ok1 := parseAddress([]byte(first))
	row2, col2, ok2 := parseAddress([]byte(last))
	return grid.Range{
		Row1: min(row1, row2), Col1: min(col1, col2),
		Row2: max(row1, row2), Col2: max(col1, col2),
	}, ok1 && ok2
}

// parseUint reads a whole number of up to nine digits.
func parseUint(text []byte) (int, bool) {
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

// address writes an A1 address, for messages.
func address(row, col int) string {
	return ledger.Address{Row: int32(row), Col: int32(col)}.String()
}
