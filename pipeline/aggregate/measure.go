package aggregate

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// measured is a value and the rows whose cells went into it.
type measured struct {
	value decimal.Decimal
	rows  []int32
}

// measure applies a query's measure to the rows that passed its conditions. There is no
// value for a mean without weight or a latest without rows (design §6).
func measure(t *query.Table, q figure.Query, rows []int32) (measured, bool) {
	switch q.Measure {
	case "count":
		return measured{decimal.NewFromInt(int64(len(rows))), rows}, true
	case "sum":
		return sum(t, q, rows), true
	case "distinct":
		return distinct(t, q, rows), true
	case "mean":
		return mean(t, q, rows)
	case "latest":
		return latest(t, q, rows)
	}
	return measured{}, false
}

func sum(t *query.Table, q figure.Query, rows []int32) measured {
	at := t.Column(q.Columns[0])
	m := measured{rows: make([]int32, 0, len(rows))}
	for _, row := range rows {
		if c := t.Cell(row, at); c.Kind == ledger.Number {
			m.value = m.value.Add(c.Number)
			m.rows = append(m.rows, row)
		}
	}
	m.value = q.In.Of(m.value)
	return m
}

// distinct counts folded values; blanks are never counted (design §4).
func distinct(t *query.Table, q figure.Query, rows []int32) measured {
	values := t.Values(strings.Join(q.Columns, "|"))
	seen := make(map[int32]struct{})
	m := measured{rows: make([]int32, 0, len(rows))}
	for _, row := range rows {
		if id := values.IDs[row]; id != 0 {
			seen[id] = struct{}{}
			m.rows = append(m.rows, row)
		}
	}
	m.value = decimal.NewFromInt(int64(len(seen)))
	return m
}

// mean weights a rate by an amount; a row without either stays out of both sums.
func mean(t *query.Table, q figure.Query, rows []int32) (measured, bool) {
	at, weight := t.Column(q.Columns[0]), t.Column(q.Weight)
	var m measured
	var product, total decimal.Decimal
	for _, row := range rows {
		r, w := t.Cell(row, at), t.Cell(row, weight)
		if r.Kind == ledger.Number && w.Kind == ledger.Number {
			product = product.Add(r.Number.Mul(w.Number))
			total = total.Add(w.Number)
			m.rows = append(m.rows, row)
		}
	}
	if total.IsZero() {
		return measured{}, false
	}
	if !q.In.IsZero() {
		product, total = product.Mul(q.In.From), total.Mul(q.In.To)
	}
	m.value = round(quotient(product, total), q.Decimals)
	return m, true
}

// latest takes the row with the latest date; a blank date is earlier than any.
func latest(t *query.Table, q figure.Query, rows []int32) (measured, bool) {
	at, on := t.Column(q.Columns[0]), t.Column(q.Weight)
	best, last := int32(-1), calendar.Date(-1)
	for _, row := range rows {
		date := t.Cell(row, on).Date
		if t.Cell(row, at).Kind == ledger.Number && date > last {
			best, last = row, date
		}
	}
	if best < 0 {
		return measured{}, false
	}
	return measured{q.In.Of(t.Cell(best, at).Number), []int32{best}}, true
}

// cells names the cells that went into the value: the summed, counted or latest cells, for
// a mean rates and amounts, for a count the keys of the rows (design §3, figures.json).
func (m measured) cells(t *query.Table, q figure.Query) []place {
	places := make([]place, 0, 2*len(m.rows))
	take := func(cell func(row int32) *ledger.Cell) {
		for _, row := range m.rows {
			places = append(places, place{t.Rows[row].Sheet, cell(row).At})
		}
	}
	switch q.Measure {
	case "count":
		keys := keyColumns(t)
		take(func(row int32) *ledger.Cell { return keyCell(t, keys, row) })
	case "mean":
		first, second := t.Column(q.Columns[0]), t.Column(q.Weight)
		take(func(row int32) *ledger.Cell { return t.Cell(row, first) })
		take(func(row int32) *ledger.Cell { return t.Cell(row, second) })
	default:
		columns := t.Columns(q.Columns)
		take(func(row int32) *ledger.Cell { return t.First(row, columns) })
	}
	return places
}

// keyCell is the cell that names a row: the first column of the natural key that has a
// value in the row's own line (a merged 期次 stands in another), else the first cell of
// the row that has a value in the sheet.
func keyCell(t *query.Table, keys [][]int, row int32) *ledger.Cell {
	for _, key := range keys {
		if c := t.First(row, key); !query.IsBlank(c) && int(c.At.Row) == t.Rows[row].Line {
			return c
		}
	}
	cells := t.Rows[row].Cells
	for i := range cells {
		if !query.IsBlank(&cells[i]) && cells[i].At.Row > 0 {
			return &cells[i]
		}
	}
	return &ledger.Cell{}
}

// keyColumns returns the positions of the natural key's columns, each with its alternatives.
func keyColumns(t *query.Table) [][]int {
	columns := make([][]int, len(t.Definition.Key))
	for i, key := range t.Definition.Key {
		columns[i] = t.Columns(definition.Alternatives(key))
	}
	return columns
}
