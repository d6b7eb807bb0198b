package campaign

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/rows"
	"zonereport/pipeline/measure"
)

// source is the rows of a ledger by the unit that a column names, and what is measured of them: of all
// indicators that ask for it at once.
type source struct {
	sourceKey
	at    int // among the sources
	table schema.Table
	on    string // the column that names the unit
	means []mean
	names []string // columns, by what they are
	is    []string
}

type sourceKey struct{ ledger, column string }

// mean is measured apart, as no aggregate rounds.
type mean struct{ column, of, query string }

// reading reads queries for the unit of a slot.
func (w *writer) reading() rows.Reading {
	return rows.Reading{Dialect: w.Dialect, Definitions: w.Definitions, Own: "_own", Used: w.Used}
}

// of is the source of a query's rows.
func (w *writer) of(q definition.Query, r rows.Query) (*source, error) {
	_, where := w.Definitions.Rows(q)
	i := slices.IndexFunc(where, func(c definition.Condition) bool { return c.Compare == "=" && c.Value == definition.OneUnit })
	if i < 0 {
		return nil, fmt.Errorf("no condition says of which unit rows of %s are", r.Ledger)
	}
	key := sourceKey{r.Ledger, where[i].Column}
	if w.sources[key] == nil {
		on, err := r.Key(key.column)
		if err != nil {
			return nil, err
		}
		w.sources[key] = &source{sourceKey: key, at: len(w.order), table: r.Table, on: on}
		w.order = append(w.order, w.sources[key])
	}
	return w.sources[key], nil
}

// measured is what a query comes to over a span: a column of what the sources are joined to, in the unit that it is
// stated in. It is NULL where there is no value, or the ledger was not sent.
func (w *writer) measured(p program, word string, q definition.Query, more []definition.Condition, s span) (string, error) {
	r, err := w.reading().Query(word, q)
	if err != nil {
		return "", err
	}
	if r, err = r.More(more); err != nil {
		return "", err
	}
	from, err := w.of(q, r)
	if err != nil {
		return "", err
	}
	column, err := w.asked(from, r, w.columns(s))
	if err != nil {
		return "", err
	}
	sent := p.Add(fmt.Sprintf("CASE WHEN %s THEN %s END", w.sent(r.Ledger), column))
	if r.Measure == measure.Mean { // which is rounded in that unit
		return sent, nil
	}
	return p.converted(sent, r.In), nil
}

// asked is the column of a source that holds what a query comes to.
func (w *writer) asked(from *source, r rows.Query, s rows.Span) (string, error) {
	if r.Measure == measure.Mean {
		return w.mean(from, r, s)
	}
	value, err := r.Value(s)
	if err != nil {
		return "", err
	}
	if i := slices.Index(from.is, value); i >= 0 {
		return from.names[i], nil
	}
	name := fmt.Sprintf("_v%d_%d", from.at, len(from.is))
	from.is, from.names = append(from.is, value), append(from.names, name)
	return name, nil
}

// joined is the rows of a source beside the slots that they are of.
func (w *writer) joined(from *source, how string) string {
	return fmt.Sprintf("FROM %s AS s\n  %s %s AS l ON l._zone = s._z AND l._period = s._p AND l.%s = s._own", w.slots, how, w.Ledger(from.table), from.on)
}

// query is what is measured of a source, by slot.
func (w *writer) query(from *source) string {
	list := []string{"SELECT " + keys}
	for i, is := range from.is {
		list = append(list, "    CAST("+is+" AS DECIMAL(38,18)) AS "+from.names[i])
	}
	return strings.Join(list, ",\n") + "\n  " + w.joined(from, "LEFT JOIN") + "\n  GROUP BY " + keys
}

// sent is true where a ledger was sent.
func (w *writer) sent(ledger string) string {
	return "COALESCE(" + w.state(ledger) + " <> 'missing', FALSE)"
}

// state is the column that holds the state of a ledger.
func (w *writer) state(ledger string) string {
	i := slices.IndexFunc(w.Definitions.Ledgers, func(l definition.Ledger) bool { return l.ID == ledger })
	return fmt.Sprintf("_state_%d", i)
}

// states are the states of the ledgers that indicators ask for, a column each.
func (w *writer) states() string {
	list := []string{"SELECT _zone, _period"}
	for _, id := range w.ledgers() {
		list = append(list, fmt.Sprintf("    MAX(CASE WHEN ledger = %s THEN state END) AS %s", w.Dialect.Literal(id), w.state(id)))
	}
	return strings.Join(list, ",\n") + "\n  FROM " + w.Fixed(schema.Ledgers) + "\n  GROUP BY _zone, _period"
}

// ledgers are those that indicators ask for.
func (w *writer) ledgers() []string {
	var list []string
	for _, d := range w.scheme().Indicators {
		if d.Measured() {
			for _, id := range w.Definitions.Asked(d.Query) {
				if !slices.Contains(list, id) {
					list = append(list, id)
				}
			}
		}
	}
	return list
}

// allSent is true where all of ledgers were sent.
func (w *writer) allSent(ledgers []string) string {
	list := []string{"TRUE"}
	for _, id := range ledgers {
		list = append(list, w.sent(id))
	}
	return "(" + strings.Join(list, " AND ") + ")"
}
