package query

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Measured is a value and the rows whose cells went into it.
type Measured struct {
	Value decimal.Decimal // in the unit that the query leads to
	Rows  []int32
}

// Measure applies a query's measure to the rows that passed its conditions. There is no
// value for a mean without weight or a latest without rows (design §6).
func (t *Table) Measure(q figure.Query, rows []int32) (Measured, bool) {
	switch q.Measure {
	case "count":
		return Measured{decimal.NewFromInt(int64(len(rows))), rows}, true
	case "sum":
		return sum(t, q, rows), true
	case "distinct":
		return distinct(t, q, rows), true
	case "mean":
		return mean(t, q, rows)
	case "latest":
		return latest(t, q, rows)
	}
	return Measured{}, false
}

func sum(t *Table, q figure.Query, rows []int32) Measured {
	at := t.Column(q.Columns[0])
	m := Measured{Rows: make([]int32, 0, len(rows))}
	for _, row := range rows {
		if c := t.Cell(row, at); c.Kind == ledger.Number {
			m.Value = m.Value.Add(c.Number)
			m.Rows = append(m.Rows, row)
		}
	}
	m.Value = q.In.Of(m.Value)
	return m
}

// distinct counts folded values; blanks are never counted (design §4).
func distinct(t *Table, q figure.Query, rows []int32) Measured {
	values := t.Values(strings.Join(q.Columns, "|"))
	seen := make(map[int32]struct{})
	m := Measured{Rows: make([]int32, 0, len(rows))}
	for _, row := range rows {
		if id := values.IDs[row]; id != 0 {
			seen[id] = struct{}{}
			m.Rows = append(m.Rows, row)
		}
	}
	m.Value = decimal.NewFromInt(int64(len(seen)))
	return m
}

// mean weights a rate by an amount; a row without either stays out of both sums.
func mean(t *Table, q figure.Query, rows []int32) (Measured, bool) {
	at, weight := t.Column(q.Columns[0]), t.Column(q.Weight)
	var m Measured
	var product, total decimal.Decimal
	for _, row := range rows {
		r, w := t.Cell(row, at), t.Cell(row, weight)
		if r.Kind == ledger.Number && w.Kind == ledger.Number {
			product = product.Add(r.Number.Mul(w.Number))
			total = total.Add(w.Number)
			m.Rows = append(m.Rows, row)
		}
	}
	if total.IsZero() {
		return Measured{}, false
	}
	if !q.In.IsZero() {
		product, total = product.Mul(q.In.From), total.Mul(q.In.To)
	}
	m.Value = exact.Round(exact.Quotient(product, total), q.Decimals)
	return m, true
}

// latest takes the row with the latest date; a blank date is earlier than any.
func latest(t *Table, q figure.Query, rows []int32) (Measured, bool) {
	at, on := t.Column(q.Columns[0]), t.Column(q.Weight)
	best, last := int32(-1), calendar.Date(-1)
	for _, row := range rows {
		date := t.Cell(row, on).Date
		if t.Cell(row, at).Kind == ledger.Number && date > last {
			best, last = row, date
		}
	}
	if best < 0 {
		return Measured{}, false
	}
	return Measured{q.In.Of(t.Cell(best, at).Number), []int32{best}}, true
}
