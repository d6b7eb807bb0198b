package method

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// Rows are what one combination of tier and conditions comes to.
type Rows struct {
	Combination
	Count figure.Term // rows of the unit that it is about
}

// Combination is rows of the indicator of a size, and that meet conditions, and what each of them adds.
// A row counts for its tier, and once more for each set of coefficients whose conditions it meets: so
// many points × Π(coefficient − 1), which together is its points × its coefficients.
type Combination struct {
	Tier         int // of the tiers, -1 where there are none
	Coefficients []int
	Points       decimal.Decimal
	Where        []definition.Condition // beside the indicator's own
}

// Combinations are all that an indicator scores by rows, the tiers in order; nil where it scores by none.
func Combinations(d definition.Indicator) []Combination {
	var sizes []Combination
	switch {
	case d.Method == definition.Points:
		for i := range d.Tiers {
			sizes = append(sizes, ofSize(d, i))
		}
	case d.Method == definition.Deduct && len(d.Coefficients) > 0:
		sizes = []Combination{{Tier: -1, Points: decimal.NewFromInt(1)}}
	}
	var all []Combination
	for set := range 1 << len(d.Coefficients) {
		for _, c := range sizes {
			all = append(all, c.with(d.Coefficients, set))
		}
	}
	return all
}

// ofSize is the rows of a tier: from its size on, to below the next one's.
func ofSize(d definition.Indicator, i int) Combination {
	t := d.Tiers[i]
	c := Combination{Tier: i, Points: t.Points.Or("")}
	if t.Least != "" {
		c.Where = append(c.Where, definition.Condition{Column: d.By, Compare: ">=", Value: string(t.Least)})
	}
	if i+1 < len(d.Tiers) {
		c.Where = append(c.Where, definition.Condition{Column: d.By, Compare: "<", Value: string(d.Tiers[i+1].Least)})
	}
	return c
}

// with narrows rows to those that meet the conditions of a set of coefficients, a bit each.
func (c Combination) with(all []definition.Coefficient, set int) Combination {
	c.Where = append([]definition.Condition{}, c.Where...)
	for i, one := range all {
		if set&(1<<i) != 0 {
			c.Coefficients = append(append([]int{}, c.Coefficients...), i)
			c.Points = c.Points.Mul(one.Times.Or("").Sub(decimal.NewFromInt(1)))
			c.Where = append(c.Where, one.Where...)
		}
	}
	return c
}

// rows adds up what the rows count for.
func (c Case) rows() figure.Term {
	var sum figure.Sum
	for _, r := range c.Rows {
		sum = append(sum, figure.Product{figure.Number{Value: r.Points}, r.Count})
	}
	return sum
}

// deduct takes points off for each event (扣分制), down to the floor: 0 where it starts above, else none.
func (c Case) deduct() figure.Term {
	events := c.Actual
	if len(c.Rows) > 0 {
		events = c.rows()
	}
	start := c.weight()
	if c.Indicator.Start != "" {
		start = figure.Number{Value: c.Indicator.Start.Or(""), Name: "起始分"}
	}
	left := figure.Less{Of: start, By: figure.Product{number(c.Indicator.PerEvent), events}}
	from, _ := start.(figure.Number)
	if c.Indicator.Floor == definition.NoLimit || c.Indicator.Floor == "" && !from.Value.IsPositive() {
		return left
	}
	return figure.Most{number(c.Indicator.Floor), left}
}
