package recognise

import (
	"strings"

	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
)

// Meaning is what a head means in one ledger, and the name by which it was found.
type Meaning struct {
	Field int // -1 for none
	Key   string
	Own   bool // key is the column's own header, no alias
	// Of a head that a qualifier makes another column: the field that it resembles and the
	// qualifier, "" if there is none.
	Like   int
	Barred string
	weak   bool // taken for want of a column that no qualified group stands over
}

// hints weighs how the title, the sheet and the file name a ledger.
type hints struct{ title, sheet, file int }

func (h hints) sum() int { return h.title + h.sheet + h.file }

// Judge finds the ledger that heads fit best, and the second best; nil when no head means
// anything.
func (c *Catalogue) Judge(heads []Head, names Names) *Found {
	var best *Found
	for b, means := range c.match(heads) {
		if means == nil {
			continue
		}
		r := c.rate(b, heads, means, names)
		switch {
		case best == nil:
			best = r
		case r.beats(best):
			r.Second, best.Second, best = best, nil, r
		case best.Second == nil || r.beats(best.Second):
			best.Second = r
		}
	}
	return best
}

// beats tells which of two fits better. What is a ledger goes before what is none: three
// matching headers are enough also when so many columns are lacking that a single word
// fits some other ledger better (design §4).
func (r *Found) beats(other *Found) bool {
	if other == nil || r.IsLedger != other.IsLedger {
		return other == nil || r.IsLedger
	}
	return r.score > other.score
}

// match gives, by ledger, what each head means; nil for a ledger that no head belongs to.
// The most telling name of a head decides.
func (c *Catalogue) match(heads []Head) [][]Meaning {
	all := make([][]Meaning, len(c.Ledgers))
	for i := range heads {
		for _, n := range heads[i].names {
			c.assign(all, heads, i, n)
		}
	}
	for i := range heads {
		if heads[i].alone != nil {
			c.assign(all, heads, i, *heads[i].alone)
		}
	}
	for _, means := range all {
		settleWeak(means)
	}
	return all
}

func (c *Catalogue) assign(all [][]Meaning, heads []Head, i int, n name) {
	for _, r := range c.headers[n.key] {
		if all[r.book] == nil {
			all[r.book] = make([]Meaning, len(heads))
			for j := range heads {
				all[r.book][j].Field = -1
			}
		}
		if m := &all[r.book][i]; m.Field < 0 {
			c.judgeName(m, r, n)
		}
	}
}

// rate scores one ledger.
func (c *Catalogue) rate(b int, heads []Head, means []Meaning, names Names) *Found {
	r := &Found{Ledger: &c.Ledgers[b], Heads: heads, Means: means}
	seen := make([]bool, len(r.Ledger.Fields))
	for _, m := range means {
		switch {
		case m.Field < 0 || seen[m.Field]:
			continue
		case m.Own:
			r.own++
		}
		seen[m.Field] = true
		r.matched++
	}
	for f := range r.Ledger.Fields {
		if seen[f] || !r.Ledger.Fields[f].Required {
			continue
		}
		if f == r.Ledger.MonthField {
			if _, ok := typing.MonthOfSheet(names.Sheet); ok {
				continue
			}
		}
		r.Lacking = append(r.Lacking, f)
	}
	r.hints = named(r.Ledger, names)
	r.score = r.own*ScoreHeader + (r.matched-r.own)*ScoreAlias + len(r.Lacking)*ScoreLacking + r.hints.sum()
	r.IsLedger = r.decideLedger()
	return r
}

// named weighs how a sheet's names speak for a ledger: at most a little more than one header.
func named(b *schema.Ledger, names Names) hints {
	weigh := func(text string, weight int) int {
		switch {
		case strings.Contains(text, b.Stem+"台账"):
			return weight
		case b.Stem != "" && strings.Contains(text, b.Stem):
			return weight - 1
		}
		return 0
	}
	return hints{weigh(names.title, 10), weigh(names.Sheet, 8), weigh(names.File, 5)}
}

// decideLedger decides whether what was recognised is a ledger at all: three matching headers
// (design §4), or all required ones of a small ledger when its name or the lack of other
// columns bears it out.
func (r *Found) decideLedger() bool {
	switch {
	case r.matched >= Enough:
		return true
	case !r.Complete():
		return false
	}
	others := 0
	for i, m := range r.Means {
		if m.Field < 0 && !r.Heads[i].Serial {
			others++
		}
	}
	return r.hints.sum() > 0 || r.matched == 2 && others <= 1
}
