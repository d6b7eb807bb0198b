// Package lineage leads from a figure back to the ledger rows it rests on, as the departments
// sent them.
package lineage

import (
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
	At     string // C5
	Header string // 总投资（万元）
	Text   string
	Used   bool // it is one of the figure's source cells
}

// Rows returns the ledger rows that hold a figure's source cells, in the order of the
// sources and their lines.
func Rows(defs definition.Definitions, set ledger.Set, sources []figure.Source) []Row {
	var rows []Row
	for _, s := range sources {
		used := spansOf(s)
		for _, l := range defs.Ledgers {
			if set[l.ID] == nil {
				continue
			}
			for _, row := range set[l.ID].Rows {
				if row.Sheet.File != s.File || row.Sheet.Name != s.Sheet {
					continue
				}
				if cells, any := cellsOf(l, row, used); any {
					rows = append(rows, Row{File: s.File, Sheet: s.Sheet, Ledger: l.Name, Line: row.Line, Cells: cells})
				}
			}
		}
	}
	return rows
}

// cellsOf returns the row's cells that may be shown and are not blank, and whether any
// cell of the row was used.
func cellsOf(l definition.Ledger, row ledger.Row, used spans) (cells []Cell, any bool) {
	for i, c := range row.Cells {
		hit := used.hold(c.At)
		any = any || hit
		if i >= len(l.Columns) || c.Kind == ledger.Blank || l.Columns[i].Personal != "" {
			continue
		}
		cells = append(cells, Cell{At: c.At.String(), Header: header(l.Columns[i]), Text: c.Plain(), Used: hit})
	}
	return cells, any
}

// header names a column with the unit in which its values are kept.
func header(c definition.Column) string {
	if base := unit.OfColumn(c.Type).Base(); base != "" {
		return c.Header + "（" + base + "）"
	}
	return c.Header
}

// spans is a set of cells: by row, the first and last columns of the stretches in it.
type spans map[int32][][2]int32

func (s spans) hold(a ledger.Address) bool {
	for _, span := range s[a.Row] {
		if a.Col >= span[0] && a.Col <= span[1] {
			return true
		}
	}
	return false
}

// spansOf reads a source's "C5:C9" and "C12"; what is neither holds no cell.
func spansOf(source figure.Source) spans {
	s := spans{}
	for _, text := range source.Cells {
		from, to, ok := ledger.ParseRange(text)
		for row := from.Row; ok && row <= to.Row; row++ {
			s[row] = append(s[row], [2]int32{from.Col, to.Col})
		}
	}
	return s
}
