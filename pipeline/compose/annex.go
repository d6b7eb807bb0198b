package compose

import (
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

// groups words a figure's group values in brackets.
func (c *composer) groups(f figure.Figure) string {
	if text := c.groupText(f); text != "" {
		return "（" + text + "）"
	}
	return ""
}

// groupText words a figure's group values; an indicator goes by its name, unless the figure's begins with that.
func (c *composer) groupText(f figure.Figure) string {
	var values []string
	for _, g := range f.Group {
		value := g.Value
		if d, ok := c.defs.Scheme.Indicator(g.Value); ok && g.IsIndicator() {
			value = d.Name
		}
		if !g.IsIndicator() && value != f.Name || g.IsIndicator() && !strings.HasPrefix(f.Name, value) {
			values = append(values, value)
		}
	}
	return strings.Join(values, "，")
}

// annex makes a section of one table. The table carries no title of its own: the section's is it.
func (c *composer) annex(kind document.SectionKind, number string, table document.Table, notes ...string) document.Section {
	title := table.Title
	table.Title = ""
	table.Notes = notes
	return document.Section{Kind: kind, Number: number, Title: title, Blocks: []document.Block{table}}
}
