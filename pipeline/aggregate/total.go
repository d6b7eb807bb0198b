package aggregate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// total works out what the units' scores and adjustments come to. A bonus for a place needs the scores
// of all units of the group, so these come first.
func (a assessor) total(m calendar.Month) {
	sums := make([]*figure.Expression, len(a.units))
	placed := false
	for _, r := range a.Rules {
		placed = placed || r.Ranks != nil
	}
	for u := range a.units {
		a.month.items[u] = a.items(u, m)
		if e, ok := a.sum(u); ok {
			sums[u] = &e
			if placed || len(a.month.items[u]) > 0 || a.conditional() {
				a.month.subtotals[u] = a.month.work(e)
				a.month.values[figure.Key(figure.CampaignSubtotal, a.units[u])] = a.month.subtotals[u].value
			}
		}
	}
	for u, e := range sums {
		if e == nil {
			a.month.items[u] = nil
			continue
		}
		a.month.items[u] = append(a.month.items[u], a.places(u)...)
		for _, item := range a.month.items[u] {
			a.month.values[figure.Key(figure.CampaignAdjustment, a.units[u], item.name)] = item.value
		}
		a.month.totals[u] = a.month.work(a.adjustedTotal(u, *e))
	}
}

// conditional says that the scheme has vetoes that indicators decide: every unit has their figure.
func (a assessor) conditional() bool {
	for _, r := range a.Rules {
		if r.Type == definition.Veto && r.Indicators != nil {
			return true
		}
	}
	return false
}

// sum is a unit's scores together, those with a weight scaled to the full weight where others of them
// are left out. It is false where nothing is scored, or the unit is taken out.
func (a assessor) sum(u int) (figure.Expression, bool) {
	var weighted, free figure.Sum
	var full, remaining decimal.Decimal
	for i := range a.Indicators {
		at := slot{u, i}
		r, w := a.month.results[at], a.weight(at)
		full = full.Add(w)
		if !r.dropped {
			remaining = remaining.Add(w)
		}
		switch value := (figure.Value{Key: a.key(figure.CampaignScore, at)}); {
		case r.excluded:
			return figure.Expression{}, false
		case r.score != nil && w.IsPositive():
			weighted = append(weighted, value)
		case r.score != nil:
			free = append(free, value)
		}
	}
	if len(weighted)+len(free) == 0 {
		return figure.Expression{}, false
	}
	e := figure.Expression{Decimals: a.Decimals}
	if remaining.Equal(full) || len(weighted) == 0 {
		e.Term = append(weighted, free...)
		return e, true
	}
	scaled := figure.Quotient{
		Of: figure.Product{weighted, figure.Number{Value: full, Name: "总分值"}},
		By: figure.Number{Value: remaining, Name: "计分的分值"},
	}
	e.Term = scaled
	if len(free) > 0 {
		e.Term = append(figure.Sum{scaled}, free...)
	}
	return e, true
}

// adjustedTotal is a unit's sum with its adjustments: 0 where a veto holds.
func (a assessor) adjustedTotal(u int, sum figure.Expression) figure.Expression {
	if a.month.subtotals[u] == nil || len(a.month.items[u]) == 0 {
		return sum
	}
	total := figure.Sum{figure.Value{Key: figure.Key(figure.CampaignSubtotal, a.units[u])}}
	var vetoes figure.Sum
	for _, item := range a.month.items[u] {
		value := figure.Value{Key: figure.Key(figure.CampaignAdjustment, a.units[u], item.name)}
		if item.kind == definition.Veto {
			vetoes = append(vetoes, value)
		} else {
			total = append(total, value)
		}
	}
	e := figure.Expression{Term: total, Decimals: a.Decimals}
	if len(vetoes) > 0 {
		e.Term = figure.Choice{Left: vetoes, Right: figure.Number{}, Compare: figure.Equal, Then: total, Else: figure.Number{}}
	}
	return e
}

// rankWorking is the place of a unit's total among the totals of its group.
func (s *scheme) rankWorking(unit int, totals []*score) figure.Expression {
	place := figure.Place{Of: figure.Value{Key: figure.Key(figure.CampaignTotal, s.units[unit])}}
	for _, u := range s.among(s.in[unit]) {
		if totals[u] != nil {
			place.Among = append(place.Among, figure.Value{Key: figure.Key(figure.CampaignTotal, s.units[u])})
		}
	}
	return figure.Expression{Term: place}
}
