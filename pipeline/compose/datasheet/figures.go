package datasheet

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// whole is the group of a figure that has none.
const whole = "不分组"

// most is how many ranges of cells stand in one row of 数据来源; more go on in the next, so that
// a row stays low enough to be seen whole.
const most = 40

// figures adds 主要指标: every figure with its exact value and its defined name.
func (p *planner) figures() {
	if len(p.doc.Figures) == 0 {
		return
	}
	s := p.add(figuresTitle, figuresTitle+"：报告的全部指标", "全部指标的数值、单位、统计时段和口径")
	s.heads(36, "指标", "分组")
	s.Columns = append(s.Columns, document.DataColumn{Head: "数值", Number: true})
	s.heads(28, "单位", "统计时段")
	s.heads(60, "口径")
	s.heads(60, "指标代号")
	for i := range p.doc.Figures {
		f := &p.doc.Figures[i]
		cells := s.row(f.Name, group(f), "", unit.Written(f.Unit), f.Window, f.Definition, f.Key())
		cells[2] = document.DataCell{Text: f.Value.String(), Value: &f.Value, Places: places(f.Value), Figure: f.Key()}
	}
	p.announce(s, "列出报告的全部指标，数值的单位在“单位”一栏", nil)
}

func group(f *figure.Figure) string {
	if text := f.GroupText(); text != "" {
		return text
	}
	return whole
}

// places are the decimals that a value has, as many as a number format can show.
func places(v decimal.Decimal) int {
	_, decimals, _ := strings.Cut(v.String(), ".")
	return min(30, len(decimals))
}

// sources adds 数据来源: from every figure to the cells of the departments' files.
func (p *planner) sources() {
	var rows [][]string
	taken := figure.Taken(p.doc.Figures)
	for i := range p.doc.Figures {
		rows = append(rows, sourceRows(&p.doc.Figures[i], taken[i])...)
	}
	for _, r := range p.doc.Reported {
		rows = append(rows, []string{document.ReportedMark, r.Source(), r.File, r.Sheet, r.Cell, notApplicable})
	}
	if len(rows) == 0 {
		return
	}
	s := p.add(sourcesTitle, sourcesTitle+"：每个指标取自哪些单元格", "每个指标取自哪个文件的哪些单元格")
	s.heads(36, "指标", "分组", "文件", "工作表")
	s.heads(60, "单元格")
	s.heads(60, "指标代号")
	for _, r := range rows {
		s.row(r...)
	}
	p.announce(s, "列出每个指标取自哪些单元格，“指标代号”与工作表“"+figuresTitle+"”相同", nil,
		"单元格按各部门报送的原文件标出，连续的用冒号相连；计数的指标列出被计各行的主键所在单元格。",
		"得分列出年度目标所在的单元格，实绩另列；总分、名次和连续第一的月数由得分算出，不再列出。")
}

// sourceRows are a figure's rows: 指标, 分组, 文件, 工作表, 单元格, 指标代号.
func sourceRows(f *figure.Figure, taken []figure.Cell) [][]string {
	row := func(file, sheet, cells string) []string {
		return []string{f.Name, group(f), file, sheet, cells, f.Key()}
	}
	switch f.Working.(type) {
	case figure.Streak:
		return nil
	case figure.Expression:
		var rows [][]string
		for _, c := range taken {
			if c.Sheet != nil {
				rows = append(rows, row(c.Sheet.File, c.Sheet.Name, c.At.String()))
			}
		}
		return rows
	}
	if len(f.Sources) == 0 {
		return [][]string{row("没有符合口径的行", notApplicable, notApplicable)}
	}
	var rows [][]string
	for _, source := range f.Sources {
		for cells := range slices.Chunk(source.Cells, most) {
			rows = append(rows, row(source.File, source.Sheet, strings.Join(cells, ", ")))
		}
	}
	return rows
}
