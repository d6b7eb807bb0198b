package legend_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// said is what the workbook of a document with these figures says of each, and of its formulas.
func said(figures ...figure.Figure) (workings string, manual int) {
	doc := document.Document{Period: calendar.Month{Year: 2020, Number: 12}, Figures: figures, Names: map[string]string{}, Manual: document.Section{Title: "编制说明"}}
	for _, f := range figures {
		doc.Names[f.Key()] = "fig_" + f.Key()
	}
	legend.Enter(&doc)
	var texts []string
	for _, f := range figures {
		texts = append(texts, doc.Workbook.Workings[f.Key()])
	}
	return strings.Join(texts, "，"), len(doc.Manual.Blocks)
}

// A rank is worked out in the workbook only where that holds the totals of all units.
func TestWorkings(t *testing.T) {
	sum := figure.Expression{Term: figure.Sum{}}
	total, other := figure.Figure{ID: figure.CampaignTotal, Working: sum}, figure.Figure{ID: "campaign_total", Group: figure.ByUnit("甲"), Working: sum}
	rank := figure.Figure{ID: figure.CampaignRank, Working: figure.Expression{Term: figure.Place{Of: figure.Value{Key: total.Key()}, Among: []figure.Term{figure.Value{Key: total.Key()}, figure.Value{Key: other.Key()}}}}}
	for want, figures := range map[string][]figure.Figure{
		"由各项得分计算，由各项得分计算，由各单位总分计算":                   {total, other, rank},
		"由各项得分计算，由各单位总分算出，见同月考核通报":                   {total, rank},
		"由实绩和年度目标计算，由本页下方各月名次计算，见数据来源，见数据来源，由附列的行计算": {{ID: figure.CampaignScore, Working: sum}, {ID: "streak", Working: figure.Streak{}}, {ID: "count", Working: figure.Query{}}, {ID: "fixed"}, {ID: "share", Working: sum}},
	} {
		if got, _ := said(figures...); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// The manual explains no formula that the workbook does not have.
func TestFormulas(t *testing.T) {
	var got []int
	for _, f := range []figure.Figure{{}, {Working: figure.Query{Measure: "distinct"}}, {Working: figure.Query{Measure: "mean"}}, {Working: figure.Query{Measure: "mean", Weight: "x"}}, {Working: figure.Query{Measure: "max"}}, {Working: figure.Query{Measure: "min"}}, {ID: figure.CampaignScore, Working: figure.Expression{}}, {ID: figure.CampaignRank, Working: figure.Expression{}}, {ID: "share", Working: figure.Expression{}}} {
		_, n := said(f)
		got = append(got, n)
	}
	if fmt.Sprint(got) != "[4 5 5 5 5 5 5 4 6]" {
		t.Errorf("%v paragraphs", got)
	}
}

// What a list of the sheets says of each: an annex goes by its number.
func TestAbout(t *testing.T) {
	table, chart := document.Table{Number: "表1", Title: "排名"}, document.Chart{Number: "图1", Title: "走势"}
	doc := document.Document{
		Sections:   []document.Section{{Blocks: []document.Block{table, chart}}, {Blocks: []document.Block{document.Paragraph{Text: "文"}}}},
		Annexes:    []document.Section{{Kind: document.SourceList, Number: "附件1", Title: "来源"}, {Number: "附件2"}},
		Enclosures: []document.Enclosure{{Rows: make([]document.EnclosedRow, 3)}},
	}
	legend.Enter(&doc)
	got := strings.Join([]string{doc.Sections[0].About, doc.Sections[1].About, doc.Annexes[1].About, doc.Enclosures[0].About, doc.Workbook.Sources.Heading, doc.Workbook.Figures.Heading}, "|")
	if want := "表1 排名；图1 走势|文字|附件2|台账，计入3行|附件1　数据来源|主要指标"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if doc.Manual.Title != "" || len(doc.Manual.Blocks) > 0 {
		t.Error("there was no manual")
	}
}
