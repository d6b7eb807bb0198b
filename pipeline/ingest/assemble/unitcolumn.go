package assemble

import (
	"slices"
	"strings"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ingest/recognise"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/typing"
	"zonereport/pipeline/ingest/unitword"
)

// A column 单位 or 币种 beside amounts states the unit or the currency of each row's own
// (design-life §11). Ledgers that have such a column of their own (targets, profile) keep its
// meaning; there it decides of numbers without a type.

// unitColumn is a column that states the units of its rows.
type unitColumn struct {
	column
	head     recognise.Head
	currency bool   // 币种: all that it says is a currency
	loose    bool   // 结算货币: a currency by the end of its header, which may mean another thing
	of       string // the amount that its header names (总投资币种), "" for none
}

// unitColumn makes a column of row units of a head that means nothing in the ledger; nil for
// any other.
func (b *binder) unitColumn(h recognise.Head) *unitColumn {
	key, _ := recognise.Key(h.Text)
	u := &unitColumn{head: h}
	for i := range b.book.Fields {
		f := &b.book.Fields[i]
		for _, name := range append([]string{f.Header}, f.Aliases...) {
			if rest, ok := strings.CutPrefix(key, name); ok && f.Kind.HasUnit() && rest != "" {
				key, u.of = rest, f.ID
				break
			}
		}
	}
	switch {
	case b.words.Currency[key]:
		u.currency = true
	case b.words.EndsInCurrency(key):
		u.currency, u.loose = true, true
	case !b.words.Unit[key]:
		return nil
	}
	u.column = column{Column: typing.Column{Field: &schema.Field{Column: &definition.Column{Header: h.Text}, Kind: schema.Text}}, col: h.Col, at: h.At}
	return u
}

// govern gives each amount the columns that state its rows' units. A unit stands behind its
// amount or before it, whichever the first one of the sheet does; a currency holds for every
// amount up to the next column of currencies.
func (b *binder) govern() {
	for _, p := range b.columns {
		if !p.Kind.HasUnit() && (p.Kind != schema.Num || b.hasMoney()) {
			continue
		}
		for _, currency := range []bool{true, false} {
			if u := b.governor(p, currency); u != nil {
				p.governed = append(p.governed, u)
			}
		}
	}
}

func (b *binder) hasMoney() bool {
	return slices.ContainsFunc(b.columns, func(p *column) bool { return p.Kind == schema.Money })
}

// governor finds the column of currencies, or of units, that speaks of an amount.
func (b *binder) governor(p *column, currency bool) *unitColumn {
	if currency && p.Kind != schema.Money && p.Kind != schema.Num || !currency && p.Kind == schema.Num {
		return nil
	}
	var list []*unitColumn
	for _, u := range b.units {
		switch {
		case u.currency != currency:
		case u.of == p.ID:
			return u
		case u.of == "":
			list = append(list, u)
		}
	}
	if len(list) == 0 {
		return nil
	}
	var before, behind *unitColumn // the next one on either side
	for _, u := range list {
		if u.col < p.col {
			before = u
		} else if behind == nil {
			behind = u
		}
	}
	if first := list[0].col; !slices.ContainsFunc(b.columns, func(q *column) bool { return q.alike(p) && q.col < first }) {
		return before
	}
	switch {
	case behind == nil && (currency || p.Defaulted && len(list) == 1):
		return before
	case behind == nil:
		return nil
	case currency || !p.Stated || !b.between(p, behind):
		return behind
	}
	return nil
}

// alike tells columns of one dimension.
func (p *column) alike(q *column) bool {
	_, d := unitword.Base(p.Kind)
	_, e := unitword.Base(q.Kind)
	return d == e && (d != unitword.NoDimension || p.Kind == q.Kind)
}

// between tells that another amount of the same dimension stands between one and its unit.
func (b *binder) between(p *column, u *unitColumn) bool {
	return slices.ContainsFunc(b.columns, func(q *column) bool { return q.alike(p) && p.col < q.col && q.col < u.col })
}
