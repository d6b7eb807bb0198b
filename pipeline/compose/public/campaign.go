package public

import (
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// closedNote says under the standings why they show no more than totals.
const closedNote = "有的单位的数依据不足三个企业、住户或项目，所有单位都只列名次、总分和升降，各项的实绩、目标、完成率和得分不公开。"

// detail says that a figure is what makes up a unit's total: its actuals, scores, adjustments, and what they are of a target.
func detail(id string) bool {
	id = figure.Told(id)
	return figure.OfEachUnit(id) && id != figure.CampaignTotal && id != figure.CampaignRank
}

// close withholds all that makes up totals where any of it is withheld: caps, places and the scores that
// are left would tell what is missing. Of totals it withholds those of too few rows.
func (c *control) close() {
	open := func(f figure.Figure) bool {
		return !detail(f.ID) && f.ID != figure.CampaignTotal || !c.withheld[f.Key()]
	}
	if c.closed == nil && !slices.ContainsFunc(c.Figures, func(f figure.Figure) bool { return !open(f) }) {
		return
	}
	if c.closed == nil {
		c.closed = map[string]bool{}
	}
	for i := range c.Figures {
		f := &c.Figures[i]
		switch {
		case f.ID == figure.CampaignTotal:
			if c.fewTotal(f) || c.zone(f) && slices.ContainsFunc(c.partsOf(f), c.hidden) {
				c.withheld[f.Key()] = true
			}
		case detail(f.ID):
			c.closed[f.Key()], c.withheld[f.Key()] = true, true
		}
	}
	c.level()
}

// zone says that a figure is the zone's own: what makes up its total stands in its review too.
func (c *control) zone(f *figure.Figure) bool {
	return len(f.Group) > 0 && ledger.Fold(f.Group[0].Value) == ledger.Fold(c.Zone.Name)
}

// level withholds the totals that are as high as one that is withheld: a shared place tells that they are.
func (c *control) level() {
	secret := map[string]bool{} // by value
	for i := range c.Figures {
		if f := &c.Figures[i]; f.ID == figure.CampaignTotal && c.withheld[f.Key()] {
			secret[f.Value.String()] = true
		}
	}
	for i := range c.Figures {
		if f := &c.Figures[i]; f.ID == figure.CampaignTotal && secret[f.Value.String()] {
			c.withheld[f.Key()] = true
		}
	}
}

// hidden says that a part of a total rests on too few rows, or that its value is withheld where another figure states it.
func (c *control) hidden(part *figure.Figure) bool {
	if c.few(part) {
		return true
	}
	q, ok := part.Working.(figure.Query)
	return ok && slices.ContainsFunc(c.Figures, func(f figure.Figure) bool {
		other, same := f.Working.(figure.Query)
		return same && c.withheld[f.Key()] && !c.closed[f.Key()] && familyOf(other) == familyOf(q) && maps.Equal(c.behind[f.Key()], c.behind[part.Key()])
	})
}

// partsOf are the actuals of a unit, and what adjusts its total.
func (c *control) partsOf(total *figure.Figure) []*figure.Figure {
	var parts []*figure.Figure
	for i := range c.Figures {
		f := &c.Figures[i]
		if (f.ID == figure.CampaignActual || f.ID == figure.CampaignAdjustment) && f.Group[0] == total.Group[0] {
			parts = append(parts, f)
		}
	}
	return parts
}

// fewTotal says that what makes up a unit's total rests on too few rows altogether.
func (c *control) fewTotal(total *figure.Figure) bool {
	set, plenty := rowSet{}, false
	for _, f := range c.partsOf(total) {
		of := c.rows.of(f.Sources)
		plenty = plenty || len(of) > 0 && !c.rows.few(of)
		maps.Copy(set, of)
	}
	return !plenty && c.rows.few(set)
}

// closedThen says that a number is worked out of a total or a score of another month that rested on too few rows then.
func (c *control) closedThen(t figure.Term) bool {
	return slices.ContainsFunc(figure.Expression{Term: t}.Stated(), func(s figure.Stated) bool {
		id, group := figure.IDOf(s.Key)
		if id != figure.CampaignTotal && id != figure.CampaignScore {
			return false
		}
		unit, _, _ := strings.Cut(group, "/")
		for _, e := range c.Earlier {
			if e.Month == s.Month && slices.ContainsFunc(e.Figures, func(f figure.Figure) bool {
				return f.ID == figure.CampaignActual && f.Group[0].Value == unit && c.rows.few(c.rows.of(f.Sources))
			}) {
				return true
			}
		}
		return false
	})
}
