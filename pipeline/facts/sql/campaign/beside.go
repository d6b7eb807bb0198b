package campaign

import (
	"fmt"
	"strings"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/query"
)

// beside is the slots with all that is measured, aimed at and awarded.
func (w *writer) beside() string {
	var b strings.Builder
	b.WriteString("SELECT s.*")
	joins := ""
	join := func(name string, columns []string, query, on string) {
		for _, c := range columns {
			fmt.Fprintf(&b, ", %s.%s", name, c)
		}
		joins += fmt.Sprintf("\n  LEFT JOIN (%s) AS %s ON %s", query, name, on)
	}
	for i, from := range w.order {
		name := fmt.Sprintf("q%d", i)
		if len(from.is) > 0 {
			join(name, from.names, w.query(from), on("s", name))
		}
		for n, m := range from.means {
			name := fmt.Sprintf("q%dm%d", i, n)
			join(name, []string{m.column}, m.query, on("s", name))
		}
	}
	var aims, states []string
	for i := range w.scheme().Indicators {
		aims = append(aims, fmt.Sprintf("_t%d", i))
	}
	for _, id := range w.ledgers() {
		states = append(states, w.state(id))
	}
	join("t", aims, w.targets(), "t._zone = s._z AND t._period = s._p AND t.unit_key = s._own")
	if len(states) > 0 {
		join("l", states, w.states(), "l._zone = s._z AND l._period = s._p")
	}
	if names, awards := w.awards(); len(names) > 0 {
		join("g", names, awards, on("s", "g"))
	}
	return b.String() + "\nFROM " + w.slots + " AS s" + joins
}

// targets are the targets of indicators by unit, a column each: those above zero.
func (w *writer) targets() string {
	list := []string{"SELECT _zone, _period, unit_key"}
	for i, d := range w.scheme().Indicators {
		list = append(list, fmt.Sprintf("    MAX(CASE WHEN indicator = %s AND value > 0 THEN value END) AS _t%d", w.Dialect.Literal(d.ID), i))
	}
	return strings.Join(list, ",\n") + "\n  FROM " + w.Fixed(schema.Targets) + " WHERE counted GROUP BY _zone, _period, unit_key"
}

// awards are the last awards of each slot for the indicators that are awarded, a column each.
func (w *writer) awards() (names []string, relation string) {
	list := []string{"SELECT " + keys}
	for i, d := range w.scheme().Indicators {
		if d.Measured() {
			continue
		}
		days := w.columns(asOf(d))
		name := fmt.Sprintf("_g%d", i)
		names = append(names, name)
		list = append(list, fmt.Sprintf("    MAX_BY(a.points, a.on_date) FILTER (WHERE a.indicator = %s AND a.on_date >= s.%s AND a.on_date <= s.%s) AS %s",
			w.Dialect.Literal(d.ID), days.Start, days.End, name))
	}
	return names, strings.Join(list, ",\n") + fmt.Sprintf("\n  FROM %s AS s JOIN %s AS a ON a._zone = s._z AND a._period = s._p AND a.unit_key = s._own AND a.type = %s AND a.counted\n  GROUP BY "+keys,
		w.slots, w.Fixed(schema.Adjustments), w.Dialect.Literal(query.Awarded))
}
