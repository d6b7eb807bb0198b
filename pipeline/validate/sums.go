package validate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// groupSums flags a group in which the sum of Column is out of proportion to the other side:
// output to staff in an incubator's phase, the units that a project states to the flats that
// are listed. It adds up the rows that figures count. Within one ledger the finding names
// the group, between ledgers the cell that states the number, if it is one.
func (r *rule) groupSums(rows []int32) error {
	bases, err := r.bases(rows)
	if err != nil {
		return err
	}
	groups := r.table.Values(r.def.Group)
	for id, members := range parts(groups, rows) {
		value, stated, whole := add(r.table, members, r.at)
		base, known := bases[groups.Folded[id]]
		if stated && whole && known && !r.bounds.hold(value, base) {
			r.flagGroup(members, groups.Labels[id], value, base)
		}
	}
	return nil
}

// bases adds the other side up, by folded group, where it is whole. It is empty while the other
// ledger was not sent.
func (r *rule) bases(rows []int32) (map[string]decimal.Decimal, error) {
	table, column := r.table, r.def.Group
	if r.def.Other != "" {
		where, err := r.zone.Conditions(r.def.Other, r.def.OtherWhere)
		if err != nil {
			return nil, err
		}
		if table = r.tables.Table(r.def.Other); table == nil {
			return nil, nil
		}
		column, rows = r.def.OtherColumn, table.Counted(where, r.opts.Period)
	}
	groups := table.Values(column)
	bases := map[string]decimal.Decimal{}
	for id, members := range parts(groups, rows) {
		if len(members) == 0 {
			continue
		}
		sum, whole := decimal.NewFromInt(int64(len(members))), true
		if r.def.Amount != "" {
			sum, _, whole = add(table, members, table.Column(r.def.Amount))
		}
		if whole {
			bases[groups.Folded[id]] = sum
		}
	}
	return bases, nil
}

// parts are the rows of each value, by its number; blanks belong to none.
func parts(values *query.Values, rows []int32) [][]int32 {
	members := make([][]int32, len(values.Labels))
	for _, row := range rows {
		if id := values.IDs[row]; id != 0 {
			members[id] = append(members[id], row)
		}
	}
	return members
}

// add sums a column and says whether it holds a number at all, and whether the sum is whole: of
// one that lacks a refused value nothing can be said.
func add(t *query.Table, rows []int32, column int) (sum decimal.Decimal, stated, whole bool) {
	whole = true
	for _, row := range rows {
		c := t.Cell(row, column)
		if c.Kind == ledger.Number {
			sum, stated = sum.Add(c.Number), true
		}
		whole = whole && !c.Refused
	}
	return sum, stated, whole
}

func (r *rule) flagGroup(rows []int32, label string, value, base decimal.Decimal) {
	f := finding.Finding{Rule: r.def.ID, Column: r.column.Header, Value: value.String(), Figures: r.touched(rows[0])}
	f.Words = r.words(f.Value, "{other}", base.String(), "{group}", label, "{ratio}", proportion(value, base))
	if r.def.Other != "" && len(rows) == 1 {
		stand(&f, r.table, rows[0], r.table.Cell(rows[0], r.at))
	} else if sheet, ok := oneSheet(r.table, rows); ok {
		f.File, f.Sheet = sheet.File, sheet.Name
	}
	r.report(f)
}

// oneSheet returns the sheet that all rows stand in, false if they stand in several.
func oneSheet(t *query.Table, rows []int32) (ledger.SheetName, bool) {
	first := t.Rows[rows[0]].Sheet
	for _, row := range rows {
		if s := t.Rows[row].Sheet; s == nil || first == nil || *s != *first {
			return ledger.SheetName{}, false
		}
	}
	return *first, true
}
