package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
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

// measure finds what a slot is scored by: the actual, the target, rows of a size, what was awarded.
func (a assessor) measure(at slot, m calendar.Month) error {
	d := a.Indicators[at.indicator]
	asOf, scored := scoredAs(d, m)
	c := method.Case{Indicator: d, Weight: a.weight(at), Month: asOf.Number}
	r := &result{asOf: asOf, assessed: scored && d.AssessesGroup(a.in[at.unit])}
	r.dropped = !scored && d.AssessesGroup(a.in[at.unit])
	a.month.results[at] = r
	if a.usable(at) {
		c.Target = a.targets[at].Cell
	}
	if !d.Measured() {
		if award, ok := a.award(at, asOf); ok {
			c.Awarded, r.cells = award, []sourceCell{{Sheet: award.Sheet, At: award.At}}
		}
		r.Case = c
		return nil
	}
	got, ok, err := a.counted(at, asOf, nil)
	if err != nil || !ok {
		r.Case = c
		return err
	}
	a.month.actuals[at] = got
	key := a.key(figure.CampaignActual, at)
	a.month.values[key] = got.Value
	c.Actual = figure.Value{Key: key}
	if err := a.rows(at, asOf, &c, r); err != nil {
		return err
	}
	if d.Method == definition.YoYBase && d.BaseYear != definition.OfTarget {
		err = a.base(at, asOf, &c, r)
	} else {
		c.Base = c.Target
	}
	r.Case = c
	return err
}

// counted measures a slot's query with more conditions; false if its ledger was not sent or there is no value.
func (a assessor) counted(at slot, m calendar.Month, more []definition.Condition) (actual, bool, error) {
	d := a.Indicators[at.indicator]
	q := d.Query
	if q.Derived() {
		in := derived.Input{Definitions: a.defs, Tables: a.tables, Zone: query.Context{Definitions: a.defs, Unit: a.units[at.unit], Month: m}}
		w, ok := in.Alone(q, d.Unit)
		return actual{Measured: query.Measured{Value: w.Value}, derived: &w}, ok, nil
	}
	q.Where = append(append([]definition.Condition{}, q.Where...), more...)
	resolved, err := query.Context{Definitions: a.defs, Unit: a.units[at.unit], Month: m}.In(d.Unit, q)
	if err != nil {
		return actual{}, false, err
	}
	table := a.tables.Table(resolved.Ledger)
	if table == nil {
		return actual{}, false, nil
	}
	got, ok := table.Measure(resolved, table.Counted(resolved.Where, m))
	return actual{Measured: got, query: resolved, table: table}, ok, nil
}

// rows counts the rows of each size and condition by which a slot is scored.
func (a assessor) rows(at slot, m calendar.Month, c *method.Case, r *result) error {
	d := c.Indicator
	for _, combination := range method.Combinations(d) {
		got, ok, err := a.counted(at, m, combination.Where)
		if err != nil {
			return err
		}
		if ok {
			c.Rows = append(c.Rows, method.Rows{Combination: combination, Count: a.measured(method.Name(combination, d, got.table.Definition), d.Unit, got)})
			r.cells = append(r.cells, cells(got.table, got.query, got.Rows)...)
		}
	}
	return nil
}

func (a assessor) measured(name, of string, got actual) figure.Measured {
	return figure.Measured{Name: name, Unit: unit.Name(of), Query: got.query, Value: got.Value, Sources: sources(cells(got.table, got.query, got.Rows))}
}

// base measures the same months of the year before; only what is above zero is a base.
func (a assessor) base(at slot, m calendar.Month, c *method.Case, r *result) error {
	before := calendar.Month{Year: m.Year - 1, Number: m.Number}
	got, ok, err := a.counted(at, before, nil)
	if err == nil && ok && got.Value.IsPositive() {
		r.cells = append(r.cells, got.cells()...)
		if c.Base = got.derivedTerm(); c.Base == nil {
			c.Base = a.measured("上年同期", c.Indicator.Unit, got)
		}
	}
	return err
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
	switch a.Lacking(a.Indicators[at.indicator]) {
	case definition.MissingZero:
		given(figure.Number{Name: "没有可比的数，按办法得"})
	case definition.MissingFull:
		given(figure.Number{Value: r.Weight, Name: "没有可比的数，按办法得分值"})
	case definition.MissingReweight:
		r.dropped = true
	case definition.MissingExclude:
		r.excluded = true
	}
}
