package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// published returns what an earlier month's run states of the figures, in the units of today; of
// what it defined otherwise only what can be compared.
func (c *composer) published(e figure.Earlier, figures []figure.Figure) *document.Published {
	units := map[string]string{}
	for _, f := range figures {
		units[f.Key()] = f.Unit
	}
	p := &document.Published{Month: e.Month, Run: e.Run, Values: map[string]decimal.Decimal{}, Switched: map[string]figure.Switch{}}
	for _, f := range e.Figures {
		unit, shown := units[f.Key()]
		switch {
		case !shown:
		case e.Redefines(f):
			p.Switched[f.Key()] = figure.Incomparable
		case unit == f.Unit:
			p.Values[f.Key()] = f.Value
			if e.Recomputes(f) {
				p.Switched[f.Key()] = figure.Recomputed
			}
		}
	}
	p.Note = c.switched(p, figures)
	return p
}

// continuing are the figures that go on from a month: over January all but those that start anew.
func (c *composer) continuing(last calendar.Month, figures []figure.Figure) []figure.Figure {
	if last.Year == c.opts.Period.Year {
		return figures
	}
	return slices.DeleteFunc(slices.Clone(figures), func(f figure.Figure) bool {
		_, flow := c.defs.Window(f.ID)
		return flow
	})
}

// switched says of which figures an earlier month's definition was another, and since what.
func (c *composer) switched(p *document.Published, figures []figure.Figure) string {
	var recomputed, not []string
	for _, f := range figures {
		name := f.Name + c.change(f, p.Month)
		switch p.Switched[f.Key()] {
		case figure.Recomputed:
			recomputed = append(recomputed, name)
		case figure.Incomparable:
			not = append(not, name)
		}
	}
	note := ""
	if len(recomputed) > 0 {
		note = strings.Join(unique(recomputed), "、") + "按可比口径，由当时的台账按现行口径重算。"
	}
	if len(not) > 0 {
		note += strings.Join(unique(not), "、") + "口径已改，不可比。"
	}
	return note
}

// change words what the definition of a figure says of its changes since a month: （起点提高，新开统〔2021〕2号）.
func (c *composer) change(f figure.Figure, since calendar.Month) string {
	var said []string
	for _, v := range edition.Changes(c.defs, figure.DefinedBy(f), since) {
		for _, text := range []string{v.Change, v.Basis} {
			if text != "" {
				said = append(said, text)
			}
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "（" + strings.Join(unique(said), "，") + "）"
}

// unique leaves each text once, in order.
func unique(texts []string) []string {
	var list []string
	for _, t := range texts {
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	return list
}

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
