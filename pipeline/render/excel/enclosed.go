package excel

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// place is a line of a department's file.
type place struct {
	sheet ledger.Sheet
	line  int
}

// enclosed returns where the workbook holds the number of a cell of a department's file,
// and the number; "" if it does not.
func (k *working) enclosed(sheet ledger.Sheet, at ledger.Address) (cell string, value decimal.Decimal) {
	for _, a := range k.list {
		row, ok := a.row(place{sheet, int(at.Row)})
		if !ok {
			continue
		}
		for i, c := range a.ledger.Rows[row-2].Cells {
			if c.At == at && c.Kind == ledger.Number {
				return a.sheet + "!" + fixed(row, i+1), c.Number
			}
		}
	}
	return "", decimal.Zero
}

// rowsFrom returns where the rows of a department's sheet begin among those that a figure is
// worked out from, "" if the workbook has none.
func (k *working) rowsFrom(f *figure.Figure, sheet ledger.Sheet) string {
	switch w := f.Working.(type) {
	case figure.Query:
		if a := k.areas[w.Ledger]; a != nil {
			for i, r := range a.ledger.Rows {
				if r.Sheet != nil && *r.Sheet == sheet {
					return a.sheet + "!" + address(i+2, 1)
				}
			}
		}
	case figure.Score:
		if w.Target.Sheet != nil && *w.Target.Sheet == sheet {
			cell, _ := k.enclosed(sheet, w.Target.At)
			return strings.ReplaceAll(cell, "$", "")
		}
	}
	return ""
}

// row returns the row of a sheet that came from a line.
func (a *area) row(from place) (int, bool) {
	if a.lines == nil {
		a.lines = make(map[place]int, len(a.ledger.Rows))
		for i, r := range a.ledger.Rows {
			if r.Sheet != nil {
				a.lines[place{*r.Sheet, r.Line}] = i + 2
			}
		}
	}
	row, ok := a.lines[from]
	return row, ok
}

// origin states how a number comes about, "" where the workbook does not hold what it
// comes from.
func (k *working) origin(from document.Origin, value decimal.Decimal) string {
	switch o := from.(type) {
	case document.Share:
		if actual := k.names[o.Actual]; actual != "" {
			share := actual + "/" + k.target(o.Target)
			if o.Percent {
				share = "100*" + share
			}
			return share
		}
	case document.Movement:
		if rank := k.names[o.Rank]; rank != "" {
			return itoa(o.Previous) + "-" + rank
		}
	case document.Taken:
		cell, n := k.enclosed(o.Sheet, o.At)
		if cell == "" || !o.In.Of(n).Equal(value) {
			return ""
		}
		return in(cell, o.In)
	}
	return ""
}
