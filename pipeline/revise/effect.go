package revise

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// told is one half of the step data, the new zone.toml or the new files: the figures before and
// after it, and the rows that changed in it.
type told struct {
	period  calendar.Month
	was, is stage
	tables  *query.Tables // of the state before
	changes []change
}

func newTold(in Input, was, is *State, changes []change) told {
	return told{in.Period, newStage("", was.Book.Figures), newStage("", is.Book.Figures), query.NewTables(was.Defs, was.Set), changes}
}

// tellEffects explains a figure's step of the data: by its rows where it is measured on rows, by
// the figures that moved where it is worked out from others. What several do only together is joint.
func tellEffects(f *revision.Figure, halves []told) {
	for _, t := range halves {
		old, now := t.was.by[f.Key], t.is.by[f.Key]
		if equal(old, now) {
			continue
		}
		effects := t.effects(old, now)
		joint := zeroed(now).Sub(zeroed(old))
		for _, e := range effects {
			joint = joint.Sub(e.Effect)
		}
		f.Effects = append(f.Effects, effects...)
		f.Joint = f.Joint.Add(joint)
	}
}

func (t told) effects(old, now *figure.Figure) []revision.Effect {
	f := now
	if f == nil {
		f = old
	}
	switch w := f.Working.(type) {
	case figure.Query:
		return t.byRows(old, now)
	case figure.Score:
		return append(t.byFigure(old, now, w.Actual), t.byTarget(old, now)...)
	case figure.Total:
		return t.byScores(w)
	case figure.Rank:
		return t.byTotals(old, now)
	case figure.Streak:
		return t.whole(old, now, w.Rank)
	}
	return nil
}

// byRows tells what each changed row adds.
func (t told) byRows(old, now *figure.Figure) []revision.Effect {
	m := t.measuring(old, now)
	switch m.now.Measure {
	case "count", "sum":
		return m.additive()
	case "distinct":
		return m.distinct()
	}
	return m.alone(t.tables)
}

// measuring is a figure's query before and after, and the changed rows of its ledger.
type measuring struct {
	period      calendar.Month
	was, now    figure.Query
	tables      [2]*query.Table // before and after; nil: not sent
	counted     [2]map[int32]bool
	changes     []change
	old, latest *figure.Figure
}

func (t told) measuring(old, now *figure.Figure) measuring {
	m := measuring{period: t.period, old: old, latest: now}
	m.was, m.now = queryOf(old, now), queryOf(now, old)
	for _, c := range t.changes {
		if c.def.ID == m.now.Ledger {
			m.changes = append(m.changes, c)
			m.tables = [2]*query.Table{c.was, c.is}
		}
	}
	for i, q := range []figure.Query{m.was, m.now} {
		m.counted[i] = map[int32]bool{}
		if t := m.tables[i]; t != nil {
			for _, row := range t.Counted(q.Where, m.period) {
				m.counted[i][row] = true
			}
		}
	}
	return m
}

// queryOf is the query of the first figure that there is.
func queryOf(first, second *figure.Figure) figure.Query {
	if first == nil {
		first = second
	}
	q, _ := first.Working.(figure.Query)
	return q
}

// additive gives each row what it adds now less what it added before; the effects add up exactly,
// also where the unit of the figure makes each of them endless.
func (m measuring) additive() []revision.Effect {
	var effects []revision.Effect
	var sum, told decimal.Decimal
	for _, c := range m.changes {
		was, is := m.adds(0, c.old), m.adds(1, c.now)
		if was.Equal(is) {
			continue
		}
		sum = sum.Add(is.Sub(was))
		total := m.now.In.Of(sum)
		effects = append(effects, m.effect(c, total.Sub(told)))
		told = total
	}
	return effects
}

// adds is what a row adds to a sum or a count, in the column's own unit.
func (m measuring) adds(side int, row int32) decimal.Decimal {
	if row < 0 || !m.counted[side][row] {
		return decimal.Decimal{}
	}
	if m.now.Measure == "count" {
		return decimal.NewFromInt(1)
	}
	t := m.tables[side]
	return t.Cell(row, t.Column(m.now.Columns[0])).Number
}

// distinct gives 1 or −1 to the first row of each value that enters or leaves, 0 to its others.
func (m measuring) distinct() []revision.Effect {
	before, after := m.values(0), m.values(1)
	told := map[string]bool{}
	var effects []revision.Effect
	for _, c := range m.changes {
		left, came := m.value(0, c.old), m.value(1, c.now)
		for _, v := range []struct {
			value string
			moves bool
			by    int64
		}{{left, left != "" && !after[left], -1}, {came, came != "" && !before[came], 1}} {
			if !v.moves {
				continue
			}
			by := v.by
			if told[v.value] {
				by = 0
			}
			told[v.value] = true
			effects = append(effects, m.effect(c, decimal.NewFromInt(by)))
		}
	}
	return effects
}

// values are the distinct values that are counted.
func (m measuring) values(side int) map[string]bool {
	values := map[string]bool{}
	for row := range m.counted[side] {
		values[m.value(side, row)] = true
	}
	return values
}

// value is what a counted row holds of the distinct values, folded; "" for none.
func (m measuring) value(side int, row int32) string {
	if row < 0 || !m.counted[side][row] {
		return ""
	}
	t := m.tables[side]
	return fold(t.First(row, t.Columns(m.now.Columns)))
}
