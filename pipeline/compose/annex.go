package compose

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// figuresAnnex lists every figure with its value, window and definition.
func (c *composer) figuresAnnex(number string, figures []figure.Figure) document.Section {
	table := document.Table{Title: legend.Figures, Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true},
		{Head: []string{"单位"}, Align: document.Center},
		{Head: []string{"数值"}, Align: document.Decimal},
		{Head: []string{"统计时段"}, Align: document.Left},
		{Head: []string{"口径"}, Wide: true},
	}}
	places := decimalsByID(figures)
	previous := ""
	for i := range figures {
		f := &figures[i]
		definition := f.Definition
		if f.ID == previous {
			definition = "同上"
		}
		previous = f.ID
		kind := document.Normal
		if strings.HasPrefix(f.Name, "其中：") {
			kind = document.Part
		}
		table.Rows = append(table.Rows, document.Row{Kind: kind, Anchors: []string{f.Key()}, Cells: []document.Cell{
			{Text: c.label(*f)}, {Text: unit.Written(f.Unit)}, c.figureCell(f.Key(), places[f.ID]), {Text: f.Window}, {Text: definition},
		}})
	}
	return c.annex(document.FigureList, number, table, "同一指标分组列出的，口径只写一次，其余写“同上”。")
}

// decimalsByID returns the decimals that all groups of a figure print.
func decimalsByID(figures []figure.Figure) map[string]int {
	places := map[string]int{}
	for _, f := range figures {
		places[f.ID] = max(places[f.ID], shownPlaces(&f))
	}
	return places
}

// shownPlaces are the decimals that a figure states, else those that it has, two at the most.
func shownPlaces(f *figure.Figure) int {
	if f.Decimals != nil {
		return *f.Decimals
	}
	return wording.Decimals(f.Value, 2)
}

// label is a figure's name with its group values: 搬迁合同签订户数（六期）.
func (c *composer) label(f figure.Figure) string { return f.Name + c.groups(f) }

// groups words a figure's group values; an indicator goes by its name.
func (c *composer) groups(f figure.Figure) string {
	var values []string
	for _, g := range f.Group {
		value := g.Value
		if d, ok := c.defs.Scheme.Indicator(g.Value); ok && g.IsIndicator() {
			value = d.Name
		}
		if value != f.Name {
			values = append(values, value)
		}
	}
	if len(values) == 0 {
		return ""
	}
	return "（" + strings.Join(values, "，") + "）"
}

// sourcesAnnex leads from every figure to the cells it comes from. Scores, totals and
// ranks follow from the actuals and targets and are not listed again.
func (c *composer) sourcesAnnex(number string, figures []figure.Figure) document.Section {
	table := document.Table{Title: legend.Sources, Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true},
		{Head: []string{"文件"}, Wide: true},
		{Head: []string{"工作表"}},
		{Head: []string{"单元格"}, Wide: true},
	}}
	var from []string
	taken := figure.Taken(figures)
	for i, f := range figures {
		switch w := f.Working.(type) {
		case figure.Expression:
			rows := c.operandRows(f, w, taken[i])
			if len(rows) > 0 {
				rows[0].Anchors = []string{f.Key()}
			}
			table.Rows = append(table.Rows, rows...)
			if text := c.worksFrom(f); len(w.Cells()) == 0 && !slices.Contains(from, text) {
				from = append(from, text)
			}
			continue
		case figure.Streak:
			if text := c.worksFrom(f); !slices.Contains(from, text) {
				from = append(from, text)
			}
			continue
		}
		table.Rows = append(table.Rows, sourceRows(c.label(f), f)...)
	}
	table.Rows = append(table.Rows, reportedRows(c.reports())...)
	if len(table.Rows) == 0 {
		return document.Section{Kind: document.SourceList, Number: number, Title: table.Title, Blocks: []document.Block{
			document.Paragraph{Text: "本期没有可以列出来源的指标。"},
		}}
	}
	notes := []string{"单元格按台账原文件的行列标出，连续的单元格用冒号相连；计数的指标列出被计各行的主键所在单元格。" +
		fmt.Sprintf("超过%d处的只列前%d处，全部列在工作簿“%s”和figures.json中。", shownRanges, shownRanges, legend.Sources)}
	return c.annex(document.SourceList, number, table, append(notes, from...)...)
}

// worksFrom words what a total, a rank or a streak is made from.
func (c *composer) worksFrom(f figure.Figure) string {
	if e, ok := f.Working.(figure.Expression); ok && !slices.Contains(figure.CampaignIDs(), f.ID) {
		var names []string
		for _, key := range e.Keys() {
			if part := c.figures[key]; part != nil {
				names = append(names, part.Name)
			}
		}
		if names == nil {
			return f.Name + "由上列的单元格计算得出。"
		}
		return f.Name + "由" + strings.Join(unique(names), "、") + "计算得出，来源见这些指标。"
	}
	if c.assesses() {
		return "总分、名次和连续第一的月数由各项得分得出，来源同各项得分。"
	}
	base := "各单位的考核总分"
	if _, streak := f.Working.(figure.Streak); streak {
		base = "本年各月的考核名次"
	}
	return f.Name + "由" + base + "得出，来源见同月考核通报的附件。"
}

// operandRows lead to the cells from which an expression takes numbers itself; the figures that it
// rests on are listed on their own.
func (c *composer) operandRows(f figure.Figure, e figure.Expression, taken []figure.Cell) []document.Row {
	var rows []document.Row
	for _, cell := range taken {
		label := c.operandLabel(f)
		if actual := c.figures[cell.Of]; actual != nil {
			label = c.label(*actual)
		}
		row := document.Row{Cells: []document.Cell{{Text: label + "的" + cell.Name}, {}, {}, {}}}
		if cell.Sheet != nil {
			row.Cells[1].Text, row.Cells[2].Text, row.Cells[3].Text = cell.Sheet.File, cell.Sheet.Name, cell.At.String()
		}
		rows = append(rows, row)
	}
	named := map[string]bool{}
	for _, m := range e.Measured() {
		if named[m.Name] {
			continue
		}
		named[m.Name] = true
		rows = append(rows, sourceRows(c.operandLabel(f)+"的"+m.Name, figure.Figure{Sources: m.Sources})...)
	}
	for _, s := range e.Stated() {
		rows = append(rows, document.Row{Cells: []document.Cell{{Text: c.operandLabel(f) + "的上期数"}, {Text: fmt.Sprintf("已发布的%d年%d月报告", s.Month.Year, s.Month.Number)}, {Text: s.Month.String() + " " + s.Run}, {Text: s.Key}}})
	}
	return rows
}

// operandLabel names what a number belongs to by which a figure is worked out: 签约项目投资额（南明街道）的年度目标
// is its actual's.
func (c *composer) operandLabel(f figure.Figure) string {
	values := make([]string, len(f.Group))
	for i, g := range f.Group {
		values[i] = g.Value
	}
	if actual := c.figures[figure.Key(figure.CampaignActual, values...)]; actual != nil && f.ID == figure.CampaignScore {
		return c.label(*actual)
	}
	return c.label(f)
}

func sourceRows(name string, f figure.Figure) []document.Row {
	if len(f.Sources) == 0 {
		return []document.Row{{Anchors: []string{f.Key()}, Cells: []document.Cell{{Text: name, Link: f.Key()}, {Text: "没有符合口径的行"}, {}, {}}}}
	}
	var rows []document.Row
	for _, s := range f.Sources {
		rows = append(rows, document.Row{Cells: []document.Cell{
			{Text: name, Link: f.Key()}, {Text: s.File}, {Text: s.Sheet}, {Text: areas(s.Cells)},
		}})
		name = ""
	}
	rows[0].Anchors = []string{f.Key()}
	return rows
}

// shownRanges is how many ranges of cells the annex lists for one sheet: what fills pages is
// read by nobody, and stands whole in the workbook and in figures.json.
const shownRanges = 40

// areas lists ranges of cells, the first ones where they are many.
func areas(ranges []string) string {
	if len(ranges) <= shownRanges {
		return strings.Join(ranges, "、")
	}
	return fmt.Sprintf("%s……共%d处", strings.Join(ranges[:shownRanges], "、"), len(ranges))
}

// annex makes a section of one table. The table carries no title of its own: the section's is it.
func (c *composer) annex(kind document.SectionKind, number string, table document.Table, notes ...string) document.Section {
	title := table.Title
	table.Title = ""
	table.Notes = notes
	return document.Section{Kind: kind, Number: number, Title: title, Blocks: []document.Block{table}}
}
