package validate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// perHead flags a group in which the sum of Column is above Limit for each one of Per, or
// above 0 with none of it: output per head of staff in an incubator's phase. It counts the
// rows that the figure counts, and names the group, not a cell.
func (r *rule) perHead(rows []int32) {
	groups := r.table.Values(r.def.Group)
	members := make([][]int32, len(groups.Labels))
	for _, row := range rows {
		if id := groups.IDs[row]; id != 0 {
			members[id] = append(members[id], row)
		}
	}
	limit := decimal.NewFromFloat(r.def.Limit)
	for id, rows := range members {
		amount, heads := r.sum(rows, r.at), r.sum(rows, r.table.Column(r.def.Per))
		if amount.GreaterThan(limit.Mul(heads)) {
			r.flagGroup(rows, groups.Labels[id], amount, heads)
		}
	}
}

func (r *rule) sum(rows []int32, column int) decimal.Decimal {
	var sum decimal.Decimal
	for _, row := range rows {
		if c := r.table.Cell(row, column); c.Kind == ledger.Number {
			sum = sum.Add(c.Number)
		}
	}
	return sum
}

func (r *rule) flagGroup(rows []int32, label string, amount, heads decimal.Decimal) {
	f := finding.Finding{
		Rule: r.def.ID, Column: r.column.Header, Value: amount.String(), Figures: r.touched(rows[0]),
		Message: r.message(amount.String(), heads.String(), label),
	}
	if sheet, ok := oneSheet(r.table, rows); ok {
		f.File, f.Sheet = sheet.File, sheet.Name
	}
	r.report(f)
}

// oneSheet returns the sheet that all rows stand in, false if they stand in several.
func oneSheet(t *query.Table, rows []int32) (ledger.Sheet, bool) {
	first := t.Rows[rows[0]].Sheet
	for _, row := range rows {
		if s := t.Rows[row].Sheet; s == nil || first == nil || *s != *first {
			return ledger.Sheet{}, false
		}
	}
	return *first, true
}
