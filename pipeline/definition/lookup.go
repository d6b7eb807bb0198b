package definition

import (
	"slices"
	"strings"
)

// Ledger returns the ledger with the id.
func (d Definitions) Ledger(id string) (Ledger, bool) {
	i := slices.IndexFunc(d.Ledgers, func(l Ledger) bool { return l.ID == id })
	if i < 0 {
		return Ledger{}, false
	}
	return d.Ledgers[i], true
}

// Figure returns the figure with the id.
func (d Definitions) Figure(id string) (Figure, bool) {
	i := slices.IndexFunc(d.Figures, func(f Figure) bool { return f.ID == id })
	if i < 0 {
		return Figure{}, false
	}
	return d.Figures[i], true
}

// Column returns the column with the id.
func (l Ledger) Column(id string) (Column, bool) {
	i := slices.IndexFunc(l.Columns, func(c Column) bool { return c.ID == id })
	if i < 0 {
		return Column{}, false
	}
	return l.Columns[i], true
}

// Rows returns the ledger and all conditions of a query, those of the figures it is "of" first.
func (d Definitions) Rows(q Query) (ledgerID string, where []Condition) {
	if q.Of == "" {
		return q.Ledger, q.Where
	}
	base, _ := d.Figure(q.Of)
	ledgerID, where = d.Rows(base.Query)
	return ledgerID, append(slices.Clone(where), q.Where...)
}

// Alternatives parts "uscc|firm": the first that is not blank counts.
func Alternatives(column string) []string { return strings.Split(column, "|") }
