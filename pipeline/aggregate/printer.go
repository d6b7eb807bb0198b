package aggregate

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// printer states a month's assessment as figures, each with its working and sources.
type printer struct {
	defs   definition.Definitions
	scheme scheme
	month  month
	period calendar.Month
	cells  map[slot][]cite.Cell       // of the actuals
	all    map[string][]figure.Source // of all totals, by group
}

func newPrinter(defs definition.Definitions, s scheme, m month, period calendar.Month) printer {
	p := printer{defs: defs, scheme: s, month: m, period: period, cells: map[slot][]cite.Cell{}, all: map[string][]figure.Source{}}
	p.slots(func(at slot) {
		if a, ok := m.actuals[at]; ok {
			p.cells[at] = a.cells()
		}
	})
	for _, group := range s.groups {
		p.all[group] = p.allSources(group)
	}
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
			Definition: ind.Text, Window: query.YearToDate(p.month.results[at].asOf), Sources: cite.Sources(p.cells[at]), Working: a.working(),
		})
	})
	return out
}

// scoreCells are the cells of a score: those of the actual and the target, of the rows that are counted
// for it, and of the units that it is compared with.
func (p printer) scoreCells(at slot) []cite.Cell {
	r := p.month.results[at]
	list := append(slices.Clip(p.cells[at]), p.scheme.targets[at].cell)
	list = append(list, r.cells...)
	switch r.Indicator.Method {
	case definition.MinMax, definition.RankLadder:
		for _, u := range p.scheme.among(p.scheme.in[at.unit]) {
			other := slot{u, at.indicator}
			if list = append(list, p.cells[other]...); r.Indicator.On == definition.ByRate {
				list = append(list, p.scheme.targets[other].cell)
			}
		}
	}
	return list
}

func (p printer) scores() []figure.Figure {
	var out []figure.Figure
	p.slots(func(at slot) {
		score := p.month.score(at)
		if score == nil {
			return
		}
		out = append(out, figure.Figure{
			ID: figure.CampaignScore, Group: p.slotGroup(at), Name: p.scheme.Indicators[at.indicator].Name + "得分", Value: score.value, Unit: "分",
			Decimals: p.scheme.decimals(at.indicator), Definition: p.describe(at), Window: query.YearToDate(p.month.results[at].asOf),
			Sources: cite.Sources(p.scoreCells(at)), Working: score.Expression,
		})
	})
	return out
}

// describe words the definition of a slot's score.
func (p printer) describe(at slot) string {
	s, d := p.scheme, p.scheme.Indicators[at.indicator]
	id, _ := p.defs.Rows(d.Query)
	l, _ := p.defs.Ledger(id)
	return inwords.Score(inwords.Scoring{
		Indicator: d, Weight: d.WeightIn(s.in[at.unit]), Month: p.month.results[at].asOf.Number, Decimals: *s.decimals(at.indicator),
		Missing: s.Lacking(d), Ledger: l,
	})
}

// sumCells are the cells of all scores of a unit.
func (p printer) sumCells(unit int) []cite.Cell {
	var cells []cite.Cell
	for i := range p.scheme.Indicators {
		if at := (slot{unit, i}); p.month.score(at) != nil {
			cells = append(cells, p.scoreCells(at)...)
		}
	}
	return cells
}

// totalCells are those of a unit's scores and adjustments.
func (p printer) totalCells(unit int) []cite.Cell {
	cells := p.sumCells(unit)
	for _, item := range p.month.items[unit] {
		cells = append(cells, item.cells...)
	}
	return cells
}

func (p printer) subtotals() []figure.Figure {
	var out []figure.Figure
	for u, sum := range p.month.subtotals {
		if sum != nil {
			out = append(out, p.points(figure.CampaignSubtotal, figure.ByUnit(p.scheme.units[u]), "各项得分合计", inwords.Sum(p.scheme.Scheme, p.scheme.in[u]), sum.value, cite.Sources(p.sumCells(u)), sum.Expression))
		}
	}
	return out
}

// points is a figure of a unit in 分.
func (p printer) points(id string, group []figure.GroupValue, name, text string, value decimal.Decimal, from []figure.Source, w figure.Working) figure.Figure {
	return figure.Figure{
		ID: id, Group: group, Name: name, Value: value, Unit: "分", Decimals: &p.scheme.Decimals,
		Definition: text, Window: p.window(), Sources: from, Working: w,
	}
}

func (p printer) items() []figure.Figure {
	var out []figure.Figure
	for u, items := range p.month.items {
		for _, it := range items {
			f := p.points(figure.CampaignAdjustment, figure.ByItem(p.scheme.units[u], it.name), it.name, inwords.Item(p.scheme.Scheme, it.name), it.value, cite.Sources(it.cells), it.Working)
			if it.kind == definition.Veto {
				f.Unit, f.Decimals = "项", nil
			}
			out = append(out, f)
		}
	}
	return out
}

func (p printer) totals() []figure.Figure {
	var out []figure.Figure
	for u, total := range p.month.totals {
		if total == nil {
			continue
		}
		text := inwords.Sum(p.scheme.Scheme, p.scheme.in[u])
		if len(p.month.items[u]) > 0 {
			text = inwords.Adjusted
		}
		out = append(out, p.points(figure.CampaignTotal, figure.ByUnit(p.scheme.units[u]), "考核总分", text, total.value, cite.Sources(p.totalCells(u)), total.Expression))
	}
	return out
}

func (p printer) window() string { return query.YearToDate(p.period) }
