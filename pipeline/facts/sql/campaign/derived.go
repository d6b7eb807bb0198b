package campaign

import (
	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// work is an actual that follows from other figures being written: their rows are measured for it alone.
type work struct {
	*writer
	program
	month  span // to whose end the indicator goes
	values []string
}

// derived is the column of an indicator's actual that follows from other figures.
func (w *writer) derived(p program, d definition.Indicator, s span) (string, error) {
	k := &work{writer: w, program: p, month: s}
	term, err := k.term(d.Query, d.Unit, s)
	if err != nil {
		return "", err
	}
	leaves := map[string]arith.Operand{}
	for i, o := range p.Share("", k.values...) {
		leaves[k.values[i]] = o
	}
	term = figure.Replace(term, func(t figure.Term) figure.Term {
		if v, ok := t.(figure.Value); ok {
			return p.leaf("/"+v.Key, leaves[v.Key])
		}
		return t
	})
	decimals := derived.MostDecimals
	if d.Query.Decimals != nil {
		decimals = *d.Query.Decimals
	}
	o, err := p.Expression(figure.Expression{Term: term, Decimals: decimals})
	if err != nil {
		return "", err
	}
	return p.Add(dialect.Scaled(w.Dialect, o.Column, decimals), o.Column), nil
}

// term is what a query of figures comes to in a unit over a span.
func (k *work) term(q definition.Query, word string, s span) (figure.Term, error) {
	if q.Measure == measure.Growth {
		return k.growth(q, s)
	}
	var parts []derived.Part
	for _, id := range q.Of.Each() {
		def, _ := k.Definitions.Figure(id)
		part, err := k.part(def, s)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	if term, ok := derived.Joined(q, word, parts); ok {
		return term, nil
	}
	return derived.Nothing, nil
}

// part is a figure over a span; one that follows from others is worked out anew from its parts, rounded as it is.
func (k *work) part(def definition.Figure, s span) (derived.Part, error) {
	p := derived.Part{Unit: unit.Name(def.Unit), Kind: k.Definitions.Measures(def.Query)}
	if !def.Derived() {
		column, err := k.measured(k.program, def.Unit, def.Query, nil, s)
		p.Term = figure.Value{Key: column}
		k.values = append(k.values, column)
		return p, err
	}
	term, err := k.term(def.Query, def.Unit, s)
	if p.Term = term; def.Decimals != nil && err == nil {
		p.Term = figure.Rounded{Of: term, Decimals: *def.Decimals}
	}
	return p, err
}

// growth is how far a figure moved against what it was. A base of 0 or below, or a value below 0 now, has none; of
// rates there is always one.
func (k *work) growth(q definition.Query, s span) (figure.Term, error) {
	def, _ := k.Definitions.Figure(string(q.Of))
	is, err := k.part(def, s)
	if err != nil {
		return nil, err
	}
	dated, flow := derived.Window(k.Definitions, def)
	if !dated { // no run states a unit's
		return derived.Nothing, nil
	}
	before, present := k.month, is.Term
	if before.back += 12; q.Against != measure.LastYear {
		before = k.month
		before.back, before.own = before.back+1, flow
		if flow {
			now := k.month
			now.own = true
			if is, err = k.part(def, now); err != nil {
				return nil, err
			}
		}
	}
	was, err := k.part(def, before)
	if err != nil {
		return nil, err
	}
	return figure.Choice{Left: present, Compare: figure.Equal, Right: present, Then: derived.Grown(is, was), Else: derived.Nothing}, nil
}
