package excel

import (
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel/formula"
	"zonereport/pipeline/render/excel/notation"
	"zonereport/pipeline/render/excel/workbook"
)

// origin states how a number comes about, "" where the workbook does not hold what it
// comes from.
func (k *working) origin(from document.Origin, value decimal.Decimal) string {
	switch o := from.(type) {
	case document.Worked:
		return k.places().Term(o.Term)
	case document.Movement:
		if rank := k.names[o.Rank]; rank != "" {
			return strconv.Itoa(o.Previous) + "-" + rank
		}
	case document.Elsewhere:
		return o.Name
	case document.Taken:
		if cell, n := k.enclosed(o.Sheet, o.At); cell != "" && o.In.Of(n).Equal(value) {
			return formula.In(cell, o.In)
		}
	}
	return ""
}

// within states the i-th cell of a table's row that comes about from others of its row, "" for any other.
func within(cells []document.Cell, i, row int) string {
	operand := func(col int) formula.Operand {
		return formula.Operand{Cell: notation.Cell(row, col+1), Value: cells[col].Value}
	}
	switch from := cells[i].From.(type) {
	case document.Difference:
		return formula.Difference(operand(from.Of), operand(from.Less))
	case document.Quotient:
		return formula.Quotient(operand(from.Of), operand(from.By), from.Times, cells[i].Decimals)
	}
	return ""
}

// shares states the shares of a table of what its columns come to in its total row.
func shares(s *workbook.Sheet, t document.Table, top int) {
	total := slices.IndexFunc(t.Rows, func(r document.Row) bool { return r.Kind == document.TotalRow })
	for i, r := range t.Rows {
		for c, cell := range r.Cells {
			from, ok := cell.From.(document.Share)
			if !ok || cell.Value == nil || total < 0 || t.Rows[total].Cells[from.Of].Value == nil {
				continue
			}
			of, by := notation.Cell(top+i, from.Of+1), notation.Absolute(top+total, from.Of+1)
			s.Cell(top+i, c+1).Formula = formula.Quotient(formula.Operand{Cell: of, Value: r.Cells[from.Of].Value}, formula.Operand{Cell: by, Value: t.Rows[total].Cells[from.Of].Value}, 100, cell.Decimals)
		}
	}
}

// showsPlaces says that a number is places gained or lost.
func showsPlaces(from document.Origin) bool {
	switch o := from.(type) {
	case document.Movement:
		return true
	case document.Difference:
		return o.Places
	}
	return false
}

// rowsFrom returns where the rows of a department's sheet begin among those that a figure is
// worked out from, "" if the workbook has none.
func (k *working) rowsFrom(f *figure.Figure, sheet ledger.SheetName) string {
	switch w := f.Working.(type) {
	case figure.Query:
		if rows, ok := k.ledger[w.Ledger]; ok {
			return rows.Begin(sheet)
		}
	case figure.Expression:
		for _, c := range w.Cells() {
			if c.Sheet != nil && *c.Sheet == sheet {
				cell, _ := k.enclosed(sheet, c.At)
				return strings.ReplaceAll(cell, "$", "")
			}
		}
		for _, m := range w.Measured() {
			if rows, ok := k.ledger[m.Query.Ledger]; ok {
				return rows.Begin(sheet)
			}
		}
	}
	return ""
}
