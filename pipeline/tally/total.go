package tally

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

type definitionQuery = definition.Query

// when picks of a zone's value what it is, or was.
type when func(v Value) (value decimal.Decimal, q *figure.Fraction, ok bool)

func now(v Value) (decimal.Decimal, *figure.Fraction, bool) { return v.Value, v.Quotient, true }

func then(pick func(Value) *figure.Figure) when {
	return func(v Value) (decimal.Decimal, *figure.Fraction, bool) {
		f := pick(v)
		if f == nil {
			return decimal.Decimal{}, nil, false
		}
		return f.Value, f.Quotient, true
	}
}

func last(v Value) *figure.Figure { return v.Last }
func year(v Value) *figure.Figure { return v.Year }

// total works out what a row comes to, and how the zones that can be compared moved.
func (a *adding) total(r *Row) {
	if r.Rule == measure.Apart {
		return
	}
	counted := zonesWhere(*r, func(v Value) bool { return v.Standing == Counted })
	if len(counted) == 0 {
		return
	}
	if v, q, ok := a.over(*r, counted, now); ok {
		r.Total, r.Quotient = decimalOf(v), q
	}
	r.Last, r.Year = a.change(*r, last), a.change(*r, year)
}

func (a *adding) change(r Row, pick func(Value) *figure.Figure) Change {
	zones := zonesWhere(r, func(v Value) bool { return v.Standing == Counted && pick(v) != nil })
	if len(zones) == 0 {
		return Change{}
	}
	is, _, ok := a.over(r, zones, now)
	was, _, both := a.over(r, zones, then(pick))
	if !ok || !both {
		return Change{}
	}
	return Change{Of: len(zones), Now: &is, Then: &was}
}

// over is what a row comes to over some zones, all of which have a value then.
func (a *adding) over(r Row, zones []int, at when) (v decimal.Decimal, q *figure.Fraction, ok bool) {
	ref := a.reference(r.ID)
	if r.Rule == measure.Recomputed {
		def, _ := ref.definitions.Figure(r.ID)
		if def.Measure == measure.Difference || def.Measure == measure.SumOf {
			v, ok = a.parts(r, def, zones, at)
			return v, nil, ok
		}
		return quotient(r, zones, at)
	}
	for _, z := range zones {
		value, _, there := at(r.Values[z])
		if !there {
			return decimal.Decimal{}, nil, false
		}
		v = v.Add(value)
	}
	return v, nil, true
}

// quotient adds what stands above and below, and divides once.
func quotient(r Row, zones []int, at when) (decimal.Decimal, *figure.Fraction, bool) {
	var sum figure.Fraction
	for _, z := range zones {
		_, q, there := at(r.Values[z])
		if !there || q == nil {
			return decimal.Decimal{}, nil, false
		}
		sum = sum.Plus(*q)
	}
	v, ok := divided(sum, r.Decimals)
	return v, &sum, ok
}

// parts works a difference or a sum out anew from what its figures come to over the same zones.
func (a *adding) parts(r Row, def definition.Figure, zones []int, at when) (decimal.Decimal, bool) {
	ref := a.reference(r.ID)
	var v decimal.Decimal
	for i, id := range def.Of.Each() {
		row, ok := a.part(id, r)
		if !ok || a.reference(id).rule == measure.Apart {
			return v, false
		}
		for _, z := range zones {
			if row.Values[z].Standing != Counted {
				return v, false
			}
		}
		part, _, ok := a.over(row, zones, at)
		if !ok {
			return v, false
		}
		of, _ := ref.definitions.Figure(id)
		part = inUnit(part, ref.definitions.Measures(of.Query), row.Unit, r.Unit)
		if i > 0 && def.Measure == measure.Difference {
			part = part.Neg()
		}
		v = v.Add(part)
	}
	return v, true
}

// part is the row of a figure that another is worked out from: of its group, or without groups.
func (a *adding) part(id string, of Row) (Row, bool) {
	for _, r := range a.report.Rows {
		if r.ID == id && (r.All == of.All || len(r.Group) == 0) && (len(r.Group) == 0 || sameGroup(r, of)) {
			return r, true
		}
	}
	return Row{}, false
}

func sameGroup(a, b Row) bool { return ledger.Fold(groupOf(a)) == ledger.Fold(groupOf(b)) }

func groupOf(r Row) string {
	var values []string
	for _, g := range r.Group {
		values = append(values, g.Value)
	}
	return strings.Join(values, "/")
}

// divided is a fraction rounded as its figure is; false over nothing.
func divided(f figure.Fraction, decimals *int) (decimal.Decimal, bool) {
	if f.Denominator.IsZero() {
		return decimal.Decimal{}, false
	}
	places := definition.MeanDecimals
	if decimals != nil {
		places = *decimals
	}
	return exact.Round(exact.Quotient(f.Numerator, f.Denominator), places), true
}

func zonesWhere(r Row, is func(Value) bool) []int {
	var zones []int
	for i, v := range r.Values {
		if is(v) {
			zones = append(zones, i)
		}
	}
	return zones
}

func decimalOf(v decimal.Decimal) *decimal.Decimal { return &v }

// inUnit is a value in another unit of its kind.
func inUnit(v decimal.Decimal, kind unit.Kind, from, to string) decimal.Decimal {
	ratio, _ := kind.Ratio(from, to)
	return ratio.Of(v)
}
