package validate

import (
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// order flags a date that lies before another of its row, or a number below another: landed
// before signed, a total below a part of it. A blank is before nothing.
func (r *rule) order(rows []int32) {
	ids := definition.Alternatives(r.def.Than)
	at := r.table.Columns(ids)
	for _, row := range rows {
		i := max(0, slices.IndexFunc(at, func(column int) bool { return !query.IsBlank(r.table.Cell(row, column)) }))
		own, than := r.table.Cell(row, r.at), r.table.Cell(row, at[i])
		if before(own, than) {
			column, _ := r.table.Definition.Column(ids[i])
			r.flag(row, "{other}", than.Plain(), "{than}", column.Header)
		}
	}
}

func before(a, b *ledger.Cell) bool {
	if a.Kind == ledger.Number {
		return b.Kind == ledger.Number && a.Number.LessThan(b.Number)
	}
	return !a.Date.IsZero() && a.Date < b.Date
}

// present flags a blank where a value is needed: a bond without a rate.
func (r *rule) present(rows []int32) {
	for _, row := range rows {
		if query.IsBlank(r.table.Cell(row, r.at)) {
			r.flag(row)
		}
	}
}

// expect flags a row that does not pass what a row of its sort should: closed and yet 受理.
func (r *rule) expect(rows []int32) error {
	should, err := r.zone.Conditions(r.def.Ledger, r.def.Should)
	if err != nil {
		return err
	}
	pass := r.table.Listed(should)
	for _, row := range rows {
		if _, passes := slices.BinarySearch(pass, row); !passes {
			r.flag(row)
		}
	}
	return nil
}

// reference flags a value that another ledger does not have: a project code of funds that
// investment does not know. Nothing is said while the other ledger was not sent.
func (r *rule) reference(rows []int32) {
	other := r.tables.Table(r.def.Other)
	if other == nil {
		return
	}
	own, known := r.table.Values(r.def.Column), other.Values(r.def.OtherColumn)
	for _, row := range rows {
		if id := own.IDs[row]; id != 0 && known.ID(own.Folded[id]) < 0 {
			r.flag(row, "{other}", other.Definition.Name)
		}
	}
}
