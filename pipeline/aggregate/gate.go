package aggregate

import (
	"slices"
	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"

	"github.com/shopspring/decimal"
)

// vetoed counts the vetoes of a unit by a month.
func (a assessor) vetoed(u int, it item, m calendar.Month) item {
	it.name = query.Vetoed
	q, err := query.Context{Definitions: a.defs, Unit: a.units[u], Month: m}.Query(definition.Query{
		Ledger: a.ledger.ID, Measure: "count", Where: []definition.Condition{
			{Column: query.AdjustedUnit, Compare: "=", Value: definition.OneUnit},
			{Column: query.AdjustedType, Compare: "=", Value: query.Vetoed},
			{Column: query.AdjustedOn, Compare: "in year"},
		},
	})
	if err != nil { // a ledger of that name with other columns
		it.value = decimal.NewFromInt(int64(len(it.rows)))
		return it
	}
	got, _ := a.ledger.Measure(q, a.ledger.Counted(q.Where, m))
	it.value, it.Working, it.cells = got.Value, q, cite.Of(a.ledger, q, got.Rows)
	return it
}

// gated is a bonus where every gate of the scheme is passed, else nothing.
func (a assessor) gated(u int, bonus figure.Term) figure.Term {
	passed := figure.Product{bonus}
	for _, r := range a.Rules {
		if r.Type == definition.Gate {
			passed = append(passed, a.reached(u, r)...)
		}
	}
	if len(passed) == 1 {
		return bonus
	}
	return passed
}

// shut is the name of the first gate of the scheme that a unit has not passed, "" for none.
func (a assessor) shut(u int) string {
	for _, r := range a.Rules {
		if r.Type != definition.Gate {
			continue
		}
		if s := a.month.work(figure.Expression{Term: append(figure.Product{figure.Number{Value: decimal.NewFromInt(1)}}, a.reached(u, r)...)}); s == nil || s.value.IsZero() {
			return r.Name
		}
	}
	return ""
}

// reached says of each indicator of a rule whether the unit has come to what is expected by now. What
// nobody can say is not reached.
func (a assessor) reached(u int, r definition.Rule) []figure.Term {
	var list []figure.Term
	for _, id := range r.Indicators {
		i := slices.IndexFunc(a.Indicators, func(d definition.Indicator) bool { return d.ID == id })
		var c method.Case
		if i >= 0 {
			c = a.month.results[slot{u, i}].Case
		}
		if t, ok := c.Reached(); ok {
			list = append(list, t)
		} else {
			list = append(list, figure.Number{})
		}
	}
	return list
}

// unreached counts the indicators of a veto that the unit has not come to; what has no target is no ground for one.
func (a assessor) unreached(u int, r definition.Rule) item {
	var sum figure.Sum
	for _, t := range a.reached(u, r) {
		if _, unknown := t.(figure.Number); !unknown {
			sum = append(sum, figure.Less{Of: figure.Number{Value: decimal.NewFromInt(1)}, By: t})
		}
	}
	return a.worked(item{name: r.Name, kind: definition.Veto}, figure.Expression{Term: sum})
}
