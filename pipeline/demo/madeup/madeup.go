// Package madeup makes rows up for ledgers that the sample month does not know, from what the
// definitions say of them: types of columns, codes, examples, and what figures ask for. So a new
// figure has a value in a preview before anybody has sent a row. The same definitions give the same rows.
package madeup

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/unit"
)

// Sample is what the rows are made up beside.
type Sample struct {
	Defs   definition.Definitions
	Period calendar.Month
	Zone   string   // name of the zone
	Units  []string // the assessed units, the zone among them
	Credit []string // credit codes that have a right check character
	// Held are the values of a column that the sample has: "investment/code".
	Held map[string][]string
}

// How many rows are made up for each figure, and at the least and most for a ledger.
const (
	perFigure = 6
	fewest    = 12
	most      = 90
)

// File is a file of made-up rows for a ledger, as a department would send it (CSV).
func (s Sample) File(d definition.Ledger) []byte {
	wanted := s.wanted(d.ID)
	head := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		head[i] = header(c)
	}
	records, seen := [][]string{head}, map[string]bool{}
	for i := range min(most, max(fewest, perFigure*len(wanted))) {
		r := row{Sample: s, ledger: d, number: i}
		if len(wanted) > 0 {
			r.where = wanted[i%len(wanted)]
			r.before = i/len(wanted)%3 == 2 // a third is of the year before
		}
		cells := r.cells()
		if key := r.key(cells); !seen[key] {
			seen[key] = true
			records = append(records, cells)
		}
	}
	return written(records)
}

// Widened is a file of the sample with columns added that its ledger has got; known is what it had.
func (s Sample) Widened(file []byte, d, known definition.Ledger) []byte {
	var added []definition.Column
	for _, c := range d.Columns {
		if _, ok := known.Column(c.ID); !ok {
			added = append(added, c)
		}
	}
	records, err := csv.NewReader(bytes.NewReader(file)).ReadAll()
	if len(added) == 0 || err != nil {
		return file
	}
	wanted := s.wanted(d.ID)
	for i := range records {
		r := row{Sample: s, ledger: d, number: i}
		if len(wanted) > 0 {
			r.where = wanted[i%len(wanted)]
		}
		for _, c := range added {
			cell := header(c)
			if i > 0 {
				cell = r.cell(c)
			}
			records[i] = append(records[i], cell)
		}
	}
	return written(records)
}

// header is a column's header with the unit in which its values are.
func header(c definition.Column) string {
	if base := unit.OfColumn(c.Type).Base(); base != "" && !strings.ContainsAny(c.Header, "（(") {
		return c.Header + "（" + base + "）"
	}
	return c.Header
}

func written(records [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	if err := w.WriteAll(records); err != nil { // a buffer refuses nothing
		panic(err)
	}
	return b.Bytes()
}

// wanted are the conditions of each figure, list, claim and indicator over a ledger.
func (s Sample) wanted(ledger string) [][]definition.Condition {
	var all [][]definition.Condition
	note := func(q definition.Query) {
		for _, root := range s.Defs.Roots(q) {
			if id, where := s.Defs.Rows(root); id == ledger {
				all = append(all, where)
			}
		}
	}
	for _, f := range s.Defs.Figures {
		note(f.Query)
	}
	for _, l := range s.Defs.Lists {
		note(definition.Query{Ledger: l.Ledger, Of: definition.Names(l.Of), Where: l.Where})
	}
	for _, c := range s.Defs.Claims {
		note(definition.Query{Ledger: c.Ledger, Where: c.Where})
	}
	for _, i := range s.Defs.Scheme.Indicators {
		note(i.Query)
	}
	return all
}

// row is one row that is being made up.
type row struct {
	Sample
	ledger definition.Ledger
	number int
	where  []definition.Condition // to be met
	before bool                   // of the year before
}

func (r row) cells() []string {
	cells := make([]string, len(r.ledger.Columns))
	for i, c := range r.ledger.Columns {
		cells[i] = r.cell(c)
	}
	return cells
}

// key is what may not stand twice.
func (r row) key(cells []string) string {
	var key []string
	for i, c := range r.ledger.Columns {
		if slices.ContainsFunc(r.ledger.Key, func(k string) bool { return slices.Contains(definition.Alternatives(k), c.ID) }) {
			key = append(key, cells[i])
		}
	}
	return strings.Join(key, "\x00")
}

// pick is one of some values, another for each row and column.
func (r row) pick(c definition.Column, values []string) string {
	n := uint32(r.number + 1)
	for _, b := range []byte(c.ID) {
		n = n*31 + uint32(b)
	}
	n ^= n >> 7
	n *= 2654435761
	return values[int(n>>9)%len(values)]
}
