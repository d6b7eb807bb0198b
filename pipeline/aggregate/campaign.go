package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// campaign returns the month's assessment and its figures; nil when nobody sent the
// targets ledger (design §7).
func (d *derivation) campaign() (*figure.Campaign, []figure.Figure) {
	if d.tables.Table(d.defs.Scheme.Targets) == nil {
		return nil, nil
	}
	s, err := readScheme(d.defs, d.tables, d.opts.Period.Year)
	if err != nil {
		d.unusable("考核办法", d.defs.Scheme.Name, err)
		return nil, nil
	}
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
	p := newPrinter(s, now, d.opts.Period)
	figures := slices.Concat(p.actuals(), p.scores(), p.totals(), p.ranks())
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
	st := figure.Standing{Unit: s.units[u], Total: m.totals[u], Rank: m.ranks[u], Tied: m.tied[u]}
	if len(months) > 1 {
		last := months[len(months)-2]
		st.Previous, st.Switch = last.Comparable[s.units[u]], last.Switch
	}
	for i, ind := range s.Indicators {
		at := slot{u, i}
		r := figure.Result{Indicator: ind.ID, Score: m.scores[u][i]}
		if a, ok := m.actuals[at]; ok {
			r.Actual = &a.Value
		}
		if t, ok := s.targets[at]; ok {
			r.Target = &t.Value
		}
		if r.Actual != nil && s.scored(at) {
			r.Progress = progress(*r.Actual, *r.Target)
		}
		st.Indicators = append(st.Indicators, r)
	}
	return st
}

// progress is actual over target as a fraction, to more places than anything prints.
func progress(actual, target decimal.Decimal) *decimal.Decimal {
	p := exact.Round(exact.Quotient(actual, target), 24)
	return &p
}

// describe words the definition of an indicator's score.
func (p printer) describe(i int) string {
	s := p.scheme
	return fmt.Sprintf("分值%s×实绩×12÷（年度目标×%[3]d），不低于0，不高于分值的%[2]s倍，四舍五入保留%[4]d位小数；没有年度目标的不计分",
		s.weights[i], s.caps[i], p.period.Number, s.Decimals)
}

func (p printer) window() string { return query.YearToDate(p.period) }
