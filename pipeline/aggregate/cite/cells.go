package cite

import (
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
)

// Of names the cells of the rows that went into a value: the summed, counted or latest cells, for
// a mean rates and amounts, for a count the keys of the rows (design §3, figures.json).
func Of(t *query.Table, q figure.Query, rows []int32) []Cell {
	cells := make([]Cell, 0, 2*len(rows))
	take := func(cell func(row int32) *ledger.Cell) {
		for _, row := range rows {
			cells = append(cells, Cell{t.Rows[row].Sheet, cell(row).At})
		}
	}
	switch q.Measure {
	case measure.Count:
		keys := keyColumns(t)
		take(func(row int32) *ledger.Cell { return keyCell(t, keys, row) })
	case measure.Mean:
		first, second := t.Column(q.Columns[0]), t.Column(q.Weight)
		if second < 0 {
			second = first
		}
		take(func(row int32) *ledger.Cell { return t.Cell(row, first) })
		take(func(row int32) *ledger.Cell { return t.Cell(row, second) })
	default:
		columns := t.Columns(q.Columns)
		take(func(row int32) *ledger.Cell { return t.First(row, columns) })
	}
	return cells
}

// keyCell is the cell that names a row: the first column of the natural key that has a
// value in the row's own line (a merged 期次 stands in another), else the first cell of
// the row that has a value in the sheet.
func keyCell(t *query.Table, keys [][]int, row int32) *ledger.Cell {
	for _, key := range keys {
		if c := t.First(row, key); !query.IsBlank(c) && int(c.At.Row) == t.Rows[row].Line {
			return c
		}
	}
	cells := t.Rows[row].Cells
	for i := range cells {
		if !query.IsBlank(&cells[i]) && cells[i].At.Row > 0 {
			return &cells[i]
		}
	}
	return &ledger.Cell{}
}

// keyColumns returns the positions of the natural key's columns, each with its alternatives.
func keyColumns(t *query.Table) [][]int {
	columns := make([][]int, len(t.Definition.Key))
	for i, key := range t.Definition.Key {
		columns[i] = t.Columns(definition.Alternatives(key))
	}
	return columns
}
