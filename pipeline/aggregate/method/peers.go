package method

import "zonereport/pipeline/figure"

// minMax lays a unit between the worst and the best of its group (功效系数): lo % of the weight for the
// worst, hi % for the best, flat % for all where all are equal.
func (c Case) minMax() figure.Term {
	own, _ := c.Compared()
	worst, best := figure.Term(figure.Least(c.Peers)), figure.Term(figure.Most(c.Peers))
	if c.down() {
		worst, best = best, worst
	}
	lo, hi, flat := percent(c.Indicator.Lo), percent(c.Indicator.Hi), c.Indicator.Flat
	if flat == "" {
		flat = c.Indicator.Hi
	}
	share := figure.Quotient{Of: figure.Less{Of: own, By: worst}, By: figure.Less{Of: best, By: worst}}
	span := figure.Number{Value: hi.Value.Sub(lo.Value)}
	return figure.Choice{
		Left: best, Right: worst, Compare: figure.Equal,
		Then: figure.Product{c.weight(), percent(flat)},
		Else: figure.Product{c.weight(), figure.Sum{figure.Product{share, span}, lo}},
	}
}

// rankLadder gives the first of the group all and each place behind a step less (按位次递减). With a base,
// those who reached the target have it for certain and share out the rest by place; the others have nothing.
func (c Case) rankLadder() figure.Term {
	own, _ := c.Compared()
	behind := figure.Less{Of: figure.Place{Of: own, Among: c.Peers, Lowest: c.down()}, By: one}
	share := figure.Most{percent(c.Indicator.Floor), figure.Less{Of: one, By: figure.Product{percent(c.Indicator.Step), behind}}}
	if c.Indicator.Base == "" {
		return figure.Product{c.weight(), share}
	}
	base := figure.Number{Value: c.Indicator.Base.Or(""), Name: "基本分"}
	rest := figure.Number{Value: c.Weight.Sub(base.Value)}
	return figure.Choice{
		Left: c.Actual, Right: c.expected(), Compare: c.reaches(),
		Then: figure.Sum{base, figure.Product{rest, share}}, Else: zero,
	}
}
