package validate

import "zonereport/pipeline/query"

// order flags a date that lies before another of its row: landed before signed. A blank
// is before nothing.
func (r *rule) order(rows []int32) {
	than := r.table.Column(r.def.Than)
	for _, row := range rows {
		date, other := r.table.Cell(row, r.at), r.table.Cell(row, than)
		if !date.Date.IsZero() && date.Date < other.Date {
			r.flag(row, query.Text(other))
		}
	}
}

// present flags a blank where a value is needed: a bond without a rate.
func (r *rule) present(rows []int32) {
	for _, row := range rows {
		if query.IsBlank(r.table.Cell(row, r.at)) {
			r.flag(row, "")
		}
	}
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
			r.flag(row, other.Definition.Name)
		}
	}
}
