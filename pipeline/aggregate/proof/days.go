package proof

import (
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

// course is a figure from day to day.
type course struct {
	days []calendar.Date // on which it may change, ascending; the first is 0, what there is without a date
	at   func(day calendar.Date) (decimal.Decimal, bool)
}

// course follows a figure through the dates of the rows that it counts; false for one that cannot be
// followed: it rests on what other months state, or on figures that there are not.
func (in Input) course(key string) (course, bool) {
	i := slices.IndexFunc(in.Book.Figures, func(f figure.Figure) bool { return f.Key() == key })
	if i < 0 {
		return course{}, false
	}
	switch w := in.Book.Figures[i].Working.(type) {
	case figure.Query:
		return in.measured(w)
	case figure.Expression:
		return in.reckoned(w)
	}
	return course{}, false
}

// measured follows what is measured on rows.
func (in Input) measured(q figure.Query) (course, bool) {
	table := in.Tables.Table(q.Ledger)
	if table == nil {
		return course{}, false
	}
	spans := table.Spans(q, in.Zone.Month)
	days := []calendar.Date{0}
	for _, s := range spans {
		days = append(days, s.From)
		if s.Until > 0 && s.Until <= in.Zone.Month.End() {
			days = append(days, s.Until)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	if q.Measure == "count" || q.Measure == "sum" {
		return course{days, added(table, q, spans)}, true
	}
	return course{days, func(day calendar.Date) (decimal.Decimal, bool) {
		var rows []int32
		for _, s := range spans {
			if s.From <= day && (s.Until == 0 || day < s.Until) {
				rows = append(rows, s.Row)
			}
		}
		m, ok := table.Measure(q, rows)
		return m.Value, ok
	}}, true
}

// added follows a count or a sum by what each day adds, so that many rows cost one pass.
func added(t *query.Table, q figure.Query, spans []query.Span) func(calendar.Date) (decimal.Decimal, bool) {
	steps := map[calendar.Date]decimal.Decimal{}
	for _, s := range spans {
		value := decimal.NewFromInt(1)
		if q.Measure == "sum" {
			c := t.Cell(s.Row, t.Column(q.Columns[0]))
			if c.Kind != ledger.Number {
				continue
			}
			value = c.Number
		}
		steps[s.From] = steps[s.From].Add(value)
		if s.Until > 0 {
			steps[s.Until] = steps[s.Until].Sub(value)
		}
	}
	days := slices.Sorted(maps.Keys(steps))
	sums := make([]decimal.Decimal, len(days)) // at the end of each day
	sum := decimal.Decimal{}
	for i, day := range days {
		sum = sum.Add(steps[day])
		sums[i] = sum
	}
	return func(day calendar.Date) (decimal.Decimal, bool) {
		i, there := slices.BinarySearch(days, day)
		if !there {
			i--
		}
		if i < 0 {
			return decimal.Decimal{}, true
		}
		return q.In.Of(sums[i]), true
	}
}

// reckoned follows what is worked out from other figures.
func (in Input) reckoned(e figure.Expression) (course, bool) {
	if len(e.Stated())+len(e.Measured()) > 0 {
		return course{}, false
	}
	parts := map[string]course{}
	var days []calendar.Date
	for _, key := range e.Keys() {
		c, ok := in.course(key)
		if !ok {
			return course{}, false
		}
		parts[key], days = c, append(days, c.days...)
	}
	slices.Sort(days)
	return course{slices.Compact(days), func(day calendar.Date) (decimal.Decimal, bool) {
		return e.Of(func(key string) (decimal.Decimal, bool) { return parts[key].at(day) })
	}}, true
}

// reaches finds the first day on which a figure is at least a value, 0 if there is none or nobody can
// say which; fell says that it was lower again on a later day.
func (c course) reaches(value decimal.Decimal) (first calendar.Date, fell bool) {
	reached := false
	for _, day := range c.days {
		v, ok := c.at(day)
		there := ok && v.GreaterThanOrEqual(value)
		switch {
		case there && !reached:
			reached, first = true, day
		case !there && reached:
			fell = true
		}
	}
	return first, fell
}
