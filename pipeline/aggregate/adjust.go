package aggregate

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// item is adjustments of one kind that a unit has (加减分项).
type item struct {
	name, kind string
	figure.Working
	value decimal.Decimal
	rows  []figure.Adjustment
	cells []cite.Cell
}

// items are what the rows of a unit add and take away by a month, and the vetoes that its indicators decide.
func (a assessor) items(u int, m calendar.Month) []item {
	var list []item
	for _, row := range []string{query.Plus, query.Minus, query.Vetoed} {
		rows, kind := a.rowsOf(u, row, m), query.RuleType(row)
		counted := a.oncePerProject(rows)
		for rule := -1; rule < len(a.Rules); rule++ {
			if rule >= 0 && (a.Rules[rule].Type != kind) {
				continue
			}
			own := slices.DeleteFunc(slices.Clone(rows), func(r query.Adjustment) bool { return r.Rule != rule })
			switch {
			case rule >= 0 && kind == definition.Veto && a.Rules[rule].Indicators != nil:
				list = append(list, a.unreached(u, a.Rules[rule]))
			case len(own) > 0:
				list = append(list, a.itemOf(u, m, row, rule, own, counted))
			}
		}
	}
	return list
}

// rowsOf are the rows of a type that count for a unit by a month.
func (a assessor) rowsOf(u int, kind string, m calendar.Month) []query.Adjustment {
	return slices.DeleteFunc(slices.Clone(a.adjusted), func(r query.Adjustment) bool {
		return r.Type != kind || r.Unit != a.units[u] || r.Fault != query.Counts || r.On < m.YearStart() || r.On > m.End()
	})
}

// oncePerProject are the rows that count: of a project the highest, the first of equal ones.
func (a assessor) oncePerProject(rows []query.Adjustment) map[int32]bool {
	counted, best := map[int32]bool{}, map[string]query.Adjustment{}
	for _, r := range rows {
		if r.Project == "" || r.Rule >= 0 && a.Rules[r.Rule].OncePer == definition.PerEvent {
			counted[r.Row] = true
			continue
		}
		if other, again := best[r.Project]; !again || r.Points.GreaterThan(other.Points) {
			best[r.Project] = r
		}
	}
	for _, r := range best {
		counted[r.Row] = true
	}
	return counted
}

// itemOf adds up the rows of a unit that count by one rule, each rounded, up to the rule's cap.
func (a assessor) itemOf(u int, m calendar.Month, row string, rule int, rows []query.Adjustment, counted map[int32]bool) item {
	it := item{name: row, kind: query.RuleType(row)}
	var sum figure.Sum
	for _, r := range rows {
		told := a.told(r)
		told.Counted = counted[r.Row]
		if it.kind == definition.Bonus {
			told.Gate = a.shut(u)
		}
		it.rows = append(it.rows, told)
		if cell := a.points(r); told.Counted {
			sum = append(sum, figure.Rounded{Of: cell, Decimals: a.Decimals})
			it.cells = append(it.cells, cite.Cell{Sheet: cell.Sheet, At: cell.At})
		}
	}
	if it.kind == definition.Veto {
		return a.vetoed(u, it, m)
	}
	var term figure.Term = sum
	if rule >= 0 {
		it.name = a.Rules[rule].Name
		if limit, ok := a.Rules[rule].Cap.Decimal(); ok {
			term = figure.Least{figure.Number{Value: limit, Name: "封顶"}, sum}
		}
	}
	if it.kind == definition.Penalty {
		term = figure.Less{Of: figure.Number{}, By: term}
	} else {
		term = a.gated(u, term)
	}
	return a.worked(it, figure.Expression{Term: term, Decimals: a.Decimals})
}

// worked gives an item its value.
func (a assessor) worked(it item, e figure.Expression) item {
	it.Working = e
	if s := a.month.work(e); s != nil {
		it.value = s.value
	}
	return it
}

// places are the bonuses of a unit for its place before adjustments in its group. Where all have
// nothing, there are no places.
func (a assessor) places(u int) []item {
	place := figure.Place{Of: a.subtotal(u)}
	some := false
	for _, other := range a.among(a.in[u]) {
		if s := a.month.subtotals[other]; s != nil {
			place.Among = append(place.Among, a.subtotal(other))
			some = some || !s.value.IsZero()
		}
	}
	var list []item
	for _, r := range a.Rules {
		if r.Ranks == nil || !some || a.month.subtotals[u] == nil {
			continue
		}
		points := figure.Term(figure.Number{})
		for i, n := range slices.Backward(r.Ranks) {
			points = figure.Choice{
				Left: place, Right: figure.Number{Value: decimal.NewFromInt(int64(i + 1))}, Compare: figure.Equal,
				Then: figure.Number{Value: n.Or("")}, Else: points,
			}
		}
		list = append(list, a.worked(item{name: r.Name, kind: definition.Bonus}, figure.Expression{Term: a.gated(u, points), Decimals: a.Decimals}))
	}
	return list
}

func (a assessor) subtotal(u int) figure.Term {
	return figure.Value{Key: figure.Key(figure.CampaignSubtotal, a.units[u])}
}

// points is the cell in which a row states its points.
func (a assessor) points(r query.Adjustment) figure.Cell {
	t := a.ledger
	cell := t.Cell(r.Row, t.Column(query.AdjustedPoints))
	return figure.Cell{
		Name: t.Cell(r.Row, t.Column(query.AdjustedMatter)).Plain(), Value: r.Points, Unit: "分", Ledger: t.ID, Sheet: t.Rows[r.Row].Sheet, At: cell.At,
	}
}

// told is a row as reports tell it.
func (a assessor) told(r query.Adjustment) figure.Adjustment {
	text := func(column string) string { return a.ledger.Cell(r.Row, a.ledger.Column(column)).Plain() }
	return figure.Adjustment{
		On: r.On, Type: r.Type, Matter: text(query.AdjustedMatter), Basis: text(query.AdjustedBasis), Project: text(query.AdjustedProject), Points: r.Points,
		At: a.points(r),
	}
}

// award is the last award for a slot in the year up to a month.
func (a assessor) award(at slot, m calendar.Month) (figure.Cell, bool) {
	last := query.Adjustment{Row: -1}
	for _, r := range a.adjusted {
		own := r.Type == query.Awarded && r.Indicator == at.indicator && r.Unit == a.units[at.unit] && r.Fault == query.Counts
		if own && r.On >= m.YearStart() && r.On <= m.End() && (last.Row < 0 || r.On > last.On) {
			last = r
		}
	}
	if last.Row < 0 {
		return figure.Cell{}, false
	}
	cell := a.points(last)
	cell.Name = "评分"
	return cell, true
}
