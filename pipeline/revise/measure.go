package revise

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// additive gives each row what it adds to a sum or a count now less what it added before.
func (m measuring) additive() []revision.Effect {
	var effects []revision.Effect
	for _, c := range m.changes {
		if by := m.adds(1, c.now).Sub(m.adds(0, c.old)); !by.IsZero() {
			effects = append(effects, m.effect(c, by))
		}
	}
	return effects
}

// adds is what a row adds, in the unit of the figure.
func (m measuring) adds(side int, row int32) decimal.Decimal {
	if !m.counted(side, row) {
		return decimal.Decimal{}
	}
	if m.of[side].Measure == measure.Count {
		return decimal.NewFromInt(1)
	}
	t := m.tables[side]
	return m.of[side].In.Of(t.Cell(row, t.Column(m.of[side].Columns[0])).Number)
}

// even gives what rounding leaves where a unit makes quotients endless (亩 in 公顷) to the largest
// effect, of equal ones to that of the first key: whatever the order of the rows.
func even(effects []revision.Effect, left decimal.Decimal) {
	largest := -1
	for i, e := range effects {
		if largest < 0 {
			largest = i
			continue
		}
		l := effects[largest]
		if more := e.Effect.Abs().Cmp(l.Effect.Abs()); more > 0 || more == 0 && e.Row < l.Row {
			largest = i
		}
	}
	if largest >= 0 {
		effects[largest].Effect = effects[largest].Effect.Add(left)
	}
}

// distinct gives 1 or −1 to the first row of each value that enters or leaves, 0 to its others.
func (m measuring) distinct() []revision.Effect {
	before, after := m.values(0), m.values(1)
	told := map[string]bool{}
	var effects []revision.Effect
	tell := func(c change, value string, stays map[string]bool, by int64) {
		if value == "" || stays[value] {
			return
		}
		if told[value] {
			by = 0
		}
		told[value] = true
		effects = append(effects, m.effect(c, decimal.NewFromInt(by)))
	}
	for _, c := range m.changes {
		tell(c, m.value(0, c.old), after, -1)
		tell(c, m.value(1, c.now), before, 1)
	}
	return effects
}

// values are the distinct values that are counted.
func (m measuring) values(side int) map[string]bool {
	values := map[string]bool{}
	if t := m.tables[side]; t != nil {
		for _, row := range t.Counted(m.of[side].Where, m.period) {
			values[m.value(side, row)] = true
		}
	}
	return values
}

// value is what a counted row holds of the distinct values, folded; "" for none.
func (m measuring) value(side int, row int32) string {
	if !m.counted(side, row) {
		return ""
	}
	v := m.tables[side].Values(strings.Join(m.of[side].Columns, "|"))
	return v.Folded[v.IDs[row]]
}

// supposed is a value of the rows as they were, and what it would be if one row alone had changed:
// for what does not add up. No value counts as 0.
type supposed struct {
	before decimal.Decimal
	with   func(c change) decimal.Decimal
}

// alone gives each row what it would do if it alone had changed. A row that would do nothing is
// named where the others do not explain all of the movement.
func (m measuring) alone(movement decimal.Decimal, s supposed) []revision.Effect {
	var all, acting []revision.Effect
	for _, c := range m.changes {
		if !m.touches(c) {
			continue
		}
		e := m.effect(c, s.with(c).Sub(s.before))
		all = append(all, e)
		if !e.Effect.IsZero() {
			acting = append(acting, e)
		}
	}
	if len(acting) > 0 && rest(movement, acting).IsZero() {
		return acting
	}
	return all
}

// touches says that a row counts otherwise than before: only before, only after, or with something else.
func (m measuring) touches(c change) bool {
	was, is := m.counted(0, c.old), m.counted(1, c.now)
	return was != is || was && c.changedIn(m.by) >= 0
}

// means supposes means: their sums are kept, so that a row costs no pass over the others.
func (m measuring) means() supposed {
	weigh := func(side int, row int32) query.Weighed {
		if !m.counted(side, row) {
			return query.Weighed{}
		}
		w, _ := m.tables[side].Weigh(m.of[side], row)
		return w
	}
	var sums query.Weighed
	if t := m.tables[0]; t != nil {
		for _, row := range t.Counted(m.of[0].Where, m.period) {
			sums = sums.Add(weigh(0, row))
		}
	}
	mean := func(w query.Weighed) decimal.Decimal {
		value, _ := w.Mean(m.of[1])
		return value
	}
	return supposed{mean(sums), func(c change) decimal.Decimal {
		return mean(sums.Sub(weigh(0, c.old)).Add(weigh(1, c.now)))
	}}
}
