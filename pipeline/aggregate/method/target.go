package method

import (
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
)

// ratio is weight × min(cap, max(floor, progress)) (完成率). Where less is better, the share is turned
// over, and nothing at all is worth the cap.
func (c Case) ratio() figure.Term {
	floor := number(c.Indicator.Floor)
	if !c.down() {
		return figure.Product{c.weight(), limited(figure.Most{floor, c.progress()}, c.Indicator.Cap)}
	}
	actual, expected := c.sides()
	turned := limited(figure.Most{floor, figure.Quotient{Of: expected, By: actual}}, c.Indicator.Cap)
	return figure.Product{c.weight(), figure.Choice{Left: c.Actual, Right: zero, Compare: figure.Above, Then: turned, Else: number(c.Indicator.Cap)}}
}

// basePlus is the base where the target is met and points for each step above it (基本分加超额分);
// below it nothing, or the base's share.
func (c Case) basePlus() figure.Term {
	base := figure.Term(c.weight())
	if c.Indicator.Base != "" {
		base = figure.Number{Value: c.Indicator.Base.Or(""), Name: "基本分"}
	}
	above := figure.Product{figure.Less{Of: c.progress(), By: one}, whole(100)}
	excess := limited(figure.Product{c.stepPoints(), c.steps(above, number(c.Indicator.StepPct))}, c.Indicator.Cap)
	unmet := figure.Term(zero)
	if c.Indicator.Unmet == definition.ProRata {
		unmet = figure.Product{base, figure.Most{zero, c.progress()}}
	}
	return figure.Choice{Left: c.Actual, Right: c.expected(), Compare: figure.AtLeast, Then: figure.Sum{base, excess}, Else: unmet}
}

// stepPoints are the points for a step, by the size of the target where that decides.
func (c Case) stepPoints() figure.Term {
	if c.Indicator.StepPts != "" {
		return number(c.Indicator.StepPts)
	}
	points := figure.Term(zero) // below the first size
	for _, t := range c.Indicator.Tiers {
		if t.Least == "" {
			points = number(t.Points)
			continue
		}
		points = figure.Choice{Left: c.Target, Right: number(t.Least), Compare: figure.AtLeast, Then: number(t.Points), Else: points}
	}
	return points
}

// yoyBase is a share of the weight for as much as in the base year, and points for each so many %
// more or less (与上年同期相比).
func (c Case) yoyBase() figure.Term {
	base := c.Base
	if c.Indicator.BaseYear == definition.OfTarget {
		base = c.Target
	}
	growth := figure.Product{figure.Less{Of: figure.Quotient{Of: c.Actual, By: base}, By: one}, whole(100)}
	points := limited(figure.Product{number(c.Indicator.Pts), c.steps(growth, number(c.Indicator.Per))}, c.Indicator.Cap)
	parity := figure.Product{c.weight(), percent(c.Indicator.Parity)}
	return figure.Most{number(c.Indicator.Floor), figure.Sum{parity, points}}
}
