package revise

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

func fold(c *ledger.Cell) string { return ledger.Fold(c.Plain()) }

// effect names a row, and of its columns the one that decides.
func (m measuring) effect(c change, by decimal.Decimal) revision.Effect {
	return c.effect(m.deciding(c), by)
}

// deciding is the column by which a change reaches a figure: of those that changed the measured one, else
// one that a condition looks at; where the whole row came or went the measured one, else the key.
func (m measuring) deciding(c change) definition.Column {
	ids := slices.Concat(m.now.Columns, []string{m.now.Weight})
	for _, w := range m.now.Where {
		ids = append(ids, w.Column)
	}
	ids = append(ids, c.def.RowDate)
	if c.old >= 0 && c.now >= 0 {
		for _, id := range ids {
			if slices.ContainsFunc(c.columns, func(at int) bool { return c.def.Columns[at].ID == id }) {
				return c.column(id)
			}
		}
	}
	if len(m.now.Columns) == 0 && len(c.def.Key) > 0 {
		return c.column(definition.Alternatives(c.def.Key[0])[0])
	}
	return c.column(ids[0])
}

func (c change) column(id string) definition.Column {
	column, _ := c.def.Column(id)
	return column
}

// effect is what the row does by a column; what a personal column says is left out.
func (c change) effect(by definition.Column, effect decimal.Decimal) revision.Effect {
	e := revision.Effect{Cause: c.cause, Ledger: c.def.ID, Row: c.key(), Effect: effect}
	if sheet := c.row().Sheet; sheet != nil {
		e.File, e.Sheet = sheet.File, sheet.Name
	}
	if c.cause == revision.ByZone || by.Personal != "" {
		return e
	}
	e.Column = by.Header
	e.CellOld, e.Old = at(c.was, c.old, by)
	e.CellNew, e.New = at(c.is, c.now, by)
	return e
}

// at is where a row's cell stands and what it says; empty where there is none.
func at(t *query.Table, row int32, column definition.Column) (address, plain string) {
	if row < 0 {
		return "", ""
	}
	c := t.Cell(row, t.Column(column.ID))
	if c.At.Row == 0 {
		return "", c.Plain()
	}
	return c.At.String(), c.Plain()
}

// holds says that the row is the one in which a target stands, before or after.
func (c change) holds(t figure.Target, after bool) bool {
	table, row := c.was, c.old
	if after {
		table, row = c.is, c.now
	}
	if row < 0 || t.Sheet == nil {
		return false
	}
	sheet := table.Rows[row].Sheet
	return sheet != nil && *sheet == *t.Sheet && table.Rows[row].Line == int(t.At.Row)
}
