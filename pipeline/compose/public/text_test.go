package public

import (
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// spanned reads a text in which 〔27个=agreements〕 states a figure and 〔永强公司〕 is of a row.
func spanned(text string) document.Paragraph {
	var p document.Paragraph
	var b strings.Builder
	for text != "" {
		before, rest, found := strings.Cut(text, "〔")
		b.WriteString(before)
		if !found {
			break
		}
		inside, after, _ := strings.Cut(rest, "〕")
		words, key, states := strings.Cut(inside, "=")
		p.Spans = append(p.Spans, document.Span{From: b.Len(), To: b.Len() + len(words), Figure: key, Named: !states})
		b.WriteString(words)
		text = after
	}
	p.Text = b.String()
	return p
}

// What is left of a paragraph.
func TestSentences(t *testing.T) {
	e := editor{control: newControl(Options{Figures: []figure.Figure{measured("one", "2"), measured("all", "2:20")}}), names: names{"伟邦公司": {"伟邦公司"}}}
	for text, want := range map[string]string{
		"全年签订〔27个=all〕。其中〔1个=one〕已落地。":                      "全年签订27个。",
		"签订〔27个=all〕；其中县外〔1家=one〕；供地〔3宗=all〕。":              "签订27个；供地3宗。",
		"〔1个=one〕，其中县外〔16家=all〕；其余〔3家=all〕。":                "",
		"供地〔18宗=all〕、〔73亩=all〕，用地单位有〔永强公司〕等。已开工。":           "供地18宗、73亩。已开工。",
		"已落地的项目中，总投资10亿元以上的有5个：〔永强公司〕的项目。":                  "",
		"截至2020年12月31日，8月以来连续〔8=all〕个月第一，1—12月。":            "截至2020年12月31日，8月以来连续8个月第一，1—12月。",
		"各项指标见附件1；共〔9个=all〕。":                               "共9个。",
		"二期〔17万平方米=all〕，共〔792套=all〕，提前完成目标500套；三期〔1套=one〕。": "二期17万平方米，共792套。",
		"与伟邦公司签约〔27个=all〕。":                                 "",
		"（〔27个=all〕；含县外）完成；〔永强公司〕。":                         "（27个；含县外）完成。",
		"年度目标任务全部完成。":                                       "年度目标任务全部完成。",
		"完成96.7%。":                                          "",
	} {
		broken := false
		got := e.sentences(spanned(text), false, &broken)
		if got.Text != want {
			t.Errorf("%s\n got %s\nwant %s", text, got.Text, want)
		}
		for _, s := range got.Spans {
			if was := "〔" + got.Text[s.From:s.To] + "=" + s.Figure + "〕"; !strings.Contains(text, was) || !slices.Contains(got.Figures, s.Figure) {
				t.Errorf("%s: there is no %s in it, or it is of no figure %v", text, was, got.Figures)
			}
		}
		if numbers := strings.Count(want, "个") + strings.Count(want, "亩"); numbers > 0 && !strings.Contains(want, "第一") && len(got.Spans) == 0 {
			t.Errorf("%s: nobody knows any more what it states", text)
		}
	}
	broken := false
	if got := e.sentences(document.Paragraph{Text: "得分不高于分值的1.2倍。〔"}, true, &broken); !strings.HasPrefix(got.Text, "得分不高于分值的1.2倍。") {
		t.Errorf("remarks lose the numbers of the method: %s", got.Text)
	}
	if got := e.sentences(document.Paragraph{Text: "签订一个。", Figures: []string{"one"}}, false, &broken); got.Text != "" || !broken {
		t.Errorf("a text of which nobody knows where it states what is withheld: %s", got.Text)
	}
	if got := e.sentences(document.Paragraph{Text: "以上照录。又完成。"}, false, &broken); got.Text != "又完成。" {
		t.Errorf("what went on from a dropped paragraph is left: %s", got.Text)
	}
}

// A document as everybody may read it.
func TestOf(t *testing.T) {
	v := decimal.NewFromInt(7)
	cell := func(key string) document.Cell { return document.Cell{Text: "7", Value: &v, Figure: key} }
	worked := document.Cell{Text: "70%", Value: &v, From: document.Worked{Term: figure.Value{Key: "one"}}}
	table := func(listed bool, cells ...document.Cell) document.Table {
		return document.Table{Number: "表9", Title: "表", Listed: listed, Source: "甲.xlsx", Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"数"}, Align: document.Decimal}, {Head: []string{"数"}, Align: document.Decimal}, {Head: []string{"口径"}}},
			Rows: []document.Row{{Cells: append([]document.Cell{{Text: "一期"}}, cells...)}}}
	}
	doc := document.Document{ID: "demo", File: "示例", Title: "示范", Author: "示范区", Signer: "张三", DocNo: "3号", Period: calendar.Month{Year: 2020, Number: 12},
		Figures: []figure.Figure{measured("one", "2"), measured("all", "2:20")}, Names: map[string]string{"one": "fig_one", "all": "fig_all"},
		Reported: []document.Reported{{File: "甲.xlsx"}},
		Sections: []document.Section{
			{Number: "一、", Title: "空", Blocks: []document.Block{document.Heading{Level: 2, Text: "（一）名单"}, spanned("〔永强公司〕。"), table(true, cell("all"))}},
			{Number: "二、", Title: "数", Blocks: []document.Block{
				document.Heading{Level: 2, Text: "（一）名单"}, spanned("〔永强公司〕。"),
				document.Heading{Level: 2, Text: "（二）合计"}, spanned("〔7个=all〕，列于下表。"), table(false, cell("all"), cell("one"), worked, document.Cell{Text: "x"}),
				document.Chart{Number: "图4", Kind: document.Columns, Categories: []string{"一期", "二期", "三期"}, Alt: "旧", Series: []document.Series{{Name: "户", Points: []document.Point{{Value: &v, Figure: "all"}, {Value: &v, Figure: "one"}, {Value: &v}}}}},
				document.Chart{Number: "图5", Kind: document.Shares, Categories: []string{"一期", "二期", "三期"}, Series: []document.Series{{Points: []document.Point{{Value: &v, Figure: "all"}, {Value: &v, Figure: "one"}, {Value: &v}}}}},
				document.Signatures{Labels: []string{"填表人"}},
			}},
		},
		Annexes: []document.Section{{Kind: document.FigureList, Number: "附件1", Title: "主要指标", Blocks: []document.Block{table(false, cell("all"), cell("one"))}}, {Kind: document.SourceList, Number: "附件2", Blocks: []document.Block{table(false, cell("all"))}}},
	}
	got := Of(doc, Options{Figures: doc.Figures, Docs: []document.Document{doc}})
	if got.Signer != "" || got.DocNo != "3号" || got.Subtitle != "（公开版）" || got.Reported != nil || got.Enclosures != nil || len(got.Annexes) != 1 || got.Annexes[0].Number != "附件" || got.Data == nil {
		t.Errorf("%+v", got)
	}
	if len(got.Figures) != 1 || got.Figures[0].Sources != nil || got.Figures[0].Working != nil || len(got.Names) != 1 || got.Names["all"] != "fig_all" {
		t.Errorf("figures %+v, names %v", got.Figures, got.Names)
	}
	if len(got.Sections) != 1 || got.Sections[0].Number != "一、" || len(got.Sections[0].Blocks) != 4 {
		t.Fatalf("%+v", got.Sections)
	}
	b := got.Sections[0].Blocks
	row := b[2].(document.Table).Rows[0].Cells
	if b[0].(document.Heading).Text != "合计" || b[1].(document.Paragraph).Text != "7个，列于下表。" || b[2].(document.Table).Number != "表1" || b[2].(document.Table).Source != "" ||
		row[1].Text != "7" || row[2].Text != document.Withheld || row[2].Value != nil || row[3].Text != document.Withheld || row[3].From != nil {
		t.Errorf("%+v", b)
	}
	chart := b[3].(document.Chart)
	if p := chart.Series[0].Points; chart.Number != "图1" || p[0].Value == nil || p[1].Value != nil || p[1].Figure != "" || strings.Contains(chart.Alt, "旧") || !strings.Contains(chart.Note, "不公开") {
		t.Errorf("%+v", chart)
	}
	if !strings.Contains(chart.Alt, "二期 不公开") || p1(got.Data, "图1") != "[不公开]" {
		t.Errorf("a withheld point is called %q, and %q", chart.Alt, p1(got.Data, "图1"))
	}
	if doc.Sections[1].Blocks[5].(document.Chart).Alt != "旧" || doc.Sections[1].Blocks[4].(document.Table).Number != "表9" {
		t.Error("the report itself was changed")
	}
}

// p1 is the second row's number on the sheet of a chart.
func p1(data *document.Data, sheet string) string {
	for _, s := range data.Sheets {
		if strings.HasPrefix(s.Name, sheet) {
			return s.Rows[1][1].Text
		}
	}
	return ""
}

// A row that said 同上 of one that is gone says it itself.
func TestDefined(t *testing.T) {
	row := func(name, text string) document.Row {
		return document.Row{Cells: []document.Cell{{Text: name}, {Text: text}}}
	}
	all := []document.Row{row("a1", "甲"), row("a2", same), row("b1", "乙"), row("b2", same), row("b3", same)}
	kept := []document.Row{all[1], all[3], all[4]}
	defined(all, kept)
	if kept[0].Cells[1].Text != "甲" || kept[1].Cells[1].Text != "乙" || kept[2].Cells[1].Text != same {
		t.Errorf("%+v", kept)
	}
}
