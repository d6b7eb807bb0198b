package campaign

import (
	"fmt"
	"slices"

	"zonereport/pipeline/aggregate/method"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

// leaves is an indicator's case with columns in place of figures; the weight is that of no group yet.
func (w *writer) leaves(p program, ind indicator) method.Case {
	c := method.Case{Indicator: ind.Indicator, Month: 12, Peers: []figure.Term{arith.Among}}
	name := func(of string) string { return fmt.Sprintf("%s%d", of, ind.at) }
	if ind.award != "" {
		c.Awarded = p.leaf(name("award"), p.Share("", ind.award)[0])
		return c
	}
	target := p.Share(group, ind.target) // apart: hectares have many digits that targets have not
	p.Positive(target...)
	c.Target = p.leaf(name("target"), target[0])
	c.Base = c.Target
	if ind.base == "" {
		c.Actual = p.leaf(name("actual"), p.Share(group, ind.actual)[0])
	} else {
		both := p.Share(group, ind.actual, ind.base)
		p.Positive(both[1])
		c.Actual, c.Base = p.leaf(name("actual"), both[0]), p.leaf(name("base"), both[1])
	}
	for i, combination := range method.Combinations(ind.Indicator) {
		count := p.Count(ind.counts[i])
		c.Rows = append(c.Rows, method.Rows{Combination: combination, Count: p.leaf(fmt.Sprintf("rows%d_%d", ind.at, i), count)})
	}
	month := p.Count(ind.span.month())
	p.Positive(month)
	c.Elapsed = p.leaf(name("month"), month)
	if ind.Plan != nil {
		planned := w.planned(p, ind)
		p.Positive(planned)
		c.Planned = p.leaf(name("plan"), planned)
	}
	return c
}

// planned is the share of the target that a plan wants by the month's end, in %.
func (w *writer) planned(p program, ind indicator) arith.Operand {
	decimals := 0
	for _, n := range ind.Plan {
		decimals = max(decimals, int(-n.Or("").Exponent()))
	}
	cases := "CASE " + ind.span.month()
	for i, n := range ind.Plan {
		cases += fmt.Sprintf(" WHEN %d THEN %s", i+1, n.Or("").Shift(int32(decimals)).BigInt())
	}
	return arith.Operand{Column: p.Add(dialect.Whole(w.Dialect, cases+" END")), Decimals: decimals}
}

// score is the score in a group, NULL where something is missing that it is held against.
func (ind indicator) score(p program, c method.Case, group string) (string, error) {
	c.Weight = ind.WeightIn(group).Or("")
	term, ok := c.Score()
	if !ok {
		return "", fmt.Errorf("%s has no score", ind.Method)
	}
	p.Peers.Where = ind.assessed
	if of, ok := c.Compared(); ok {
		p.Peers.Of = of
	}
	o, err := p.Expression(figure.Expression{Term: term, Decimals: ind.decimals})
	if err != nil {
		return "", err
	}
	needs := []string{ind.actual, ind.award, ind.base}
	if ind.HeldAgainstTarget() {
		needs = append(needs, ind.target)
	}
	held, rests := "TRUE", []string{o.Column}
	for _, n := range needs {
		if n != "" {
			held += " AND " + n + " IS NOT NULL"
			rests = append(rests, n)
		}
	}
	return p.Add(fmt.Sprintf("CASE WHEN %s THEN %s END", held, o.Column), rests...), nil
}

// given is the score that the scheme gives for an indicator without what its score is held against.
func (w *writer) given(p program, ind indicator, group string) (string, error) {
	e := figure.Expression{Decimals: ind.decimals}
	switch w.scheme().Lacking(ind.Indicator) {
	case definition.MissingZero:
		e.Term = figure.Number{}
	case definition.MissingFull:
		e.Term = figure.Number{Value: ind.WeightIn(group).Or("")}
	default:
		return p.Add(dialect.Whole(w.Dialect, "NULL")), nil
	}
	o, err := p.Expression(e)
	return o.Column, err
}

// conditional says that gates or vetoes ask whether an indicator has come to what is expected.
func (w *writer) conditional(id string) bool {
	return slices.ContainsFunc(w.scheme().Rules, func(r definition.Rule) bool { return slices.Contains(r.Indicators, id) })
}

// reached is 1 where the actual has come to what is expected by now, 0 where it has not, NULL where nobody can say.
func (ind indicator) reached(p program, c method.Case) (string, error) {
	term, ok := c.Reached()
	if !ok {
		return p.Add(dialect.Whole(p.Dialect, "NULL")), nil
	}
	o, err := p.Expression(figure.Expression{Term: term})
	return o.Column, err
}
