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
		a.settle(&all.Values[z], all, a.report.Zones[z])
	}
	return all, true
}

// settle divides what a zone's groups come to, and finds what they came to: all groups of then, also those that
// there are no more.
func (a *adding) settle(v *Value, all Row, z Zone) {
	v.Last, v.Year = nil, nil
	if v.Standing == None {
		return
	}
	if v.Quotient != nil {
		var ok bool
		if v.Value, ok = divided(*v.Quotient, all.Decimals); !ok {
			*v = Value{}
			return
		}
	}
	is := figure.Figure{ID: all.ID, Unit: v.Unit, Quotient: v.Quotient}
	hash := a.hashes.of(z.Now.Definitions, all.ID)
	v.Last, v.Year = a.groupsThen(z.Last, is, hash, all.Decimals), a.groupsThen(z.Year, is, hash, all.Decimals)
}

// groupsThen is what the groups of a figure were together; nothing where one of them cannot be compared.
func (a *adding) groupsThen(s Stated, is figure.Figure, hash string, decimals *int) *figure.Figure {
	var sum *figure.Figure
	for i := range s.Figures {
		if s.Figures[i].ID != is.ID {
			continue
		}
		was := a.then(s, &s.Figures[i], is, hash)
		if was == nil {
			return nil
		}
		sum = plus(sum, was)
	}
	return sumOf(sum, decimals)
}

// with adds another group of the same zone.
func (v Value) with(other Value) Value {
	if other.Standing == None {
		return v
	}
	if v.Standing == None {
		return other
	}
	if s := max(v.Standing, other.Standing); s > Counted { // in other units, or measured so that they may not add up
		return Value{Standing: s, Several: true}
	}
	out := Value{Standing: Counted, Unit: v.Unit, Value: v.Value.Add(other.Value)}
	if v.Quotient != nil && other.Quotient != nil {
		f := v.Quotient.Plus(*other.Quotient)
		out.Quotient = &f
	}
	return out
}

// plus adds a group to those before it, of which there may be none.
func plus(sum, group *figure.Figure) *figure.Figure {
	if sum == nil {
		return group
	}
	f := *sum
	f.Value = sum.Value.Add(group.Value)
	if sum.Quotient != nil && group.Quotient != nil {
		q := sum.Quotient.Plus(*group.Quotient)
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
