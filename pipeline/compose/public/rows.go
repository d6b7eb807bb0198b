package public

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// line is where a row stands in the departments' files.
type line struct {
	file, sheet string
	row         int32
}

// rowSet is rows by their number.
type rowSet map[int]bool

// rows are the rows of the ledgers, numbered, with what tells the firms, households and projects in them apart.
type rows struct {
	numbers map[line]int
	known   [][]string // by number of a row: of each text in the key, "" for a blank
}

// rowsIn numbers them. Rows that a source names and no ledger has are numbered as they come.
func rowsIn(o Options) rows {
	r := rows{numbers: map[line]int{}}
	for _, d := range o.Defs.Ledgers {
		l := o.Set[d.ID]
		if l == nil {
			continue
		}
		keys := fine(l, identifying(d, l))
		for i := range l.Rows {
			row := &l.Rows[i]
			if row.Sheet == nil {
				continue
			}
			n := r.number(line{row.Sheet.File, row.Sheet.Name, int32(row.Line)})
			for _, columns := range keys {
				r.known[n] = append(r.known[n], first(row, columns))
			}
		}
	}
	return r
}

// identifying are the columns of the texts in a ledger's key: what is no date, no code and no assessed unit. Of
// alternatives the first that is not blank counts.
func identifying(d definition.Ledger, l *ledger.Ledger) [][]int {
	var keys [][]int
	for _, k := range d.Key {
		var columns []int
		for _, id := range definition.Alternatives(k) {
			if c, ok := d.Column(id); ok && c.Type == "text" && !c.Unit && l.Column(id) >= 0 {
				columns = append(columns, l.Column(id))
			}
		}
		if columns != nil {
			keys = append(keys, columns)
		}
	}
	return keys
}

// fine leaves out columns that only sort rows, such as the estate of a flat: with many rows to each value, beside another
// that tells rows apart much better.
func fine(l *ledger.Ledger, keys [][]int) [][]int {
	const many, better = 10, 3
	different := make([]int, len(keys))
	for i, columns := range keys {
		values := map[string]bool{}
		for r := range l.Rows {
			values[first(&l.Rows[r], columns)] = true
		}
		different[i] = len(values)
	}
	var list [][]int
	for i, columns := range keys {
		if len(l.Rows) < many*different[i] || slices.Max(different) < better*different[i] {
			list = append(list, columns)
		}
	}
	return list
}

func first(row *ledger.Row, columns []int) string {
	for _, i := range columns {
		if text := ledger.Fold(row.Cells[i].Text); text != "" {
			return text
		}
	}
	return ""
}

func (r *rows) number(at line) int {
	n, ok := r.numbers[at]
	if !ok {
		n = len(r.known)
		r.numbers[at], r.known = n, append(r.known, nil)
	}
	return n
}

// of are the rows in which the cells of sources stand.
func (r *rows) of(sources []figure.Source) rowSet {
	set := rowSet{}
	for _, s := range sources {
		for _, text := range s.Cells {
			from, to, ok := ledger.ParseRange(text)
			for row := from.Row; ok && row <= to.Row; row++ {
				set[r.number(line{s.File, s.Sheet, row})] = true
			}
		}
	}
	return set
}

// few says that there are rows, and too few of them, or too few firms, households or projects in them.
func (r *rows) few(set rowSet) bool {
	if len(set) == 0 {
		return false
	}
	if len(set) < fewest {
		return true
	}
	different := map[int]map[string]bool{} // by place in the key
	for n := range set {
		for i, text := range r.known[n] {
			if different[i] == nil {
				different[i] = map[string]bool{}
			}
			if text != "" {
				different[i][text] = true
			}
		}
	}
	for _, texts := range different {
		if len(texts) > 0 && len(texts) < fewest {
			return true
		}
	}
	return false
}
