package pack

import (
	"bytes"
	"slices"

	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
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
	statedRange = []byte(`<dimension ref="`)
	cellStart   = []byte(`<c r="`)
)

// measured states the true range of a sheet's cells, those of the feed among them: excelize's
// streams leave A1, and readers that trust it (openpyxl read-only) see one row.
func measured(sheet []byte, rows *Feed) []byte {
	from, to, ok := quoted(sheet, statedRange)
	if !ok {
		return sheet
	}
	e := rows.extent()
	for rest := sheet[to:]; ; {
		start := bytes.Index(rest, cellStart)
		if start < 0 {
			break
		}
		rest = rest[start+len(cellStart):]
		if row, col, ok := ooxml.ParseAddress(rest[:max(0, bytes.IndexByte(rest, '"'))]); ok {
			e.add(ledger.Address{Row: int32(row), Col: int32(col)})
		}
	}
	return slices.Replace(sheet, from, to, []byte(e.String())...)
}

// extent is the range of the feed's cells; none for no feed.
func (f *Feed) extent() extent {
	var e extent
	if f == nil || len(f.Rows) == 0 || len(f.Styles) == 0 {
		return e
	}
	e.add(ledger.Address{Row: int32(f.First), Col: 1})
	e.add(ledger.Address{Row: int32(f.First + len(f.Rows) - 1), Col: int32(len(f.Styles))})
	return e
}
