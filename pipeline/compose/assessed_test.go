package compose

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// assessed is an assessed unit: its results are actual/target:score by indicator, "-" for none.
type assessed struct {
	name           string
	total          string
	rank, previous int
	results        string
}

// assessment is a campaign while it is put together, with its figures by kind.
type assessment struct {
	defs                           definition.Definitions
	campaign                       figure.Campaign
	actuals, scores, totals, ranks []figure.Figure
}

// assess adds the campaign and its figures to the book.
func (m month) assess(t *testing.T, defs definition.Definitions, book *figure.Book) {
	t.Helper()
	if m.units == nil {
		return
	}
	a := &assessment{defs: defs}
	for _, id := range []string{"investment", "funds", "visits"} {
		if strings.Contains(m.missing, id) {
			a.campaign.Missing = append(a.campaign.Missing, id)
		}
	}
	holders := map[int]int{}
	for _, u := range m.units {
		holders[u.rank]++
	}
	for row, u := range m.units {
		a.add(u, row, u.rank > 0 && holders[u.rank] > 1)
	}
	a.rank()
	for _, list := range [][]figure.Figure{a.actuals, a.scores, a.totals, a.ranks} {
		book.Figures = append(book.Figures, list...)
	}
	m.history(t, &a.campaign, book)
	book.Campaign = &a.campaign
}

// add enters a unit, whose targets stand in a row.
func (a *assessment) add(u assessed, row int, tied bool) {
	s := figure.Standing{Unit: u.name, Rank: u.rank, Previous: u.previous, Tied: tied}
	a.campaign.Assessed = a.campaign.Assessed || u.name == zoneName
	var own figure.Sum
	for i, text := range strings.Fields(u.results) {
		r, score := a.result(u.name, text, row, i)
		s.Indicators = append(s.Indicators, r)
		if score != "" {
			own = append(own, figure.Value{Key: score})
		}
	}
	if s.Total = optional(u.total); s.Total != nil {
		a.totals = append(a.totals, figure.Figure{ID: "campaign_total", Group: []figure.GroupValue{{Name: "unit", Value: u.name}}, Name: "考核总分", Unit: "分", Value: *s.Total,
			Definition: "合计", Window: "时段", Working: figure.Expression{Term: own}})
	}
	a.campaign.Standings = append(a.campaign.Standings, s)
}

// result reads one indicator of a unit and returns the key of its score, "" without one.
func (a *assessment) result(name, text string, row, i int) (figure.Result, string) {
	d := a.defs.Scheme.Indicators[i]
	group := []figure.GroupValue{{Name: "unit", Value: name}, {Name: "indicator", Value: d.ID}}
	actual, rest, _ := strings.Cut(text, "/")
	target, score, _ := strings.Cut(rest, ":")
	r := figure.Result{Indicator: d.ID, Actual: optional(actual), Target: optional(target), Score: optional(score)}
	if r.Actual != nil {
		from, _ := a.defs.Rows(d.Query)
		a.actuals = append(a.actuals, figure.Figure{ID: "campaign_actual", Group: group, Name: d.Name, Unit: d.Unit, Value: *r.Actual, Definition: d.Text, Window: "时段",
			Working: figure.Query{Ledger: from, Measure: d.Measure, Columns: definition.Alternatives(d.Column)}})
	}
	if r.Actual != nil && r.Target != nil && !r.Target.IsZero() {
		p := r.Actual.DivRound(*r.Target, 24)
		r.Progress = &p
	}
	if r.Score == nil {
		return r, ""
	}
	at := figure.Cell{Name: "年度目标", Value: *r.Target, Unit: d.Unit, Ledger: a.defs.Scheme.Targets, Sheet: &ledger.SheetName{File: "targets.xlsx", Name: "targets"}, At: ledger.Address{Row: int32(row + 2), Col: int32(i + 1)}}
	f := figure.Figure{ID: "campaign_score", Group: group, Name: d.Name + "得分", Unit: "分", Value: *r.Score, Definition: "算法", Window: "时段",
		Working: figure.Expression{Term: figure.Quotient{Of: figure.Value{Key: figure.Key("campaign_actual", name, d.ID)}, By: at}}}
	a.scores, r.TargetAt = append(a.scores, f), &at
	return r, f.Key()
}

// rank states the ranks of the units that have one.
func (a *assessment) rank() {
	var totals []figure.Term
	for _, f := range a.totals {
		totals = append(totals, figure.Value{Key: f.Key()})
	}
	for _, s := range a.campaign.Standings {
		if s.Rank > 0 {
			a.ranks = append(a.ranks, figure.Figure{ID: "campaign_rank", Group: []figure.GroupValue{{Name: "unit", Value: s.Unit}}, Name: "考核名次", Unit: "名", Value: decimal.NewFromInt(int64(s.Rank)),
				Definition: "排列", Window: "时段", Working: figure.Expression{Term: figure.Place{Of: figure.Value{Key: figure.Key("campaign_total", s.Unit)}, Among: totals}}})
		}
	}
}

func optional(text string) *decimal.Decimal {
	if text == "-" || text == "" {
		return nil
	}
	v := dec(text)
	return &v
}

// history adds the zone's months, and its streak where it is ranked.
func (m month) history(t *testing.T, c *figure.Campaign, book *figure.Book) {
	t.Helper()
	report := monthOf(t, m.period)
	streak := figure.Streak{Unit: zoneName, Rank: figure.Key("campaign_rank", zoneName)}
	for i, text := range strings.Fields(m.months) {
		place, run, from := strings.Cut(text, "r")
		rank := number0(t, strings.TrimSuffix(place, "="))
		one := figure.Month{Month: calendar.Month{Year: report.Year, Number: i + 1}, Ranks: map[string]int{}, Tied: map[string]bool{}}
		if rank > 0 {
			one.Ranks[zoneName], one.Tied[zoneName] = rank, strings.HasSuffix(place, "=")
		}
		if from {
			one.Published = "r" + run
		}
		c.Months = append(c.Months, one)
		streak.Ranks = append(streak.Ranks, rank)
	}
	if !c.Assessed || len(c.Missing) > 0 {
		return
	}
	months := 0
	for i := len(streak.Ranks) - 1; i >= 0 && streak.Ranks[i] == 1; i-- {
		months++
	}
	book.Figures = append(book.Figures, figure.Figure{ID: "campaign_first_streak", Name: "连续第一月数", Unit: "个月", Value: decimal.NewFromInt(int64(months)), Definition: "连续", Window: "时段", Working: streak})
	book.Claims = append(book.Claims, figure.Claim{ID: "first_place_streak", Holds: months >= 2, Months: months, Since: report.Number - months + 1})
}

// A target that other units' scores take as well is stated once in 数据来源, under its own unit.
func TestSourcesOfPeers(t *testing.T) {
	group := func(u string) []figure.GroupValue { return figure.ByIndicator(u, "mm") }
	sheet := &ledger.SheetName{File: "目标.xlsx", Name: "目标"}
	cell := map[string]figure.Cell{}
	for i, u := range []string{"甲", "乙"} {
		cell[u] = figure.Cell{Name: "年度目标", Of: figure.Key(figure.CampaignActual, u, "mm"), Sheet: sheet, At: ledger.Address{Row: int32(i + 2), Col: 4}}
	}
	score := func(u string) figure.Figure {
		return figure.Figure{ID: figure.CampaignScore, Group: group(u), Name: "功效得分", Working: figure.Expression{Term: figure.Sum{cell["甲"], cell["乙"], cell[u], cell["甲"]}}}
	}
	gate := figure.Figure{ID: figure.CampaignAdjustment, Group: figure.ByItem("乙", "争取"), Name: "争取", Working: figure.Expression{Term: cell["乙"]}}
	c := &composer{}
	c.book.Figures = []figure.Figure{{ID: figure.CampaignActual, Group: group("甲"), Name: "功效"}, {ID: figure.CampaignActual, Group: group("乙"), Name: "功效"}}
	c.defs.Scheme.Indicators = []definition.Indicator{{ID: "mm", Name: "功效"}}
	c.index()
	for name, test := range map[string]struct {
		figures []figure.Figure
		want    string
	}{
		"all":              {[]figure.Figure{score("乙"), score("甲"), gate}, "目标.xlsx , 功效的年度目标 乙 D3；甲 D2"},
		"the gate alone":   {[]figure.Figure{gate}, "目标.xlsx , 功效的年度目标（乙） D3"},
		"without the peer": {[]figure.Figure{score("甲")}, "目标.xlsx , 功效的年度目标 甲 D2；乙 D3"},
	} {
		var got []string
		for _, r := range c.sourcesAnnex("附件1", test.figures).Blocks[0].(document.Table).Rows {
			got = append(got, r.Cells[0].Text+" "+r.Cells[1].Text)
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s: %s, want %s", name, text, test.want)
		}
	}
}
