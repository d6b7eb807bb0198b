package compose

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// text is one of the section 服务 in a book.
func text(heading, words string) figure.Text {
	row := &ledger.Row{Sheet: &ledger.SheetName{File: "文字.csv", Name: "文字"}}
	return figure.Text{Section: "服务", Heading: heading, Item: "事" + words, By: "招商中心", Parts: []figure.TextPart{{Words: words}}, Row: row, At: ledger.Address{Row: 2, Col: 5}}
}

// The tables of a section stand with what the figures say, not under a heading that a department brings.
func TestTablesStandBeforeTheirTexts(t *testing.T) {
	one := figure.Figure{ID: "a", Name: "甲", Unit: "个", Value: decimal.NewFromInt(3)}
	c := composer{
		defs: definition.Definitions{Figures: []definition.Figure{{ID: "a", Name: "甲", Unit: "个"}}},
		book: figure.Book{Figures: []figure.Figure{one}, Texts: []figure.Text{text("人才", "乙")}}, figures: map[string]*figure.Figure{"a": &one},
	}
	section := definition.Section{Title: "服务", Tables: []definition.Table{{Title: "表", Figures: []string{"a"}}}}
	blocks := c.told(newNarrator(&c), []document.Block{document.Paragraph{Text: "数"}}, section)
	var kinds []string
	for _, b := range blocks {
		kinds = append(kinds, fmt.Sprintf("%T", b))
	}
	if got := strings.Join(kinds, " "); got != "document.Paragraph document.Table document.Heading document.Paragraph" {
		t.Error(got)
	}
}

// Texts follow what the figures say, under the heading that they name.
func TestReported(t *testing.T) {
	paragraph := func(s string) document.Block { return document.Paragraph{Text: s} }
	heading := func(s string) document.Block { return document.Heading{Level: 2, Text: s} }
	unused := text("", "未说明")
	unused.Unused = true
	elsewhere := text("", "别处")
	elsewhere.Section = "别的"
	for _, c := range []struct {
		name   string
		blocks []document.Block
		texts  []figure.Text
		want   string
	}{
		{"none", []document.Block{paragraph("数")}, []figure.Text{unused, elsewhere}, "数"},
		{"a section without headings", []document.Block{paragraph("数")}, []figure.Text{text("", "甲"), unused, text("", "乙"), elsewhere}, "数 甲 乙"},
		{"a heading of their own", []document.Block{paragraph("数")}, []figure.Text{text("新事", "甲"), text("", "乙"), text("新 事", "丙")}, "数 乙 #新事 甲 丙"},
		{"a heading that there is", []document.Block{heading("土地"), paragraph("地"), heading("资金"), paragraph("钱")}, []figure.Text{text("资金", "甲"), text("土地", "乙"), text("土地", "丙")},
			"#（一）土地 地 乙 丙 #（二）资金 钱 甲"},
		{"no heading where there are some", []document.Block{heading("土地"), paragraph("地")}, []figure.Text{text("", "甲"), text("人才", "乙"), text("", "丙")}, "#（一）土地 地 #（二）工作情况 甲 丙 #（三）人才 乙"},
		{"no figures at all", nil, []figure.Text{text("", "甲")}, "甲"},
	} {
		composer := composer{book: figure.Book{Texts: c.texts}}
		section := definition.Section{Title: "服务"}
		var got []string
		for _, b := range composer.told(newNarrator(&composer), c.blocks, section) {
			switch b := b.(type) {
			case document.Heading:
				got = append(got, "#"+b.Text)
			case document.Paragraph:
				got = append(got, b.Text)
			}
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, " "), c.want)
		}
	}
}

// A placeholder is filled in as say does, and the paragraph leads to the figure; words stay as they are.
func TestTextsFilled(t *testing.T) {
	c := composer{book: figure.Book{Figures: []figure.Figure{{ID: "invested", Value: decimal.NewFromInt(24240), Unit: "万元"}, {ID: "deals", Value: decimal.NewFromInt(27), Unit: "个"}}}}
	c.index()
	one := text("", "")
	one.Parts = []figure.TextPart{{Words: "  到位,"}, {Figure: "invested"}, {Words: "、"}, {Figure: "deals"}, {Words: "。。{{x}}"}}
	p := newNarrator(&c).paragraph(one)
	if p.Text != "  到位,2.42亿元、27个。。{{x}}" || fmt.Sprint(p.Figures) != "[deals invested]" {
		t.Errorf("%q %v", p.Text, p.Figures)
	}
}

// A section of which no ledger was sent still tells what was reported, and the report where it is from.
func TestTextsOfASectionWithoutFigures(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{
		{ID: "deals", Name: "招商台账", Department: "招商局"}, {ID: "never", Absent: true}},
		Reports: []definition.Report{{ID: "r", File: "报告", Title: "报告", Annexes: []string{"sources"}, Sections: []definition.Section{
			{Title: "服务", Ledgers: []string{"deals"}, Tables: []definition.Table{{Title: "表", List: "x"}}}, {Title: "本地没有", Ledgers: []string{"never"}}, {Title: "也没有", Ledgers: []string{"never"}}}}}}
	elsewhere := text("", "乙")
	elsewhere.Section, elsewhere.By = "本地没有", ""
	docs, err := Compose(defs, figure.Book{Missing: []string{"deals", "never"}, Texts: []figure.Text{text("", "甲"), elsewhere}}, ledger.Set{}, nil, Options{})
	if err != nil {
		t.Fatal(err)
	}
	doc := docs[0]
	if len(doc.Sections) != 2 || doc.Sections[1].Title != "本地没有" {
		t.Fatalf("sections %+v", doc.Sections)
	}
	if got := fmt.Sprint(doc.Sections[0].Blocks, doc.Sections[1].Blocks); !strings.Contains(got, "未报送") || strings.Index(got, "甲") < strings.Index(got, "未报送") || !strings.Contains(got, "乙") {
		t.Errorf("the sections say %s", got)
	}
	table := doc.Annexes[0].Blocks[0].(document.Table)
	var sources []string
	for _, r := range table.Rows {
		sources = append(sources, r.Cells[0].Text+"|"+r.Cells[1].Text)
	}
	if got, want := strings.Join(sources, " "), "文字.csv| 部门报送（招商中心：事甲）|E2 部门报送（事乙）|E2"; got != want {
		t.Errorf("sources %s\nwant %s", got, want)
	}
	if len(doc.Reported) != 2 || doc.Reported[0] != (document.Reported{By: "招商中心", Item: "事甲", Section: "服务", File: "文字.csv", Sheet: "文字", Cell: "E2"}) {
		t.Errorf("reported %+v", doc.Reported)
	}
}

// Texts of the opening stand behind its first paragraph, without headings; where it has no name, nowhere.
func TestLeading(t *testing.T) {
	row := text("小标题", "甲")
	row.Section = "引言"
	for name, want := range map[string]string{"引言": "总述 甲 现将", "": "总述 现将"} {
		composer := composer{book: figure.Book{Texts: []figure.Text{row, text("", "乙")}}, report: definition.Report{LeadName: name, Sections: []definition.Section{{Title: "服务"}}}}
		var got []string
		for _, b := range composer.leading(newNarrator(&composer), []document.Block{document.Paragraph{Text: "总述"}, document.Paragraph{Text: "现将"}}) {
			got = append(got, b.(document.Paragraph).Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("named %q: %s, want %s", name, strings.Join(got, " "), want)
		}
		if len(composer.reports()) != len(composer.report.Places()) { // what is printed is also what the annex names
			t.Errorf("named %q: the annex names %d texts", name, len(composer.reports()))
		}
	}
}
