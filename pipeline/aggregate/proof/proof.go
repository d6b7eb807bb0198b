// Package proof works out claims (断言): what the reports may say of all, the first, within so many
// days, and the rows that prove it or do not (design §8, design-life §14).
package proof

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// Input is what claims are made of.
type Input struct {
	Tables *query.Tables
	Zone   query.Context // placeholders and the report month
	Book   figure.Book   // figures and campaign of the month
	// Unusable is told of a claim that cannot be resolved; load.Definitions refuses those.
	Unusable func(id string, err error)
}

// Claims works out every claim with its evidence, one per group value. Claims over a ledger that
// nobody sent, or over months without ranks for want of one, are absent.
func Claims(defs []definition.Claim, in Input) []figure.Claim {
	var out []figure.Claim
	for _, def := range defs {
		made, err := in.claims(def)
		if err != nil {
			in.Unusable(def.ID, err)
		}
		for _, c := range made {
			c.ID = def.ID
			out = append(out, c)
		}
	}
	return out
}

func (in Input) claims(def definition.Claim) ([]figure.Claim, error) {
	switch def.Kind {
	case "streak":
		return streak(in.Book), nil
	case "targets_met":
		return in.targetsMet(), nil
	case "met_early":
		return in.metEarly(), nil
	}
	e, sent, err := in.evidence(def)
	if err != nil || !sent {
		return nil, err
	}
	switch {
	case def.By != "":
		return e.together(), nil
	case def.Within != "":
		return e.pairs(), nil
	case def.Group != "":
		return e.groups(), nil
	}
	if c, ok := e.claim(e.where); ok {
		return []figure.Claim{c}, nil
	}
	return nil, nil
}

// groups makes one claim per value of the group's column.
func (e evidence) groups() []figure.Claim {
	var out []figure.Claim
	for i, label := range e.table.Values(e.def.Group).Labels[1:] {
		if e.plan != nil && !e.plan.speaksOf(label) {
			continue
		}
		if c, ok := e.claim(append(slices.Clip(e.where), e.table.Same(e.def.Group, int32(i+1)))); ok {
			c.Group = label
			if e.plan != nil {
				e.plan.hold(&c, label)
				c.Holds = c.Holds && c.Of > 0
			}
			out = append(out, c)
		}
	}
	return out
}

// pairs makes one claim per value of the group's column and of the one within which it is claimed, where
// rows have both.
func (e evidence) pairs() []figure.Claim {
	groups, within := e.table.Values(e.def.Group), e.table.Values(e.def.Within)
	var out []figure.Claim
	for g := int32(1); int(g) < len(groups.Labels); g++ {
		made := make([]bool, len(within.Labels))
		for _, row := range groups.Rows[g] {
			w := within.IDs[row]
			if w == 0 || made[w] {
				continue
			}
			made[w] = true
			if c, ok := e.claim(append(slices.Clip(e.where), e.table.Same(e.def.Group, g), e.table.Same(e.def.Within, w))); ok {
				c.Group = figure.Key(groups.Labels[g], within.Labels[w])
				out = append(out, c)
			}
		}
	}
	return out
}

// streak holds when the zone has been first for two or more months.
func streak(book figure.Book) []figure.Claim {
	for _, f := range book.Figures {
		working, ok := f.Working.(figure.Streak)
		if !ok {
			continue
		}
		n, since, shared := figure.InFirstPlace(working.Unit, book.Campaign.Months)
		return []figure.Claim{{Holds: n >= 2, Months: n, Since: since, Shared: shared, Sources: f.Sources}}
	}
	return nil
}
