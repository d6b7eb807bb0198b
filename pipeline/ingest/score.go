package ingest

import (
	"strings"
)

// judge finds the ledger that heads fit best; nil when no head means anything.
func (c *catalogue) judge(heads []head, names labels) *recognised {
	var best *recognised
	for b, columns := range c.match(heads) {
		if columns == nil {
			continue
		}
		r := c.rate(b, heads, columns, names)
		switch {
		case best == nil || r.score > best.score:
			best = r
		case r.score == best.score && r.matched >= enoughHeaders:
			best.rival = r.book
		}
	}
	return best
}

// match gives, by ledger, the field of each head (-1 for none); nil for a ledger that no
// head belongs to. The most telling name of a head decides.
func (c *catalogue) match(heads []head) [][]int {
	all := make([][]int, len(c.books))
	for i := range heads {
		for _, key := range heads[i].keys {
			c.assign(all, heads, i, key)
		}
	}
	for i := range heads {
		if heads[i].alone != "" {
			c.assign(all, heads, i, heads[i].alone)
		}
	}
	return all
}

func (c *catalogue) assign(all [][]int, heads []head, i int, key string) {
	for _, r := range c.headers[key] {
		if all[r.book] == nil {
			all[r.book] = make([]int, len(heads))
			for j := range heads {
				all[r.book][j] = -1
			}
		}
		if all[r.book][i] < 0 {
			all[r.book][i] = r.field
		}
	}
}

// rate scores one ledger.
func (c *catalogue) rate(b int, heads []head, columns []int, names labels) *recognised {
	r := &recognised{book: &c.books[b], heads: heads, fields: columns}
	seen := make([]bool, len(r.book.fields))
	for i, f := range columns {
		if f < 0 || seen[f] {
			continue
		}
		seen[f] = true
		r.matched++
		if r.book.fields[f].canonical(heads[i].keys) {
			r.score += scoreHeader
		} else {
			r.score += scoreAlias
		}
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
		r.score += scoreLacking
	}
	r.score += r.book.named(names)
	return r
}

func (f *field) canonical(keys []string) bool {
	want, _ := headerKey(f.Header)
	for _, k := range keys {
		if k == want {
			return true
		}
	}
	return false
}

// named weighs how the title, the sheet and the file name a ledger: at most a little more
// than one header.
func (b *book) named(names labels) int {
	score := 0
	for _, n := range []struct {
		text   string
		weight int
	}{{names.title, 10}, {names.sheet, 8}, {names.file, 5}} {
		switch {
		case strings.Contains(n.text, b.stem+"台账"):
			score += n.weight
		case b.stem != "" && strings.Contains(n.text, b.stem):
			score += n.weight - 1
		}
	}
	return score
}

// isLedger decides whether what was recognised is a ledger at all: three matching headers
// (design §4), or all required ones of a small ledger when its name or the lack of other
// columns bears it out.
func (r *recognised) isLedger(names labels) bool {
	switch {
	case r == nil:
		return false
	case r.matched >= enoughHeaders:
		return true
	case !r.complete():
		return false
	}
	others := 0
	for i, f := range r.fields {
		if f < 0 && !r.heads[i].serial {
			others++
		}
	}
	named := r.book.named(names) > 0
	return named || r.matched == 2 && others <= 1
}
