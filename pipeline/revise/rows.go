package revise

import (
	"slices"
	"strings"

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
	was, is  *query.Table
	columns  []int // positions in def.Columns that differ, personal ones left out
}

// matcher pairs the rows of a ledger in two sets by their natural key (design §4), folded, so that
// order, file and sheet do not matter. Rows without a key, or with one of several, pair where
// they are wholly equal, then in order.
type matcher struct {
	def     definition.Ledger
	was, is *query.Table // nil: not sent
	key     [][]string   // the columns of each element of the key
}

func newMatcher(def definition.Ledger, was, is *query.Table) matcher {
	m := matcher{def: def, was: was, is: is}
	for _, k := range def.Key {
		m.key = append(m.key, definition.Alternatives(k))
	}
	return m
}

// pair is two positions of one row; -1 is none.
type pair struct{ old, now int32 }

// pairs matches all rows: in the order of the new table, what is gone last.
func (m matcher) pairs() []pair {
	old, now := m.ids(m.was), m.ids(m.is)
	waiting := map[string][]int32{}
	for row, id := range old {
		waiting[id] = append(waiting[id], int32(row))
	}
	pairs := make([]pair, len(now))
	for row := range pairs {
		pairs[row] = pair{-1, int32(row)}
	}
	for _, same := range []bool{true, false} { // equal rows find each other first
		for i, id := range now {
			if pairs[i].old >= 0 {
				continue
			}
			rows := waiting[id]
			if at := slices.IndexFunc(rows, func(old int32) bool { return !same || m.equal(old, int32(i)) }); at >= 0 {
				pairs[i].old = rows[at]
				waiting[id] = slices.Delete(rows, at, at+1)
			}
		}
	}
	for row, id := range old {
		if slices.Contains(waiting[id], int32(row)) {
			pairs = append(pairs, pair{int32(row), -1})
		}
	}
	return pairs
}

// ids lists what each row of a table is matched by.
func (m matcher) ids(t *query.Table) []string {
	ids := make([]string, rowsIn(t))
	for row := range ids {
		ids[row] = m.id(t, int32(row))
	}
	return ids
}

func rowsIn(t *query.Table) int {
	if t == nil {
		return 0
	}
	return len(t.Rows)
}

// id is what two rows share that are one: the folded key, else all that the row says.
func (m matcher) id(t *query.Table, row int32) string {
	elements := make([]string, len(m.key))
	for i := range m.key {
		elements[i] = m.element(t, row, i)
	}
	if strings.Join(elements, "") != "" {
		return strings.Join(elements, "\x00")
	}
	var all []string
	for at := range m.def.Columns {
		all = append(all, m.cell(t, row, at).Plain())
	}
	return "\x00" + strings.Join(all, "\x00")
}

// element is one element of a row's key, folded.
func (m matcher) element(t *query.Table, row int32, i int) string {
	return ledger.Fold(t.First(row, t.Columns(m.key[i])).Plain())
}

// cell is a row's cell in a column of the definition.
func (m matcher) cell(t *query.Table, row int32, at int) *ledger.Cell {
	return t.Cell(row, t.Column(m.def.Columns[at].ID))
}

func (m matcher) equal(old, now int32) bool {
	for at := range m.def.Columns {
		if m.differ(old, now, at) {
			return false
		}
	}
	return true
}

func (m matcher) differ(old, now int32, at int) bool {
	a, b := m.cell(m.was, old, at), m.cell(m.is, now, at)
	if a.Kind == ledger.Number && b.Kind == ledger.Number {
		return !a.Number.Equal(b.Number)
	}
	return a.Plain() != b.Plain()
}
