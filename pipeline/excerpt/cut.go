package excerpt

import (
	"cmp"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

const (
	beside = 2 // columns that are shown on each side
	above  = 2 // rows that are shown above and below

	refused = "（另有意见）" // in a cell whose value was not taken
)

// column is a column of the sheet that was read.
type column struct {
	definition.Column
	at  int   // its place among the cells of a row
	col int32 // in the sheet, from 1
	key bool  // rows are known by it
}

// cut is the piece of a sheet around a cell; value is what the file has in that cell.
func cut(def definition.Ledger, rows []*ledger.Row, at ledger.Address, value string) Excerpt {
	columns := near(columnsOf(def, rows), at.Col)
	var e Excerpt
	for _, c := range columns {
		e.Heads = append(e.Heads, Head{Letter: letters(c.col), Name: c.Header, Unit: unit.OfColumn(c.Type).Base(), Found: c.col == at.Col})
	}
	from, _ := slices.BinarySearchFunc(rows, int(at.Row), func(r *ledger.Row, line int) int { return cmp.Compare(r.Line, line) })
	to := from
	for to < len(rows) && rows[to].Line == int(at.Row) {
		to++
	}
	add := func(some []*ledger.Row) {
		for _, row := range some {
			e.Lines = append(e.Lines, read(columns, row))
		}
	}
	add(rows[max(0, from-above):from])
	e.Lines = append(e.Lines, found(columns, rows[from:to], at, value))
	add(rows[to:min(len(rows), to+above)])
	return e
}

// columnsOf are the columns that the sheet has, from left to right.
func columnsOf(def definition.Ledger, rows []*ledger.Row) []column {
	var list []column
	for i, c := range def.Columns {
		for _, row := range rows {
			if i < len(row.Cells) && row.Cells[i].At.Col > 0 {
				list = append(list, column{Column: c, at: i, col: row.Cells[i].At.Col, key: slices.Contains(def.Key, c.ID)})
				break
			}
		}
	}
	slices.SortStableFunc(list, func(a, b column) int { return cmp.Compare(a.col, b.col) })
	return list
}

// near are the columns beside one of the sheet, and the first by which rows are known.
func near(columns []column, col int32) []column {
	i, _ := slices.BinarySearchFunc(columns, col, func(c column, col int32) int { return cmp.Compare(c.col, col) })
	from, to := max(0, i-beside), min(len(columns), i+beside+1)
	list := slices.Clone(columns[from:to])
	if k := slices.IndexFunc(columns, func(c column) bool { return c.key && c.Personal == "" }); k >= 0 && k < from {
		list = append([]column{columns[k]}, list...)
	}
	return list
}

// read is a row as it was read.
func read(columns []column, row *ledger.Row) Line {
	l := Line{Number: row.Line}
	for _, c := range columns {
		cell := &row.Cells[c.at]
		text := cell.Plain()
		if cell.Refused { // it holds something, which its own finding shows
			text = refused
		}
		l.Cells = append(l.Cells, Cell{Text: shown(c, text), Personal: c.Personal != "" && cell.Kind != ledger.Blank})
	}
	return l
}

// found is the row with the cell; a row that is none of the ledger (a total, a head) has that cell alone.
func found(columns []column, rows []*ledger.Row, at ledger.Address, value string) Line {
	l := Line{Number: int(at.Row), Cells: make([]Cell, len(columns))}
	if len(rows) > 0 {
		l = read(columns, rows[0])
	}
	l.Found = true
	for i, c := range columns {
		if c.col == at.Col {
			l.Cells[i].Found = true
			if value != "" {
				l.Cells[i].Text = shown(c, value)
			}
		}
	}
	return l
}

// shown is a text unless its column is personal.
func shown(c column, text string) string {
	if c.Personal != "" {
		return ""
	}
	return text
}

// letters is a column as spreadsheets letter it.
func letters(col int32) string {
	text := ledger.Address{Row: 1, Col: col}.String()
	return text[:len(text)-1]
}
