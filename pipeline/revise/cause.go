package revise

import (
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// changesOf lists the rows that are not as they were, ledger by ledger. Between a state and itself
// there are none. renamed says that only zone.toml changed between the two, which is then the cause.
func changesOf(in Input, was, is *State, renamed bool) []change {
	if was == is {
		return nil
	}
	old, now := query.NewTables(was.Defs, was.Set), query.NewTables(is.Defs, is.Set)
	var all []change
	for _, def := range is.Defs.Ledgers {
		m := newMatcher(def, old.Table(def.ID), now.Table(def.ID))
		changes := m.changes(in)
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
	var changed []change
	var gone, come []int32
	pairs := m.pairs()
	for _, p := range pairs {
		switch {
		case p.old < 0:
			come = append(come, p.now)
		case p.now < 0:
			gone = append(gone, p.old)
		}
	}
	renewed := m.renewed(gone, come)
	for _, p := range pairs {
		if old, one := renewed[p.now]; p.old < 0 && one {
			p.old = old
		}
		if c, ok := m.change(in, p); ok {
			changed = append(changed, c)
		}
	}
	taken := map[int32]bool{}
	for _, old := range renewed {
		taken[old] = true
	}
	return slices.DeleteFunc(changed, func(c change) bool { return c.now < 0 && taken[c.old] })
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
	for at, column := range m.def.Columns {
		if !m.differ(p.old, p.now, at) {
			continue
		}
		if column.Personal != "" {
			personal = true
			continue
		}
		c.columns = append(c.columns, at)
	}
	c.cause = m.cause(p, c.columns)
	return c, personal || len(c.columns) > 0
}

// cause says why a row that stands in both tables differs: it went to another month, to another
// unit, got another key, or was corrected.
func (m matcher) cause(p pair, columns []int) revision.Cause {
	has := func(is func(definition.Column) bool) bool {
		return slices.ContainsFunc(columns, func(at int) bool { return is(m.def.Columns[at]) })
	}
	was, is := m.date(m.was, p.old), m.date(m.is, p.now)
	switch {
	case !was.IsZero() && !is.IsZero() && was.Within() != is.Within():
		return revision.Moved
	case has(func(c definition.Column) bool { return c.Unit }):
		return revision.Reassigned
	case m.id(m.was, p.old) != m.id(m.is, p.now) && len(m.def.Key) > 0:
		return revision.Rekeyed
	}
	return revision.Corrected
}

// date is a row's own date; zero where its ledger has none.
func (m matcher) date(t *query.Table, row int32) calendar.Date {
	if m.def.RowDate == "" {
		return 0
	}
	return t.Cell(row, t.Column(m.def.RowDate)).Date
}

// renewed finds the rows that only got another key: one gone, one come, equal but for one column
// of the key, and no other row like either. It gives the old position by the new one.
func (m matcher) renewed(gone, come []int32) map[int32]int32 {
	olds, news := map[string][]int32{}, map[string][]int32{}
	for _, column := range slices.Concat(m.key...) {
		for _, row := range gone {
			id := m.but(m.was, row, column)
			olds[id] = append(olds[id], row)
		}
		for _, row := range come {
			id := m.but(m.is, row, column)
			news[id] = append(news[id], row)
		}
	}
	partners := map[int32][]int32{} // by new row
	claimed := map[int32]int{}      // by old row
	for id, rows := range news {
		for _, now := range rows {
			for _, old := range olds[id] {
				partners[now] = append(partners[now], old)
				claimed[old]++
			}
		}
	}
	renewed := map[int32]int32{}
	for now, old := range partners {
		if len(old) == 1 && claimed[old[0]] == 1 {
			renewed[now] = old[0]
		}
	}
	return renewed
}

// but is all that a row says except one column of its key, and which column that is.
func (m matcher) but(t *query.Table, row int32, except string) string {
	id := except
	for at, column := range m.def.Columns {
		if column.ID != except && column.Personal == "" {
			id += "\x00" + m.cell(t, row, at).Plain()
		}
	}
	return id
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

// rowsOf lists the changes for the revision.
func rowsOf(changes []change) []revision.Row {
	rows := make([]revision.Row, len(changes))
	for i, c := range changes {
		rows[i] = revision.Row{Cause: c.cause, Ledger: c.def.ID, Row: c.key(), Old: placeOf(c.was, c.old), New: placeOf(c.is, c.now)}
		for _, at := range c.columns {
			column := c.def.Columns[at]
			rows[i].Cells = append(rows[i].Cells, revision.Cell{
				Column: column.Header, Old: text(c.was, c.old, column), New: text(c.is, c.now, column)})
		}
	}
	return rows
}

func placeOf(t *query.Table, row int32) *revision.Place {
	if row < 0 || t.Rows[row].Sheet == nil {
		return nil
	}
	r := t.Rows[row]
	return &revision.Place{File: r.Sheet.File, Sheet: r.Sheet.Name, Line: r.Line}
}

// text is a cell for people; "" where there is no row, or the column is personal.
func text(t *query.Table, row int32, c definition.Column) string {
	if row < 0 || c.Personal != "" {
		return ""
	}
	return t.Cell(row, t.Column(c.ID)).Plain()
}
