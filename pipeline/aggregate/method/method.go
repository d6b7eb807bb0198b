// Package method scores one indicator of one unit (计分方法): each way of scoring is a function that
// builds an expression of the actual, the target and what the scheme states. The value, the workbook's
// formula and the sentence that explains a score are readings of that one tree (design-life §13).
package method

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// Case is an indicator of a unit in a month. A term that there is not is nil.
type Case struct {
	Indicator definition.Indicator
	Weight    decimal.Decimal // in the unit's group; 0 for none
	Month     int             // of the year, to whose end the actual goes
	// Elapsed and Planned are the months of the year that are over and the share of the target that is planned by
	// then, in %, where these are no numbers; nil: as Month says.
	Elapsed, Planned figure.Term
	Actual           figure.Term
	Target           figure.Term   // of the year, above zero
	Base             figure.Term   // yoy_base: of the same months of the base year, above zero
	Peers            []figure.Term // what the units of the group are compared by (Compared), this one among them
	Rows             []Rows        // points, deduct: what rows count for, all that Combinations wants
	Awarded          figure.Term   // manual: what was given
}

// Score is the term of the score, not rounded. It is false where something is missing that it is held
// against: a target, a base year, an award.
func (c Case) Score() (figure.Term, bool) {
	if c.lacks() {
		return nil, false
	}
	switch c.Indicator.Method {
	case definition.Ratio:
		return c.ratio(), true
	case definition.Threshold:
		return figure.Choice{Left: c.Actual, Right: c.expected(), Compare: c.reaches(), Then: c.weight(), Else: zero}, true
	case definition.MinMax:
		return c.minMax(), true
	case definition.RankLadder:
		return c.rankLadder(), true
	case definition.BasePlus:
		return c.basePlus(), true
	case definition.YoYBase:
		return c.yoyBase(), true
	case definition.Points:
		return limited(c.rows(), c.Indicator.Cap), true
	case definition.Deduct:
		return c.deduct(), true
	case definition.Manual:
		return c.Awarded, true
	}
	return nil, false
}

// lacks says that a term is missing that the method needs.
func (c Case) lacks() bool {
	if !c.Indicator.Measured() {
		return c.Awarded == nil
	}
	return c.Actual == nil || c.Indicator.HeldAgainstTarget() && c.Target == nil || c.Indicator.Method == definition.YoYBase && c.Base == nil
}

// Compared is what units are compared by: the actual, or how far it is towards the target. It is false
// where that is missing.
func (c Case) Compared() (figure.Term, bool) {
	if c.Actual == nil {
		return nil, false
	}
	if c.Indicator.On != definition.ByRate {
		return c.Actual, true
	}
	if c.Target == nil {
		return nil, false
	}
	return c.progress(), true
}

// Reached says whether the actual has come to what is expected by now: 1 or 0. It is false without a target.
func (c Case) Reached() (figure.Term, bool) {
	if c.Actual == nil || c.Target == nil {
		return nil, false
	}
	return figure.Choice{Left: c.Actual, Right: c.expected(), Compare: c.reaches(), Then: one, Else: zero}, true
}

func (c Case) down() bool { return c.Indicator.Direction == definition.Down }

// reaches is how an actual compares that is as expected or better.
func (c Case) reaches() figure.Comparison {
	if c.down() {
		return figure.AtMost
	}
	return figure.AtLeast
}

func (c Case) weight() figure.Term { return figure.Number{Value: c.Weight, Name: "分值"} }

// progress is the actual over what is expected by now.
func (c Case) progress() figure.Term {
	of, by := c.sides()
	return figure.Quotient{Of: of, By: by}
}

// sides are an actual and its target, each times what makes one comparable with the other by now.
func (c Case) sides() (actual, expected figure.Term) {
	switch c.Indicator.Expected {
	case definition.Entire:
		return c.Actual, c.Target
	case definition.Planned:
		return figure.Product{c.Actual, whole(100)}, figure.Product{c.Target, c.planned()}
	}
	return figure.Product{c.Actual, whole(12)}, figure.Product{c.Target, c.elapsed()}
}

// expected is what the actual should have come to by now.
func (c Case) expected() figure.Term {
	switch c.Indicator.Expected {
	case definition.Entire:
		return c.Target
	case definition.Planned:
		return figure.Quotient{Of: figure.Product{c.Target, c.planned()}, By: whole(100)}
	}
	return figure.Quotient{Of: figure.Product{c.Target, c.elapsed()}, By: whole(12)}
}

func (c Case) elapsed() figure.Term {
	if c.Elapsed != nil {
		return c.Elapsed
	}
	return whole(c.Month)
}

// planned is the share of the year's target by the month's end, in %.
func (c Case) planned() figure.Term {
	if c.Planned != nil {
		return c.Planned
	}
	return number(c.Indicator.Plan[c.Month-1])
}

var zero, one = whole(0), whole(1)

func whole(n int) figure.Number { return figure.Number{Value: decimal.NewFromInt(int64(n))} }

func number(n definition.Number) figure.Number { return figure.Number{Value: n.Or("")} }

// percent is a number of % as a fraction.
func percent(n definition.Number) figure.Number {
	return figure.Number{Value: n.Or("").Shift(-2)}
}

// limited is a term at the most as high as a cap, where there is one.
func limited(t figure.Term, limit definition.Number) figure.Term {
	if limit == "" || limit == definition.NoLimit {
		return t
	}
	return figure.Least{number(limit), t}
}

// steps are how often a step fits into what is above: whole ones, unless the indicator counts parts.
func (c Case) steps(above, step figure.Term) figure.Term {
	steps := figure.Quotient{Of: above, By: step}
	if c.Indicator.Steps == definition.ProRata {
		return steps
	}
	return figure.Whole{Of: steps}
}
