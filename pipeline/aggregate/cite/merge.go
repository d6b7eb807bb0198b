package cite

import (
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Merge states the cells of several sources as ranges, each cell once.
func Merge(sources []figure.Source) []figure.Source { return Sources(Cells(sources)) }

// Cells are the cells that sources state as ranges.
func Cells(sources []figure.Source) []Cell {
	var cells []Cell
	sheets := map[ledger.SheetName]*ledger.SheetName{}
	for _, s := range sources {
		name := ledger.SheetName{File: s.File, Name: s.Sheet}
		if sheets[name] == nil {
			sheets[name] = &name
		}
		for _, text := range s.Cells {
			from, to, ok := ledger.ParseRange(text)
			for row := from.Row; ok && row <= to.Row; row++ {
				cells = append(cells, Cell{sheets[name], ledger.Address{Row: row, Col: from.Col}})
			}
		}
	}
	return cells
}
