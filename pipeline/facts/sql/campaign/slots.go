package campaign

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/rows"
)

// span is a time over which rows are measured in a month: up to its end, or to that of the quarter before, and
// so many months earlier.
type span struct {
	quarter bool
	back    int
	own     bool // a flow is that of the month alone
}

// asOf is the span of an indicator.
func asOf(d definition.Indicator) span {
	return span{quarter: d.Freq == definition.Quarterly && d.OtherMonths == definition.Carry}
}

// columns are the days of a span as columns of the slots.
func (w *writer) columns(s span) rows.Span {
	w.spans[s] = true
	return rows.Span{Start: s.column("start"), End: s.column("end")}
}

func (s span) column(of string) string {
	name := "_" + of
	if s.quarter {
		name += "_quarter"
	}
	if s.own {
		name += "_month"
	}
	if s.back > 0 {
		name += fmt.Sprintf("_%d", s.back)
	}
	return name
}

// month is the column of the month of the year to whose end a span goes.
func (s span) month() string {
	if s.quarter {
		return "_quarter"
	}
	return "_m"
}

// days are the first and the last day of a span.
func (s span) days() (start, end string) {
	first := fmt.Sprintf("MAKE_DATE(_year, %s, 1)", s.month())
	if s.back > 0 {
		first = fmt.Sprintf("CAST(%s - INTERVAL '%d' MONTH AS DATE)", first, s.back)
	}
	start = fmt.Sprintf("MAKE_DATE(YEAR(%s), 1, 1)", first)
	if s.own {
		start = first
	}
	return start, "LAST_DAY(" + first + ")"
}

// slotted is the assessed units of each zone and period, in the report month and in every earlier month of the
// year whose ranks no published run states.
func (w *writer) slotted() string {
	var months, days []string
	for n := 1; n <= 12; n++ {
		months = append(months, fmt.Sprintf("(%d)", n))
	}
	list := make([]span, 0, len(w.spans))
	for s := range w.spans {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b span) int { return cmp.Compare(a.column(""), b.column("")) })
	for _, s := range list {
		start, end := s.days()
		days = append(days, start+" AS "+s.column("start"), end+" AS "+s.column("end"))
	}
	return fmt.Sprintf(`SELECT *,
  %s
FROM (
  SELECT z._zone AS _z, z._period AS _p, n._m AS _m, u.unit_key AS _own, u.unit AS _unit, u.position AS _position, u.grp AS _grp, u.own AS _zones_own,
    n._m = z._month AS _now, CASE WHEN n._m < 3 THEN n._m ELSE n._m - n._m %% 3 END AS _quarter, CAST(YEAR(z._year_start) AS INT) AS _year
  FROM %s AS z
  JOIN (VALUES %s) AS n(_m) ON n._m <= z._month
  JOIN %s AS u ON u._zone = z._zone AND u._period = z._period
  LEFT JOIN (%s) AS e ON e._zone = z._zone AND e._period = z._period AND e._m = n._m
  WHERE e._m IS NULL OR n._m = z._month
) AS slots`, strings.Join(days, ",\n  "), w.Months, strings.Join(months, ", "), w.Fixed(schema.Units), w.published("DISTINCT _zone, _period, CAST(SUBSTR(month, 6, 2) AS INT) AS _m", ""))
}

// published is columns of the ranks that published runs state.
func (w *writer) published(columns, more string) string {
	return "SELECT " + columns + " FROM " + w.Fixed(schema.Earlier) + " WHERE kind = 'published'" + more
}
