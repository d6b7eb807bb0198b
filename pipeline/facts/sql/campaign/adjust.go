package campaign

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/query"
)

// item is adjustments of one kind (加减分项).
type item struct {
	name string
	kind string // definition.Bonus, Penalty or Veto
	row  string // type of the rows that it counts; "": it counts none
	rule int    // position of the rule; -1: rows without one
}

// items are all that a unit may have, in the order in which they are told.
func (w *writer) items() []item {
	var list []item
	for _, row := range []string{query.Plus, query.Minus, query.Vetoed} {
		kind := query.RuleType(row)
		list = append(list, item{row, kind, row, -1})
		for i, r := range w.scheme().Rules {
			switch {
			case r.Type != kind || r.Ranks != nil:
			case kind != definition.Veto:
				list = append(list, item{r.Name, kind, row, i})
			case r.Indicators != nil:
				list = append(list, item{r.Name, kind, "", i})
			}
		}
	}
	for i, r := range w.scheme().Rules {
		if r.Ranks != nil {
			list = append(list, item{r.Name, definition.Bonus, "", i})
		}
	}
	return list
}

// adjustments is, by slot, how many rows each item has (n0) and what those that count come to (v0, a whole number).
// Of a project the highest row counts, the first of equal ones.
func (w *writer) adjustments() (string, error) {
	days := w.columns(span{})
	p := newProgram(w.Dialect, "p")
	points, err := p.Expression(figure.Expression{
		Decimals: w.scheme().Decimals, Term: p.leaf("points", arith.Operand{Column: p.Add(dialect.Unscaled(w.Dialect, "points")), Decimals: schema.Scale}),
	})
	if err != nil {
		return "", err
	}
	each := []string{"project_key IS NULL"}
	for i, r := range w.scheme().Rules {
		if r.OncePer == definition.PerEvent {
			each = append(each, fmt.Sprintf("COALESCE(rule, -1) = %d", i))
		}
	}
	rows := fmt.Sprintf(`SELECT s._z, s._p, s._m, s._own, a.type, a.rule, a.points, a.project_key, a.counted, a.%s
  FROM %s AS s JOIN %s AS a ON a._zone = s._z AND a._period = s._p AND a.unit_key = s._own AND a.on_date >= s.%s AND a.on_date <= s.%s AND NOT a.%s`,
		schema.Order, w.slots, w.Fixed(schema.Adjustments), days.Start, days.End, schema.Later)
	each = []string{strings.Join(each, " OR ")}
	apart := p.Add("(" + each[0] + ")")
	first := p.Add(fmt.Sprintf("(%s OR ROW_NUMBER() OVER (PARTITION BY %s, type, counted, %s, project_key ORDER BY points DESC NULLS LAST, %s) = 1)", apart, keys, apart, schema.Order), apart)
	list := []string{"SELECT " + keys}
	for i, it := range w.items() {
		if it.row == "" {
			continue
		}
		of := fmt.Sprintf("type = %s AND counted", w.Dialect.Literal(it.row))
		if it.kind == definition.Veto {
			list = append(list, fmt.Sprintf("  COUNT(CASE WHEN %s THEN 1 END) AS n%d", of, i),
				fmt.Sprintf("  %s AS v%d", dialect.Whole(w.Dialect, fmt.Sprintf("COUNT(CASE WHEN type = %s THEN 1 END)", w.Dialect.Literal(it.row))), i))
			continue
		}
		of += fmt.Sprintf(" AND COALESCE(rule, -1) = %d", it.rule)
		list = append(list, fmt.Sprintf("  COUNT(CASE WHEN %s THEN 1 END) AS n%d", of, i),
			fmt.Sprintf("  %s AS v%d", dialect.Whole(w.Dialect, fmt.Sprintf("COALESCE(SUM(CASE WHEN %s AND %s THEN %s END), 0)", of, first, points.Column)), i))
	}
	return strings.Join(list, ",\n") + "\nFROM (" + p.Over("("+rows+")") + ") AS adjustments\nGROUP BY " + keys, nil
}
