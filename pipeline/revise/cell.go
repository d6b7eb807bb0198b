package revise

import (
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
	"zonereport/pipeline/revision"
)

// alike says that two names are one.
func alike(a, b string) bool { return ledger.Fold(a) == ledger.Fold(b) }

// changedIn is the position of the first of some columns in which the row changed, -1 if in none.
func (c change) changedIn(ids []string) int {
	for _, id := range ids {
		for _, column := range c.columns {
			if c.def.Columns[column].ID == id {
				return column
			}
		}
	}
	return -1
}

// deciding is the column by which a change reaches a figure: of those in which the row changed the first
// of by. Where the whole row came or went, it is the first of its measured columns, else of its
// key, that says something and is not personal.
func (c change) deciding(by, measured []string) definition.Column {
	if c.old >= 0 && c.now >= 0 {
		if column := c.changedIn(by); column >= 0 {
			return c.def.Columns[column]
		}
		return definition.Column{}
	}
	ids := slices.Clone(measured)
	for _, k := range c.def.Key {
		ids = append(ids, definition.Alternatives(k)...)
	}
	h, row := c.is, c.now
	if row < 0 {
		h, row = c.was, c.old
	}
	for _, id := range ids {
		if column, ok := c.def.Column(id); ok && column.Personal == "" && !query.IsBlank(h.Cell(row, h.Column(id))) {
			return column
		}
	}
	return definition.Column{}
}

// effect is what the row does by a column; a cause that is not in its cells leaves them out.
func (c change) effect(by definition.Column, effect decimal.Decimal) revision.Effect {
	e := revision.Effect{Cause: c.cause, Ledger: c.def.ID, Row: c.key(), Effect: effect}
	if sheet := c.row().Sheet; sheet != nil {
		e.File, e.Sheet = sheet.File, sheet.Name
	}
	if c.cause == revision.ByZone || by.ID == "" {
		return e
	}
	e.Column = by.Header
	e.CellOld, e.Old = c.was.cell(c.old, by)
	e.CellNew, e.New = c.is.cell(c.now, by)
	return e
}

// cell is where a row's cell stands and what it says; empty where there is none.
func (h half) cell(row int32, column definition.Column) (address, plain string) {
	if row < 0 {
		return "", ""
	}
	c := h.Cell(row, h.Column(column.ID))
	if c.At.Row == 0 {
		return "", c.Plain()
	}
	return c.At.String(), c.Plain()
}
