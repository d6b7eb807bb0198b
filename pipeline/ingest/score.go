package ingest

import (
	"strings"
)

// meaning is what a head means in one ledger, and the name by which it was found.
type meaning struct {
	field int // -1 for none
	key   string
	own   bool // key is the column's own header, no alias
	// Of a head that a qualifier makes another column: the field that it resembles and the
	// qualifier, "" if there is none.
	like   int
	barred string
	weak   bool // taken for want of a column that no qualified group stands over
}

// hints weighs how the title, the sheet and the file name a ledger.
type hints struct{ title, sheet, file int }

func (h hints) sum() int { return h.title + h.sheet + h.file }

// judge finds the ledger that heads fit best, and the second best; nil when no head means
// anything.
func (c *catalogue) judge(heads []head, names labels) *recognised {
	var best *recognised
	for b, means := range c.match(heads) {
		if means == nil {
			continue
		}
		r := c.rate(b, heads, means, names)
		switch {
		case best == nil:
			best = r
		case r.beats(best):
			r.second, best.second, best = best, nil, r
		case best.second == nil || r.beats(best.second):
			best.second = r
		}
	}
	return best
}

// beats tells which of two fits better. What is a ledger goes before what is none: three
// matching headers are enough also when so many columns are lacking that a single word
// fits some other ledger better (design §4).
func (r *recognised) beats(other *recognised) bool {
	if other == nil || r.ledger != other.ledger {
		return other == nil || r.ledger
	}
	return r.score > other.score
}

// match gives, by ledger, what each head means; nil for a ledger that no head belongs to.
// The most telling name of a head decides.
func (c *catalogue) match(heads []head) [][]meaning {
	all := make([][]meaning, len(c.books))
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

func (c *catalogue) assign(all [][]meaning, heads []head, i int, n name) {
	for _, r := range c.headers[n.key] {
		if all[r.book] == nil {
			all[r.book] = make([]meaning, len(heads))
			for j := range heads {
				all[r.book][j].field = -1
			}
		}
		if m := &all[r.book][i]; m.field < 0 {
			c.judgeName(m, r, n)
		}
	}
}

// rate scores one ledger.
func (c *catalogue) rate(b int, heads []head, means []meaning, names labels) *recognised {
	r := &recognised{book: &c.books[b], heads: heads, means: means}
	seen := make([]bool, len(r.book.fields))
	for _, m := range means {
		switch {
		case m.field < 0 || seen[m.field]:
			continue
		case m.own:
			r.own++
		}
		seen[m.field] = true
		r.matched++
	}
	for f := range r.book.fields {
		if seen[f] || !r.book.fields[f].Required {
			continue
		}
		if f == r.book.sheetMonth {
			if _, ok := monthOfSheet(names.sheet); ok {
				continue
			}
		}
		r.lacking = append(r.lacking, f)
	}
	r.hints = r.book.named(names)
	r.score = r.own*scoreHeader + (r.matched-r.own)*scoreAlias + len(r.lacking)*scoreLacking + r.hints.sum()
	r.ledger = r.isLedger()
	return r
}

// named weighs how a sheet's names speak for a ledger: at most a little more than one header.
func (b *book) named(names labels) hints {
	weigh := func(text string, weight int) int {
		switch {
		case strings.Contains(text, b.stem+"台账"):
			return weight
		case b.stem != "" && strings.Contains(text, b.stem):
			return weight - 1
		}
		return 0
	}
	return hints{weigh(names.title, 10), weigh(names.sheet, 8), weigh(names.file, 5)}
}

// isLedger decides whether what was recognised is a ledger at all: three matching headers
// (design §4), or all required ones of a small ledger when its name or the lack of other
// columns bears it out.
func (r *recognised) isLedger() bool {
	switch {
	case r.matched >= enoughHeaders:
		return true
	case !r.complete():
		return false
	}
	others := 0
	for i, m := range r.means {
		if m.field < 0 && !r.heads[i].serial {
			others++
		}
	}
	return r.hints.sum() > 0 || r.matched == 2 && others <= 1
}
