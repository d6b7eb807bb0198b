// Package symbol knows the signs that stand in tables where there is no number to print, and says below a
// table what they mean. Nothing has four forms, never mixed up (typography.md §3.4): 0 is a true zero,
// … a number that rounds to zero, — what cannot exist, and a blank what nobody reported.
package symbol

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
)

// Printed is a number under its column's decimals; one that is not zero never prints as zero.
func Printed(v decimal.Decimal, places int) string {
	if !v.IsZero() && v.Round(int32(places)).IsZero() {
		return document.TooSmall
	}
	return wording.Fixed(v, places)
}

// Number is the cell of a number that is printed with so many decimals.
func Number(v decimal.Decimal, places int) document.Cell {
	return document.Cell{Text: Printed(v, places), Value: &v, Decimals: places}
}

// Explain adds to the notes what a table's signs for nothing mean, and that its parts may not
// add up to their printed total, where either is so.
func Explain(t *document.Table) {
	small, blank, none := false, false, false
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if i < len(t.Columns) && t.Columns[i].Align == document.Decimal {
				small = small || cell.Text == document.TooSmall
				blank = blank || cell.Text == ""
				none = none || cell.Text == document.CannotBe
			}
		}
	}
	var signs []string
	if small {
		signs = append(signs, "“"+document.TooSmall+"”表示不为零但不足最小单位")
	}
	if none {
		signs = append(signs, "“"+document.CannotBe+"”表示算不出来，如增幅没有上年同期的数或它不大于零")
	}
	if blank {
		signs = append(signs, "空白表示没有报送该项数据")
	}
	if len(signs) > 0 {
		t.Notes = append(t.Notes, strings.Join(signs, "，")+"。")
	}
	if unequal(*t) {
		t.Notes = append(t.Notes, "部分数据因四舍五入，存在总计与分项合计不等的情况。")
	}
}

// unequal says that the printed parts of a column do not add up to its printed total, though
// the exact ones do.
func unequal(t document.Table) bool {
	if len(t.Rows) == 0 || t.Rows[0].Kind != document.TotalRow {
		return false
	}
	for i, total := range t.Rows[0].Cells {
		if total.Value == nil {
			continue
		}
		places := int32(total.Decimals)
		rest, exact := total.Value.Round(places), *total.Value
		for _, row := range t.Rows[1:] {
			if i < len(row.Cells) && row.Cells[i].Value != nil {
				rest, exact = rest.Sub(row.Cells[i].Value.Round(places)), exact.Sub(*row.Cells[i].Value)
			}
		}
		if exact.IsZero() && !rest.IsZero() {
			return true
		}
	}
	return false
}
