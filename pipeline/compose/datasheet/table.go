package datasheet

import (
	"cmp"
	"strings"

	"zonereport/pipeline/document"
)

// table adds the sheet of a table of the report; one without rows is left out.
func (p *planner) table(section document.Section, t document.Table) {
	if len(t.Rows) == 0 || len(t.Columns) == 0 {
		return
	}
	name := strings.TrimSpace(t.Number + " " + t.Title)
	if name == "" {
		name = heading(section)
	}
	s := p.add(name, name, name+"，"+origin(section))
	s.Columns = p.columns(t)
	for _, row := range t.Rows {
		cells := make([]document.DataCell, len(t.Columns))
		for i := range cells {
			cells[i] = textCell("")
			if i < len(row.Cells) {
				cells[i] = tableCell(row.Cells[i])
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	var more []string
	if t.Unit != "" {
		more = append(more, "单位："+t.Unit+"。")
	}
	if t.Source != "" {
		more = append(more, "资料来源："+t.Source+"。")
	}
	p.announce(s, origin(section), p.notes.add(s.Name, t.Notes...), more...)
}

// textCell holds a text; what a table leaves blank or marks with a sign is said in words.
func textCell(text string) document.DataCell {
	switch text = strings.TrimSpace(text); text {
	case "":
		text = noData
	case document.CannotBe:
		text = notApplicable
	case document.Withheld:
		text = withheld
	}
	return document.DataCell{Text: text}
}

// tableCell holds a number as it is, under the decimals that the report prints; one that the
// report calls too small for them shows all it has. A percentage counts hundredths.
func tableCell(c document.Cell) document.DataCell {
	if c.Value == nil {
		return textCell(c.Text)
	}
	out := document.DataCell{Text: c.Text, Value: c.Value, Places: c.Decimals, Prefix: c.Prefix}
	if c.Percent {
		percent := c.Value.Shift(2)
		out.Value, out.Text = &percent, strings.TrimSuffix(c.Text, "%")
	}
	if c.Text == document.TooSmall {
		out.Text, out.Places = out.Value.String(), places(*out.Value)
	}
	return out
}

// chart adds the sheet of the numbers that a chart of the report is drawn from.
func (p *planner) chart(section document.Section, c document.Chart) {
	if len(c.Categories) == 0 || len(c.Series) == 0 {
		return
	}
	name := strings.TrimSpace(c.Number + " " + c.Title)
	s := p.add(name, name+"（图的数据）", name+"的数据，"+origin(section))
	first := "类别"
	if c.Kind == document.Line || c.Kind == document.RankLine {
		first = "月份"
	}
	s.heads(28, first)
	for _, series := range c.Series {
		s.Columns = append(s.Columns, document.DataColumn{Head: withUnit(cmp.Or(series.Name, "数值"), c.Unit), Number: true})
	}
	distinct(s.Columns)
	for i, category := range c.Categories {
		cells := []document.DataCell{textCell(category)}
		for _, series := range c.Series {
			var point document.Point
			if i < len(series.Points) {
				point = series.Points[i]
			}
			one := textCell(point.Text)
			if point.Value != nil {
				text := cmp.Or(point.Text, point.Value.StringFixed(int32(c.Decimals)))
				one = tableCell(document.Cell{Text: text, Value: point.Value, Decimals: c.Decimals})
			}
			cells = append(cells, one)
		}
		s.Rows = append(s.Rows, cells)
	}
	var marks []int
	if c.Note != "" {
		marks = p.notes.add(s.Name, c.Note)
	}
	p.announce(s, "是报告中一张图的数据，"+origin(section), marks)
}
