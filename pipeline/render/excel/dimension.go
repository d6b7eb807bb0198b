package excel

import (
	"bytes"
	"math"
	"regexp"
	"strconv"

	"zonereport/pipeline/ledger"
)

// extent is the range of the cells of a sheet; its zero value holds none.
type extent struct{ first, last ledger.Address }

func (e *extent) add(at ledger.Address) {
	if e.first == (ledger.Address{}) {
		e.first, e.last = at, at
		return
	}
	e.first = ledger.Address{Row: min(e.first.Row, at.Row), Col: min(e.first.Col, at.Col)}
	e.last = ledger.Address{Row: max(e.last.Row, at.Row), Col: max(e.last.Col, at.Col)}
}

// String is the range as a sheet states it: A1:K37, A1 for one cell or none.
func (e extent) String() string {
	switch e.first {
	case ledger.Address{}:
		return "A1"
	case e.last:
		return e.first.String()
	}
	return e.first.String() + ":" + e.last.String()
}

var (
	statedRange = regexp.MustCompile(`<dimension ref="[^"]*"`)
	cellStart   = []byte(`<c r="`)
)

// measured states the true range of a sheet's cells, those of the feed among them: excelize's
// streams leave A1, and readers that trust it (openpyxl read-only) see one row.
func measured(sheet []byte, rows *feed) []byte {
	at := statedRange.FindIndex(sheet[:min(len(sheet), headOfPart)])
	if at == nil {
		return sheet
	}
	e := rows.extent()
	for rest := sheet[at[1]:]; ; {
		start := bytes.Index(rest, cellStart)
		if start < 0 {
			break
		}
		rest = rest[start+len(cellStart):]
		if cell, ok := leadingAddress(rest); ok {
			e.add(cell)
		}
	}
	stated := append(bytes.Clone(sheet[:at[0]]), `<dimension ref="`+e.String()+`"`...)
	return append(stated, sheet[at[1]:]...)
}

// headOfPart is within how many bytes of a part its root and the range of a sheet stand, behind
// the name spaces.
const headOfPart = 16 << 10

// leadingAddress reads the address that b begins with, up to the quotation mark after it.
func leadingAddress(b []byte) (ledger.Address, bool) {
	col, i := 0, 0
	for ; i < len(b) && b[i] >= 'A' && b[i] <= 'Z'; i++ {
		col = col*26 + int(b[i]-'A') + 1
	}
	end := bytes.IndexByte(b[i:min(len(b), i+12)], '"')
	if end < 0 {
		return ledger.Address{}, false
	}
	row, err := strconv.Atoi(string(b[i : i+end]))
	return ledger.Address{Row: int32(row), Col: int32(col)}, err == nil && row <= math.MaxInt32
}

// extent is the range of the feed's cells; none for no feed.
func (f *feed) extent() extent {
	var e extent
	if f == nil || len(f.rows) == 0 || len(f.styles) == 0 {
		return e
	}
	e.add(ledger.Address{Row: int32(f.first), Col: 1})
	e.add(ledger.Address{Row: int32(f.first + len(f.rows) - 1), Col: int32(len(f.styles))})
	return e
}
