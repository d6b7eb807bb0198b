package compose

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// adjusted says that some unit's total differs from its scores by what the scheme adds and takes away.
func (c *composer) adjusted() bool {
	return slices.ContainsFunc(c.book.Campaign.Standings, func(s figure.Standing) bool {
		return c.figures[figure.Key(figure.CampaignSubtotal, s.Unit)] != nil
	})
}

// adjustedCells are a unit's scores together, and what its adjustments come to.
func (c *composer) adjustedCells(s figure.Standing) []document.Cell {
	key := figure.Key(figure.CampaignSubtotal, s.Unit)
	if s.Total == nil {
		return []document.Cell{c.none(), c.none()}
	}
	total := figure.Value{Key: figure.Key(figure.CampaignTotal, s.Unit)}
	sum := c.figures[key]
	if sum == nil { // nothing adjusts its total
		same := symbol.Number(*s.Total, c.defs.Scheme.Decimals)
		same.From = document.Worked{Term: total}
		return []document.Cell{same, {Text: document.CannotBe}}
	}
	change := symbol.Number(s.Total.Sub(sum.Value), c.defs.Scheme.Decimals)
	change.From = document.Worked{Term: figure.Less{Of: total, By: figure.Value{Key: key}}}
	return []document.Cell{c.figureCell(key, c.defs.Scheme.Decimals), change}
}

// adjustmentsTable lists what was added and taken away, with its grounds (依据).
func (c *composer) adjustmentsTable() document.Table {
	if c.book.Campaign == nil {
		return document.Table{}
	}
	table := document.Table{Listed: true, Columns: []document.Column{
		{Head: []string{"考核单位"}}, {Head: []string{"日期"}, Align: document.Center}, {Head: []string{"类型"}, Align: document.Center}, {Head: []string{"事项"}, Wide: true},
		{Head: []string{"加减分项"}}, {Head: []string{"分值"}, Align: document.Decimal}, {Head: []string{"计入"}, Align: document.Center}, {Head: []string{"依据"}, Wide: true},
	}}
	var out uncounted
	for _, s := range c.book.Campaign.Standings {
		for _, item := range s.Items {
			for _, r := range item.Rows {
				out.add(s.Unit, r)
				table.Rows = append(table.Rows, document.Row{Kind: c.kindOf(s), Cells: adjustmentCells(s.Unit, item.Name, r)})
			}
		}
	}
	if reasons := out.reasons(); reasons != nil {
		table.Notes = append(table.Notes, "计入为“否”的："+strings.Join(reasons, "；")+"。")
	}
	return table
}

// uncounted is why adjustments do not count: a gate of their unit, or a higher one of the same project.
type uncounted struct {
	gates []string            // in order of appearance
	units map[string][]string // by gate
	other bool
}

func (u *uncounted) add(unit string, r figure.Adjustment) {
	if r.Gate == "" {
		u.other = u.other || !r.Counted
		return
	}
	if u.units == nil {
		u.units = map[string][]string{}
	}
	if u.units[r.Gate] == nil {
		u.gates = append(u.gates, r.Gate)
	}
	if !slices.Contains(u.units[r.Gate], unit) {
		u.units[r.Gate] = append(u.units[r.Gate], unit)
	}
}

func (u *uncounted) reasons() []string {
	var reasons []string
	for _, gate := range u.gates {
		reasons = append(reasons, fmt.Sprintf("%s没有达到“%s”的条件，加分不计", strings.Join(u.units[gate], "、"), gate))
	}
	if u.other {
		text := "同一项目只计最高的一次，这一次不计"
		if reasons != nil {
			text = "其余的，" + text
		}
		reasons = append(reasons, text)
	}
	return reasons
}

func adjustmentCells(unit, item string, r figure.Adjustment) []document.Cell {
	counts, points := "是", symbol.Number(r.Points, wording.Decimals(r.Points, 4))
	if !r.Counted || r.Gate != "" {
		counts = "否"
	}
	points.From = taken(r.At)
	if r.Type == vetoed {
		points = document.Cell{Text: document.CannotBe}
	}
	return []document.Cell{{Text: unit}, {Text: wording.Day(r.On)}, {Text: r.Type}, {Text: r.Matter}, {Text: item}, points, {Text: counts}, {Text: r.Basis}}
}

// vetoed is how the ledger writes a veto.
const vetoed = "否决"
