package compose

import (
	"strings"

	"zonereport/pipeline/compose/reckoning"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// schemeTable says how each indicator is scored; a scheme of one formula has none, its text says it.
func (c *composer) schemeTable() document.Table {
	table := document.Table{Columns: []document.Column{
		{Head: []string{"考核指标"}}, {Head: []string{"分值"}, Align: document.Center}, {Head: []string{"实绩的口径"}, Wide: true}, {Head: []string{"计分方法"}, Wide: true},
	}}
	for _, w := range inwords.Ways(c.defs) {
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: w.Name}, {Text: w.Weight}, {Text: w.Actual}, {Text: w.Method}}})
	}
	return table
}

// scoringAnnex tells of each unit how its scores and its total come about, with their numbers (计分过程);
// without a score, why there is none.
func (c *composer) scoringAnnex(number string) document.Section {
	table := document.Table{Title: "计分过程", Columns: []document.Column{
		{Head: []string{"考核单位"}}, {Head: []string{"项目"}}, {Head: []string{"得分"}, Align: document.Decimal}, {Head: []string{"计算过程"}, Wide: true},
	}}
	for _, s := range c.book.Campaign.Standings {
		table.Rows = append(table.Rows, c.scoringRows(s)...)
	}
	return c.annex(document.Chapter, number, table, "计算过程中的实绩为本单位的，其他单位的写明单位；“≈”表示四舍五入取位。")
}

// scoringRows are a unit's scores, what adjusts them, and its total; its name stands in the first.
func (c *composer) scoringRows(s figure.Standing) []document.Row {
	book := reckoning.Book{Figure: func(key string) *figure.Figure { return c.figures[key] }, Name: func(f *figure.Figure) string { return reckoned(f, s.Unit) }}
	var rows []document.Row
	add := func(name string, score document.Cell, text string, kind document.RowKind, of ...string) {
		unit := s.Unit
		if len(rows) > 0 {
			unit = ""
		}
		rows = append(rows, document.Row{Kind: kind, Anchors: of, Cells: []document.Cell{{Text: unit}, {Text: name}, score, {Text: text}}})
	}
	for i, d := range c.defs.Scheme.Indicators {
		r := s.Indicators[i]
		if f := c.figures[figure.Key(figure.CampaignScore, s.Unit, d.ID)]; f != nil {
			add(d.Name, c.scoreCell(s.Unit, r), book.Sentence(f), document.Normal, f.Key())
		} else if !r.Apart {
			add(d.Name, c.scoreCell(s.Unit, r), c.withoutScore(i, r), document.Normal)
		}
	}
	for _, key := range c.adjusting(s) {
		if f := c.figures[key]; f != nil {
			add(f.Name, c.figureCell(key, shownPlaces(f)), book.Sentence(f), document.Normal, key)
		}
	}
	key := figure.Key(figure.CampaignTotal, s.Unit)
	if f := c.figures[key]; f != nil {
		add("总分", c.figureCell(key, c.defs.Scheme.Decimals), book.Sentence(f), document.TotalRow, key, figure.Key(figure.CampaignRank, s.Unit))
	}
	return rows
}

// adjusting are the keys of what stands between a unit's scores and its total.
func (c *composer) adjusting(s figure.Standing) []string {
	keys := []string{figure.Key(figure.CampaignSubtotal, s.Unit)}
	for _, item := range s.Items {
		keys = append(keys, figure.Key(figure.CampaignAdjustment, s.Unit, item.Name))
	}
	return keys
}

// reckoned is what a figure is called where a unit's score is worked out.
func reckoned(f *figure.Figure, unit string) string {
	name := f.Name
	switch f.ID {
	case figure.CampaignActual:
		name = "实绩"
	case figure.CampaignScore:
		name = strings.TrimSuffix(name, "得分")
	}
	if len(f.Group) > 0 && f.Group[0].Value != unit {
		return f.Group[0].Value + name
	}
	return name
}

// withoutScore says why a unit has no score for an indicator.
func (c *composer) withoutScore(i int, r figure.Result) string {
	d := c.defs.Scheme.Indicators[i]
	switch {
	case r.Paused:
		return "本月不考核这一项"
	case r.Excluded:
		return inwords.Lacks(d) + "，按考核办法不计总分，不参加排名"
	case d.Measured() && r.Actual == nil:
		return "有关台账未报送"
	}
	return inwords.Lacks(d) + "，不计分"
}
