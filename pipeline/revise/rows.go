package revise

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// pair is two positions of one row; -1 is none.
type pair struct{ old, now int32 }

// matcher pairs the rows of a ledger in two sets by their natural key (design §4), folded, so that
// order, file and sheet do not matter. Rows without a key pair where they say the same, as many
// as there are; of several rows of one key the equal ones find each other first.
type matcher struct {
	def     definition.Ledger
	was, is half
	// inPlace pairs rows by where they stand: of two readings of the same files.
	inPlace bool
}

func newMatcher(def definition.Ledger, was, is *query.Table, inPlace bool) matcher {
	return matcher{def, newHalf(def, was), newHalf(def, is), inPlace}
}

// pairs matches all rows: in the order of the new table, what is gone last.
func (m matcher) pairs() []pair {
	old, now := m.ids(m.was), m.ids(m.is)
	partners := make([]int32, len(now))
	for row := range partners {
		partners[row] = -1
	}
	taken := make([]bool, len(old))
	match := func(was, is func(row int32) string) {
		waiting := map[string][]int32{}
		for row := range old {
			if id := was(int32(row)); id != "" && !taken[row] {
				waiting[id] = append(waiting[id], int32(row))
			}
		}
		for row := range now {
			if partners[row] >= 0 {
				continue
			}
			if id := is(int32(row)); len(waiting[id]) > 0 {
				partners[row] = waiting[id][0]
				taken[waiting[id][0]] = true
				waiting[id] = waiting[id][1:]
			}
		}
	}
	if several := repeated(old, now); len(several) > 0 {
		equal := func(h half, ids []string) func(int32) string {
			return func(row int32) string {
				if !several[ids[row]] {
					return ""
				}
				return h.content(row, -1)
			}
		}
		match(equal(m.was, old), equal(m.is, now))
	}
	match(func(row int32) string { return old[row] }, func(row int32) string { return now[row] })
	pairs := make([]pair, len(now))
	for row, partner := range partners {
		pairs[row] = pair{partner, int32(row)}
	}
	for row := range old {
		if !taken[row] {
			pairs = append(pairs, pair{int32(row), -1})
		}
	}
	return pairs
}

// ids lists what each row of a table is matched by: the folded key, else all that it says.
func (m matcher) ids(h half) []string {
	ids := make([]string, h.rows())
	for row := range ids {
		row32 := int32(row)
		if ids[row] = h.id(row32); m.inPlace {
			ids[row] = h.place(row32)
		}
		if ids[row] == "" {
			ids[row] = "\x01" + h.content(row32, -1)
		}
	}
	return ids
}

// repeated lists the ids that several rows of one side have.
func repeated(sides ...[]string) map[string]bool {
	several := map[string]bool{}
	for _, ids := range sides {
		seen := make(map[string]bool, len(ids))
		for _, id := range ids {
			if seen[id] {
				several[id] = true
			}
			seen[id] = true
		}
	}
	return several
}

// differ says that a pair says two things in a column.
func (m matcher) differ(p pair, column int) bool {
	a, b := m.was.of(p.old, column), m.is.of(p.now, column)
	switch {
	case a.Kind != b.Kind:
		return a.Plain() != b.Plain()
	case a.Kind == ledger.Number:
		return !a.Number.Equal(b.Number)
	}
	return a.Text != b.Text || a.Date != b.Date || a.True != b.True
}

// date is a row's own date; zero where its ledger has none.
func (m matcher) date(h half, row int32) calendar.Date {
	if m.def.RowDate == "" {
		return 0
	}
	return h.Cell(row, h.Column(m.def.RowDate)).Date
}
