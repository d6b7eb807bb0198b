package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// Two versions of one file, the old and the corrected one side by side, hold the same ledger
// with mostly the same keys (design-life §11). That is one finding, not one a row; of the
// versions only the newest is read further. A file that only repeats another is none: each
// of its sheets is refused by itself (repeat.go).

// edition is a file as one of those that hold the same ledgers.
type edition struct {
	file  *fileResult
	books []*holding // in the order of the definitions
}

// holding is what a file holds of one ledger.
type holding struct {
	book    *book
	parts   []*part
	byKey   map[string]*ledger.Row // the first row of each key
	keys    []string               // in the order of the rows
	columns map[int]bool           // fields that the file has a column for
}

// editions lists what each file holds; a file without any usable ledger holds nothing.
func (c *catalogue) editions(results []fileResult) []*edition {
	list := make([]*edition, len(results))
	for i := range results {
		e := &edition{file: &results[i]}
		held := make(map[*book]*holding)
		for j := range results[i].sheets {
			parts := results[i].sheets[j].parts
			for k := range parts {
				if p := &parts[k]; p.usable && len(p.rows) > 0 {
					if held[p.book] == nil {
						held[p.book] = &holding{book: p.book}
					}
					held[p.book].parts = append(held[p.book].parts, p)
				}
			}
		}
		for b := range c.books {
			if h := held[&c.books[b]]; h != nil {
				e.books = append(e.books, h)
			}
		}
		list[i] = e
	}
	return list
}

// of is what the file holds of a ledger, nil for nothing.
func (e *edition) of(b *book) *holding {
	for _, h := range e.books {
		if h.book == b {
			return h
		}
	}
	return nil
}

// index finds the rows by key, when a second file of the ledger has turned up.
func (h *holding) index() {
	if h.byKey != nil {
		return
	}
	h.byKey, h.columns = make(map[string]*ledger.Row), make(map[int]bool)
	for _, p := range h.parts {
		for i := range p.rows {
			row := &p.rows[i]
			for f := range row.Cells {
				if row.Cells[f].At.Col > 0 {
					h.columns[f] = true
				}
			}
			if key := keyOf(row, h.book); key != "" && h.byKey[key] == nil {
				h.byKey[key] = row
				h.keys = append(h.keys, key)
			}
		}
	}
}

// keyOf writes a row's natural key; "" for one that is blank or holds a refused cell.
func keyOf(row *ledger.Row, b *book) string {
	var key strings.Builder
	blank := true
	for _, column := range b.Key {
		for _, id := range definition.Alternatives(column) {
			c := &row.Cells[slices.Index(b.ids, id)]
			if c.Refused {
				return ""
			}
			if c.Kind != ledger.Blank {
				blank = false
				key.WriteString(id + "=")
				printCell(&key, c)
				break
			}
		}
		key.WriteByte(0)
	}
	if blank {
		return ""
	}
	return key.String()
}

// shares tells versions of one ledger: more than half of the keys of the shorter one are in
// the other too. A single row that comes again is a row reported twice, unless both have but
// the one.
func (h *holding) shares(other *holding) bool {
	h.index()
	other.index()
	shared := 0
	for _, key := range h.keys {
		if other.byKey[key] != nil {
			shared++
		}
	}
	shorter, longer := min(len(h.keys), len(other.keys)), max(len(h.keys), len(other.keys))
	return 2*shared > shorter && (shared > 1 || longer == 1)
}

// repeats tells that every sheet of the ledger repeats one of an earlier file.
func (h *holding) repeats(earlier *holding) bool {
	var prints []*sheetPrint
	for _, p := range earlier.parts {
		prints = append(prints, &sheetPrint{part: p})
	}
	return !slices.ContainsFunc(h.parts, func(p *part) bool { return (&sheetPrint{part: p}).repeats(prints) == nil })
}

// same tells that two files hold a ledger as versions of each other.
func (e *edition) same(later *edition) bool {
	versions := false
	for _, h := range later.books {
		if earlier := e.of(h.book); earlier != nil && earlier.shares(h) && !h.repeats(earlier) {
			versions = true
		}
	}
	return versions
}

// versions finds the files that are versions of each other. superseded are the parts that are
// not read further because a newer version holds them.
func (c *catalogue) versions(results []fileResult) (superseded map[*part]bool, findings []finding.Finding) {
	list := c.editions(results)
	superseded = make(map[*part]bool)
	taken := make([]bool, len(list))
	for i := range list {
		if taken[i] {
			continue
		}
		group := []*edition{list[i]}
		for n := 0; n < len(group); n++ {
			for j := i + 1; j < len(list); j++ {
				if !taken[j] && group[n] != list[j] && group[n].same(list[j]) {
					taken[j] = true
					group = append(group, list[j])
				}
			}
		}
		if len(group) == 1 {
			continue
		}
		v := compareVersions(group)
		findings = append(findings, v.finding())
		for _, e := range v.others {
			e.supersede(v.kept, superseded)
		}
	}
	return superseded, findings
}

// supersede marks the parts that the kept version holds too.
func (e *edition) supersede(kept *edition, superseded map[*part]bool) {
	for _, h := range e.books {
		if k := kept.of(h.book); k == nil || !k.shares(h) {
			continue
		}
		for _, p := range h.parts {
			superseded[p] = true
		}
	}
}
