package compose

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/compose/legend"
	"zonereport/pipeline/compose/sources"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
)

// sourcesAnnex leads from every figure to the cells it comes from, by file and sheet. Scores, totals and
// ranks follow from the actuals and targets and are not listed again.
func (c *composer) sourcesAnnex(number string, figures []figure.Figure) document.Section {
	table := document.Table{Title: legend.Sources, Columns: []document.Column{
		{Head: []string{"指标"}, Wide: true},
		{Head: []string{"单元格"}, Wide: true},
	}}
	var entries []sources.Entry
	taken := figure.Taken(figures)
	for i := range figures {
		f := &figures[i]
		switch w := f.Working.(type) {
		case figure.Expression:
			entries = append(entries, c.operands(f, w, taken[i])...)
		case figure.Streak:
		default:
			entries = append(entries, entriesOf(sources.Entry{Name: f.Name, Group: c.groupText(*f), Keys: []string{f.Key()}}, f.Sources)...)
		}
	}
	for _, r := range c.reports() {
		entries = append(entries, sources.Entry{Name: r.Label(), File: r.File, Sheet: r.Sheet, Cells: []string{r.Cell}})
	}
	c.leadOn(entries, figures)
	table.Rows = sources.Rows(entries)
	if len(table.Rows) == 0 {
		return document.Section{Kind: document.SourceList, Number: number, Title: table.Title, Blocks: []document.Block{
			document.Paragraph{Text: "本期没有可以列出来源的指标。"},
		}}
	}
	notes := []string{"单元格按台账原文件的行列标出，连续的用冒号相连；计数的指标列出被计各行的主键。" +
		fmt.Sprintf("超过%d处的只列前%d处，全部见工作簿“%s”。", sources.Shown, sources.Shown, legend.Sources)}
	return c.annex(document.SourceList, number, table, append(notes, c.workedOut(figures)...)...)
}

// leadOn lets a figure that takes no cell itself lead to the cells of the first figure that it is worked out
// from; totals and ranks follow from all scores and lead nowhere.
func (c *composer) leadOn(entries []sources.Entry, figures []figure.Figure) {
	at := map[string]int{}
	for i, e := range entries {
		for _, key := range e.Keys {
			if _, known := at[key]; !known {
				at[key] = i
			}
		}
	}
	for _, f := range figures {
		e, worked := f.Working.(figure.Expression)
		_, own := at[f.Key()]
		if !worked || own || slices.Contains(figure.CampaignIDs(), f.ID) && f.ID != figure.CampaignScore {
			continue
		}
		for _, key := range e.Keys() {
			if i, known := at[key]; known {
				entries[i].Keys, at[f.Key()] = append(entries[i].Keys, f.Key()), i
				break
			}
		}
	}
}

// workedOut words what figures are made from that no cells are listed for.
func (c *composer) workedOut(figures []figure.Figure) []string {
	var notes, fromCells []string
	for _, f := range figures {
		e, worked := f.Working.(figure.Expression)
		_, streak := f.Working.(figure.Streak)
		switch {
		case !streak && (!worked || len(e.Cells()) > 0):
		case worked && len(c.partsOf(e)) == 0 && !growing(f.ID) && !slices.Contains(figure.CampaignIDs(), f.ID):
			fromCells = append(fromCells, f.Name)
		default:
			notes = append(notes, c.worksFrom(f))
		}
	}
	if len(fromCells) > 0 {
		notes = append(notes, strings.Join(unique(fromCells), "、")+"由上列的单元格计算得出。")
	}
	return unique(notes)
}

func growing(id string) bool {
	_, _, ok := figure.Grown(id)
	return ok
}

// partsOf are the names of the figures that an expression is worked out from.
func (c *composer) partsOf(e figure.Expression) []string {
	var names []string
	for _, key := range e.Keys() {
		if part := c.figures[key]; part != nil {
			names = append(names, part.Name)
		}
	}
	return unique(names)
}

// worksFrom words what a total, a rank, a streak or a figure that is worked out from others is made from;
// of completions and growths it says it once.
func (c *composer) worksFrom(f figure.Figure) string {
	_, completion, _ := figure.Aimed(f.ID)
	e, worked := f.Working.(figure.Expression)
	switch {
	case completion:
		return "完成率由指标的数和它的年度目标计算得出，来源见这些指标。"
	case growing(f.ID):
		return "比上月、比上年同期的增幅由指标的本期数和上期数计算得出，来源见这些指标和上列的单元格。"
	case worked && !slices.Contains(figure.CampaignIDs(), f.ID):
		return f.Name + "由" + strings.Join(c.partsOf(e), "、") + "计算得出，来源见这些指标。"
	case c.assesses():
		return "总分、名次和连续第一的月数由各项得分得出，来源同各项得分。"
	}
	base := "各单位的考核总分"
	if !worked {
		base = "本年各月的考核名次"
	}
	return f.Name + "由" + base + "得出，来源见同月考核通报的附件。"
}

// operands lead to the cells from which an expression takes numbers itself; the figures that it
// rests on are listed on their own.
func (c *composer) operands(f *figure.Figure, e figure.Expression, taken []figure.Cell) []sources.Entry {
	var entries []sources.Entry
	own := c.operand(f)
	for _, cell := range taken {
		of := own
		if actual := c.figures[cell.Of]; actual != nil {
			of = actual
		}
		entry := sources.Entry{Name: strings.TrimSuffix(of.Name, cell.Name) + "的" + cell.Name, Group: c.groupText(*of)} // 工业用地的年度目标, also of 工业用地年度目标
		if cell.Sheet != nil {
			entry.File, entry.Sheet, entry.Cells = cell.Sheet.File, cell.Sheet.Name, []string{cell.At.String()}
		}
		entries = append(entries, entry)
	}
	named := map[string]bool{}
	for _, m := range e.Measured() {
		if !named[m.Name] {
			named[m.Name] = true
			entries = append(entries, entriesOf(sources.Entry{Name: own.Name + "的" + operandName(f, m.Name), Group: c.groupText(*own)}, m.Sources)...)
		}
	}
	for _, s := range e.Stated() {
		entries = append(entries, sources.Entry{Name: own.Name + "的上期数", Group: c.groupText(*own),
			File: fmt.Sprintf("已发布的%d年%d月报告", s.Month.Year, s.Month.Number), Sheet: s.Month.String() + " " + s.Run, Apart: s.Key})
	}
	if len(entries) > 0 {
		entries[0].Keys = []string{f.Key()}
	}
	return entries
}

// operandName names a number that a figure is worked out from: 评分; of a growth 上月数.
func operandName(f *figure.Figure, name string) string {
	if growing(f.ID) {
		return name + "数"
	}
	return name
}

// operand is what a number belongs to by which a figure is worked out: the 年度目标 of a score is that of
// its actual, 签约项目投资额（南明街道）; the 上月数 of a growth that of the figure which grows.
func (c *composer) operand(f *figure.Figure) *figure.Figure {
	values := make([]string, len(f.Group))
	for i, g := range f.Group {
		values[i] = g.Value
	}
	if of, _, ok := figure.Grown(f.ID); ok && c.figures[figure.Key(of, values...)] != nil {
		return c.figures[figure.Key(of, values...)]
	}
	if actual := c.figures[figure.Key(figure.CampaignActual, values...)]; actual != nil && f.ID == figure.CampaignScore {
		return actual
	}
	return f
}

// entriesOf are a number's cells, an entry for each sheet; where no row counts, one that says so.
func entriesOf(e sources.Entry, of []figure.Source) []sources.Entry {
	if len(of) == 0 {
		e.Apart = "没有符合口径的行"
		return []sources.Entry{e}
	}
	list := make([]sources.Entry, len(of))
	for i, s := range of {
		list[i] = e
		list[i].File, list[i].Sheet, list[i].Cells = s.File, s.Sheet, s.Cells
		e.Keys = nil // the first is where the figure leads to
	}
	return list
}
