package query

import (
	"strconv"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// line is a line of a sheet.
type line struct {
	sheet ledger.SheetName
	row   int
}

// NameRows enters ledger and key of the row on the findings that stand at a cell of one
// and do not name it: those of reading, which come before the row is whole.
func NameRows(defs definition.Definitions, set ledger.Set, findings []finding.Finding) {
	wanted := map[line][]*finding.Finding{}
	for i := range findings {
		f := &findings[i]
		if row, err := strconv.Atoi(strings.TrimLeft(f.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")); err == nil && f.Ledger == "" {
			at := line{ledger.SheetName{File: f.File, Name: f.Sheet}, row}
			wanted[at] = append(wanted[at], f)
		}
	}
	if len(wanted) == 0 {
		return
	}
	tables := NewTables(defs, set)
	for _, def := range defs.Ledgers {
		table := tables.Table(def.ID)
		if table == nil {
			continue
		}
		for i := range table.Rows {
			row := &table.Rows[i]
			if row.Sheet == nil {
				continue
			}
			for _, f := range wanted[line{*row.Sheet, row.Line}] {
				f.Ledger, f.Row = def.ID, table.RowKey(int32(i))
			}
		}
	}
}
