package sql

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate/derived"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// growth is how far a figure moved against what it was. A base of 0 or below, or a value below 0 now, has no
// growth; of rates there is always one.
func (k *work) growth(q definition.Query) (figure.Term, error) {
	def, _ := k.Definitions.Figure(string(q.Of))
	is, was, err := k.sides(def, q.Against)
	if err != nil {
		return nil, err
	}
	a, plain := is.Term.(figure.Value)
	b, also := was.Term.(figure.Value)
	if plain && also && k.inline == nil && !is.Apart() {
		k.wanted = append(k.wanted, k.sources[a.Key]+" >= 0", k.sources[b.Key]+" > 0")
		k.positive = append(k.positive, b.Key)
		return derived.Moved(is, was), nil
	}
	return derived.Grown(is, was), nil
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
