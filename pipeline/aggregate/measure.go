package aggregate

import (
	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

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
			c.Awarded, r.cells = award, []cite.Cell{{Sheet: award.Sheet, At: award.At}}
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
			r.cells = append(r.cells, cite.Of(got.table, got.query, got.Rows)...)
		}
	}
	return nil
}

func (a assessor) measured(name, of string, got actual) figure.Measured {
	return figure.Measured{Name: name, Unit: unit.Name(of), Query: got.query, Value: got.Value, Sources: cite.Sources(cite.Of(got.table, got.query, got.Rows))}
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
