package campaign

import (
	"fmt"
	"strings"

	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/facts/sql/rows"
	"zonereport/pipeline/figure"
)

// mean is the column of a mean in the unit that the query leads to, rounded once.
func (w *writer) mean(from *source, r rows.Query, s rows.Span) (string, error) {
	query, err := r.Mean("(SELECT s.*, l.* "+w.joined(from, "JOIN")+") AS weighed", strings.Split(keys, ", "), s)
	if err != nil {
		return "", err
	}
	for _, m := range from.means {
		if m.of == query {
			return m.column, nil
		}
	}
	p := newProgram(w.Dialect, "m")
	d := p.Count("d")
	over := figure.Quotient{Of: p.leaf("n", p.Count("n")), By: p.leaf("d", d)}
	if !r.In.IsZero() {
		over = figure.Quotient{Of: figure.Product{over.Of, figure.Number{Value: r.In.From}}, By: figure.Product{over.By, figure.Number{Value: r.In.To}}}
	}
	o, err := p.Expression(figure.Expression{Term: over, Decimals: r.Decimals})
	if err != nil {
		return "", err
	}
	m := mean{column: fmt.Sprintf("_v%dm%d", from.at, len(from.means)), of: query}
	m.query = fmt.Sprintf("SELECT %s, %s AS %s\n  FROM (%s) AS rounded", keys, dialect.Scaled(w.Dialect, o.Column, o.Decimals), m.column, p.Over("("+query+")"))
	from.means = append(from.means, m)
	return m.column, nil
}
