package aggregate

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
)

// rank orders the units by printed total and gives ties one rank, the next being skipped
// (1 2 2 4). Among equals the tie breaker's actual decides the order, then the targets
// ledger's; units without a total stand last. A month in which every total is 0 has an
// order but no ranks (design §7).
func (s *scheme) rank(m *month) {
	breaker := slices.IndexFunc(s.Indicators, func(i definition.Indicator) bool { return i.ID == s.TieBreaker })
	m.order = make([]int, len(s.units))
	for u := range m.order {
		m.order[u] = u
	}
	slices.SortStableFunc(m.order, func(a, b int) int {
		x, y := m.totals[a], m.totals[b]
		if x == nil || y == nil {
			return cmp.Compare(without(x), without(y))
		}
		return cmp.Or(y.Cmp(*x), m.actuals[slot{b, breaker}].Value.Cmp(m.actuals[slot{a, breaker}].Value))
	})
	m.ranks, m.tied = make([]int, len(s.units)), make([]bool, len(s.units))
	if slices.ContainsFunc(m.totals, func(t *decimal.Decimal) bool { return t != nil && !t.IsZero() }) {
		m.number()
	}
}

// number numbers the units that have a total, in their order.
func (m *month) number() {
	for i, u := range m.order {
		if m.totals[u] == nil {
			return
		}
		m.ranks[u] = i + 1
		if i == 0 {
			continue
		}
		if ahead := m.order[i-1]; m.totals[ahead].Equal(*m.totals[u]) {
			m.ranks[u] = m.ranks[ahead]
			m.tied[u], m.tied[ahead] = true, true
		}
	}
}

// without sorts what is absent behind what is there.
func without(v *decimal.Decimal) int {
	if v == nil {
		return 1
	}
	return 0
}
