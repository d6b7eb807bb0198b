package revise

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// Rows lists the rows of one ledger that are not as they were, each with its cause: those of the new state in
// its order, then those that are gone. The sets are masked. stood says of which months a run stood in the outputs:
// what comes for one of them now is late. A ledger that the definitions do not have has no rows.
func Rows(period calendar.Month, defs definition.Definitions, id string, was, is ledger.Set, stood func(calendar.Month) bool) []revision.Row {
	def, ok := defs.Ledger(id)
	if !ok {
		return nil
	}
	tables := [2]*query.Tables{query.NewTables(defs, was), query.NewTables(defs, is)}
	return rowsOf(changesOf(Input{Period: period, Stood: stood}, []definition.Ledger{def}, tables, false))
}
