package sql

import (
	"fmt"
	"math/big"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// figureRow is where a figure's value stands: a relation, the column by which it is grouped, "" for none, and
// expressions for value and unit.
type figureRow struct{ from, group, value, unit string }

// query is the rows of a figure; there are none where it has no value.
func (w *writer) query(f figureRow) string {
	key, grp, place := "''", "'{}'", "0"
	if f.group != "" {
		key, grp, place = "group_key", w.json(f.group, "label"), "place"
	}
	return fmt.Sprintf("SELECT _zone, _period, %s AS group_key, %s AS grp, %s AS place, %s AS value, %s AS unit\nFROM %s\nWHERE %s IS NOT NULL",
		key, grp, place, number(f.value), f.unit, f.from, f.value)
}

// json is the group of a figure as figures.json writes it.
func (w *writer) json(name, value string) string {
	escaped := fmt.Sprintf(`REPLACE(REPLACE(%s, CHR(92), CONCAT(CHR(92), CHR(92))), '"', CONCAT(CHR(92), '"'))`, value)
	return fmt.Sprintf(`CONCAT(%s, %s, '"}')`, w.Literal(`{"`+name+`":"`), escaped)
}

// view names a query.
func view(name, query string) string { return dialect.View(name, query) }

// titled is what a figure is.
func titled(def definition.Figure, s span) string {
	return strings.TrimSpace(def.ID + " " + def.Name + map[span]string{lastYear: "（上年同期）", thisMonth: "（本月）", lastMonth: "（上月）"}[s])
}

// unitName is a figure's unit; that of a row is not known here.
func unitName(word string) string { return unit.Name(word) }

// converted is the figure in the unit that the ratio leads to. Where the quotient does not end, it is rounded to
// 16 places more than the value has, and to no more than the facts hold.
func (w *writer) converted(f figureRow, in unit.Ratio) (string, error) {
	if in.IsZero() {
		return w.query(f), nil
	}
	times := new(big.Rat).Quo(in.From.Rat(), in.To.Rat())
	if decimals, exact := times.FloatPrec(); exact {
		f.value = number(f.value) + " * " + times.FloatString(decimals)
		return w.query(f), nil
	}
	p := arith.New(w.Dialect, "_c")
	whole := p.Add(dialect.Unscaled(w.Dialect, f.value))
	p.Leaf = func(figure.Term) (arith.Operand, bool) { return arith.Operand{Column: whole, Decimals: 18}, true }
	term := figure.Quotient{Of: figure.Product{figure.Value{}, figure.Number{Value: in.From}}, By: figure.Number{Value: in.To}}
	var by []string
	for _, decimals := range []int{16, 17, 18} {
		one, err := p.Number(figure.Expression{Term: term, Decimals: decimals})
		if err != nil {
			return "", err
		}
		by = append(by, one)
	}
	f.value = fmt.Sprintf("CASE WHEN %s = 0 THEN %s WHEN %s = 0 THEN %s ELSE %s END",
		w.Remainder(whole, "1000000000000000000"), by[0], w.Remainder(whole, "100000000000000000"), by[1], by[2])
	f.from = "(" + p.Over(f.from) + ") AS converted"
	return w.query(f), nil
}

// mean writes a figure that is a mean over a span.
func (w *writer) mean(def definition.Figure, q rows.Query, t *measured, s span, name string) (statement, error) {
	by := []string{"_zone", "_period"}
	if def.Group != "" {
		by = append(by, "group_key")
	}
	sums, err := q.Mean(w.counted(t.source, t.group), by, s.Span)
	if err != nil {
		return statement{}, err
	}
	p := arith.New(w.Dialect, "_m")
	p.Leaf = func(t figure.Term) (arith.Operand, bool) { return arith.Operand{Column: t.(figure.Value).Key}, true }
	var term figure.Term = figure.Quotient{Of: figure.Value{Key: "n"}, By: figure.Value{Key: "d"}}
	if !q.In.IsZero() {
		term = figure.Quotient{Of: figure.Product{figure.Value{Key: "n"}, figure.Number{Value: q.In.From}}, By: figure.Product{figure.Value{Key: "d"}, figure.Number{Value: q.In.To}}}
	}
	f := figureRow{group: def.Group, unit: w.Literal(unitName(def.Unit))}
	if f.value, err = p.Number(figure.Expression{Term: term, Decimals: q.Decimals}); err != nil {
		return statement{}, err
	}
	f.from = "(" + p.Over("("+sums+")") + ") AS mean"
	var more []string // that the table of the same rows knows
	if column, fromRow := strings.CutPrefix(def.Unit, "@"); fromRow {
		is, err := q.Unit(column, s.Span)
		if err != nil {
			return statement{}, err
		}
		f.unit = t.add(w, "", def.ID+s.name+"_unit", is)
		more = append(more, "t."+f.unit)
	}
	if def.Group != "" {
		more = append(more, "t.label", "t.place")
	}
	if more != nil {
		f.from = fmt.Sprintf("(SELECT mean.*, %s\nFROM %s JOIN %s AS t ON %s) AS known", strings.Join(more, ", "), f.from, t.name, joined("t", "mean", def.Group != ""))
	}
	return statement{titled(def, s), w.Keep(name, w.query(f))}, nil
}

// joined says that a relation's rows are of the zone and month of another's, and of the group.
func joined(a, b string, group bool) string {
	on := fmt.Sprintf("%s._zone = %s._zone AND %s._period = %s._period", a, b, a, b)
	if group {
		on += fmt.Sprintf(" AND %s.group_key = %s.group_key", a, b)
	}
	return on
}
