package sql

import (
	"fmt"
	"strings"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// term is what a query of figures comes to in a unit.
func (k *work) term(q definition.Query, word string) (figure.Term, error) {
	if q.Measure == measure.Growth {
		return k.growth(q)
	}
	var parts []derived.Part
	for _, id := range q.Of.Each() {
		p, err := k.part(id)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	if q.Measure == measure.Ratio && (word == unit.Rate.Base() || word == "倍") {
		k.sameUnits(parts)
	}
	term, ok := derived.Joined(q, word, parts)
	if !ok {
		return nil, fmt.Errorf("the parts of %v do not go together", q.Of.Each())
	}
	return term, nil
}

// sameUnits wants the units of what is counted to be the same where rows state one of them and it measures
// something.
func (k *work) sameUnits(parts []derived.Part) {
	a, b := k.unitOf(parts[0]), k.unitOf(parts[1])
	if parts[0].Kind != unit.Count || len(k.units) == 0 || a == b {
		return
	}
	var measures []string
	for kind := unit.Money; kind <= unit.Points; kind++ {
		for _, word := range kind.Words() {
			measures = append(measures, k.Literal(word), k.Literal(unit.Written(word)))
		}
	}
	list := strings.Join(measures, ", ")
	k.wanted = append(k.wanted, fmt.Sprintf("(%s = %s OR %s NOT IN (%s) AND %s NOT IN (%s))", a, b, a, list, b, list))
	parts[0].Unit, parts[1].Unit = "", ""
}

// unitOf is the unit of a part: that of its rows, or the one that is defined.
func (k *work) unitOf(p derived.Part) string {
	if v, ok := p.Term.(figure.Value); ok && k.units[v.Key] != "" {
		return k.units[v.Key]
	}
	return k.Literal(p.Unit)
}

// part is a figure as a part of another.
func (k *work) part(id string) (derived.Part, error) {
	def, ok := k.Definitions.Figure(id)
	if !ok {
		return derived.Part{}, fmt.Errorf("there is no figure %s", id)
	}
	if k.inline != nil {
		return k.measured(def, *k.inline)
	}
	return k.value(def, now)
}

// value is a figure over a span as a column.
func (k *work) value(def definition.Figure, s span) (derived.Part, error) {
	relation, err := k.relationOf(def.ID, s)
	if err != nil {
		return derived.Part{}, err
	}
	n := len(k.joins) + 1
	alias, column := fmt.Sprintf("p%d", n), fmt.Sprintf("v%d", n)
	k.joins = append(k.joins, fmt.Sprintf("%s AS %s ON %s", relation, alias, joined(alias, "g", k.Definitions.Grouping(def.Query) != "")))
	k.column(alias+".value", column)
	p := derived.Part{Term: figure.Value{Key: column}, Unit: unitName(def.Unit), Kind: k.Definitions.Measures(def.Query)}
	if strings.HasPrefix(def.Unit, "@") {
		k.units[column] = alias + ".unit"
	}
	return p, nil
}

// column adds a value to the relation.
func (k *work) column(is, name string) {
	k.columns = append(k.columns, is+" AS "+name)
	k.values = append(k.values, name)
	k.sources[name] = is
}

// measured is a figure over a span; one that follows from others is worked out anew from its parts, rounded as
// it is.
func (k *work) measured(def definition.Figure, s span) (derived.Part, error) {
	if !def.Derived() {
		return k.value(def, s)
	}
	before := k.inline
	k.inline = &s
	term, err := k.term(def.Query, def.Unit)
	k.inline = before
	if def.Decimals != nil {
		term = figure.Rounded{Of: term, Decimals: *def.Decimals}
	}
	return derived.Part{Term: term, Unit: unitName(def.Unit), Kind: k.Definitions.Measures(def.Query)}, err
}
