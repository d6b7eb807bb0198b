package aggregate

import (
	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/figure"

	"github.com/shopspring/decimal"
)

// ranks are worked out from the totals of all units of a group, so their sources are the same.
func (p printer) ranks() []figure.Figure {
	text := "按考核总分由高到低排列，总分相同的名次并列，其后空出相应的名次"
	if p.scheme.Ranked() {
		text = "在本组单位中" + text
	}
	var out []figure.Figure
	for u, rank := range p.month.ranks {
		if rank == 0 {
			continue
		}
		out = append(out, figure.Figure{
			ID: figure.CampaignRank, Group: figure.ByUnit(p.scheme.units[u]), Name: "考核名次", Value: decimal.NewFromInt(int64(rank)), Unit: "名",
			Definition: text, Window: p.window(), Sources: p.all[p.scheme.in[u]], Working: p.scheme.rankWorking(u, p.month.totals),
		})
	}
	return out
}

func (p printer) allSources(group string) []figure.Source {
	var cells []cite.Cell
	for _, u := range p.scheme.among(group) {
		cells = append(cells, p.totalCells(u)...)
	}
	return cite.Sources(cells)
}

// streak is the zone's months in first place (design §6, campaign_first_streak).
func (p printer) streak(unit string, months []figure.Month) figure.Figure {
	n, _, _ := figure.InFirstPlace(unit, months)
	ranks := make([]int, len(months))
	for i, m := range months {
		ranks[i] = m.Ranks[unit]
	}
	return figure.Figure{
		ID: figure.CampaignStreak, Name: "连续排名第一的月数", Value: decimal.NewFromInt(int64(n)), Unit: "个月",
		Definition: "以报告月为止，本年内开发区月考核名次连续为第1名（含并列）的月数", Window: p.window(),
		Sources: p.all[p.scheme.groupOf(unit)], Working: figure.Streak{Unit: unit, Rank: figure.Key(figure.CampaignRank, unit), Ranks: ranks},
	}
}
