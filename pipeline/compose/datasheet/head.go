package datasheet

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/document"
)

// columns turns the heads of a table, which may have several layers, into one row of heads
// that say what the column is and in which unit.
func (p *planner) columns(t document.Table) []document.DataColumn {
	columns := make([]document.DataColumn, len(t.Columns))
	for i, c := range t.Columns {
		counted := func(r document.Row) bool { return i < len(r.Cells) && r.Cells[i].Value != nil }
		columns[i] = document.DataColumn{Head: p.head(t, i), Number: c.Align == document.Decimal || slices.ContainsFunc(t.Rows, counted), Widest: 36}
		if c.Wide {
			columns[i].Widest = 60
		}
	}
	distinct(columns)
	return columns
}

// head joins the layers of a head. The unit of an upper layer is that of the columns under it
// that have none of their own: 签约项目投资额（万元）over 目标 and 得分 is 签约项目投资额 目标（万元）and
// 签约项目投资额 得分（分）.
func (p *planner) head(t document.Table, i int) string {
	layers := t.Columns[i].Head
	if len(layers) == 0 {
		return ""
	}
	var names []string
	inherited := ""
	for _, layer := range layers[:len(layers)-1] {
		name, unit := parted(layer)
		if names = append(names, name); unit != "" {
			inherited = unit
		}
	}
	leaf := layers[len(layers)-1]
	head := strings.Join(append(names, leaf), " ")
	if _, unit := parted(leaf); unit != "" {
		return head
	}
	if inherited == "" && t.Columns[i].Align == document.Decimal && !strings.Contains(t.Unit, "、") {
		inherited = t.Unit
	}
	return withUnit(head, p.unit(t, i, inherited))
}

// unit is what a column's numbers are counted in: by their own account, else as inherited.
// It is empty for a column without numbers, and for one whose figures differ in unit.
func (p *planner) unit(t document.Table, i int, inherited string) string {
	unit, first := "", true
	for _, row := range t.Rows {
		if i >= len(row.Cells) || row.Cells[i].Value == nil {
			continue
		}
		own := inherited
		switch c := row.Cells[i]; {
		case c.Percent:
			own = "%"
		case p.units[c.Figure] != "" && c.In.IsZero():
			own = p.units[c.Figure]
		}
		if !first && own != unit {
			return ""
		}
		unit, first = own, false
	}
	return unit
}

// parted splits 总投资（亿元） into name and unit; the unit is empty if there is none.
func parted(head string) (name, unit string) {
	if rest, ok := strings.CutSuffix(head, "）"); ok {
		if at := strings.LastIndex(rest, "（"); at > 0 {
			return rest[:at], rest[at+len("（"):]
		}
	}
	return head, ""
}

func withUnit(head, unit string) string {
	if unit == "" {
		return head
	}
	return head + "（" + unit + "）"
}

// distinct gives every head a text of its own, as a marked-up table asks.
func distinct(columns []document.DataColumn) {
	taken := map[string]bool{}
	for i := range columns {
		base := strings.Join(strings.Fields(columns[i].Head), " ")
		if base == "" {
			base = "第" + strconv.Itoa(i+1) + "列"
		}
		head := base
		for n := 2; taken[strings.ToLower(head)]; n++ {
			head = base + " " + strconv.Itoa(n)
		}
		taken[strings.ToLower(head)] = true
		columns[i].Head = head
	}
}
