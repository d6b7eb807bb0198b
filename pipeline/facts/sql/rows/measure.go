package rows

import (
	"fmt"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/measure"
)

// Value is what the rows come to over a span, in the base unit of the column: an aggregate, null where there is
// no value. A mean is none, see Mean.
func (q Query) Value(s Span) (string, error) {
	counted, err := q.measured(s)
	if err != nil {
		return "", err
	}
	filter := " FILTER (WHERE " + counted + ")"
	switch q.Measure {
	case measure.Count:
		return "COUNT(*)" + filter, nil
	case measure.Distinct:
		key, err := q.Key(q.alternatives())
		return "COUNT(DISTINCT " + key + ")" + filter, err
	}
	column, err := q.column(q.Columns[0], schema.Value)
	if err != nil {
		return "", err
	}
	switch q.Measure {
	case measure.Sum:
		return "COALESCE(SUM(" + column + ")" + filter + ", 0)", nil
	case measure.Max, measure.Min:
		return map[string]string{measure.Max: "MAX(", measure.Min: "MIN("}[q.Measure] + column + ")" + filter, nil
	case measure.Latest:
		order, err := q.order()
		return "MAX_BY(" + column + ", " + order + ")" + filter, err
	}
	return "", fmt.Errorf("no aggregate for measure %s", q.Measure)
}

// measured is true of the rows whose cells go into the value.
func (q Query) measured(s Span) (string, error) {
	counted, err := q.Counted(s)
	if err != nil || q.Measure == measure.Count {
		return counted, err
	}
	part, ids := schema.Value, q.alternatives()
	if q.Measure == measure.Distinct {
		part = schema.Key
	}
	column, err := q.first(ids, part)
	counted += " AND " + column + " IS NOT NULL"
	if err == nil && q.Measure == measure.Mean && q.Weight != "" {
		column, err = q.column(q.Weight, schema.Value)
		counted += " AND " + column + " IS NOT NULL"
	}
	return counted, err
}

func (q Query) alternatives() string {
	ids := ""
	for i, id := range q.Columns {
		if i > 0 {
			ids += "|"
		}
		ids += id
	}
	return ids
}

// order is what the row that decides has the most of: of a latest the latest date, of a max the most. Of
// several the first row of the ledger decides.
func (q Query) order() (string, error) {
	ordered := q.reading.Dialect.Ordered
	switch q.Measure {
	case measure.Latest: // a blank is earlier than any
		date, err := q.column(q.Weight, schema.Value)
		return ordered("COALESCE("+date+", DATE '0001-01-01')", "-_ord"), err
	case measure.Max, measure.Min:
		column, err := q.column(q.Columns[0], schema.Value)
		if q.Measure == measure.Min {
			column = "-" + column
		}
		return ordered(column, "-_ord"), err
	}
	return "-_ord", nil
}

// Unit is the unit that the first row measured states in a column, "" where none is.
func (q Query) Unit(column string, s Span) (string, error) {
	counted, err := q.measured(s)
	if err != nil {
		return "", err
	}
	name, err := q.column(column, schema.Value)
	if err != nil {
		return "", err
	}
	order, err := q.order()
	return fmt.Sprintf("COALESCE(MAX_BY(COALESCE(%s, ''), %s) FILTER (WHERE %s), '')", name, order, counted), err
}
