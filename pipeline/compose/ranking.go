package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/compose/symbol"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// mostColumns is how many columns of indicators a table of standings has at the most: beyond, the scores
// stand in tables of their own (得分明细), and what they rest on in the annex 计分过程.
const mostColumns = 16

// rankings are the tables of the month's standings, one of each group: per indicator actual, target,
// progress and score. Where there are more of them than a page holds, tables of the scores follow.
func (c *composer) rankings() []document.Table {
	campaign := c.book.Campaign
	if campaign == nil {
		return nil
	}
	places, leaves := indicatorDecimals(campaign), c.leaves()
	columns := 0
	for _, names := range leaves {
		columns += len(names)
	}
	var tables []document.Table
	for _, group := range groupsOf(campaign.Standings) {
		if columns <= mostColumns {
			tables = append(tables, c.rankingTable(group, places, leaves))
			continue
		}
		tables = append(tables, c.rankingTable(group, nil, make([][]string, len(leaves))))
		tables = append(tables, c.scoreTables(group)...)
	}
	if len(tables) > 0 {
		tables[0].Notes = c.rankingNotes(columns <= mostColumns)
	}
	return tables
}

// groupsOf parts standings by group, in their order.
func groupsOf(standings []figure.Standing) [][]figure.Standing {
	var groups [][]figure.Standing
	for i, s := range standings {
		if i == 0 || standings[i-1].Group != s.Group {
			groups = append(groups, nil)
		}
		groups[len(groups)-1] = append(groups[len(groups)-1], s)
	}
	return groups
}

// leaves are the columns of each indicator: what is not held against a target has none, and what
// somebody awards no actual.
func (c *composer) leaves() [][]string {
	list := make([][]string, len(c.defs.Scheme.Indicators))
	for i, d := range c.defs.Scheme.Indicators {
		targeted := d.HeldAgainstTarget()
		for _, s := range c.book.Campaign.Standings {
			targeted = targeted || s.Indicators[i].Target != nil
		}
		switch {
		case !d.Measured():
			list[i] = []string{"得分"}
		case targeted:
			list[i] = []string{"实绩", "目标", "完成率", "得分"}
		default:
			list[i] = []string{"实绩", "得分"}
		}
	}
	return list
}

// rankingTable is the standings of a group.
func (c *composer) rankingTable(group []figure.Standing, places []resultPlaces, leaves [][]string) document.Table {
	table := document.Table{Title: group[0].Group, Columns: []document.Column{
		{Head: []string{"名次"}, Align: document.Center},
		{Head: []string{"考核单位"}, Wide: true},
	}}
	for i, d := range c.defs.Scheme.Indicators {
		head := d.Name + "（" + unit.Written(d.Unit) + "）"
		if !d.Measured() {
			head = d.Name
		}
		for _, leaf := range leaves[i] {
			table.Columns = append(table.Columns, document.Column{Head: []string{head, leaf}, Align: document.Decimal})
		}
	}
	adjusted := c.adjusted()
	if adjusted {
		table.Columns = append(table.Columns,
			document.Column{Head: []string{"得分合计"}, Align: document.Decimal}, document.Column{Head: []string{"加减分"}, Align: document.Decimal})
	}
	table.Columns = append(table.Columns,
		document.Column{Head: []string{"总分"}, Align: document.Decimal},
		document.Column{Head: []string{"升降"}, Align: document.Center})
	for _, s := range group {
		table.Rows = append(table.Rows, c.rankingRow(s, places, leaves, adjusted))
	}
	return table
}

// scoreTables are the scores of a group by indicator, several tables where there are many.
func (c *composer) scoreTables(group []figure.Standing) []document.Table {
	const most = 8
	var tables []document.Table
	for first := 0; first < len(c.defs.Scheme.Indicators); first += most {
		last := min(first+most, len(c.defs.Scheme.Indicators))
		table := document.Table{Title: group[0].Group + scoreDetail, Columns: []document.Column{{Head: []string{"考核单位"}, Wide: true}}}
		for _, d := range c.defs.Scheme.Indicators[first:last] {
			table.Columns = append(table.Columns, document.Column{Head: []string{d.Name}, Align: document.Decimal})
		}
		for _, s := range group {
			row := document.Row{Kind: c.kindOf(s), Cells: []document.Cell{{Text: s.Unit}}}
			for _, r := range s.Indicators[first:last] {
				row.Cells = append(row.Cells, c.scoreCell(s.Unit, r))
			}
			table.Rows = append(table.Rows, row)
		}
		tables = append(tables, table)
	}
	for i := range tables {
		if len(tables) > 1 {
			tables[i].Title += "（" + wording.Numeral(i+1) + "）"
		}
	}
	return tables
}

// scoreDetail is in the titles of the tables of scores, with a number behind it where a group has several.
const scoreDetail = "得分明细"

func (c *composer) rankingNotes(whole bool) []string {
	notes := []string{
		fmt.Sprintf("完成率为年初至%d月的实绩与年度目标之比%s；“%s”表示没有年度目标，或因此没有得分、总分、名次；空白表示未报送。", c.opts.Period.Number, strings.Join(c.carried(), ""), document.CannotBe),
		"升降为与上月名次相比：↑为上升，↓为下降，后为位数；“平”为持平；空白为上月没有名次。",
	}
	if !whole {
		notes[0] = fmt.Sprintf("“%s”表示没有得分、总分、名次；空白表示未报送。各项的实绩、目标和得分的由来见附件“计分过程”。", document.CannotBe)
	}
	for _, s := range c.book.Campaign.Standings {
		switch s.Switch {
		case figure.Recomputed:
			return append(notes, "考核办法与上月不同，升降按可比口径：上月名次由当时的台账按现行办法重算。")
		case figure.Incomparable:
			return append(notes, "考核办法与上月不同，口径已改，不可比。")
		}
	}
	return notes
}

// resultPlaces are the decimals that the actuals and the targets of an indicator print.
type resultPlaces struct{ actual, target int }

// indicatorDecimals returns the decimals of each indicator's columns.
func indicatorDecimals(campaign *figure.Campaign) []resultPlaces {
	var places []resultPlaces
	for _, s := range campaign.Standings {
		if places == nil {
			places = make([]resultPlaces, len(s.Indicators))
		}
		for i, r := range s.Indicators {
			if r.Actual != nil {
				places[i].actual = max(places[i].actual, wording.Decimals(*r.Actual, 2))
			}
			if r.Target != nil {
				places[i].target = max(places[i].target, wording.Decimals(*r.Target, 2))
			}
		}
	}
	return places
}

func (c *composer) rankingRow(s figure.Standing, places []resultPlaces, leaves [][]string, adjusted bool) document.Row {
	cells := []document.Cell{c.rankCell(s), {Text: s.Unit}}
	for i, r := range s.Indicators {
		if len(leaves[i]) > 0 {
			cells = append(cells, c.resultCells(s.Unit, r, places[i], len(leaves[i]))...)
		}
	}
	if adjusted {
		cells = append(cells, c.adjustedCells(s)...)
	}
	total := c.figureCell(figure.Key(figure.CampaignTotal, s.Unit), c.defs.Scheme.Decimals)
	if s.Total == nil {
		total = c.none()
	}
	return document.Row{Cells: append(cells, total, c.movementCell(s)), Kind: c.kindOf(s)}
}

// kindOf sets the zone's row apart.
func (c *composer) kindOf(s figure.Standing) document.RowKind {
	if ledger.Fold(s.Unit) == ledger.Fold(c.opts.Zone.Name) {
		return document.Highlight
	}
	return document.Normal
}

// none is the cell of a total or score that does not exist: blank if a ledger was not sent, else —.
func (c *composer) none() document.Cell {
	if len(c.book.Campaign.Missing) > 0 {
		return document.Cell{}
	}
	return document.Cell{Text: document.CannotBe}
}

func (c *composer) rankCell(s figure.Standing) document.Cell {
	if s.Rank == 0 {
		return c.none()
	}
	cell := c.figureCell(figure.Key(figure.CampaignRank, s.Unit), 0)
	if s.Tied {
		cell.Prefix = wording.Tied
		cell.Text = wording.Tied + cell.Text
	}
	return cell
}

// resultCells are the cells of an indicator: its score alone, its actual too, or all four.
func (c *composer) resultCells(unit string, r figure.Result, places resultPlaces, cells int) []document.Cell {
	actual, score := document.Cell{}, c.scoreCell(unit, r)
	switch {
	case r.Apart:
		return slices.Repeat([]document.Cell{{Text: document.CannotBe}}, cells)
	case cells == 1:
		return []document.Cell{score}
	case r.Actual != nil:
		actual = c.figureCell(figure.Key(figure.CampaignActual, unit, r.Indicator), places.actual)
	}
	if cells == 2 {
		return []document.Cell{actual, score}
	}
	if r.Target == nil || r.Target.IsZero() {
		return []document.Cell{actual, {Text: document.CannotBe}, {Text: document.CannotBe}, score}
	}
	target := symbol.Number(*r.Target, places.target)
	if r.Progress == nil {
		return []document.Cell{actual, target, {}, score}
	}
	progress := document.Cell{Text: wording.Fixed(r.Progress.Mul(hundred), 1) + "%", Value: r.Progress, Decimals: 1, Percent: true}
	if share, ok := progressOf(unit, r); ok {
		target.From, progress.From = taken(share.By), document.Worked{Term: share}
	}
	return []document.Cell{actual, target, progress, score}
}

// scoreCell is a unit's score for an indicator; blank if its ledger was not sent, — where it has none.
func (c *composer) scoreCell(unit string, r figure.Result) document.Cell {
	key := figure.Key(figure.CampaignScore, unit, r.Indicator)
	f := c.figures[key]
	switch d, _ := c.defs.Scheme.Indicator(r.Indicator); {
	case f != nil && f.Decimals != nil:
		return c.figureCell(key, *f.Decimals)
	case f != nil:
		return c.figureCell(key, c.defs.Scheme.Decimals)
	case d.Measured() && r.Actual == nil && !r.Apart && r.Target != nil && !r.Target.IsZero():
		return document.Cell{} // not sent
	}
	return document.Cell{Text: document.CannotBe}
}

// progressOf is how a unit's progress in an indicator comes about: its actual over the cell of its
// target. It is false where nobody knows the cell.
func progressOf(unit string, r figure.Result) (figure.Quotient, bool) {
	if r.TargetAt == nil {
		return figure.Quotient{}, false
	}
	return figure.Quotient{Of: figure.Value{Key: figure.Key(figure.CampaignActual, unit, r.Indicator)}, By: *r.TargetAt}, true
}

// taken is the ledger cell of a target; nil if it stands in none.
func taken(t figure.Term) document.Origin {
	if cell, ok := t.(figure.Cell); ok && cell.Sheet != nil {
		return document.Taken{Sheet: *cell.Sheet, At: cell.At}
	}
	return nil
}

// movementCell states the change against last month's rank.
func (c *composer) movementCell(s figure.Standing) document.Cell {
	cell := document.Cell{Text: movement(s)}
	if cell.Text != "" && s.Switch != figure.Incomparable {
		cell.From = document.Movement{Rank: figure.Key(figure.CampaignRank, s.Unit), Previous: s.Previous, Gained: s.Previous - s.Rank}
	}
	return cell
}

// movement words the change against last month's rank: ↑2, ↓1, 平 for none.
func movement(s figure.Standing) string {
	switch {
	case s.Rank > 0 && s.Switch == figure.Incomparable:
		return "不可比"
	case s.Rank == 0 || s.Previous == 0:
		return ""
	case s.Previous > s.Rank:
		return "↑" + strconv.Itoa(s.Previous-s.Rank)
	case s.Previous < s.Rank:
		return "↓" + strconv.Itoa(s.Rank-s.Previous)
	}
	return "平"
}
