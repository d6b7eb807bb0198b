package aggregate

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// campaign returns the month's assessment and its figures; nil when nobody sent the
// targets ledger (design §7).
func (d *derivation) campaign() (*figure.Campaign, []figure.Figure) {
	if d.tables.Table(d.defs.Scheme.Targets) == nil {
		return nil, nil
	}
	s := readScheme(d.defs, d.tables, d.opts.Zone, d.opts.Period.Year)
	now, err := s.assess(d.defs, d.tables, d.opts.Period)
	if err != nil {
		d.unusable("考核办法", d.defs.Scheme.Name, err)
		return nil, nil
	}
	zone := d.zoneUnit(s)
	c := &figure.Campaign{Assessed: zone >= 0, Missing: s.missing, Months: d.months(s, now)}
	for _, u := range now.order {
		c.Standings = append(c.Standings, s.standing(now, u, c.Months))
	}
	p := newPrinter(d.defs, s, now, d.opts.Period)
	figures := slices.Concat(p.actuals(), p.scores(), p.subtotals(), p.items(), p.totals(), p.ranks())
	if zone >= 0 && len(s.missing) == 0 {
		figures = append(figures, p.streak(s.units[zone], c.Months))
	}
	return c, figures
}

// zoneUnit returns the zone's position among the assessed units, -1 if it is not assessed.
func (d *derivation) zoneUnit(s scheme) int {
	own := ledger.Fold(d.opts.Zone.Name)
	return slices.IndexFunc(s.units, func(u string) bool { return ledger.Fold(u) == own })
}

// standing is a unit's line in the ranking table.
func (s *scheme) standing(m month, u int, months []figure.Month) figure.Standing {
	st := figure.Standing{Unit: s.units[u], Group: s.in[u], Rank: m.ranks[u], Tied: m.tied[u]}
	if m.totals[u] != nil {
		st.Total = &m.totals[u].value
	}
	if len(months) > 1 {
		last := months[len(months)-2]
		st.Previous, st.Switch = last.Comparable[s.units[u]], last.Switch
	}
	for i := range s.Indicators {
		st.Indicators = append(st.Indicators, s.result(m, slot{u, i}))
	}
	for _, it := range m.items[u] {
		st.Items = append(st.Items, figure.Item{Name: it.name, Rows: it.rows})
	}
	return st
}

// result is a unit's cells in the ranking table for an indicator.
func (s *scheme) result(m month, at slot) figure.Result {
	worked := m.results[at]
	r := figure.Result{
		Indicator: s.Indicators[at.indicator].ID, AsOf: worked.asOf, Apart: !s.Indicators[at.indicator].AssessesGroup(s.in[at.unit]),
	}
	r.Paused, r.Excluded = !worked.assessed && !r.Apart, worked.excluded
	if worked.score != nil {
		r.Score = &worked.score.value
	}
	if a, ok := m.actuals[at]; ok {
		r.Actual = &a.Value
	}
	if t, ok := s.targets[at]; ok {
		r.Target = &t.Value
	}
	if r.Actual != nil && s.usable(at) {
		cell := s.targets[at].Cell
		r.TargetAt = &cell
		r.Progress = progress(*r.Actual, *r.Target)
	}
	return r
}

// progress is actual over target as a fraction, to more places than anything prints.
func progress(actual, target decimal.Decimal) *decimal.Decimal {
	p := exact.Round(exact.Quotient(actual, target), 24)
	return &p
}
