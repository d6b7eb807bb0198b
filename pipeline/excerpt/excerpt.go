// Package excerpt is the cells around a finding (审核意见), as they were read, for whoever corrects it: the row with
// its neighbours, the column with the columns beside it. Nothing personal stands in it.
package excerpt

import (
	"cmp"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Excerpt is a piece of a sheet. The zero value is none: of what concerns a whole sheet, a whole file, or no file.
type Excerpt struct {
	Heads []Head
	Lines []Line
}

// Head is a column: as the sheet letters it, as the definitions call it, the unit to which its numbers were converted
// ("" for none).
type Head struct {
	Letter, Name, Unit string
	Found              bool // what was found stands in it
}

// Line is a row of the sheet.
type Line struct {
	Number int
	Cells  []Cell // in the order of the heads
	Found  bool   // what was found stands in it
}

// Cell is what was read in a cell: a text, a plain number, 2020-12-28; "" for nothing.
type Cell struct {
	Text     string
	Personal bool // what stands there is personal and is not shown
	Found    bool // it is the one that the finding is on
}

// rowsOf are the rows of each sheet for each ledger, by line.
type rowsOf map[ledger.SheetName]map[string][]*ledger.Row

// Of gives for each finding the cells around it. The ledgers are those in which personal data is masked.
func Of(defs []definition.Ledger, set ledger.Set, findings []finding.Finding) []Excerpt {
	var rows rowsOf
	list := make([]Excerpt, len(findings))
	for i, f := range findings {
		at, _, ok := ledger.ParseRange(f.Cell)
		if !ok {
			continue
		}
		if rows == nil {
			rows = bySheet(set)
		}
		if def, read, ok := owner(defs, rows[ledger.SheetName{File: f.File, Name: f.Sheet}], f.Ledger); ok {
			list[i] = cut(def, read, at, f.Value)
		}
	}
	return list
}

func bySheet(set ledger.Set) rowsOf {
	rows := rowsOf{}
	for id, l := range set {
		for i := range l.Rows {
			row := &l.Rows[i]
			if rows[*row.Sheet] == nil {
				rows[*row.Sheet] = map[string][]*ledger.Row{}
			}
			rows[*row.Sheet][id] = append(rows[*row.Sheet][id], row)
		}
	}
	for _, ledgers := range rows {
		for _, list := range ledgers {
			slices.SortStableFunc(list, func(a, b *ledger.Row) int { return cmp.Compare(a.Line, b.Line) })
		}
	}
	return rows
}

// owner is the ledger that a sheet was read for: the one wanted, else the first in the order of the definitions.
func owner(defs []definition.Ledger, read map[string][]*ledger.Row, wanted string) (definition.Ledger, []*ledger.Row, bool) {
	for _, def := range defs {
		if len(read[def.ID]) > 0 && (def.ID == wanted || len(read[wanted]) == 0) {
			return def, read[def.ID], true
		}
	}
	return definition.Ledger{}, nil, false
}
