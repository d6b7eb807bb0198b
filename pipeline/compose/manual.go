package compose

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition/inwords"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// manual is 编制说明: what the numbers of a workbook rest on, for those who check them. The
// printed report says the part that its readers need in its text.
func (c *composer) manual(doc *document.Document) document.Section {
	section := document.Section{Title: "编制说明"}
	add := func(heading string, blocks ...document.Block) {
		if len(blocks) > 0 {
			section.Blocks = append(append(section.Blocks, document.Heading{Level: 2, Text: heading}), blocks...)
		}
	}
	add("数据范围", document.Paragraphs(c.scope(doc)...)...)
	add("计分和排名", c.scoring(doc)...)
	add("计量单位和取位", document.Paragraphs(
		"金额为万元、面积为亩或平方米、比率为%，台账以其他单位报送的已换算：1亿元＝10000万元，1公顷＝15亩，1亩＝10000÷15平方米。",
		"计算都用台账的原值，不用取过位的数；只在列出时按四舍五入取位一次，单元格里仍是取位前的数。部分数据因四舍五入的原因，存在总计与分项合计不等的情况，未作机械调整。",
	)...)
	add("符号", document.Paragraphs(
		"“0”为没有；“"+document.TooSmall+"”为不为零但不足最小单位；“"+document.CannotBe+"”为不存在，如没有年度目标因而没有得分；空白为没有报送。“其中”各项是它上面第一项的一部分。“"+wording.Tied+"”为名次相同；“↑”“↓”“平”为名次比上月上升、下降、持平。",
	)...)
	return section
}

// scope says which rows count and which are missing.
func (c *composer) scope(doc *document.Document) []string {
	period := c.opts.Period
	texts := []string{fmt.Sprintf("报告期为%d年%d月。台账中日期不晚于%s的行计入；年内发生的数另须日期在本年内。更晚的行照样审核，不计入。状态、职工人数、产值和土地储备等没有日期的栏，按报送时点的数计。", period.Year, period.Number, period.End().Chinese())}
	var left []string
	for _, d := range c.defs.Ledgers {
		if n := c.book.Left[d.ID]; n > 0 && slices.ContainsFunc(doc.Enclosures, func(e document.Enclosure) bool { return e.Ledger == d.ID }) {
			left = append(left, fmt.Sprintf("%s%d行", d.Name, n))
		}
	}
	if len(left) > 0 {
		texts = append(texts, "因日期晚于报告期未计入的："+strings.Join(left, "、")+"。")
	}
	if missing := ledgerNames(c.missing(c.used())); len(missing) > 0 {
		texts = append(texts, "未报送的台账："+strings.Join(missing, "、")+"；有关指标空缺，不作零计。")
	}
	return append(texts, "附列的台账只含计入的行，是规范后的值：日期、数字和单位已统一，未改其值。户主、身份证号、联系电话等个人信息不附列；按人计数的，以序号代替姓名。")
}

// used are the ledgers that the report rests on: those of its sections and its figures, and
// those of the campaign that it ranks by.
func (c *composer) used() []string {
	var ids []string
	for _, s := range c.report.Sections {
		ids = append(ids, s.Ledgers...)
	}
	for _, id := range c.report.Figures {
		if d, ok := c.defs.Figure(id); ok {
			ids = append(ids, c.defs.Asked(d.Query)...)
		}
	}
	if c.assesses() {
		ids = append(ids, c.defs.Scheme.Targets)
		for _, d := range c.defs.Scheme.Indicators {
			ids = append(ids, c.defs.Asked(d.Query)...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// scoring is the scheme of the campaign as its figures state it; nothing where a report has none.
func (c *composer) scoring(doc *document.Document) []document.Block {
	table := document.Table{Columns: []document.Column{
		{Head: []string{"考核指标"}}, {Head: []string{"计量单位"}, Align: document.Center}, {Head: []string{"分值"}, Align: document.Decimal},
		{Head: []string{"实绩的口径"}, Wide: true}, {Head: []string{"得分的算法"}, Wide: true},
	}}
	for _, d := range c.defs.Scheme.Indicators {
		score := first(doc.Figures, func(f figure.Figure) bool {
			return f.ID == figure.CampaignScore && f.Indicator() == d.ID
		})
		if score != nil {
			table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{
				{Text: d.Name}, {Text: unit.Written(d.Unit)}, {Text: inwords.Weight(d)}, {Text: d.Text}, {Text: score.Definition},
			}})
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	var texts []string
	for _, id := range []string{figure.CampaignTotal, figure.CampaignRank, figure.CampaignStreak} {
		if f := first(doc.Figures, func(f figure.Figure) bool { return f.ID == id }); f != nil {
			texts = append(texts, f.Name+"："+f.Definition+"。")
		}
	}
	return append([]document.Block{table}, document.Paragraphs(texts...)...)
}

func first(figures []figure.Figure, is func(figure.Figure) bool) *figure.Figure {
	if i := slices.IndexFunc(figures, is); i >= 0 {
		return &figures[i]
	}
	return nil
}
