package query

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/exact"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
)

// Measured is a value and the rows whose cells went into it.
type Measured struct {
	Value decimal.Decimal // in the unit that the query leads to
	Rows  []int32
	// Quotient is what a mean is rounded from; nil of any other measure.
	Quotient *figure.Fraction
}

// Measure applies a query's measure to the rows that passed its conditions. There is no
// value for a mean without weight, nor for a max, a min or a latest without rows (design §6).
func (t *Table) Measure(q figure.Query, rows []int32) (Measured, bool) {
	switch q.Measure {
	case measure.Count:
		return Measured{Value: decimal.NewFromInt(int64(len(rows))), Rows: rows}, true
	case measure.Sum:
		return sum(t, q, rows), true
	case measure.Distinct:
		return distinct(t, q, rows), true
	case measure.Mean:
		return mean(t, q, rows)
	case measure.Latest:
		return latest(t, q, rows)
	case measure.Max:
		return extreme(t, q, rows, 1)
	case measure.Min:
		return extreme(t, q, rows, -1)
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

// extreme is the highest of a column (sign 1) or the lowest (-1), and the rows that hold it; there is
// none of no numbers.
func extreme(t *Table, q figure.Query, rows []int32, sign int) (Measured, bool) {
	at := t.Column(q.Columns[0])
	var m Measured
	for _, row := range rows {
		c := t.Cell(row, at)
		if c.Kind != ledger.Number {
			continue
		}
		cmp := c.Number.Cmp(m.Value) * sign
		if m.Rows == nil || cmp > 0 {
			m = Measured{Value: c.Number}
		} else if cmp < 0 {
			continue
		}
		m.Rows = append(m.Rows, row)
	}
	m.Value = q.In.Of(m.Value)
	return m, m.Rows != nil
}

// mean weights a rate by an amount; a row without either stays out of both sums. Without a column of
// weights every row weighs the same.
func mean(t *Table, q figure.Query, rows []int32) (Measured, bool) {
	var m Measured
	var sums Weighed
	for _, row := range rows {
		if w, ok := t.Weigh(q, row); ok {
			sums = sums.Add(w)
			m.Rows = append(m.Rows, row)
		}
	}
	var ok bool
	m.Value, ok = sums.Mean(q)
	if !ok {
		return Measured{}, false
	}
	m.Quotient = sums.fraction(q)
	return m, true
}

// Weighed is what goes into a mean: rates times amounts, and the amounts; of a plain mean numbers, and
// how many there are.
type Weighed struct{ Product, Weight decimal.Decimal }

// Weigh is what a row brings to a mean; false if it lacks the rate or the amount.
func (t *Table) Weigh(q figure.Query, row int32) (Weighed, bool) {
	r := t.Cell(row, t.Column(q.Columns[0]))
	if q.Weight == "" {
		return Weighed{r.Number, decimal.New(1, 0)}, r.Kind == ledger.Number
	}
	w := t.Cell(row, t.Column(q.Weight))
	if r.Kind != ledger.Number || w.Kind != ledger.Number {
		return Weighed{}, false
	}
	return Weighed{r.Number.Mul(w.Number), w.Number}, true
}

// Add adds what another row brings.
func (w Weighed) Add(more Weighed) Weighed {
	return Weighed{w.Product.Add(more.Product), w.Weight.Add(more.Weight)}
}

// Sub takes away what a row brought.
func (w Weighed) Sub(less Weighed) Weighed {
	return Weighed{w.Product.Sub(less.Product), w.Weight.Sub(less.Weight)}
}

// Mean is the mean, rounded once, in the unit that the query leads to; there is none without weight.
func (w Weighed) Mean(q figure.Query) (decimal.Decimal, bool) {
	if w.Weight.IsZero() {
		return decimal.Decimal{}, false
	}
	f := w.fraction(q)
	return exact.Round(exact.Quotient(f.Numerator, f.Denominator), q.Decimals), true
}

// fraction is the mean before it is divided, in the unit that the query leads to: of 万元 shown in 元 the sum
// is in 元; where it would not end, as that of 亩 in 公顷 may, the weights are as many times more.
func (w Weighed) fraction(q figure.Query) *figure.Fraction {
	if q.In.IsZero() {
		return &figure.Fraction{Numerator: w.Product, Denominator: w.Weight}
	}
	if times := q.In.From.DivRound(q.In.To, 16); times.Mul(q.In.To).Equal(q.In.From) {
		return &figure.Fraction{Numerator: w.Product.Mul(times), Denominator: w.Weight}
	}
	return &figure.Fraction{Numerator: w.Product.Mul(q.In.From), Denominator: w.Weight.Mul(q.In.To)}
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
	return Measured{Value: q.In.Of(t.Cell(best, at).Number), Rows: []int32{best}}, true
}
