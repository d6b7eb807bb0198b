package definition

import (
	"slices"
	"strings"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Counted are the columns, by ledger and column id, from which a figure, an indicator, a
// claim or a printed list takes anything. The targets and adjustments of the scheme and the texts of
// departments count whole.
type Counted map[string]map[string]bool

// Counted finds the columns that count.
func (d Definitions) Counted() Counted {
	c := Counted{}
	for _, f := range d.Figures {
		c.query(d, f.Query)
		if strings.HasPrefix(f.Unit, "@") {
			c.add(c.ledger(d, f.Query), f.Unit[1:])
		}
	}
	for _, i := range d.Scheme.Indicators {
		c.query(d, i.Query)
		c.add(c.ledger(d, i.Query), i.By)
		for _, one := range i.Coefficients {
			c.where(c.ledger(d, i.Query), one.Where)
		}
	}
	for _, claim := range d.Claims {
		c.add(claim.Ledger, claim.Columns()...)
		c.where(claim.Ledger, claim.Where)
		c.add(claim.Other, claim.OtherColumn, claim.Amount, claim.By)
		c.where(claim.Other, claim.OtherWhere)
	}
	for _, list := range d.Lists {
		id, where := d.Rows(Query{Ledger: list.Ledger, Of: Names(list.Of), Where: list.Where})
		c.where(id, where)
		c.add(id, list.Columns...)
		for _, s := range list.Sort {
			c.add(id, strings.TrimPrefix(s, "-"))
		}
	}
	for _, l := range d.Ledgers {
		for _, column := range l.Columns {
			if l.ID == d.Scheme.Targets || l.ID == d.Adjustments() || l.Texts {
				c.add(l.ID, column.ID)
			}
		}
	}
	return c
}

func (c Counted) ledger(d Definitions, q Query) string {
	id, _ := d.Rows(q)
	return id
}

func (c Counted) query(d Definitions, q Query) {
	if q.Derived() { // its parts are figures themselves
		return
	}
	id, where := d.Rows(q)
	c.add(id, slices.Concat(Alternatives(q.Column), []string{q.Weight, q.Group})...)
	c.where(id, where)
}

func (c Counted) where(ledger string, where []Condition) {
	for _, w := range where {
		c.add(ledger, w.Column)
	}
}

func (c Counted) add(ledger string, columns ...string) {
	if c[ledger] == nil {
		c[ledger] = map[string]bool{}
	}
	for _, column := range columns {
		c[ledger][column] = column != ""
	}
}

// Rollup is how the figure with the id adds up over zones (design-life §20): measure.Added, Recomputed or
// Apart. What its definition does not state follows from its measure. Scores, totals and ranks of the
// campaign never add up, nor what nobody defines.
func (d Definitions) Rollup(id string) string {
	f, ok := d.Figure(id)
	if of, completion, aimed := figure.Aimed(id); aimed && !completion && d.Rollup(of) != measure.Added {
		return measure.Apart
	}
	switch {
	case !ok:
		return measure.Apart
	case f.Adds != "":
		return f.Adds
	}
	if ways := d.Rollups(f.Query); f.Measure != measure.Distinct && f.Measure != measure.Latest {
		return ways[0]
	}
	return measure.Apart
}

// Rollups are the ways in which what a query measures may add up over zones, the usual one first: rates and
// extremes never by adding, a quotient only where what stands above and below adds up itself, what is
// counted once or taken as it last stood only where somebody says that no two zones have the same.
func (d Definitions) Rollups(q Query) []string {
	kind := d.Measures(q)
	rate := kind == unit.Rate || kind == unit.Points
	all := func(ways ...string) bool {
		return !slices.ContainsFunc(q.Of.Each(), func(id string) bool { return !slices.Contains(ways, d.Rollup(id)) })
	}
	switch q.Measure {
	case measure.Count, measure.Sum, measure.Distinct, measure.Latest:
		if !rate {
			return []string{measure.Added, measure.Apart}
		}
	case measure.Mean:
		return []string{measure.Recomputed, measure.Apart}
	case measure.Ratio, measure.Growth:
		if all(measure.Added) && kind != unit.Points {
			return []string{measure.Recomputed, measure.Apart}
		}
	case measure.Difference, measure.SumOf:
		if all(measure.Added) {
			return []string{measure.Added, measure.Recomputed, measure.Apart}
		}
		if all(measure.Added, measure.Recomputed) {
			return []string{measure.Recomputed, measure.Apart}
		}
	}
	return []string{measure.Apart}
}
