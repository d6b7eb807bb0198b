package rows

import (
	"fmt"
	"strings"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// Counted is true of the rows that the query measures over a span: they pass its conditions and are not dated
// after it (the as-of rule, design §3). It is false or null of others.
func (q Query) Counted(s Span) (string, error) {
	list := []string{"NOT _later", "(_counts_from IS NULL OR _counts_from <= " + s.End + ")"}
	for _, c := range q.Where {
		one, err := q.condition(c, s)
		if err != nil {
			return "", err
		}
		list = append(list, one)
	}
	return strings.Join(list, " AND "), nil
}

// condition is true of the rows that pass. A blank passes only !=, "blank or after" and "blank or as of"
// (design §6).
func (q Query) condition(c figure.Condition, s Span) (string, error) {
	part := schema.Value
	if c.Kind == ledger.Text {
		part = schema.Key
	}
	column, err := q.column(c.Column, part)
	if err != nil {
		return "", err
	}
	switch c.Kind {
	case ledger.Text:
		return q.text(column, c), nil
	case ledger.Date, ledger.Month:
		return date(column, c, s), nil
	case ledger.Bool:
		return compared(column, c.Compare, strings.ToUpper(fmt.Sprint(c.True))), nil
	}
	return compared(column, c.Compare, c.Number.String()), nil
}

// compared compares values of which a blank is none.
func compared(column string, how figure.Comparison, value string) string {
	if how == figure.NotEqual {
		return fmt.Sprintf("(%s IS NULL OR %s <> %s)", column, column, value)
	}
	return fmt.Sprintf("%s %s %s", column, how, value)
}

// text compares folded texts. A text that folds to nothing is in no row.
func (q Query) text(column string, c figure.Condition) string {
	var values []string
	for _, text := range c.Text {
		if value := q.folded(c.Column, text); value != "" {
			values = append(values, value)
		}
	}
	in := fmt.Sprintf("%s IN (%s)", column, strings.Join(values, ", "))
	if len(values) == 1 {
		in = fmt.Sprintf("%s = %s", column, values[0])
	}
	switch {
	case len(values) == 0 && c.Compare == figure.NotEqual:
		return "TRUE"
	case len(values) == 0:
		return "FALSE"
	case c.Compare == figure.NotEqual && len(values) == 1:
		return compared(column, c.Compare, values[0])
	case c.Compare == figure.NotEqual:
		return fmt.Sprintf("(%s IS NULL OR NOT %s)", column, in)
	}
	return in
}

// folded is a text of a condition as a column's key has it; "" for one that folds to nothing.
func (q Query) folded(column, text string) string {
	r := q.reading
	if text == own {
		return r.Own
	}
	key := ledger.Fold(text)
	if key == "" {
		return ""
	}
	if schema.Hidden(r.Definitions, q.Ledger, column) {
		key, _ = schema.StandIns(r.Definitions, q.Ledger)(key)
	}
	return r.Dialect.Literal(key)
}

// date compares with a day of the span: conditions name no other.
func date(column string, c figure.Condition, s Span) string {
	day := s.Start
	if c.Date == ending.End() {
		day = s.End
	}
	switch c.Compare {
	case figure.BlankOrAfter:
		return fmt.Sprintf("(%s IS NULL OR %s > %s)", column, column, day)
	case figure.BlankOrAtMost:
		return fmt.Sprintf("(%s IS NULL OR %s <= %s)", column, column, day)
	}
	return compared(column, c.Compare, day)
}
