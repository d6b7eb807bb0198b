package campaign

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

// totalled is the items of each unit that it has (e0, i0: a whole number) and its total (_total), beside its sum.
func (w *writer) totalled() (string, error) {
	p := newProgram(w.Dialect, "z")
	columns, items := []string{"SELECT *"}, w.items()
	var total, vetoes, rows []string
	gate := w.gate(p)
	place := p.Add("RANK() OVER (PARTITION BY " + group + " ORDER BY _sum DESC NULLS LAST)")
	some := p.Add("(MAX(CASE WHEN _sum <> 0 THEN 1 ELSE 0 END) OVER (PARTITION BY " + group + ") = 1)")
	for i, it := range items {
		has, value, err := w.item(p, i, it, gate, place, some)
		if err != nil {
			return "", err
		}
		if it.row != "" || it.kind == definition.Veto {
			rows = append(rows, has)
		}
		columns = append(columns, fmt.Sprintf("  %s AS e%d, CASE WHEN %s THEN %s END AS i%d", has, i, has, value, i))
		given := fmt.Sprintf("CASE WHEN %s THEN %s ELSE 0 END", has, value)
		if it.kind == definition.Veto {
			vetoes = append(vetoes, given)
		} else {
			total = append(total, given)
		}
	}
	told := "(" + strings.Join(rows, " OR ") + ")"
	if w.placed() {
		told = "TRUE"
	}
	columns = append(columns, fmt.Sprintf("  _sum IS NOT NULL AND %s AS _subtotal", told),
		fmt.Sprintf("  CASE WHEN _sum IS NULL THEN NULL WHEN %s <> 0 THEN 0 ELSE _sum + %s END AS _total", strings.Join(vetoes, " + "), strings.Join(total, " + ")))
	beside := "SELECT s.*"
	for i, it := range items {
		if it.row != "" {
			beside += fmt.Sprintf(", a.n%d, a.v%d", i, i)
		}
	}
	beside += "\nFROM " + w.sums + " AS s LEFT JOIN " + w.adjusted + " AS a ON " + on("s", "a")
	return strings.Join(columns, ",\n") + "\nFROM (" + p.Over("("+beside+")") + ") AS totals", nil
}

// placed says that the scheme gives points for places.
func (w *writer) placed() bool {
	for _, r := range w.scheme().Rules {
		if r.Ranks != nil {
			return true
		}
	}
	return false
}

// reaches are the columns that say of a rule's indicators whether they have come to what is expected.
func (w *writer) reaches(r definition.Rule) []string {
	var list []string
	for _, id := range r.Indicators {
		column := "CAST(NULL AS INT)" // of what is no indicator nobody can say
		if i := slices.IndexFunc(w.scheme().Indicators, func(d definition.Indicator) bool { return d.ID == id }); i >= 0 {
			column = fmt.Sprintf("h%d", i)
		}
		list = append(list, column)
	}
	return list
}

// gate is 1 where every gate of the scheme is passed, else 0; "" where there is none.
func (w *writer) gate(p program) string {
	passed := []string{}
	for _, r := range w.scheme().Rules {
		if r.Type == definition.Gate {
			for _, h := range w.reaches(r) {
				passed = append(passed, fmt.Sprintf("COALESCE(%s, 0) = 1", h))
			}
		}
	}
	if len(passed) == 0 {
		return ""
	}
	return p.Add(dialect.Whole(w.Dialect, fmt.Sprintf("CASE WHEN %s THEN 1 ELSE 0 END", strings.Join(passed, " AND "))))
}

// item says whether a unit has an item, and what it comes to.
func (w *writer) item(p program, i int, it item, gate, place, some string) (has, value string, err error) {
	decimals := w.scheme().Decimals
	var term figure.Term
	has = "_sum IS NOT NULL"
	switch {
	case it.row != "":
		has = p.Add(fmt.Sprintf("(_sum IS NOT NULL AND COALESCE(n%d, 0) > 0)", i))
		if it.kind == definition.Veto {
			return has, fmt.Sprintf("v%d", i), nil
		}
		term = p.leaf(fmt.Sprintf("value%d", i), arith.Operand{Column: fmt.Sprintf("v%d", i), Decimals: decimals})
		if it.rule >= 0 {
			if limit, ok := w.scheme().Rules[it.rule].Cap.Decimal(); ok {
				term = figure.Least{figure.Number{Value: limit}, term}
			}
		}
	case it.kind == definition.Veto:
		var missed []string
		for _, h := range w.reaches(w.scheme().Rules[it.rule]) {
			missed = append(missed, fmt.Sprintf("COALESCE(1 - %s, 0)", h))
		}
		return has, p.Add(dialect.Whole(w.Dialect, strings.Join(append([]string{"0"}, missed...), " + "))), nil
	default:
		has = p.Add(fmt.Sprintf("(_sum IS NOT NULL AND %s)", some), some)
		at := p.leaf("place", p.Count(place))
		term = figure.Number{}
		for n, points := range w.scheme().Rules[it.rule].Ranks {
			term = figure.Choice{Left: at, Right: whole(n + 1), Compare: figure.Equal, Then: figure.Number{Value: points.Or("")}, Else: term}
		}
	}
	switch {
	case it.kind == definition.Penalty:
		term = figure.Less{Of: figure.Number{}, By: term}
	case gate != "":
		term = figure.Product{term, p.leaf("gate", arith.Operand{Column: gate})}
	}
	o, err := p.Expression(figure.Expression{Term: term, Decimals: decimals})
	return has, o.Column, err
}
