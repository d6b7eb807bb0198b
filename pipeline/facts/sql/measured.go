package sql

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/rows"
	"zonereport/pipeline/measure"
)

// tableKey is a ledger and the column by which its figures are grouped, "" for none.
type tableKey struct{ ledger, group string }

// measured is what the rows of a ledger come to, read once for all figures that have the same groups: a row for
// each zone and month in which the ledger was sent, or for each group of these.
type measured struct {
	name, source string
	group, label string // expressions
	columns      []column
	names        map[string]bool
}

// column is an aggregate with a word on what it is.
type column struct{ note, is, name string }

// table is the table of a query's ledger, grouped by a column.
func (w *writer) table(q rows.Query, group string) (*measured, error) {
	key := tableKey{q.Ledger, group}
	if t := w.tables[key]; t != nil {
		return t, nil
	}
	t := &measured{source: w.ledger(q.Table), names: map[string]bool{}}
	if group == "" {
		t.name = w.name("_measured_" + q.Table.Name)
		t.add(w, "行数，日期在报告期之后的也在内", "_rows", "COUNT("+schema.Order+")")
	} else {
		t.name = w.name("_measured_" + q.Table.Name + "_by_" + group)
		var err error
		if t.group, err = q.Key(group); err != nil {
			return nil, err
		}
		if t.label, err = q.Label(group); err != nil {
			return nil, err
		}
	}
	w.tables[key] = t
	w.order = append(w.order, key)
	return t, nil
}

// add adds an aggregate under a name that no other has.
func (t *measured) add(w *writer, note, name, is string) string {
	unique := name
	for n := 2; t.names[strings.ToLower(unique)]; n++ {
		unique = fmt.Sprintf("%s_%d", name, n)
	}
	t.names[strings.ToLower(unique)] = true
	t.columns = append(t.columns, column{note, is, w.Quote(unique)})
	return w.Quote(unique)
}

// ledger is the view of a ledger.
func (w *writer) ledger(t schema.Table) string {
	name, ok := w.ledgers[t.Ledger]
	if !ok {
		name = w.name(t.Name)
		w.ledgers[t.Ledger] = name
		w.asked = append(w.asked, t)
	}
	return name
}

// counted is the rows of a view with the days of their zones and months.
func (w *writer) counted(source, group string) string {
	more := ""
	if group != "" {
		more = ", " + group + " AS group_key"
	}
	return "(SELECT r.*, z._own, z._year_start, z._month_start, z._period_end, z._last_year_start, z._last_year_end, z._last_month_start, z._last_month_end" + more +
		"\n  FROM " + w.months + " AS z JOIN " + source + " AS r ON r._zone = z._zone AND r._period = z._period) AS counted"
}

// statement works the table out. A ledger that was sent without rows gives zeros: no row of it is there, and
// none is counted.
func (t *measured) statement(w *writer, d definition.Ledger) statement {
	var b strings.Builder
	note := fmt.Sprintf("台账“%s”的各行，按开发区、报告期汇总", d.Name)
	if t.group == "" {
		b.WriteString("SELECT z._zone, z._period")
	} else {
		note = fmt.Sprintf("台账“%s”的各行，按开发区、报告期、%s汇总", d.Name, t.group)
		fmt.Fprintf(&b, "SELECT z._zone, z._period, %s AS group_key, MIN_BY(%s, _ord) AS label, MIN(_ord) AS place", t.group, t.label)
	}
	for _, c := range t.columns {
		fmt.Fprintf(&b, ",\n%s  %s AS %s", comment("  ", c.note), c.is, c.name)
	}
	fmt.Fprintf(&b, "\nFROM %s AS z\n", w.months)
	if t.group == "" {
		fmt.Fprintf(&b, "JOIN %s AS l ON l._zone = z._zone AND l._period = z._period AND l.ledger = %s AND l.state <> 'missing'\nLEFT ", w.fixed(schema.Ledgers), w.Literal(d.ID))
	}
	fmt.Fprintf(&b, "JOIN %s AS r ON r._zone = z._zone AND r._period = z._period\n", t.source)
	if t.group == "" {
		b.WriteString("GROUP BY z._zone, z._period")
	} else {
		fmt.Fprintf(&b, "WHERE %s IS NOT NULL\nGROUP BY z._zone, z._period, %s", t.group, t.group)
	}
	return statement{note, w.Keep(t.name, b.String())}
}

// row writes a figure that is measured in rows over a span.
func (w *writer) row(def definition.Figure, s span, name string) (statement, error) {
	q, err := w.reading(&w.used).Query(def.Unit, def.Query)
	if err != nil {
		return statement{}, err
	}
	t, err := w.table(q, def.Group)
	if err != nil {
		return statement{}, err
	}
	one := figureRow{from: t.name, group: def.Group, unit: w.Literal(unitName(def.Unit))}
	if q.Measure == measure.Mean {
		return w.mean(def, q, t, s, name)
	}
	value, err := q.Value(s.Span)
	if err != nil {
		return statement{}, err
	}
	note := def.ID + " " + def.Name + "：" + def.Text
	if s != now {
		note = ""
	}
	one.value = t.add(w, note, def.ID+s.name, value)
	if column, fromRow := strings.CutPrefix(def.Unit, "@"); fromRow {
		is, err := q.Unit(column, s.Span)
		if err != nil {
			return statement{}, err
		}
		one.unit = t.add(w, "", def.ID+s.name+"_unit", is)
	}
	query, err := w.converted(one, q.In)
	return statement{titled(def, s), []string{view(name, query)}}, err
}
