// Package cite names the cells that a figure or a claim rests on, as ranges of sheets.
package cite

import (
	"cmp"
	"slices"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Cell is one cell of one sheet; a value that stands in no cell has no sheet, or row 0.
type Cell struct {
	Sheet *ledger.SheetName
	At    ledger.Address
}

// Sources states cells as ranges, by sheet in the order in which they come. A cell that
// comes twice (the anchor of a merge) is stated once; a value that stands in no cell
// is left out.
func Sources(cells []Cell) []figure.Source {
	var order []*ledger.SheetName
	sheets := map[ledger.SheetName]int{}
	var bySheet [][]ledger.Address
	var last *ledger.SheetName
	at := 0
	for _, p := range cells {
		if p.Sheet == nil || p.At.Row == 0 {
			continue
		}
		if p.Sheet != last {
			known := false
			if at, known = sheets[*p.Sheet]; !known {
				at = len(order)
				sheets[*p.Sheet] = at
				order = append(order, p.Sheet)
				bySheet = append(bySheet, nil)
			}
			last = p.Sheet
		}
		bySheet[at] = append(bySheet[at], p.At)
	}
	out := make([]figure.Source, len(order))
	for i, s := range order {
		out[i] = figure.Source{File: s.File, Sheet: s.Name, Cells: ranges(bySheet[i])}
	}
	return out
}

// ranges joins addresses to ranges down columns: "C5:C9", "C12", "E5". It reorders its argument.
func ranges(cells []ledger.Address) []string {
	down := func(a, b ledger.Address) int { return cmp.Or(cmp.Compare(a.Col, b.Col), cmp.Compare(a.Row, b.Row)) }
	if !slices.IsSortedFunc(cells, down) {
		slices.SortFunc(cells, down)
	}
	cells = slices.Compact(cells)
	var out []string
	for i := 0; i < len(cells); {
		j := i + 1
		for j < len(cells) && cells[j].Col == cells[i].Col && cells[j].Row == cells[j-1].Row+1 {
			j++
		}
		text := cells[i].String()
		if j > i+1 {
			text += ":" + cells[j-1].String()
		}
		out = append(out, text)
		i = j
	}
	return out
}
