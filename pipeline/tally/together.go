package tally

import (
	"slices"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// together is what the groups of a figure come to in each zone, where they can be added: of rows of ledgers,
// each of which is in one group.
func (a *adding) together(id string, rows []Row) (Row, bool) {
	ref := a.reference(id)
	if ref.rule == measure.Apart || ref.definitions == nil {
		return Row{}, false
	}
	def, ok := ref.definitions.Figure(id)
	if _, _, aimed := figure.Aimed(id); !ok || aimed || ref.rule == measure.Recomputed && !ref.divides(id) || slices.ContainsFunc(ref.definitions.Roots(def.Query), func(q definitionQuery) bool {
		return q.Measure != measure.Count && q.Measure != measure.Sum && q.Measure != measure.Mean
	}) {
		return Row{}, false
	}
	all := rows[0]
	all.Group, all.All, all.Values = nil, true, make([]Value, len(a.report.Zones))
	for _, r := range rows {
		if r.ID != id {
			break
		}
		if r.Unit != all.Unit {
			return Row{}, false
		}
		for z, v := range r.Values {
			all.Values[z] = all.Values[z].with(v)
		}
	}
	for z := range all.Values {
		v := &all.Values[z]
		if v.Quotient != nil {
			if v.Value, ok = divided(*v.Quotient, all.Decimals); !ok {
				*v = Value{}
			}
		}
		v.Last, v.Year = sumOf(v.Last, all.Decimals), sumOf(v.Year, all.Decimals)
	}
	return all, true
}

// with adds another group of the same zone.
func (v Value) with(other Value) Value {
	if other.Standing == None {
		return v
	}
	if v.Standing == None {
		return other
	}
	out := Value{Standing: max(v.Standing, other.Standing), Unit: v.Unit, Value: v.Value.Add(other.Value)}
	if v.Quotient != nil && other.Quotient != nil {
		f := v.Quotient.Plus(*other.Quotient)
		out.Quotient = &f
	}
	out.Last, out.Year = joined(v.Last, other.Last), joined(v.Year, other.Year)
	return out
}

// joined is what two groups were together; nothing where one of them was not.
func joined(a, b *figure.Figure) *figure.Figure {
	if a == nil || b == nil {
		return nil
	}
	f := *a
	f.Value = a.Value.Add(b.Value)
	if a.Quotient != nil && b.Quotient != nil {
		q := a.Quotient.Plus(*b.Quotient)
		f.Quotient = &q
	}
	return &f
}

// sumOf is what groups were together, a quotient divided.
func sumOf(f *figure.Figure, decimals *int) *figure.Figure {
	if f == nil || f.Quotient == nil {
		return f
	}
	out := *f
	var ok bool
	if out.Value, ok = divided(*f.Quotient, decimals); !ok {
		return nil
	}
	return &out
}
