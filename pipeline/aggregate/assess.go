package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// month is the assessment of all units as of one month.
type month struct {
	actuals   map[slot]actual
	results   map[slot]*result
	subtotals []*score // by unit; nil where nothing follows it but the total
	items     [][]item // by unit: what adjusts the total
	totals    []*score // by unit
	order     []int    // units in printed order, group by group
	ranks     []int    // by unit, 0 for none
	tied      []bool   // by unit
	values    map[string]decimal.Decimal
}

// score returns a slot's score, nil where it has none.
func (m *month) score(at slot) *score { return m.results[at].score }

// work works an expression out by what the month has come to so far; nil where it has no value.
func (m *month) work(e figure.Expression) *score {
	v, ok := e.Of(func(key string) (decimal.Decimal, bool) { v, ok := m.values[key]; return v, ok })
	if !ok {
		return nil
	}
	return &score{e, v}
}

// assess works one month out from the rows dated up to its end.
func (s *scheme) assess(defs definition.Definitions, tables *query.Tables, m calendar.Month) (month, error) {
	r := month{
		actuals: map[slot]actual{}, results: map[slot]*result{}, values: map[string]decimal.Decimal{},
		subtotals: make([]*score, len(s.units)), items: make([][]item, len(s.units)), totals: make([]*score, len(s.units)),
	}
	a := assessor{scheme: s, defs: defs, tables: tables, month: &r}
	for u := range s.units {
		for i := range s.Indicators {
			if err := a.measure(slot{u, i}, m); err != nil {
				return month{}, fmt.Errorf("考核指标 %q：%w", s.Indicators[i].ID, err)
			}
		}
	}
	a.compare()
	for u := range s.units {
		for i := range s.Indicators {
			a.score(slot{u, i})
		}
	}
	if len(s.missing) == 0 {
		a.total(m)
	}
	s.rank(&r)
	return r, nil
}

// assessor works a month out, step by step.
type assessor struct {
	*scheme
	defs   definition.Definitions
	tables *query.Tables
	month  *month
}

// compare gives each slot what the units of its group are compared by.
func (a assessor) compare() {
	for i := range a.Indicators {
		for _, group := range a.groups {
			var peers []figure.Term
			units := a.among(group)
			for _, u := range units {
				r := a.month.results[slot{u, i}]
				if t, ok := r.Compared(); ok && r.assessed {
					peers = append(peers, t)
				}
			}
			for _, u := range units {
				a.month.results[slot{u, i}].Peers = peers
			}
		}
	}
}

// score scores a slot; without what it is held against, as the scheme says.
func (a assessor) score(at slot) {
	r, d := a.month.results[at], a.Indicators[at.indicator]
	if !r.assessed || d.Measured() && a.notSent(d) {
		return
	}
	term, ok := r.Score()
	if ok {
		r.score = a.month.work(figure.Expression{Term: term, Decimals: *a.decimals(at.indicator)})
	}
	if r.score == nil {
		a.without(at, r)
	}
	if r.score != nil {
		a.month.values[a.key(figure.CampaignScore, at)] = r.score.value
	}
}

func (a assessor) notSent(d definition.Indicator) bool {
	return slices.ContainsFunc(a.defs.Asked(d.Query), func(id string) bool { return a.tables.Table(id) == nil })
}

// without gives a slot that has nothing to be held against what the scheme says.
func (a assessor) without(at slot, r *result) {
	given := func(t figure.Term) {
		r.score = a.month.work(figure.Expression{Term: t, Decimals: *a.decimals(at.indicator)})
	}
	lacks := inwords.Lacks(a.Indicators[at.indicator])
	switch a.Lacking(a.Indicators[at.indicator]) {
	case definition.MissingZero:
		given(figure.Number{Name: lacks + "，按考核办法得"})
	case definition.MissingFull:
		given(figure.Number{Value: r.Weight, Name: lacks + "，按考核办法得分值"})
	case definition.MissingReweight:
		r.dropped = true
	case definition.MissingExclude:
		r.excluded = true
	}
}
