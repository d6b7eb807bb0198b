package biff

import (
	"cmp"
	"slices"

	"zonereport/pipeline/grid"
)

// placed is a cell before rows are made.
type placed struct {
	row  int // from 0
	cell grid.Cell
}

// sheetReader reads one sheet substream (2.1.7.20.5).
type sheetReader struct {
	*globals
	cells    []placed
	hidden   map[int]bool // rows, from 0
	merges   []grid.Range
	cols     []grid.Span // hidden
	comments []grid.Position
	filtered bool
	volume   int // bytes of the shared strings of cells
	waiting  int // index of the formula cell whose text comes in a STRING record, -1 for none
	digits   []byte
}

// readSheet reads the sheet that entry names and tells how many bytes it takes.
func readSheet(stream []byte, entry sheetEntry, g *globals) (grid.Sheet, int, error) {
	fail := func(err error) (grid.Sheet, int, error) { return grid.Sheet{}, 0, err }
	if entry.at > len(stream) {
		return fail(grid.Refuse(grid.Damaged, "sheet %q lies behind the end", entry.name))
	}
	walk := records{stream: stream, pos: entry.at}
	start, err := walk.begin()
	if err != nil {
		return fail(err)
	}
	if start.dt != dtSheet {
		return fail(grid.Refuse(grid.Damaged, "sheet %q is a substream %#04x", entry.name, start.dt))
	}
	r := &sheetReader{globals: g, hidden: map[int]bool{}, waiting: -1}
	for depth := 1; depth > 0; {
		rec, err := walk.next()
		if err != nil {
			return fail(err)
		}
		switch rec.kind {
		case recBOF: // a chart within the sheet
			depth++
		case recEOF:
			depth--
		default:
			if depth > 1 {
				continue
			}
			if err := r.take(&rec); err != nil {
				return fail(err)
			}
		}
	}
	rows, err := r.rows()
	if err != nil {
		return fail(err)
	}
	sheet := grid.Sheet{Name: entry.name, Hidden: entry.hidden, Rows: rows, Merges: r.merges,
		Filtered: r.filtered, HiddenCols: r.cols, Comments: r.comments}
	return sheet, walk.pos - entry.at, nil
}

// take reads one record of the sheet. BLANK and MULBLANK cells hold only formats.
func (r *sheetReader) take(rec *record) error {
	if len(r.cells) > grid.MaxCells || r.volume > grid.MaxText {
		return grid.Refuse(grid.TooLarge, "more than %d cells or %d MiB of text", grid.MaxCells, grid.MaxText>>20)
	}
	switch rec.kind {
	case recLabelSST, recLabel, recRString, recNumber, recRK, recBoolErr, recFormula, recFormula3, recFormula4:
		return r.takeCell(rec)
	case recMulRK:
		return r.takeMulRK(rec)
	case recString:
		return r.takeString(rec)
	case recRow:
		return r.takeRow(rec)
	case recMergeCells:
		return r.takeMerges(rec)
	case recFilterMode: // 2.4.119: rows are filtered
		r.filtered = true
	case recColInfo: // 2.4.53, fHidden
		if data := rec.data(); len(data) >= 10 && rec.u16(8)&1 != 0 && rec.u16(0) <= rec.u16(2) {
			r.cols = append(r.cols, grid.Span{From: int(rec.u16(0)) + 1, To: int(rec.u16(2)) + 1})
		}
	case recNote: // 2.4.179; row 0xFFFF carries on a long text of BIFF5
		if data := rec.data(); len(data) >= 4 && rec.u16(0) != 0xFFFF {
			r.comments = append(r.comments, grid.Position{Row: int(rec.u16(0)) + 1, Col: int(rec.u16(2)) + 1})
		}
	}
	return nil
}

// takeRow reads whether a row is hidden (2.4.221, fDyZero).
func (r *sheetReader) takeRow(rec *record) error {
	if len(rec.data()) < 14 {
		return rec.broken()
	}
	if rec.u16(12)&0x20 != 0 {
		r.hidden[int(rec.u16(0))] = true
	}
	return nil
}

// takeMerges reads merged ranges (2.4.168, each a Ref8).
func (r *sheetReader) takeMerges(rec *record) error {
	data := rec.data()
	if len(data) < 2 || len(data) < 2+8*int(rec.u16(0)) {
		return rec.broken()
	}
	for i := range int(rec.u16(0)) {
		at := 2 + 8*i
		area := grid.Range{
			Row1: int(rec.u16(at)) + 1, Row2: int(rec.u16(at+2)) + 1,
			Col1: int(rec.u16(at+4)) + 1, Col2: int(rec.u16(at+6)) + 1,
		}
		if area.Row1 > area.Row2 || area.Col1 > area.Col2 {
			return rec.broken()
		}
		if area.Row1 != area.Row2 || area.Col1 != area.Col2 {
			r.merges = append(r.merges, area)
		}
	}
	return nil
}

// rows puts the cells in order. Blank texts are left out; a cell that is there twice is
// damage.
func (r *sheetReader) rows() ([]grid.Row, error) {
	r.cells = slices.DeleteFunc(r.cells, func(p placed) bool {
		return p.cell.Text == "" && p.cell.Kind != grid.NoValue
	})
	byPlace := func(a, b placed) int { return cmp.Or(a.row-b.row, a.cell.Col-b.cell.Col) }
	if !slices.IsSortedFunc(r.cells, byPlace) {
		slices.SortStableFunc(r.cells, byPlace)
	}
	cells := make([]grid.Cell, len(r.cells))
	var rows []grid.Row
	for i, p := range r.cells {
		cells[i] = p.cell
		switch {
		case i == 0 || r.cells[i-1].row != p.row:
			rows = append(rows, grid.Row{Line: p.row + 1, Hidden: r.hidden[p.row], Cells: cells[i : i+1 : i+1]})
		case r.cells[i-1].cell.Col == p.cell.Col:
			return nil, grid.Refuse(grid.Damaged, "row %d has column %d twice", p.row+1, p.cell.Col)
		default:
			last := &rows[len(rows)-1]
			from := i - len(last.Cells)
			last.Cells = cells[from : i+1 : i+1]
		}
	}
	return rows, nil
}
