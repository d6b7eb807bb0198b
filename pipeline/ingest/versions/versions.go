// Package versions finds, among the files of a month, those that are versions of one another and
// sheets that repeat an earlier one.
package versions

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/assemble"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ledger"
)

// Two versions of one file, the old and the corrected one side by side, hold the same ledger
// with mostly the same keys (design-life §11). That is one finding, not one a row; of the
// versions only the newest is read further. A file that only repeats another is none: each
// of its sheets is refused by itself.

// File is what a file gave, as far as versions are told by it.
type File struct {
	Name  string
	Tells Tells
	Parts []*assemble.Part
}

// edition is a file as one of those that hold the same ledgers.
type edition struct {
	file  *File
	books []*holding // in the order of the definitions
}

// holding is what a file holds of one ledger.
type holding struct {
	book    *schema.Ledger
	parts   []*assemble.Part
	byKey   map[string]*ledger.Row // the first row of each key
	keys    []string               // in the order of the rows
	columns map[int]bool           // fields that the file has a column for
}

// editions lists what each file holds; a file without any usable ledger holds nothing.
func editions(files []File, books []schema.Ledger) []*edition {
	list := make([]*edition, len(files))
	for i := range files {
		e := &edition{file: &files[i]}
		held := make(map[*schema.Ledger]*holding)
		for _, p := range files[i].Parts {
			if !p.Usable || len(p.Rows) == 0 {
				continue
			}
			if held[p.Ledger] == nil {
				held[p.Ledger] = &holding{book: p.Ledger}
			}
			held[p.Ledger].parts = append(held[p.Ledger].parts, p)
		}
		for b := range books {
			if h := held[&books[b]]; h != nil {
				e.books = append(e.books, h)
			}
		}
		list[i] = e
	}
	return list
}

// of is what the file holds of a ledger, nil for nothing.
func (e *edition) of(b *schema.Ledger) *holding {
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
		for i := range p.Rows {
			row := &p.Rows[i]
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
func keyOf(row *ledger.Row, b *schema.Ledger) string {
	var key strings.Builder
	blank := true
	for _, column := range b.Key {
		for _, id := range definition.Alternatives(column) {
			c := &row.Cells[slices.Index(b.IDs, id)]
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
	var prints []*Print
	for _, p := range earlier.parts {
		prints = append(prints, &Print{Part: p})
	}
	return !slices.ContainsFunc(h.parts, func(p *assemble.Part) bool { return (&Print{Part: p}).Repeats(prints) == nil })
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

// Find finds the files that are versions of each other. superseded are the parts that are
// not read further because a newer version holds them.
func Find(files []File, books []schema.Ledger) (superseded map[*assemble.Part]bool, findings []finding.Finding) {
	list := editions(files, books)
	superseded, findings = make(map[*assemble.Part]bool), []finding.Finding{}
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
func (e *edition) supersede(kept *edition, superseded map[*assemble.Part]bool) {
	for _, h := range e.books {
		if k := kept.of(h.book); k == nil || !k.shares(h) {
			continue
		}
		for _, p := range h.parts {
			superseded[p] = true
		}
	}
}
