// Package enclosure copies the ledger rows that a workbook carries, so that each of its figures is
// a formula over them. It knows no report.
package enclosure

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/query"
	"zonereport/pipeline/unit"
)

// Of returns the counted rows of every ledger that the figures' queries run over or that is
// listed, in the order of the definitions. Personal columns are left out or numbered (design §5);
// targets stand in the unit of their indicator.
func Of(defs definition.Definitions, set ledger.Set, figures []figure.Figure, listed []string) []document.Enclosure {
	needs, taken := needed(figures)
	for _, id := range listed {
		needOf(needs, id)
	}
	tables := query.NewTables(defs, set)
	var list []document.Enclosure
	for _, d := range defs.Ledgers {
		if n, ok := needs[d.ID]; ok && set[d.ID] != nil {
			e := enclose(tables.Table(d.ID), *n)
			if d.ID == defs.Scheme.Targets {
				convertTargets(&e, taken)
			}
			list = append(list, e)
		}
	}
	return list
}

// needed is what figures ask of each ledger, and the cells that they take numbers from.
func needed(figures []figure.Figure) (map[string]*need, map[place]figure.Cell) {
	needs, taken := map[string]*need{}, map[place]figure.Cell{}
	for _, f := range figures {
		switch w := f.Working.(type) {
		case figure.Query:
			needOf(needs, w.Ledger).ask(w)
		case figure.Expression:
			for _, m := range w.Measured() {
				needOf(needs, m.Query.Ledger).ask(m.Query)
			}
			for _, c := range w.Cells() {
				needOf(needs, c.Ledger)
				if c.Sheet != nil {
					taken[place{*c.Sheet, c.At}] = c
				}
			}
		}
	}
	return needs, taken
}

// need is what the formulas over one ledger ask of its enclosure.
type need struct {
	distinct []string                     // "uscc|firm"
	texts    map[string]map[string]string // by column: folded text to the text the condition states
}

// place is where a cell stands in a department's file.
type place struct {
	sheet ledger.SheetName
	at    ledger.Address
}

// needOf is what is asked of a ledger so far.
func needOf(needs map[string]*need, id string) *need {
	if needs[id] == nil {
		needs[id] = &need{texts: map[string]map[string]string{}}
	}
	return needs[id]
}

// ask notes what a query needs.
func (n *need) ask(q figure.Query) {
	if columns := strings.Join(q.Columns, "|"); q.Measure == measure.Distinct && !slices.Contains(n.distinct, columns) {
		n.distinct = append(n.distinct, columns)
	}
	for _, condition := range q.Where {
		if condition.Kind != ledger.Text {
			continue
		}
		if n.texts[condition.Column] == nil {
			n.texts[condition.Column] = map[string]string{}
		}
		for _, text := range condition.Text {
			n.texts[condition.Column][ledger.Fold(text)] = text
		}
	}
}

// enclose copies the counted rows of a ledger.
func enclose(table *query.Table, n need) document.Enclosure {
	d := table.Definition
	e := document.Enclosure{Ledger: d.ID, Name: d.Name}
	var from []int // column of the ledger by column of the enclosure
	for i, c := range d.Columns {
		if c.Personal == "" {
			e.Columns = append(e.Columns, document.EnclosedColumn{ID: c.ID, Header: headerWithUnit(c), Kind: c.Kind()})
			from = append(from, i)
		}
	}
	for _, r := range table.Current() {
		cells := make([]ledger.Cell, len(from), len(from)+len(n.distinct)+1)
		for i, j := range from {
			cells[i] = r.Cells[j]
			if canonical := n.texts[e.Columns[i].ID]; canonical != nil && cells[i].Kind == ledger.Text {
				if text, ok := canonical[ledger.Fold(cells[i].Text)]; ok {
					cells[i].Text = text
				}
			}
		}
		e.Rows = append(e.Rows, document.EnclosedRow{Sheet: r.Sheet, Line: r.Line, Cells: cells})
	}
	for _, columns := range n.distinct {
		numberDistinct(&e, table, columns)
	}
	if len(n.distinct) > 0 {
		numberRows(&e)
	}
	return e
}

// numberDistinct adds a column that numbers the distinct values of columns ("uscc|firm") as
// query.Values tells them apart, 0 for a blank.
func numberDistinct(e *document.Enclosure, table *query.Table, columns string) {
	alternatives := definition.Alternatives(columns)
	headers := make([]string, len(alternatives))
	for i, id := range alternatives {
		c, _ := table.Definition.Column(id)
		headers[i] = c.Header
	}
	e.Columns = append(e.Columns, document.EnclosedColumn{
		ID: "distinct_" + strings.Join(alternatives, "_"), Header: strings.Join(headers, "或") + "序号（去重用）", Kind: ledger.Number, Distinct: alternatives,
	})
	values := table.Values(columns)
	numbers := make([]int64, len(values.Folded)) // by id, in the order of the rows that are enclosed
	last, at := int64(0), 0
	for row := range table.Rows {
		if table.Rows[row].Later {
			continue
		}
		id := values.IDs[row]
		if id != 0 && numbers[id] == 0 {
			last++
			numbers[id] = last
		}
		e.Rows[at].Cells = append(e.Rows[at].Cells, ledger.Cell{Kind: ledger.Number, Number: decimal.NewFromInt(numbers[id])})
		at++
	}
}

// numberRows adds a column with 0, 1, 2 …, down the rows: the classes into which a workbook
// sorts the numbers of distinct values.
func numberRows(e *document.Enclosure) {
	e.Columns = append(e.Columns, document.EnclosedColumn{ID: document.RowOrder, Header: "行序（去重用）", Kind: ledger.Number})
	for i := range e.Rows {
		e.Rows[i].Cells = append(e.Rows[i].Cells, ledger.Cell{Kind: ledger.Number, Number: decimal.NewFromInt(int64(i))})
	}
}

// convertTargets writes the targets in the unit of their indicator, as scores use them.
func convertTargets(e *document.Enclosure, targets map[place]figure.Cell) {
	target := slices.IndexFunc(e.Columns, func(c document.EnclosedColumn) bool { return c.ID == query.TargetValue })
	unit := slices.IndexFunc(e.Columns, func(c document.EnclosedColumn) bool { return c.ID == query.TargetUOM })
	if target < 0 {
		return
	}
	e.Columns[target].Header += "（按考核指标的单位）"
	for i := range e.Rows {
		cells := e.Rows[i].Cells
		if e.Rows[i].Sheet == nil {
			continue
		}
		t, ok := targets[place{*e.Rows[i].Sheet, cells[target].At}]
		if !ok {
			continue
		}
		cells[target].Number = t.Value
		if unit >= 0 {
			cells[unit] = ledger.Cell{Kind: ledger.Text, Text: t.Unit, At: cells[unit].At}
		}
	}
}

func headerWithUnit(c definition.Column) string {
	if base := unit.OfColumn(c.Type).Base(); base != "" {
		return c.Header + "（" + base + "）"
	}
	return c.Header
}
