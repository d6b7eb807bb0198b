package campaign

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

// summed is each unit's scores together (_sum, a whole number), those with a weight scaled to the full weight
// where others of them are left out. It is NULL where nothing is scored, the unit is taken out, or a ledger was
// not sent.
func (w *writer) summed() (string, error) {
	p := newProgram(w.Dialect, "y")
	decimals := 0
	for _, d := range w.scheme().Indicators {
		for _, g := range groupsOf(d) {
			decimals = max(decimals, int(-d.WeightIn(g).Or("").Exponent()))
		}
	}
	var weighted, free figure.Sum
	var full, left, some, out, counted []string
	for i, d := range w.scheme().Indicators {
		column := p.Add(fmt.Sprintf("COALESCE(s%d, 0)", i))
		places := w.scheme().Decimals
		if d.ScoreDecimals != nil {
			places = *d.ScoreDecimals
		}
		value := p.leaf(fmt.Sprintf("score%d", i), arith.Operand{Column: column, Decimals: places})
		some, out = append(some, fmt.Sprintf("s%d IS NOT NULL", i)), append(out, fmt.Sprintf("o%d", i))
		if d.Weight == "" && d.Weights == nil {
			free = append(free, value)
			continue
		}
		weighted = append(weighted, value)
		weight := w.weight(d, decimals)
		full, left = append(full, weight), append(left, fmt.Sprintf("CASE WHEN w%d THEN 0 ELSE %s END", i, weight))
		counted = append(counted, fmt.Sprintf("CASE WHEN s%d IS NULL THEN 0 ELSE 1 END", i))
	}
	whole := func(key string, of []string, decimals int) figure.Term {
		column := p.Add(dialect.Whole(w.Dialect, strings.Join(append([]string{"0"}, of...), " + ")))
		return p.leaf(key, arith.Operand{Column: column, Decimals: decimals})
	}
	all, remaining, scored := whole("full", full, decimals), whole("remaining", left, decimals), whole("scored", counted, 0)
	plain := append(append(figure.Sum{}, weighted...), free...)
	scaled := append(figure.Sum{figure.Quotient{Of: figure.Product{weighted, all}, By: remaining}}, free...)
	o, err := p.Expression(figure.Expression{Decimals: w.scheme().Decimals, Term: figure.Choice{
		Left: remaining, Right: all, Compare: figure.Equal, Then: plain,
		Else: figure.Choice{Left: scored, Right: figure.Number{Value: decimal.Zero}, Compare: figure.Equal, Then: plain, Else: scaled},
	}})
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("SELECT *, CASE WHEN _sent AND (%s) AND NOT (%s) THEN %s END AS _sum\nFROM (%s) AS sums",
		strings.Join(some, " OR "), strings.Join(out, " OR "), o.Column, p.Over(w.scores)), nil
}
