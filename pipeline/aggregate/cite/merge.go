package cite

import (
	"strings"

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
			first, last, isRange := strings.Cut(text, ":")
			if !isRange {
				last = first
			}
			from, ok := ledger.ParseAddress(first)
			to, also := ledger.ParseAddress(last)
			for row := from.Row; ok && also && row <= to.Row; row++ {
				cells = append(cells, Cell{sheets[name], ledger.Address{Row: row, Col: from.Col}})
			}
		}
	}
	return cells
}
