package revise

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// tellEffects explains a figure's step of the data: by its rows where it is measured on rows, by
// the figures that moved where it is worked out from others. What several do only together is joint.
func tellEffects(f *revision.Figure, halves []told) {
	for _, t := range halves {
		old, now := t.was.at(f.Key), t.is.at(f.Key)
		if equal(old, now) {
			continue
		}
		effects := t.effects(old, now)
		f.Joint = f.Joint.Add(rest(zeroed(now).Sub(zeroed(old)), effects))
		f.Effects = append(f.Effects, effects...)
	}
}

// rest is what effects leave of a movement.
func rest(movement decimal.Decimal, effects []revision.Effect) decimal.Decimal {
	for _, e := range effects {
		movement = movement.Sub(e.Effect)
	}
	return movement
}

// effects follow what a figure rests on; of two workings, before and after, that after it.
func (t told) effects(old, now *figure.Figure) []revision.Effect {
	switch w := cmp.Or(now, old).Working.(type) {
	case figure.Query:
		return t.byRows(old, now)
	case figure.Expression:
		if own, ok := ranks(w); ok {
			return t.byRivals(old, now, own)
		}
		return t.byOperands(old, now)
	case figure.Streak:
		return t.byRank(old, now)
	}
	return nil
}

// byRows tells what each changed row does to what is measured on rows.
func (t told) byRows(old, now *figure.Figure) []revision.Effect {
	m := t.measuring(old, now)
	movement := zeroed(now).Sub(zeroed(old))
	effects := m.effects(movement)
	switch left := rest(movement, effects); {
	case left.IsZero():
	case old == nil || now == nil:
		effects = append(effects, t.assessed(old, now, left)...)
	case m.of[1].Measure == measure.Sum:
		even(effects, left)
	}
	return effects
}

// effects are those of the rows on what they are measured for.
func (m measuring) effects(movement decimal.Decimal) []revision.Effect {
	switch m.of[1].Measure {
	case measure.Count, measure.Sum:
		return m.additive()
	case measure.Distinct:
		return m.distinct()
	case measure.Mean:
		return m.alone(movement, m.means())
	case measure.Latest:
		return m.alone(movement, m.latest())
	case measure.Max:
		return m.alone(movement, m.extremes(1))
	case measure.Min:
		return m.alone(movement, m.extremes(-1))
	}
	return nil
}

// assessed lays what no row of a figure explains, because the figure came or went, to the row in
// targets by which its unit is assessed now, or was.
func (t told) assessed(old, now *figure.Figure, by decimal.Decimal) []revision.Effect {
	f, side := now, 1
	if now == nil {
		f, side = old, 0
	}
	if f.ID != figure.CampaignActual {
		return nil
	}
	rows := []int32{t.target(side, f).row} // of its own indicator first
	for _, target := range t.targets[side] {
		if alike(target.Unit, f.Group[0].Value) {
			rows = append(rows, target.Row)
		}
	}
	for _, row := range rows {
		if c, ok := t.changed(t.defs.Scheme.Targets, side, row); ok {
			return []revision.Effect{c.effect(c.deciding([]string{query.TargetUnit, query.TargetYear}, []string{query.TargetUnit}), by)}
		}
	}
	return nil
}

// changed is what happened to a row of a ledger; false if nothing did.
func (t told) changed(ledgerID string, side int, row int32) (change, bool) {
	if row < 0 {
		return change{}, false
	}
	list := t.byLedger[ledgerID]
	i := slices.IndexFunc(list, func(c change) bool { return [2]int32{c.old, c.now}[side] == row })
	if i < 0 {
		return change{}, false
	}
	return list[i], true
}

// measuring is a figure's query before and after, and the changed rows of its ledger.
type measuring struct {
	of      [2]figure.Query
	tables  [2]*query.Table // nil: not sent
	counts  [2]func(row int32) bool
	period  calendar.Month
	changes []change
	by      []string // ids of the columns through which a row reaches the figure, the most telling first
}

func (t told) measuring(old, now *figure.Figure) measuring {
	m := t.measuringQueries([2]figure.Query{queryOf(old, now), queryOf(now, old)})
	q := m.of[1]
	m.by = slices.Concat(q.Columns, []string{q.Weight})
	if def, ok := t.defs.Figure(cmp.Or(now, old).ID); ok && strings.HasPrefix(def.Unit, "@") {
		m.by = append(m.by, def.Unit[1:])
	}
	m.by = append(m.by, t.conditions(q)...)
	return m
}

// measuringQueries is what a query is before and after.
func (t told) measuringQueries(of [2]figure.Query) measuring {
	m := measuring{of: of, period: t.period}
	q := m.of[1]
	m.changes = t.byLedger[q.Ledger]
	for i, of := range m.of {
		m.tables[i] = t.tables[i].Table(of.Ledger)
		m.counts[i] = func(int32) bool { return false }
		if table := m.tables[i]; table != nil {
			m.counts[i] = table.Counts(of.Where, t.period)
		}
	}
	m.by = slices.Concat(q.Columns, []string{q.Weight}, t.conditions(q))
	return m
}

// conditions are the columns by which a query takes rows.
func (t told) conditions(q figure.Query) []string {
	var list []string
	for _, w := range q.Where {
		list = append(list, w.Column)
	}
	l, _ := t.defs.Ledger(q.Ledger)
	return append(list, l.RowDate)
}

// queryOf is the query of the first figure that there is.
func queryOf(first, second *figure.Figure) figure.Query {
	q, _ := cmp.Or(first, second).Working.(figure.Query)
	return q
}

// counted says that a row counts on a side; what is not there does not.
func (m measuring) counted(side int, row int32) bool { return row >= 0 && m.counts[side](row) }

// effect names a row, and of its columns the one that decides: the measured one, else what came or
// went is named by its key.
func (m measuring) effect(c change, by decimal.Decimal) revision.Effect {
	return c.effect(c.deciding(m.by, m.of[1].Columns), by)
}
