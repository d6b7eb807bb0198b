package revise

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// moved names another figure that moved, and what that does to this one.
func (t told) moved(key string, by decimal.Decimal) revision.Effect {
	e := revision.Effect{Cause: revision.ByFigure, Row: key, Effect: by}
	if old := t.was.by[key]; old != nil {
		e.Old = old.Value.String()
	}
	if now := t.is.by[key]; now != nil {
		e.New = now.Value.String()
	}
	return e
}

// whole lays all of a movement to one other figure, if that moved.
func (t told) whole(old, now *figure.Figure, key string) []revision.Effect {
	if equal(t.was.by[key], t.is.by[key]) {
		return nil
	}
	return []revision.Effect{t.moved(key, zeroed(now).Sub(zeroed(old)))}
}

// byFigure tells what the actual alone does to a score: against the target as it was.
func (t told) byFigure(old, now *figure.Figure, actual string) []revision.Effect {
	if equal(t.was.by[actual], t.is.by[actual]) {
		return nil
	}
	was, scored := scoreOf(old)
	if !scored || t.is.by[actual] == nil {
		return t.whole(old, now, actual)
	}
	return []revision.Effect{t.moved(actual, was.Of(t.is.by[actual].Value).Sub(old.Value))}
}

// byTarget tells what a corrected target alone does to a score: for the actual as it was.
func (t told) byTarget(old, now *figure.Figure) []revision.Effect {
	was, scored := scoreOf(old)
	is, stays := scoreOf(now)
	if scored && stays && was.Target.Value.Equal(is.Target.Value) {
		return nil
	}
	by := zeroed(now).Sub(zeroed(old))
	if actual := t.was.by[was.Actual]; scored && stays && actual != nil {
		by = is.Of(actual.Value).Sub(old.Value)
	}
	for _, c := range t.changes {
		if c.holds(was.Target, false) || c.holds(is.Target, true) {
			return []revision.Effect{c.effect(c.column("target"), by)}
		}
	}
	return nil
}

func scoreOf(f *figure.Figure) (figure.Score, bool) {
	if f == nil {
		return figure.Score{}, false
	}
	s, ok := f.Working.(figure.Score)
	return s, ok
}

// byScores tells what each score that moved adds to a total.
func (t told) byScores(total figure.Total) []revision.Effect {
	var effects []revision.Effect
	for _, key := range total.Scores {
		if old, now := t.was.by[key], t.is.by[key]; !equal(old, now) {
			effects = append(effects, t.moved(key, zeroed(now).Sub(zeroed(old))))
		}
	}
	return effects
}

// byTotals tells what each total that moved does alone to a rank: places won or lost by it.
func (t told) byTotals(old, now *figure.Figure) []revision.Effect {
	if old == nil || now == nil {
		return nil
	}
	before, _ := old.Working.(figure.Rank)
	own, ok := t.was.by[before.Total]
	if !ok {
		return nil
	}
	var effects []revision.Effect
	for _, key := range before.Totals {
		was, is := t.was.by[key], t.is.by[key]
		if equal(was, is) || was == nil || is == nil {
			continue
		}
		by := t.place(before, is.Value) - t.place(before, own.Value)
		if key != before.Total {
			by = above(is.Value, own.Value) - above(was.Value, own.Value)
		}
		if by != 0 {
			effects = append(effects, t.moved(key, decimal.NewFromInt(int64(by))))
		}
	}
	return effects
}

// place is the rank that a total would have among the others as they were.
func (t told) place(rank figure.Rank, own decimal.Decimal) int {
	place := 1
	for _, key := range rank.Totals {
		if other := t.was.by[key]; other != nil && key != rank.Total {
			place += above(other.Value, own)
		}
	}
	return place
}

func above(a, b decimal.Decimal) int {
	if a.GreaterThan(b) {
		return 1
	}
	return 0
}
