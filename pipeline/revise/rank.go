package revise

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// byTotals tells what each total that moved would do to a rank alone: places won or lost by it. Named
// are the unit's own, and those that now stand on the other side of it.
func (t told) byTotals(old, now *figure.Figure) []revision.Effect {
	rank, _ := cmp.Or(now, old).Working.(figure.Rank)
	keys := unionOf(old, now, func(w figure.Working) []string { r, _ := w.(figure.Rank); return r.Totals })
	totals := make([]*figure.Figure, len(keys))
	for i, key := range keys {
		totals[i] = t.was.at(key)
	}
	own := slices.IndexFunc(keys, func(key string) bool { return alike(key, rank.Total) })
	before := place(totals, own)
	var effects []revision.Effect
	for i, key := range keys {
		was, is := totals[i], t.is.at(key)
		if equal(was, is) {
			continue
		}
		totals[i] = is
		by := place(totals, own) - before
		totals[i] = was
		if i == own || by != 0 || ahead(was, totals[own]) != ahead(is, t.is.at(rank.Total)) {
			effects = append(effects, t.moved(key, decimal.NewFromInt(int64(by))))
		}
	}
	return effects
}

// place is the rank of one total among all; 0 without it, or where no total is above 0.
func place(totals []*figure.Figure, own int) int {
	if totals[own] == nil || !slices.ContainsFunc(totals, func(f *figure.Figure) bool { return !zeroed(f).IsZero() }) {
		return 0
	}
	place := 1
	for _, other := range totals {
		if ahead(other, totals[own]) {
			place++
		}
	}
	return place
}

func ahead(a, b *figure.Figure) bool {
	return a != nil && b != nil && a.Value.GreaterThan(b.Value)
}

// byRank tells what the month's rank alone does to a streak; what ranks of earlier months do that are
// worked out again is no figure of this one.
func (t told) byRank(old, now *figure.Figure) []revision.Effect {
	w, _ := cmp.Or(now, old).Working.(figure.Streak)
	if !t.moves(w.Rank) {
		return nil
	}
	movement := zeroed(now).Sub(zeroed(old))
	if old == nil || now == nil {
		return []revision.Effect{t.moved(w.Rank, movement)}
	}
	before, _ := old.Working.(figure.Streak)
	ranks := slices.Clone(before.Ranks)
	ranks[len(ranks)-1] = int(zeroed(t.is.at(w.Rank)).IntPart())
	months := 0
	for i := len(ranks) - 1; i >= 0 && ranks[i] == 1; i-- {
		months++
	}
	return []revision.Effect{t.moved(w.Rank, decimal.NewFromInt(int64(months)).Sub(old.Value))}
}
