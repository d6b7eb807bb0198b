package rows

import (
	"fmt"
	"strings"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
)

// Mean is a query of what a mean is the quotient of, as whole numbers n and d, by the values of columns of the
// relation that its rows come from. The digits that all numbers of a group have are multiplied, no more: a
// product of all that a decimal has room for would fit no engine.
func (q Query) Mean(from string, by []string, s Span) (string, error) {
	counted, err := q.measured(s)
	if err != nil {
		return "", err
	}
	number, err := q.column(q.Columns[0], schema.Value)
	if err != nil {
		return "", err
	}
	d, keys := q.reading.Dialect, strings.Join(by, ", ")
	weight := "1"
	if q.Weight != "" {
		if weight, err = q.column(q.Weight, schema.Value); err != nil {
			return "", err
		}
	}
	read := fmt.Sprintf("SELECT %s, %s AS _r, %s AS _w\n  FROM %s\n  WHERE %s", keys, dialect.Unscaled(d, number), dialect.Unscaled(d, weight), from, counted)
	zeros := func(column string) string {
		return fmt.Sprintf("CAST(MIN(CASE WHEN %s = 0 THEN 18 ELSE LEAST(18, LENGTH(CAST(%s AS STRING)) - LENGTH(TRIM(TRAILING '0' FROM CAST(%s AS STRING)))) END) OVER (PARTITION BY %s) AS INT)", column, column, column, keys)
	}
	ten := func(zeros string) string {
		return fmt.Sprintf("CAST(RPAD('1', 1 + %s, '0') AS %s)", zeros, d.Integer())
	}
	common := fmt.Sprintf("SELECT *, %s AS _r0, %s AS _w0\n  FROM (%s) AS read", zeros("_r"), zeros("_w"), read)
	powers := fmt.Sprintf("SELECT *, %s AS _rp, %s AS _wp, %s AS _left\n  FROM (%s) AS zeros", ten("_r0"), ten("_w0"), ten("18 - _r0"), common)
	short := fmt.Sprintf("SELECT %s, %s AS _r, %s AS _w, _left\n  FROM (%s) AS powers", keys, d.Quotient("_r", "_rp"), d.Quotient("_w", "_wp"), powers)
	return fmt.Sprintf("SELECT %s, SUM(_r * _w) AS n, SUM(_w) * MAX(_left) AS d\n  FROM (%s) AS short\n  GROUP BY %s", keys, short, keys), nil
}
