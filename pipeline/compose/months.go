package compose

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// monthsTable is the zone's rank by month. Where ranks were taken from published reports a
// column says from which; what was recomputed is said once, in a note.
func (c *composer) monthsTable() document.Table {
	campaign := c.book.Campaign
	if campaign == nil || !campaign.Assessed || len(campaign.Missing) > 0 {
		return document.Table{}
	}
	table := document.Table{Columns: []document.Column{
		{Head: []string{"月份"}, Align: document.Center},
		{Head: []string{"名次"}, Align: document.Center},
	}}
	published, recomputed := c.history()
	if published != "" {
		table.Columns = append(table.Columns, document.Column{Head: []string{"依据"}, Align: document.Center})
	}
	if recomputed != "" {
		table.Notes = append(table.Notes, recomputed)
	}
	for _, m := range campaign.Months {
		name := c.opts.Zone.Name
		rank := document.Cell{Text: document.CannotBe}
		if nth := m.Ranks[name]; nth > 0 {
			value := decimal.NewFromInt(int64(nth))
			rank = document.Cell{Text: strconv.Itoa(nth), Value: &value, Figure: c.rankOf(m)}
			if m.Tied[name] {
				rank.Prefix = wording.Tied
				rank.Text = wording.Tied + rank.Text
			}
		}
		cells := []document.Cell{{Text: fmt.Sprintf("%d月", m.Month.Number)}, rank, {Text: c.basis(m)}}
		table.Rows = append(table.Rows, document.Row{Cells: cells[:len(table.Columns)]})
	}
	return table
}

func (c *composer) rankLine(chart *document.Chart) {
	campaign := c.book.Campaign
	if campaign == nil || !campaign.Assessed || len(campaign.Missing) > 0 {
		return
	}
	s := document.Series{Name: c.opts.Zone.Name}
	for _, m := range campaign.Months {
		chart.Categories = append(chart.Categories, fmt.Sprintf("%d月", m.Month.Number))
		p := document.Point{}
		if rank := m.Ranks[c.opts.Zone.Name]; rank > 0 {
			v := decimal.NewFromInt(int64(rank))
			p = document.Point{Value: &v, Text: strconv.Itoa(rank), Figure: c.rankOf(m)}
		}
		s.Points = append(s.Points, p)
	}
	chart.Series = []document.Series{s}
}

// history words where the ranks of earlier months were taken from.
func (c *composer) history() (published, recomputed string) {
	var from, again []int
	for _, m := range c.book.Campaign.Months {
		switch {
		case m.Month == c.opts.Period:
		case m.Published != "":
			from = append(from, m.Month.Number)
		default:
			again = append(again, m.Month.Number)
		}
	}
	if len(from) > 0 {
		published = wording.MonthList(from) + "的名次取自已发布的通报。"
	}
	if len(again) > 0 {
		recomputed = wording.MonthList(again) + "没有已发布的名次，由台账按日期重新计算。"
	}
	return published, recomputed
}

// rankOf is the key of the zone's rank in the report month, where the report shows ranks.
func (c *composer) rankOf(m figure.Month) string {
	if m.Month != c.opts.Period || !slices.Contains(c.report.Figures, figure.CampaignRank) {
		return ""
	}
	return figure.Key(figure.CampaignRank, c.opts.Zone.Name)
}

// basis names what a month's rank was taken from, "" where it was recomputed.
func (c *composer) basis(m figure.Month) string {
	switch {
	case m.Month == c.opts.Period:
		return "本次考核"
	case m.Published != "":
		return "已发布的通报（" + m.Month.String() + " " + m.Published + "）"
	}
	return ""
}
