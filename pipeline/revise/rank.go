package revise

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// rank is the place of a figure among figures.
type rank struct {
	key    string
	lowest bool // the lowest stands first
}

// ranks says that an expression is nothing but a place among figures.
func ranks(e figure.Expression) (rank, bool) {
	place, _ := e.Term.(figure.Place)
	own, ok := place.Of.(figure.Value)
	for _, other := range place.Among {
		_, is := other.(figure.Value)
		ok = ok && is
	}
	return rank{own.Key, place.Lowest}, ok
}

// rivals are the keys of the figures among which a place is, in their order.
func rivals(e figure.Expression) []string {
	place, _ := e.Term.(figure.Place)
	return figure.Expression{Term: figure.Sum(place.Among)}.Keys()
}

// byRivals tells what each total that moved would do to a rank alone: places won or lost by it. Named
// are the unit's own, and those that now stand on the other side of it.
func (t told) byRivals(old, now *figure.Figure, rank rank) []revision.Effect {
	keys := unionOf(old, now, rivals)
	totals := make([]*figure.Figure, len(keys))
	for i, key := range keys {
		totals[i] = t.was.at(key)
	}
	own := slices.IndexFunc(keys, func(key string) bool { return alike(key, rank.key) })
	before := rank.place(totals, own)
	var effects []revision.Effect
	for i, key := range keys {
		was, is := totals[i], t.is.at(key)
		if equal(was, is) {
			continue
		}
		totals[i] = is
		by := rank.place(totals, own) - before
		totals[i] = was
		if i == own || by != 0 || rank.ahead(was, totals[own]) != rank.ahead(is, t.is.at(rank.key)) {
			effects = append(effects, t.moved(key, decimal.NewFromInt(int64(by))))
		}
	}
	return effects
}

// place is the rank of one total among all; 0 without it, or where no total is above 0.
func (r rank) place(totals []*figure.Figure, own int) int {
	if totals[own] == nil || !slices.ContainsFunc(totals, func(f *figure.Figure) bool { return !zeroed(f).IsZero() }) {
		return 0
	}
	place := 1
	for _, other := range totals {
		if r.ahead(other, totals[own]) {
			place++
		}
	}
	return place
}

func (r rank) ahead(a, b *figure.Figure) bool {
	if r.lowest {
		a, b = b, a
	}
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
