package sql

import (
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
)

// span is a time over which rows are measured; its name stands behind the names of what is.
type span struct {
	name string
	rows.Span
}

var (
	now       = span{"", rows.Span{Start: "_year_start", End: "_period_end"}}
	lastYear  = span{"__last_year", rows.Span{Start: "_last_year_start", End: "_last_year_end"}}
	thisMonth = span{"__this_month", rows.Span{Start: "_month_start", End: "_period_end"}}
	lastMonth = span{"__last_month", rows.Span{Start: "_last_month_start", End: "_last_month_end"}}
)

// writeMonths writes the zones and months of the edition, with the days of all spans.
func (w *writer) writeMonths() {
	w.rest = append(w.rest, statement{"这一版定义的开发区和报告期，及统计时段的起止日期", w.Keep(w.months, `SELECT *, SUBSTR(CAST(_last_year_end AS STRING), 1, 7) AS _last_year, SUBSTR(CAST(_last_month_end AS STRING), 1, 7) AS _last_month
FROM (
  SELECT _zone, _period, own_key AS _own, month AS _month, year_start AS _year_start, month_start AS _month_start, period_end AS _period_end,
    CAST(year_start - INTERVAL '1' YEAR AS DATE) AS _last_year_start, LAST_DAY(CAST(month_start - INTERVAL '1' YEAR AS DATE)) AS _last_year_end,
    CAST(DATE_TRUNC('month', month_start - INTERVAL '1' DAY) AS DATE) AS _last_month_start, CAST(month_start - INTERVAL '1' DAY AS DATE) AS _last_month_end
  FROM `+w.fixed(schema.Zones)+`
  WHERE edition = `+w.Literal(w.Hash)+`
) AS months`)})
}

// reading reads queries for the zone itself.
func (w *writer) reading(used *rows.Used) rows.Reading {
	return rows.Reading{Dialect: w.Dialect, Definitions: w.Definitions, Own: "_own", Used: used}
}

// number is the type of what is worked out.
func number(expression string) string { return "CAST(" + expression + " AS " + dialect.Number + ")" }
