package aggregate

import (
	"fmt"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/cite"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// targets are what the zone is to reach in the year: the rows of the targets ledger that are its own and
// state more than 0, the first of two for one thing. A target's figure need not be there.
func (d *derivation) targets(figures []figure.Figure) []figure.Target {
	var out []figure.Target
	for _, row := range d.tables.Targets(d.opts.Period.Year) {
		if ledger.Fold(row.Unit) != ledger.Fold(d.opts.Zone.Name) || !row.OK() || !row.Value.IsPositive() {
			continue
		}
		t := d.target(row, figures)
		if !slices.ContainsFunc(out, func(other figure.Target) bool { return other.ID == t.ID }) {
			out = append(out, t)
		}
	}
	return out
}

func (d *derivation) target(row query.TargetRow, figures []figure.Figure) figure.Target {
	table := d.tables.Table(d.defs.Scheme.Targets)
	due := table.Cell(row.Row, table.Column(query.TargetDue))
	t := figure.Target{
		Value: row.Value.Round(mostDecimals), Year: d.opts.Period.Year, Due: due.Date, DueAt: due.At,
		Sheet: table.Rows[row.Row].Sheet, At: table.Cell(row.Row, table.Column(query.TargetValue)).At,
	}
	if row.Figure == "" {
		ind := d.defs.Scheme.Indicators[row.Indicator]
		t.ID, t.Unit, t.Key = ind.ID, ind.Unit, figure.Key(figure.CampaignActual, row.Unit, ind.ID)
		return t
	}
	def, _ := d.defs.Figure(row.Figure)
	t.ID, t.Unit = row.Figure, def.Unit
	if row.Group != "" {
		t.ID = figure.Key(row.Figure, row.Group)
	}
	i := slices.IndexFunc(figures, func(f figure.Figure) bool { return f.ID == row.Figure && ledger.Fold(f.GroupText()) == row.Group })
	if i >= 0 {
		t.ID, t.Key = figures[i].Key(), figures[i].Key()
	}
	return t
}

// mostDecimals is how many decimals a target in another unit keeps: what a workbook's arithmetic does.
const mostDecimals = 11

// decimalsOf are the decimals that a number has, zeros at its end apart.
func decimalsOf(v decimal.Decimal) int {
	n := 0
	for n < mostDecimals && !v.Equal(v.Round(int32(n))) {
		n++
	}
	return n
}

// aims states the targets of figures as figures, each with how far it is reached (完成率): behind one
// another in the order of the targets.
func (d *derivation) aims(figures []figure.Figure, targets []figure.Target) []figure.Figure {
	var out []figure.Figure
	for _, t := range targets {
		i := slices.IndexFunc(figures, func(f figure.Figure) bool { return f.Key() == t.Key })
		if i < 0 {
			continue
		}
		out = append(out, d.aim(figures[i], t)...)
	}
	return out
}

func (d *derivation) aim(of figure.Figure, t figure.Target) []figure.Figure {
	name, year := of.Label(), fmt.Sprintf("%d年", t.Year)
	row := name // as the targets ledger calls it
	if ind, ok := d.defs.Scheme.Indicator(t.ID); ok {
		row = ind.Name
	}
	cell := figure.Cell{Name: "年度目标", Value: t.Value, Unit: of.Unit, Ledger: d.defs.Scheme.Targets, Sheet: t.Sheet, At: t.At}
	source := cite.Sources([]cite.Cell{{Sheet: t.Sheet, At: t.At}})
	target := figure.Figure{
		ID: figure.TargetOf(of.ID), Group: of.Group, Name: of.Name + "年度目标", Value: t.Value, Unit: of.Unit, Decimals: of.Decimals,
		Definition: "年度目标任务中本开发区“" + row + "”" + year + "的目标", Window: year, Sources: source,
		Working: figure.Expression{Term: cell, Decimals: decimalsOf(t.Value)},
	}
	places := definition.CompletionDecimals
	e := figure.Expression{Decimals: places, Term: figure.Quotient{
		Of: figure.Product{figure.Value{Key: of.Key()}, figure.Number{Value: decimal.NewFromInt(100), Name: "%"}}, By: figure.Value{Key: target.Key()}}}
	values := func(key string) (decimal.Decimal, bool) {
		if key == of.Key() {
			return of.Value, true
		}
		return t.Value, true
	}
	done, _ := e.Of(values) // a target is above 0
	return []figure.Figure{target, {
		ID: figure.CompletionOf(of.ID), Group: of.Group, Name: of.Name + "完成率", Value: done, Unit: "%", Decimals: &places,
		Definition: "“" + name + "”÷年度目标，四舍五入保留两位小数", Window: of.Window, Sources: append(slices.Clip(of.Sources), source...), Working: e,
		Quotient: e.Quotient(values),
	}}
}
