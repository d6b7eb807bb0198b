package aggregate

import (
	"cmp"
	"slices"

	"zonereport/pipeline/definition"
)

// rank orders the units of each group by printed total and gives ties one rank, the next being
// skipped (1 2 2 4). Among equals the tie breaker's actual decides the order, then the targets
// ledger's; units without a total stand last. A month in which every total of a group is 0 has an
// order but no ranks in it (design §7).
func (s *scheme) rank(m *month) {
	m.ranks, m.tied = make([]int, len(s.units)), make([]bool, len(s.units))
	for _, group := range s.groups {
		units := s.among(group)
		s.sort(m, units)
		if slices.ContainsFunc(units, func(u int) bool { return m.totals[u] != nil && !m.totals[u].value.IsZero() }) {
			m.number(units)
		}
		m.order = append(m.order, units...)
	}
}

func (s *scheme) sort(m *month, units []int) {
	breaker := slices.IndexFunc(s.Indicators, func(i definition.Indicator) bool { return i.ID == s.TieBreaker })
	slices.SortStableFunc(units, func(a, b int) int {
		x, y := m.totals[a], m.totals[b]
		if x == nil || y == nil {
			return cmp.Compare(without(x), without(y))
		}
		return cmp.Or(y.value.Cmp(x.value), m.actuals[slot{b, breaker}].Value.Cmp(m.actuals[slot{a, breaker}].Value))
	})
}

// number numbers the units of a group that have a total, in their order.
func (m *month) number(units []int) {
	for i, u := range units {
		if m.totals[u] == nil {
			return
		}
		m.ranks[u] = i + 1
		if i == 0 {
			continue
		}
		if ahead := units[i-1]; m.totals[ahead].value.Equal(m.totals[u].value) {
			m.ranks[u] = m.ranks[ahead]
			m.tied[u], m.tied[ahead] = true, true
		}
	}
}

// without sorts what is absent behind what is there.
func without(s *score) int {
	if s == nil {
		return 1
	}
	return 0
}
