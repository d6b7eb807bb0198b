package compose

import (
	"fmt"
	"strconv"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/unit"
)

// rankingTable is the campaign's ranking: per indicator actual, target, progress and score.
func (c *composer) rankingTable() document.Table {
	campaign := c.book.Campaign
	if campaign == nil {
		return document.Table{}
	}
	table := document.Table{Columns: []document.Column{
		{Head: []string{"名次"}, Align: document.Center},
		{Head: []string{"考核单位"}, Wide: true},
	}}
	for _, d := range c.defs.Scheme.Indicators {
		group := d.Name + "（" + unit.Written(d.Unit) + "）"
		for _, leaf := range []string{"实绩", "目标", "完成率", "得分"} {
			table.Columns = append(table.Columns, document.Column{Head: []string{group, leaf}, Align: document.Decimal})
		}
	}
	table.Columns = append(table.Columns,
		document.Column{Head: []string{"总分"}, Align: document.Decimal},
		document.Column{Head: []string{"升降"}, Align: document.Center})
	places := indicatorDecimals(campaign)
	for _, s := range campaign.Standings {
		table.Rows = append(table.Rows, c.rankingRow(s, places))
	}
	table.Notes = c.rankingNotes()
	return table
}

func (c *composer) rankingNotes() []string {
	notes := []string{
		fmt.Sprintf("完成率为年初至%d月的实绩与年度目标之比；“%s”表示没有年度目标，或因此没有得分、总分、名次；空白表示未报送。", c.opts.Period.Number, noTarget),
		"升降为与上月名次相比：↑为上升，↓为下降，后为位数；“平”为持平；空白为上月没有名次。",
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

func (c *composer) rankingRow(s figure.Standing, places []resultPlaces) document.Row {
	kind := document.Normal
	if ledger.Fold(s.Unit) == ledger.Fold(c.opts.Zone.Name) {
		kind = document.Highlight
	}
	cells := []document.Cell{c.rankCell(s), {Text: s.Unit}}
	for i, r := range s.Indicators {
		cells = append(cells, c.resultCells(s.Unit, r, places[i])...)
	}
	total := c.figureCell(figure.Key(figure.CampaignTotal, s.Unit), c.defs.Scheme.Decimals)
	if s.Total == nil {
		total = c.none()
	}
	return document.Row{Cells: append(cells, total, c.movementCell(s)), Kind: kind}
}

// none is the cell of a total or score that does not exist: blank if a ledger was not sent, else —.
func (c *composer) none() document.Cell {
	if len(c.book.Campaign.Missing) > 0 {
		return document.Cell{}
	}
	return document.Cell{Text: noTarget}
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

func (c *composer) resultCells(unit string, r figure.Result, places resultPlaces) []document.Cell {
	actual := document.Cell{}
	if r.Actual != nil {
		actual = c.figureCell(figure.Key(figure.CampaignActual, unit, r.Indicator), places.actual)
	}
	if r.Target == nil || r.Target.IsZero() {
		return []document.Cell{actual, {Text: noTarget}, {Text: noTarget}, {Text: noTarget}}
	}
	target := number(*r.Target, places.target)
	if r.Progress == nil {
		return []document.Cell{actual, target, {}, {}}
	}
	progress := document.Cell{Text: wording.Fixed(r.Progress.Mul(hundred), 1) + "%", Value: r.Progress, Decimals: 1, Percent: true}
	if share, ok := c.progressOf(unit, r.Indicator); ok {
		target.From, progress.From = taken(share.By), document.Worked{Term: share}
	}
	return []document.Cell{actual, target, progress, c.figureCell(figure.Key(figure.CampaignScore, unit, r.Indicator), c.defs.Scheme.Decimals)}
}

// progressOf is how a unit's progress in an indicator comes about: its actual over the cell of its
// target. It is false if the unit has no score.
func (c *composer) progressOf(unit, indicator string) (figure.Quotient, bool) {
	score := c.figures[figure.Key(figure.CampaignScore, unit, indicator)]
	if score == nil {
		return figure.Quotient{}, false
	}
	w, _ := score.Working.(figure.Expression)
	for _, cell := range w.Cells() {
		return figure.Quotient{Of: figure.Value{Key: figure.Key(figure.CampaignActual, unit, indicator)}, By: cell}, true
	}
	return figure.Quotient{}, false
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
