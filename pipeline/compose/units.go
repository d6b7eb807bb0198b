package compose

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/unit"
)

// printing leads from a column's base unit to the one that a table prints.
func printing(tc definition.TableColumn, column definition.Column) unit.Ratio {
	kind := unit.OfColumn(column.Type)
	in, _ := kind.Ratio(kind.Base(), tc.Unit) // load.Definitions refuses other units
	return in
}

// unitOf is the unit that a table's column prints: its own, else that of the table's 单位
// (万元、亩) which is of its kind, else none.
func unitOf(t definition.Table, tc definition.TableColumn, kind unit.Kind) string {
	if tc.Unit != "" || kind == unit.Count {
		return tc.Unit
	}
	for word := range strings.SplitSeq(t.Unit, "、") {
		if kind.Has(word) {
			return word
		}
	}
	return ""
}

// columnUnit is the unit in which a table prints its i-th figure.
func (c *composer) columnUnit(t definition.Table, i int) string {
	f, _ := c.defs.Figure(t.Figures[i])
	var tc definition.TableColumn
	if i < len(t.Columns) {
		tc = t.Columns[i]
	}
	return unitOf(t, tc, c.defs.Measures(f.Query))
}

// figureIn leads from a figure's unit to another; zero where the figure has no such unit.
func (c *composer) figureIn(id, word string) unit.Ratio {
	f, _ := c.defs.Figure(id)
	in, _ := c.defs.Measures(f.Query).Ratio(f.Unit, word)
	return in
}
