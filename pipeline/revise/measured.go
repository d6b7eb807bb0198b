package revise

import (
	"reflect"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/revision"
)

// byMeasured tells what each row does alone by what is measured on rows for an expression itself, such as those of
// the same months a year before.
func (r reckoned) byMeasured() []revision.Effect {
	old, now := r.of[0].Measured(), r.of[1].Measured()
	if len(old) != len(now) {
		return nil
	}
	var effects []revision.Effect
	for i, was := range old {
		if was.Value.Equal(now[i].Value) || measuredBefore(old[:i], was) {
			continue
		}
		m := r.t.measuringQueries([2]figure.Query{was.Query, now[i].Query})
		for _, e := range m.effects(now[i].Value.Sub(was.Value)) {
			e.Effect = r.moves(withMeasured(r.of[0], was, was.Value.Add(e.Effect)), "")
			effects = append(effects, e)
		}
	}
	return effects
}

// byBase tells of a figure that came or went, as growth does with what it is against, what each row alone does to
// what is measured for it: where that leaves no value, the row gives or takes all of it.
func (r reckoned) byBase() []revision.Effect {
	side, sign := 1, int64(-1)
	if r.now == nil {
		side, sign = 0, 1
	}
	var effects []revision.Effect
	measured := r.of[side].Measured()
	for i, m := range measured {
		if measuredBefore(measured[:i], m) {
			continue
		}
		for _, e := range r.t.measuringQueries([2]figure.Query{m.Query, m.Query}).effects(decimal.Decimal{}) {
			other := withMeasured(r.of[side], m, m.Value.Add(e.Effect.Mul(decimal.NewFromInt(sign))))
			value, _ := other.Of(func(key string) (decimal.Decimal, bool) {
				return zeroed([2]stage{r.t.was, r.t.is}[side].at(key)), true
			})
			stands := zeroed(r.old).Add(zeroed(r.now))
			e.Effect = value.Sub(stands).Mul(decimal.NewFromInt(sign))
			effects = append(effects, e)
		}
	}
	return effects
}

// measuredBefore says that a term measures what another does before it.
func measuredBefore(before []figure.Measured, m figure.Measured) bool {
	for _, one := range before {
		if reflect.DeepEqual(one.Query, m.Query) {
			return true
		}
	}
	return false
}

// withMeasured is an expression in which what is measured comes to another value.
func withMeasured(e figure.Expression, m figure.Measured, value decimal.Decimal) figure.Expression {
	e.Term = figure.Replace(e.Term, func(t figure.Term) figure.Term {
		if one, ok := t.(figure.Measured); ok && reflect.DeepEqual(one.Query, m.Query) {
			one.Value = value
			return one
		}
		return t
	})
	return e
}
