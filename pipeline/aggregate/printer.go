package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// printer states a month's assessment as figures, each with its working and sources.
type printer struct {
	scheme scheme
	month  month
	period calendar.Month
	cells  map[slot][]sourceCell // of the actuals
	all    []figure.Source       // of all totals
}

func newPrinter(s scheme, m month, period calendar.Month) printer {
	p := printer{scheme: s, month: m, period: period, cells: map[slot][]sourceCell{}}
	p.slots(func(at slot) {
		if a, ok := m.actuals[at]; ok {
			p.cells[at] = cells(a.table, a.query, a.Rows)
		}
	})
	p.all = p.allSources()
	return p
}

func (p printer) slotGroup(at slot) []figure.GroupValue {
	return figure.ByIndicator(p.scheme.units[at.unit], p.scheme.Indicators[at.indicator].ID)
}

func (p printer) slots(do func(at slot)) {
	for u := range p.scheme.units {
		for i := range p.scheme.Indicators {
			do(slot{u, i})
		}
	}
}

// actuals are what each unit has achieved (实绩), in the indicator's unit.
func (p printer) actuals() []figure.Figure {
	var out []figure.Figure
	p.slots(func(at slot) {
		a, ok := p.month.actuals[at]
		if !ok {
			return
		}
		ind := p.scheme.Indicators[at.indicator]
		out = append(out, figure.Figure{
			ID: figure.CampaignActual, Group: p.slotGroup(at), Name: ind.Name, Value: a.Value, Unit: unit.Name(ind.Unit), Decimals: ind.Decimals,
			Definition: ind.Text, Window: p.window(), Sources: sources(p.cells[at]), Working: a.query,
		})
	})
	return out
}

// scoreCells are the cells of a score: those of the actual and the target.
func (p printer) scoreCells(at slot) []sourceCell {
	return append(slices.Clip(p.cells[at]), p.scheme.targets[at].cell)
}

func (p printer) scores() []figure.Figure {
	var out []figure.Figure
	p.slots(func(at slot) {
		score := p.month.scores[at.unit][at.indicator]
		if score == nil {
			return
		}
		s, i := p.scheme, at.indicator
		out = append(out, figure.Figure{
			ID: figure.CampaignScore, Group: p.slotGroup(at), Name: s.Indicators[i].Name + "得分", Value: *score, Unit: "分", Decimals: &s.Decimals,
			Definition: p.describe(i), Window: p.window(), Sources: sources(p.scoreCells(at)),
			Working: s.working(at, p.period),
		})
	})
	return out
}

// totalCells are the cells of all scores of a unit.
func (p printer) totalCells(unit int) []sourceCell {
	var cells []sourceCell
	for i, score := range p.month.scores[unit] {
		if score != nil {
			cells = append(cells, p.scoreCells(slot{unit, i})...)
		}
	}
	return cells
}

func (p printer) totals() []figure.Figure {
	var out []figure.Figure
	for u, total := range p.month.totals {
		if total == nil {
			continue
		}
		out = append(out, figure.Figure{
			ID: figure.CampaignTotal, Group: figure.ByUnit(p.scheme.units[u]), Name: "考核总分", Value: *total, Unit: "分", Decimals: &p.scheme.Decimals,
			Definition: fmt.Sprintf("各项得分之和；没有年度目标的指标不计分，其余得分按剩余分值折算到%s分", p.scheme.full),
			Window:     p.window(), Sources: sources(p.totalCells(u)), Working: p.scheme.totalWorking(u, p.month.scores[u]),
		})
	}
	return out
}

// ranks are worked out from the totals of all units, so their sources are the same.
func (p printer) ranks() []figure.Figure {
	var out []figure.Figure
	for u, rank := range p.month.ranks {
		if rank == 0 {
			continue
		}
		out = append(out, figure.Figure{
			ID: figure.CampaignRank, Group: figure.ByUnit(p.scheme.units[u]), Name: "考核名次", Value: decimal.NewFromInt(int64(rank)), Unit: "名",
			Definition: "按考核总分由高到低排列，总分相同的名次并列，其后空出相应的名次", Window: p.window(), Sources: p.all,
			Working: p.scheme.rankWorking(u, p.month.totals),
		})
	}
	return out
}

func (p printer) allSources() []figure.Source {
	var cells []sourceCell
	for u := range p.scheme.units {
		cells = append(cells, p.totalCells(u)...)
	}
	return sources(cells)
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
		Sources: p.all, Working: figure.Streak{Unit: unit, Rank: figure.Key(figure.CampaignRank, unit), Ranks: ranks},
	}
}
