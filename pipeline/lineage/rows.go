// Package lineage leads from a figure back to the ledger rows it rests on, as the departments
// sent them.
package lineage

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// Row is one ledger row behind a figure. Personal columns are left out.
type Row struct {
	File, Sheet string
	Ledger      string // 招商项目台账
	Line        int
	Cells       []Cell // the cells that are not blank
}

// Cell is one cell of a row.
type Cell struct {
	At     ledger.Address
	Column int    // of the ledger, from 0
	Header string // 总投资（万元）
	Text   string
	Used   bool // it is one of the figure's source cells
}

// Rows returns the ledger rows that hold a figure's source cells, in the order of the
// sources and their lines.
func Rows(defs definition.Definitions, set ledger.Set, sources []figure.Source) []Row {
	index := NewIndex(defs, set)
	var rows []Row
	for _, s := range sources {
		used := CellsOf(s)
		for _, p := range index.Holding(s) {
			rows = append(rows, p.Shown(used))
		}
	}
	return rows
}

// Index finds rows by their sheet.
type Index struct {
	sheets  map[ledger.SheetName][]Place
	ledgers map[string][]ledger.SheetName // the sheets of each, by id, in order
}

// Place is a ledger row where it stands.
type Place struct {
	Ledger *definition.Ledger
	Row    *ledger.Row
}

// NewIndex is the index of the rows of a month.
func NewIndex(defs definition.Definitions, set ledger.Set) Index {
	x := Index{map[ledger.SheetName][]Place{}, map[string][]ledger.SheetName{}}
	for i := range defs.Ledgers {
		l := set[defs.Ledgers[i].ID]
		if l == nil {
			continue
		}
		for j := range l.Rows {
			row := &l.Rows[j]
			if sheets := x.ledgers[l.ID]; !slices.Contains(sheets, *row.Sheet) {
				x.ledgers[l.ID] = append(sheets, *row.Sheet)
			}
			x.sheets[*row.Sheet] = append(x.sheets[*row.Sheet], Place{&defs.Ledgers[i], row})
		}
	}
	return x
}

// Holding returns the rows that hold a cell of a source, in the order of the ledgers and their rows.
func (x Index) Holding(s figure.Source) []Place {
	used := CellsOf(s)
	var held []Place
	for _, p := range x.sheets[ledger.SheetName{File: s.File, Name: s.Sheet}] {
		if used.in(p.Row) {
			held = append(held, p)
		}
	}
	return held
}

// in says that a row has one of the cells. Few rows have cells of other lines, so that most are looked up once.
func (s Cells) in(row *ledger.Row) bool {
	line, here := int32(0), [][2]int32(nil)
	for i := range row.Cells {
		at := row.Cells[i].At
		if at.Row != line {
			line, here = at.Row, s[at.Row]
		}
		for _, span := range here {
			if at.Col >= span[0] && at.Col <= span[1] {
				return true
			}
		}
	}
	return false
}

// Sheets are the rows of a ledger, sheet by sheet in its order.
func (x Index) Sheets(id string) [][]Place {
	var list [][]Place
	for _, sheet := range x.ledgers[id] {
		list = append(list, slices.DeleteFunc(slices.Clone(x.sheets[sheet]), func(p Place) bool { return p.Ledger.ID != id }))
	}
	return list
}

// Ledgers are the names of the ledgers that a source's sheet holds rows of.
func (x Index) Ledgers(s figure.Source) []string {
	var names []string
	for _, p := range x.sheets[ledger.SheetName{File: s.File, Name: s.Sheet}] {
		if len(names) == 0 || names[len(names)-1] != p.Ledger.Name {
			names = append(names, p.Ledger.Name)
		}
	}
	return names
}

// Shown is the row with its cells that may be shown and are not blank.
func (p Place) Shown(used Cells) Row {
	row := Row{File: p.Row.Sheet.File, Sheet: p.Row.Sheet.Name, Ledger: p.Ledger.Name, Line: p.Row.Line}
	for i, c := range p.Row.Cells {
		if i >= len(p.Ledger.Columns) || c.Kind == ledger.Blank || p.Ledger.Columns[i].Personal != "" {
			continue
		}
		row.Cells = append(row.Cells, Cell{At: c.At, Column: i, Header: header(p.Ledger.Columns[i]), Text: c.Plain(), Used: used.hold(c.At)})
	}
	return row
}

// header names a column with the unit in which its values are kept.
func header(c definition.Column) string {
	if base := unit.OfColumn(c.Type).Base(); base != "" {
		return c.Header + "（" + base + "）"
	}
	return c.Header
}

// Cells is a set of cells of one sheet: by row, the first and last columns of the stretches in it.
type Cells map[int32][][2]int32

func (s Cells) hold(a ledger.Address) bool {
	for _, span := range s[a.Row] {
		if a.Col >= span[0] && a.Col <= span[1] {
			return true
		}
	}
	return false
}

// CellsOf reads a source's "C5:C9" and "C12"; what is neither holds no cell.
func CellsOf(source figure.Source) Cells {
	s := Cells{}
	for _, text := range source.Cells {
		from, to, ok := ledger.ParseRange(text)
		for row := from.Row; ok && row <= to.Row; row++ {
			s[row] = append(s[row], [2]int32{from.Col, to.Col})
		}
	}
	return s
}
