package sql

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
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

// term is what a query of figures comes to in a unit.
func (k *work) term(q definition.Query, word string) (figure.Term, error) {
	if q.Measure == measure.Growth {
		return k.growth(q)
	}
	var parts []derived.Part
	for _, id := range q.Of.Each() {
		p, err := k.part(id)
		if err != nil {
			return nil, err
		}
		parts = append(parts, p)
	}
	if q.Measure == measure.Ratio && (word == unit.Rate.Base() || word == "倍") {
		k.sameUnits(parts)
	}
	term, ok := derived.Joined(q, word, parts)
	if !ok {
		return nil, fmt.Errorf("the parts of %v do not go together", q.Of.Each())
	}
	return term, nil
}

// sameUnits wants the units of what is counted to be the same where rows state one of them and it measures
// something.
func (k *work) sameUnits(parts []derived.Part) {
	a, b := k.unitOf(parts[0]), k.unitOf(parts[1])
	if parts[0].Kind != unit.Count || len(k.units) == 0 || a == b {
		return
	}
	var measures []string
	for kind := unit.Money; kind <= unit.Points; kind++ {
		for _, word := range kind.Words() {
			measures = append(measures, k.Literal(word), k.Literal(unit.Written(word)))
		}
	}
	list := strings.Join(measures, ", ")
	k.wanted = append(k.wanted, fmt.Sprintf("(%s = %s OR %s NOT IN (%s) AND %s NOT IN (%s))", a, b, a, list, b, list))
	parts[0].Unit, parts[1].Unit = "", ""
}

// unitOf is the unit of a part: that of its rows, or the one that is defined.
func (k *work) unitOf(p derived.Part) string {
	if v, ok := p.Term.(figure.Value); ok && k.units[v.Key] != "" {
		return k.units[v.Key]
	}
	return k.Literal(p.Unit)
}

// part is a figure as a part of another.
func (k *work) part(id string) (derived.Part, error) {
	def, ok := k.Definitions.Figure(id)
	if !ok {
		return derived.Part{}, fmt.Errorf("there is no figure %s", id)
	}
	if k.inline != nil {
		return k.measured(def, *k.inline)
	}
	return k.value(def, now)
}

// value is a figure over a span as a column.
func (k *work) value(def definition.Figure, s span) (derived.Part, error) {
	relation, err := k.relationOf(def.ID, s)
	if err != nil {
		return derived.Part{}, err
	}
	n := len(k.joins) + 1
	alias, column := fmt.Sprintf("p%d", n), fmt.Sprintf("v%d", n)
	k.joins = append(k.joins, fmt.Sprintf("%s AS %s ON %s", relation, alias, joined(alias, "g", k.Definitions.Grouping(def.Query) != "")))
	k.column(alias+".value", column)
	p := derived.Part{Term: figure.Value{Key: column}, Unit: unitName(def.Unit), Kind: k.Definitions.Measures(def.Query)}
	if strings.HasPrefix(def.Unit, "@") {
		k.units[column] = alias + ".unit"
	}
	return p, nil
}

// column adds a value to the relation.
func (k *work) column(is, name string) {
	k.columns = append(k.columns, is+" AS "+name)
	k.values = append(k.values, name)
	k.sources[name] = is
}

// measured is a figure over a span; one that follows from others is worked out anew from its parts, rounded as
// it is.
func (k *work) measured(def definition.Figure, s span) (derived.Part, error) {
	if !def.Derived() {
		return k.value(def, s)
	}
	before := k.inline
	k.inline = &s
	term, err := k.term(def.Query, def.Unit)
	k.inline = before
	if def.Decimals != nil {
		term = figure.Rounded{Of: term, Decimals: *def.Decimals}
	}
	return derived.Part{Term: term, Unit: unitName(def.Unit), Kind: k.Definitions.Measures(def.Query)}, err
}

// nothing has no value.
var nothing = figure.Quotient{Of: figure.Number{Value: decimal.New(1, 0)}, By: figure.Number{}}

// growth is how far a figure moved against what it was. A base of 0 or below, or a value below 0 now, has no
// growth; of rates there is always one.
func (k *work) growth(q definition.Query) (figure.Term, error) {
	def, _ := k.Definitions.Figure(string(q.Of))
	is, was, err := k.sides(def, q.Against)
	if err != nil {
		return nil, err
	}
	moved := derived.Moved(is, was)
	if _, apart := moved.(figure.Less); apart {
		return moved, nil
	}
	zero := figure.Number{}
	a, plain := is.Term.(figure.Value)
	b, also := was.Term.(figure.Value)
	if plain && also && k.inline == nil {
		k.wanted = append(k.wanted, k.sources[a.Key]+" >= 0", k.sources[b.Key]+" > 0")
		k.positive = append(k.positive, b.Key)
		return moved, nil
	}
	return figure.Choice{Left: was.Term, Compare: figure.Above, Right: zero, Else: nothing,
		Then: figure.Choice{Left: is.Term, Compare: figure.AtLeast, Right: zero, Then: moved, Else: nothing}}, nil
}

// sides are a figure now and what it is held against: what a run of that month states where it states the
// figure at all, else its rows as they are dated.
func (k *work) sides(def definition.Figure, against string) (is, was derived.Part, err error) {
	if is, err = k.part(def.ID); err != nil {
		return is, was, err
	}
	dated, flow := derived.Window(k.Definitions, def)
	if against == measure.LastYear {
		was, err = k.stated(def, "g._last_year", is)
		if err == nil && dated && !k.known {
			var rows derived.Part
			rows, err = k.measured(def, lastYear)
			known := k.states(was)
			was.Term = figure.Choice{Left: figure.Value{Key: known}, Compare: figure.Equal, Right: figure.Number{Value: decimal.New(1, 0)}, Then: was.Term, Else: rows.Term}
		}
		return is, was, err
	}
	if !dated {
		was, err = k.stated(def, "g._last_month", is)
		return is, was, err
	}
	if flow {
		k.must(is)
		if is, err = k.measured(def, thisMonth); err != nil {
			return is, was, err
		}
	}
	was, err = k.measured(def, lastMonth)
	return is, was, err
}

// must wants a part to have a value that no expression rests on.
func (k *work) must(p derived.Part) {
	v, ok := p.Term.(figure.Value)
	if !ok {
		return
	}
	k.wanted = append(k.wanted, k.sources[v.Key]+" IS NOT NULL")
	k.values = slices.DeleteFunc(k.values, func(other string) bool { return other == v.Key })
	k.columns = slices.DeleteFunc(k.columns, func(other string) bool { return strings.HasSuffix(other, " AS "+v.Key) })
}

// states is a column that is 1 where a run of another month states a figure at all, else 0.
func (k *work) states(stated derived.Part) string {
	column := stated.Term.(figure.Value).Key
	id := "p" + strings.TrimPrefix(column, "v") + ".id"
	k.columns = append(k.columns, dialect.Whole(k.Dialect, "CASE WHEN "+id+" IS NULL THEN 0 ELSE 1 END")+" AS "+column+"k")
	return column + "k"
}

// stated is what the run of another month states of a figure as a column, null where it was defined otherwise
// then.
func (k *work) stated(def definition.Figure, month string, is derived.Part) (derived.Part, error) {
	n := len(k.joins) + 1
	alias, column := fmt.Sprintf("p%d", n), fmt.Sprintf("v%d", n)
	key := "''"
	if k.Definitions.Grouping(def.Query) != "" {
		key = "g.group_key"
	}
	k.joins = append(k.joins, fmt.Sprintf("%s AS %s ON %s AND %s.month = %s AND %s.id = %s AND %s.group_key = %s",
		k.fixed(schema.Stated), alias, joined(alias, "g", false), alias, month, alias, k.Literal(def.ID), alias, key))
	k.column(fmt.Sprintf("CASE WHEN %s.comparable AND %s.unit_word = %s THEN %s.value END", alias, alias, k.unitOf(is), alias), column)
	return derived.Part{Term: figure.Value{Key: column}, Unit: is.Unit, Kind: is.Kind}, nil
}
