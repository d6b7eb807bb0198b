package revise

import (
	"cmp"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/query"
)

// told is one half of the step data, the new zone.toml or the new files: the figures before and
// after it, and the rows that changed in it.
type told struct {
	period   calendar.Month
	defs     definition.Definitions // those of before
	was, is  stage
	changes  []change
	byLedger map[string][]change
	tables   [2]*query.Tables
	targets  [2][]query.TargetRow
}

func newTold(in Input, was, is *State, renamed bool) told {
	t := told{period: in.Period, defs: was.Defs, was: newStage("", was.Book.Figures), is: newStage("", is.Book.Figures), byLedger: map[string][]change{}}
	if was == is {
		return t
	}
	for i, s := range []*State{was, is} {
		t.tables[i] = query.NewTables(in.hiding(s.Defs), s.Set)
		t.targets[i] = t.tables[i].Targets(in.Period.Year)
	}
	t.changes = changesOf(in, in.hiding(is.Defs).Ledgers, t.tables, renamed)
	for _, c := range t.changes {
		t.byLedger[c.def.ID] = append(t.byLedger[c.def.ID], c)
	}
	return t
}

// hiding are definitions by which columns are personal that are personal by those of the new run, too.
func (in Input) hiding(defs definition.Definitions) definition.Definitions {
	defs.Ledgers = slices.Clone(defs.Ledgers)
	for i := range defs.Ledgers {
		l := &defs.Ledgers[i]
		l.Columns = slices.Clone(l.Columns)
		now, _ := in.New.Defs.Ledger(l.ID)
		for j := range l.Columns {
			column, _ := now.Column(l.Columns[j].ID)
			l.Columns[j].Personal = cmp.Or(l.Columns[j].Personal, column.Personal)
		}
	}
	return defs
}
