package revise

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// change is a row that is not as it was: gone, come, or in its columns.
type change struct {
	cause    revision.Cause
	def      definition.Ledger
	old, now int32 // positions of the row in the two tables, -1 where there is none
	was, is  half
	columns  []int // positions in def.Columns that differ, personal ones left out
}

// changesOf lists the rows that are not as they were, ledger by ledger. renamed says that only zone.toml
// changed between the two, which is then the cause.
func changesOf(in Input, ledgers []definition.Ledger, tables [2]*query.Tables, renamed bool) []change {
	var all []change
	for _, def := range ledgers {
		changes := newMatcher(def, tables[0].Table(def.ID), tables[1].Table(def.ID), renamed).changes(in)
		if renamed {
			for i := range changes {
				changes[i].cause, changes[i].columns = revision.ByZone, nil
			}
		}
		all = append(all, changes...)
	}
	return all
}

// changes are the rows of one ledger that are not as they were, each with its cause: those of the
// new table in its order, then those that are gone.
func (m matcher) changes(in Input) []change {
	pairs := m.pairs()
	renewed := m.renewed(pairs)
	taken := map[int32]bool{}
	for _, old := range renewed {
		taken[old] = true
	}
	var changed []change
	for _, p := range pairs {
		if old, one := renewed[p.now]; p.old < 0 && one {
			p.old = old
		} else if p.now < 0 && taken[p.old] {
			continue
		}
		if c, ok := m.change(in, p); ok {
			changed = append(changed, c)
		}
	}
	return changed
}

// change words what happened to a row; false if nothing did.
func (m matcher) change(in Input, p pair) (change, bool) {
	c := change{def: m.def, old: p.old, now: p.now, was: m.was, is: m.is}
	switch {
	case p.old < 0:
		c.cause = revision.Added
		if date := m.date(m.is, p.now); !date.IsZero() && date < in.Period.Start() && in.Stood(date.Within()) {
			c.cause = revision.Late
		}
		return c, true
	case p.now < 0:
		c.cause = revision.Withdrawn
		return c, true
	}
	personal := false
	for column, def := range m.def.Columns {
		switch {
		case !m.differ(p, column):
		case def.Personal != "":
			personal = true
		default:
			c.columns = append(c.columns, column)
		}
	}
	if !personal && len(c.columns) == 0 {
		return change{}, false
	}
	c.cause = m.cause(p, c.columns)
	return c, true
}

// cause says why a row that stands in both tables differs: it went to another month, to another
// unit, got another key, or was corrected.
func (m matcher) cause(p pair, columns []int) revision.Cause {
	was, is := m.date(m.was, p.old), m.date(m.is, p.now)
	switch {
	case !was.IsZero() && !is.IsZero() && was.Within() != is.Within():
		return revision.Moved
	case slices.ContainsFunc(columns, func(column int) bool { return m.def.Columns[column].Unit }):
		return revision.Reassigned
	case m.was.id(p.old) != m.is.id(p.now):
		return revision.Rekeyed
	}
	return revision.Corrected
}

// renewed finds the rows that only got another key: one gone, one come, equal but for one column
// of the key, and no other row that could be either. It gives the old position by the new one.
func (m matcher) renewed(pairs []pair) map[int32]int32 {
	renewed := map[int32]int32{}
	could := map[pair]int{} // of a gone or a come row: how many it could be one with; 2 is several
	for _, column := range m.keyColumns() {
		gone, come := m.alike(pairs, column)
		for id, news := range come {
			olds := gone[id]
			if len(olds) == 0 {
				continue
			}
			n := 2
			if len(olds) == 1 && len(news) == 1 {
				n, renewed[news[0]] = 1, olds[0]
			}
			for _, row := range olds {
				could[pair{row, -1}] += n
			}
			for _, row := range news {
				could[pair{-1, row}] += n
			}
		}
	}
	for now, old := range renewed {
		if could[pair{old, -1}] != 1 || could[pair{-1, now}] != 1 {
			delete(renewed, now)
		}
	}
	return renewed
}

// alike lists the rows that are gone and that have come by all that they say but for one column.
func (m matcher) alike(pairs []pair, column int) (gone, come map[string][]int32) {
	gone, come = map[string][]int32{}, map[string][]int32{}
	for _, p := range pairs {
		switch {
		case p.old < 0:
			id := m.is.content(p.now, column)
			come[id] = append(come[id], p.now)
		case p.now < 0:
			id := m.was.content(p.old, column)
			gone[id] = append(gone[id], p.old)
		}
	}
	return gone, come
}

// keyColumns are the positions of the columns of the natural key, alternatives too.
func (m matcher) keyColumns() []int {
	var columns []int
	for _, k := range m.def.Key {
		for _, id := range definition.Alternatives(k) {
			if at := slices.IndexFunc(m.def.Columns, func(c definition.Column) bool { return c.ID == id }); at >= 0 {
				columns = append(columns, at)
			}
		}
	}
	return columns
}

// key names the row for people: as the newer file has it; empty if its key is personal.
func (c change) key() string {
	if c.now >= 0 {
		return c.is.RowKey(c.now)
	}
	return c.was.RowKey(c.old)
}

// row is the ledger row as it is, or was where it is gone.
func (c change) row() *ledger.Row {
	if c.now >= 0 {
		return &c.is.Rows[c.now]
	}
	return &c.was.Rows[c.old]
}

// rowsOf lists the changes for the revision. What a row said that came or went stands in its file:
// cells are those of a row that was there and still is.
func rowsOf(changes []change) []revision.Row {
	rows := make([]revision.Row, len(changes))
	for i, c := range changes {
		rows[i] = revision.Row{Cause: c.cause, Ledger: c.def.ID, Row: c.key(), Old: c.was.stands(c.old), New: c.is.stands(c.now)}
		for _, column := range c.columns {
			rows[i].Cells = append(rows[i].Cells, revision.Cell{
				Column: c.def.Columns[column].Header, Old: c.was.of(c.old, column).Plain(), New: c.is.of(c.now, column).Plain()})
		}
	}
	return rows
}
