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
	p := newPairing(len(old), len(now))
	if several := repeated(old, now); len(several) > 0 {
		equal := func(h half, ids []string) func(int32) string {
			return func(row int32) string {
				if !several[ids[row]] {
					return ""
				}
				return h.content(row, -1)
			}
		}
		p.match(equal(m.was, old), equal(m.is, now))
	}
	p.match(func(row int32) string { return old[row] }, func(row int32) string { return now[row] })
	return p.pairs()
}

// pairing finds each row of the new table at most one of the old.
type pairing struct {
	partners []int32 // by new row, -1 for none yet
	taken    []bool  // by old row
}

func newPairing(old, now int) pairing {
	p := pairing{make([]int32, now), make([]bool, old)}
	for row := range p.partners {
		p.partners[row] = -1
	}
	return p
}

// match pairs the rows that are left by an id, in their order; "" is none.
func (p pairing) match(was, is func(row int32) string) {
	waiting := map[string][]int32{}
	for row := range p.taken {
		if id := was(int32(row)); id != "" && !p.taken[row] {
			waiting[id] = append(waiting[id], int32(row))
		}
	}
	for row, partner := range p.partners {
		if partner >= 0 {
			continue
		}
		if id := is(int32(row)); len(waiting[id]) > 0 {
			p.partners[row], waiting[id] = waiting[id][0], waiting[id][1:]
			p.taken[p.partners[row]] = true
		}
	}
}

// pairs are all rows, paired or alone.
func (p pairing) pairs() []pair {
	pairs := make([]pair, len(p.partners))
	for row, partner := range p.partners {
		pairs[row] = pair{partner, int32(row)}
	}
	for row, taken := range p.taken {
		if !taken {
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
