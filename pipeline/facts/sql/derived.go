package sql

import (
	"fmt"
	"strings"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/figure"
)

// work is one figure that follows from others being written: its parts are columns of one relation, a row for
// each of its groups, beside each other.
type work struct {
	*writer
	from     string      // a relation of its groups
	result   figure.Term // over its parts
	decimals int
	group    string            // the column by which it is grouped, "" for none
	inline   *span             // nil: parts are figures of the book
	known    bool              // of the year before only what a published run states is known
	joins    []string          // of the relation
	columns  []string          // of it
	values   []string          // those that are values
	sources  map[string]string // by value: what it is in the relation
	units    map[string]string // by value: the unit in which rows state it
	wanted   []string          // what must be so for it to have a value
	// positive are values that are above zero where they are wanted.
	positive []string
}

// derived writes a figure that follows from others: one relation of its parts, an expression over it.
func (w *writer) derived(def definition.Figure, name string) (statement, error) {
	k, err := w.worked(def, false)
	if err != nil {
		return statement{}, err
	}
	value, from, err := k.over(k.parts(""))
	query := fmt.Sprintf("SELECT _zone, _period, group_key, grp, place, %s AS value, %s AS unit\nFROM %s", value, w.Literal(unitName(def.Unit)), from)
	return statement{titled(def, now), w.Keep(name, "SELECT * FROM ("+query+") AS figure WHERE value IS NOT NULL")}, err
}

// worked works out how a figure follows from others. Where only what a published run states of the year before
// is known, nothing is measured in its place.
func (w *writer) worked(def definition.Figure, known bool) (*work, error) {
	from, group, err := w.groups(def.Query)
	if err != nil {
		return nil, err
	}
	k := &work{writer: w, from: from, group: group, known: known, units: map[string]string{}, sources: map[string]string{}, decimals: derived.MostDecimals}
	if def.Query.Decimals != nil {
		k.decimals = *def.Query.Decimals
	}
	k.result, err = k.term(def.Query, def.Unit)
	return k, err
}

// parts is the relation of a figure's parts, with more columns.
func (k *work) parts(more string) string {
	parts := "SELECT " + more + "g._zone, g._period, g.group_key, g.grp, g.place" + strings.Join(append([]string{""}, k.columns...), ",\n  ") + "\nFROM " + k.from + " AS g"
	for _, one := range k.joins {
		parts += "\nLEFT JOIN " + one
	}
	if len(k.wanted) > 0 {
		parts += "\nWHERE " + strings.Join(k.wanted, " AND ")
	}
	return parts
}

// over is what a figure comes to, over a relation of its parts.
func (k *work) over(parts string) (value, from string, err error) {
	p := arith.New(k.Dialect, "_d")
	leaves := map[string]arith.Operand{}
	for i, o := range p.Share("", k.values...) {
		leaves[k.values[i]] = o
	}
	for _, v := range k.positive {
		p.Positive(leaves[v])
	}
	p.Leaf = func(t figure.Term) (arith.Operand, bool) {
		v, _ := t.(figure.Value)
		if o, ok := leaves[v.Key]; ok {
			return o, true
		}
		return arith.Operand{Column: v.Key}, v.Key != ""
	}
	value, err = p.Number(figure.Expression{Term: k.result, Decimals: k.decimals})
	return value, "(" + p.Over("("+parts+")") + ") AS worked", err
}

// form tells figures apart that do not follow from their parts in the same way.
func (k *work) form() string { return fmt.Sprintf("%v %d %v", k.result, k.decimals, k.values) }

// groups is a relation of the groups of a figure that follows from others, and the column that they are of:
// those of its parts that have groups, in the order in which they come.
func (w *writer) groups(q definition.Query) (from, group string, err error) {
	group = w.Definitions.Grouping(q)
	if group == "" {
		return "(SELECT _zone, _period, _month, _last_year, _last_month, '' AS group_key, '{}' AS grp, 0 AS place FROM " + w.months + ")", "", nil
	}
	var parts []string
	for i, id := range q.Of.Each() {
		part, _ := w.Definitions.Figure(id)
		if w.Definitions.Grouping(part.Query) == "" {
			continue
		}
		relation, err := w.relationOf(id, now)
		if err != nil {
			return "", "", err
		}
		parts = append(parts, fmt.Sprintf("SELECT _zone, _period, group_key, grp, %d + place AS place FROM %s", i*1_000_000_000, relation))
	}
	return fmt.Sprintf("(SELECT g.*, z._month, z._last_year, z._last_month\n  FROM (SELECT _zone, _period, group_key, MIN_BY(grp, place) AS grp, MIN(place) AS place\n    FROM (%s) AS parts GROUP BY _zone, _period, group_key) AS g\n  JOIN %s AS z ON %s)",
		strings.Join(parts, " UNION ALL "), w.months, joined("z", "g", false)), group, nil
}
