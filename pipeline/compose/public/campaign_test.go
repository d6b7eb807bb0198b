package public

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// unitsOf are the figures of a campaign of two indicators: of each unit the rows behind "落地/来访".
func unitsOf(rows map[string]string) []figure.Figure {
	var list []figure.Figure
	for _, unit := range []string{"甲区", "乙镇", "丙镇"} {
		of := strings.Split(rows[unit], "/")
		total := figure.Sum{}
		for i, indicator := range []string{"landed", "visits"} {
			actual := measured("n", of[i])
			actual.ID, actual.Group = figure.CampaignActual, figure.ByIndicator(unit, indicator)
			if of[i] == "" {
				actual.Value = decimal.Zero
			}
			score := derived(figure.CampaignScore, figure.Product{figure.Value{Key: actual.Key()}})
			score.Group = actual.Group
			total = append(total, figure.Value{Key: score.Key()})
			list = append(list, actual, score)
		}
		sum, rank := derived(figure.CampaignTotal, total), derived(figure.CampaignRank)
		sum.Value = decimal.NewFromInt(int64(len(list)))
		sum.Group, rank.Group = figure.ByUnit(unit), figure.ByUnit(unit)
		rank.Working = figure.Expression{Term: figure.Value{Key: sum.Key()}}
		list = append(list, sum, rank)
	}
	return list
}

// Where one value of one unit is withheld, no unit's actuals and scores are told; totals are, but for those of too few rows and
// the zone's own where its review would tell the rest of it.
func TestCampaignCloses(t *testing.T) {
	for name, c := range map[string]struct {
		rows  map[string]string
		more  []figure.Figure
		total string // of which units it is withheld
		open  bool
	}{
		"nothing withheld":            {map[string]string{"甲区": "2:9/12:19", "乙镇": "22:29/32:39", "丙镇": "42:49/"}, nil, "", true},
		"one value closes all":        {map[string]string{"甲区": "2:9/12:19", "乙镇": "22/32:39", "丙镇": "42:49/52:59"}, nil, "", false},
		"two rows altogether":         {map[string]string{"甲区": "2:9/12:19", "乙镇": "22/32", "丙镇": "42:49/52:59"}, nil, "乙镇", false},
		"a place that is shared":      {map[string]string{"甲区": "2:9/12:19", "乙镇": "22/32", "丙镇": "42:49/52:59"}, nil, "乙镇 丙镇", false},
		"four rows altogether":        {map[string]string{"甲区": "2:9/12:19", "乙镇": "22:23/32:33", "丙镇": "42:49/52:59"}, nil, "", false},
		"the zone's review tells it":  {map[string]string{"甲区": "2/12:19", "乙镇": "22:29/32:39", "丙镇": "42:49/52:59"}, nil, "甲区", false},
		"and what it does not itself": {map[string]string{"甲区": "2:9/12:19", "乙镇": "22/32:39", "丙镇": "42:49/52:59"}, []figure.Figure{measured("n/一", "2:9"), measured("n/二", "60"), measured("all", "2:9 60")}, "甲区", false},
	} {
		o := Options{Figures: append(unitsOf(c.rows), c.more...), Zone: definition.Zone{Name: "甲区"}}
		if name == "a place that is shared" {
			o.Figures[16].Value = o.Figures[10].Value // totals of the last two units
		}
		control := newControl(o)
		var totals []string
		for _, f := range o.Figures {
			switch hidden := control.withheld[f.Key()]; {
			case f.ID == figure.CampaignRank && hidden:
				t.Errorf("%s: the place of %s is withheld", name, f.GroupText())
			case f.ID == figure.CampaignTotal && hidden:
				totals = append(totals, f.GroupText())
			case detail(f.ID) && hidden == c.open:
				t.Errorf("%s: %s is withheld: %v", name, f.Key(), hidden)
			}
		}
		if got := strings.Join(totals, " "); got != c.total {
			t.Errorf("%s: totals withheld are of %q, want %q", name, got, c.total)
		}
	}
}

// What stands in a report on a campaign that is closed: columns, rows and charts of parts are gone, with what is said of them.
func TestCampaignClosed(t *testing.T) {
	o := Options{Figures: unitsOf(map[string]string{"甲区": "2:9/12:19", "乙镇": "22/32:39", "丙镇": "42:49/52:59"}), Zone: definition.Zone{Name: "甲区"}}
	o.Defs.Scheme.Indicators = []definition.Indicator{{ID: "landed", Name: "落地项目数"}}
	v := decimal.NewFromInt(7)
	cell := func(key string) document.Cell { return document.Cell{Text: "7", Value: &v, Figure: key} }
	actual, score, total, rank := figure.Key(figure.CampaignActual, "甲区", "landed"), figure.Key(figure.CampaignScore, "甲区", "landed"), figure.Key(figure.CampaignTotal, "甲区"), figure.Key(figure.CampaignRank, "甲区")
	progress := document.Cell{Text: "70%", Value: &v, From: document.Worked{Term: figure.Value{Key: actual}}}
	column := func(align document.Align, head ...string) document.Column {
		return document.Column{Head: head, Align: align}
	}
	ranking := document.Table{Number: "表1", Notes: []string{"完成率为比；“—”表示没有。", "升降为比。"}, Columns: []document.Column{column(document.Center, "名次"), column(document.Left, "单位"), column(document.Decimal, "落地", "实绩"),
		column(document.Decimal, "落地", "目标"), column(document.Decimal, "落地", "完成率"), column(document.Decimal, "落地", "得分"), column(document.Decimal, "总分"), column(document.Center, "升降")},
		Rows: []document.Row{{Cells: []document.Cell{cell(rank), {Text: "甲区"}, cell(actual), {Text: "7", Value: &v}, progress, cell(score), cell(total), {Text: "平"}}}}}
	standing := document.Table{Columns: []document.Column{column(document.Left, "项目"), column(document.Decimal, "本月"), column(document.Decimal, "比上月")},
		Rows: []document.Row{{Cells: []document.Cell{{Text: "名次"}, cell(rank), {}}}, {Cells: []document.Cell{{Text: "总分"}, cell(total), {}}}, {Cells: []document.Cell{{Text: "落地得分"}, cell(score), {}}}}}
	details := document.Table{Number: "表2", Columns: []document.Column{column(document.Left, "单位"), column(document.Decimal, "落地")}, Rows: []document.Row{{Cells: []document.Cell{{Text: "甲区"}, cell(score)}}}}
	points := func(p document.Point) document.Chart {
		return document.Chart{Number: "图1", Categories: []string{"甲区", "乙镇"}, Series: []document.Series{{Points: []document.Point{p, {Value: &v, Figure: total}}}}}
	}
	doc := document.Document{ID: "campaign", Figures: o.Figures, Summary: []document.Block{standing, document.Paragraph{Text: "低于序时进度的有落地项目数。"}},
		Sections: []document.Section{
			{Title: "排名", Blocks: []document.Block{spanned("甲区得〔7分=" + total + "〕，完成〔7个=" + actual + "〕。"), ranking, details, points(document.Point{Value: &v, Figure: total})}},
			{Title: "进度", Blocks: []document.Block{points(document.Point{Value: &v, From: progress.From})}},
			{Title: "说明", Kind: document.Remarks, Blocks: []document.Block{document.Paragraph{Text: "落地项目数封顶1.2倍。"}}},
		},
		Annexes: []document.Section{{Title: "计分过程", Blocks: []document.Block{details}}}}
	o.Docs = []document.Document{doc}
	got := Of(doc, o)
	if len(got.Summary) != 1 || len(got.Sections) != 2 || len(got.Annexes) != 0 || len(got.Sections[0].Blocks) != 3 || len(got.Sections[1].Blocks) != 1 {
		t.Fatalf("%+v\n%+v", got.Summary, got.Sections)
	}
	if rows := got.Summary[0].(document.Table).Rows; len(rows) != 2 || rows[1].Cells[0].Text != "总分" || rows[1].Cells[1].Value == nil {
		t.Errorf("summary %+v", rows)
	}
	b := got.Sections[0].Blocks
	if text := b[0].(document.Paragraph).Text; text != "甲区得7分。" {
		t.Error(text)
	}
	table := b[1].(document.Table)
	var heads []string
	for i, c := range table.Columns {
		heads = append(heads, c.Head[0]+table.Rows[0].Cells[i].Text)
	}
	if !slices.Equal(heads, []string{"名次7", "单位甲区", "总分7", "升降平"}) || !slices.Equal(table.Notes, []string{"“—”表示没有。", "升降为比。", closedNote}) {
		t.Errorf("%v, notes %q", heads, table.Notes)
	}
	if len(table.Rows[0].Cells) != len(table.Columns) || len(ranking.Columns) != 8 || len(ranking.Rows[0].Cells) != 8 {
		t.Error("the report itself was changed")
	}
	for _, f := range got.Figures {
		if detail(f.ID) {
			t.Errorf("%s is told", f.Key())
		}
	}
}

// A total that is told does not tell last month's, which was not, by how far it moved.
func TestClosedThen(t *testing.T) {
	last := calendar.Month{Year: 2020, Number: 11}
	rows := map[string]string{"甲区": "2:9/12:19", "乙镇": "22:29/32:39", "丙镇": "42:49/52:59"}
	then := map[string]string{"甲区": "2/12:19", "乙镇": "22:29/32:39", "丙镇": "42:49/52:59"}
	e := editor{control: newControl(Options{Figures: unitsOf(rows), Earlier: []figure.Earlier{{Month: last, Figures: unitsOf(then)}}})}
	for unit, want := range map[string]bool{"甲区": true, "乙镇": false} {
		key := figure.Key(figure.CampaignTotal, unit)
		moved := document.Cell{From: document.Worked{Term: figure.Less{Of: figure.Value{Key: key}, By: figure.Stated{Key: key, Month: last}}}}
		if got := e.secret(document.Table{}, document.Row{Cells: []document.Cell{moved}}, 0); got != want {
			t.Errorf("%s: withheld %v", unit, got)
		}
	}
}
