package aggregate

import (
	"cmp"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// lists selects the rows of tables and narratives; a list over a ledger that nobody sent
// is absent.
func (d *derivation) lists() []figure.List {
	var out []figure.List
	for _, def := range d.defs.Lists {
		q, err := d.zone.Query(definition.Query{Ledger: def.Ledger, Of: definition.Names(def.Of), Where: def.Where})
		if err != nil {
			d.unusable("清单", def.ID, err)
			continue
		}
		table := d.tables.Table(q.Ledger)
		if table == nil {
			continue
		}
		rows := table.Counted(q.Where, d.opts.Period)
		for _, column := range slices.Backward(def.Sort) { // stable, so the first column decides last
			sortBy(table, rows, column)
		}
		rows = rows[:limited(table, rows, def)]
		list := figure.List{ID: def.ID, Ledger: q.Ledger, Columns: def.Columns, Rows: make([]*ledger.Row, len(rows))}
		for i, row := range rows {
			list.Rows[i] = &table.Rows[row]
		}
		out = append(out, list)
	}
	return out
}

// limited is how many of the sorted rows a list has: no more than its limit, but for those that the sort
// does not tell from the last of them, so that no tie is parted (design-life §18).
func limited(t *query.Table, rows []int32, def definition.List) int {
	if def.Limit <= 0 || len(rows) <= def.Limit {
		return len(rows)
	}
	n := def.Limit
	for len(def.Sort) > 0 && n < len(rows) && tied(t, rows[n-1], rows[n], def.Sort) {
		n++
	}
	return n
}

// tied says that rows are equal in every column of a sort.
func tied(t *query.Table, a, b int32, sort []string) bool {
	for _, column := range sort {
		id := strings.TrimPrefix(column, "-")
		def, _ := t.Definition.Column(id)
		x, y := t.Cell(a, t.Column(id)), t.Cell(b, t.Column(id))
		if query.IsBlank(x) != query.IsBlank(y) || !query.IsBlank(x) && compareCells(x, y, def.Codes) != 0 {
			return false
		}
	}
	return true
}

// sortBy sorts rows by one column, "-total_invest" from high to low; blanks stand last
// either way, codes in the order of their list.
func sortBy(t *query.Table, rows []int32, column string) {
	id, down := strings.CutPrefix(column, "-")
	at := t.Column(id)
	def, _ := t.Definition.Column(id)
	slices.SortStableFunc(rows, func(a, b int32) int {
		x, y := t.Cell(a, at), t.Cell(b, at)
		if query.IsBlank(x) || query.IsBlank(y) {
			return cmp.Compare(blankLast(x), blankLast(y))
		}
		if down {
			x, y = y, x
		}
		return compareCells(x, y, def.Codes)
	})
}

// blankLast is 1 for a blank cell, which sorts behind every other.
func blankLast(c *ledger.Cell) int {
	if query.IsBlank(c) {
		return 1
	}
	return 0
}

// compareCells orders two cells of one column that are not blank.
func compareCells(a, b *ledger.Cell, codes []string) int {
	switch a.Kind {
	case ledger.Number:
		return a.Number.Cmp(b.Number)
	case ledger.Date, ledger.Month:
		return cmp.Compare(a.Date, b.Date)
	case ledger.Bool: // 是 first
		return cmp.Compare(truth(b), truth(a))
	}
	if len(codes) > 0 {
		return cmp.Compare(slices.Index(codes, a.Text), slices.Index(codes, b.Text))
	}
	return cmp.Compare(a.Text, b.Text)
}

func truth(c *ledger.Cell) int {
	if c.True {
		return 1
	}
	return 0
}
