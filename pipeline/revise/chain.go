package revise

import (
	"cmp"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// moved names another figure that moved, and what that does to this one.
func (t told) moved(key string, by decimal.Decimal) revision.Effect {
	e := revision.Effect{Cause: revision.ByFigure, Row: key, Effect: by}
	if old := t.was.at(key); old != nil {
		e.Row, e.Old = old.Key(), old.Value.String()
	}
	if now := t.is.at(key); now != nil {
		e.Row, e.New = now.Key(), now.Value.String()
	}
	return e
}

// moves says that a figure is not as it was.
func (t told) moves(key string) bool { return !equal(t.was.at(key), t.is.at(key)) }

// byActualAndTarget tells what the actual and what a corrected target would each do to a score alone. A
// score that comes or goes with its target is all the target's.
func (t told) byActualAndTarget(old, now *figure.Figure) []revision.Effect {
	f := cmp.Or(now, old)
	s, _ := f.Working.(figure.Score)
	actuals := [2]*figure.Figure{t.was.at(s.Actual), t.is.at(s.Actual)}
	targets := [2]target{t.target(0, f), t.target(1, f)}
	before := targets[0].score(s, actuals[0])
	actual, aimed := targets[0].score(s, actuals[1]).Sub(before), targets[1].score(s, actuals[0]).Sub(before)
	if targets[0].scores() != targets[1].scores() {
		actual, aimed = decimal.Decimal{}, zeroed(now).Sub(zeroed(old))
	}
	var effects []revision.Effect
	if t.moves(s.Actual) {
		effects = append(effects, t.moved(s.Actual, actual))
	}
	if targets[0].value.Equal(targets[1].value) {
		return effects
	}
	for side, target := range targets {
		if c, ok := t.changed(t.defs.Scheme.Targets, side, target.row); ok {
			by := []string{query.TargetValue, query.TargetUOM, query.TargetIndicator, query.TargetUnit, query.TargetYear}
			return append(effects, c.effect(c.deciding(by, by[:1]), aimed))
		}
	}
	return effects
}

// target is the year's target of a figure's unit and indicator; row -1: there is none.
type target struct {
	row   int32
	value decimal.Decimal
}

// target finds it on a side: the first row of the year that can be used.
func (t told) target(side int, f *figure.Figure) target {
	for _, r := range t.targets[side] {
		if r.OK() && alike(r.Unit, f.Group[0].Value) && t.defs.Scheme.Indicators[r.Indicator].ID == f.Indicator() {
			return target{r.Row, r.Value}
		}
	}
	return target{row: -1}
}

// scores says that something can be measured against the target.
func (t target) scores() bool { return t.value.IsPositive() }

// score is what an actual scores against the target; nothing without either.
func (t target) score(s figure.Score, actual *figure.Figure) decimal.Decimal {
	if actual == nil || !t.scores() {
		return decimal.Decimal{}
	}
	s.Target.Value = t.value
	return s.Of(actual.Value)
}

// byScores tells what each score that moved would do to a total alone: one that came or went brings its
// weight with it or takes it away. Of a total that came or went itself it is the score's part.
func (t told) byScores(old, now *figure.Figure) []revision.Effect {
	total, _ := cmp.Or(old, now).Working.(figure.Total)
	whole := old != nil && now != nil
	var sum decimal.Decimal
	keys := unionOf(old, now, func(w figure.Working) []string { t, _ := w.(figure.Total); return t.Scores })
	for _, key := range keys {
		sum = sum.Add(zeroed(t.was.at(key)))
	}
	of := func(sum, remaining decimal.Decimal) decimal.Decimal {
		if !remaining.IsPositive() {
			return decimal.Decimal{}
		}
		return figure.Total{Full: total.Full, Remaining: remaining, Decimals: total.Decimals}.Of(sum)
	}
	var effects []revision.Effect
	for _, key := range keys {
		was, is := t.was.at(key), t.is.at(key)
		if equal(was, is) {
			continue
		}
		by := zeroed(is).Sub(zeroed(was))
		if whole {
			by = of(sum.Add(by), total.Remaining.Sub(weight(was)).Add(weight(is))).Sub(of(sum, total.Remaining))
		} else {
			by = of(by, total.Remaining)
		}
		effects = append(effects, t.moved(key, by))
	}
	return effects
}

// weight is the weight of a score that there is.
func weight(f *figure.Figure) decimal.Decimal {
	if f == nil {
		return decimal.Decimal{}
	}
	s, _ := f.Working.(figure.Score)
	return s.Weight
}

// unionOf lists the keys that the workings of a figure before and after name, each once.
func unionOf(old, now *figure.Figure, keys func(figure.Working) []string) []string {
	var list []string
	named := map[string]bool{}
	for _, f := range []*figure.Figure{old, now} {
		if f == nil {
			continue
		}
		for _, key := range keys(f.Working) {
			if folded := ledger.Fold(key); !named[folded] {
				named[folded] = true
				list = append(list, key)
			}
		}
	}
	return list
}
