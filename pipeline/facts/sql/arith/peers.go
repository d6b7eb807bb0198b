package arith

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

// Fractions over different columns are compared by their digits: so many of them at a time, as one is brought
// down after the other in a long division. Two that are not equal differ among as many digits as their
// denominators have together, and a denominator with more than half of these leaves no room for the next ones:
// the engine says so.
const (
	chunk  = 11
	chunks = 5
)

// order is columns by which rows stand in the order of a fraction.
func (p *Program) order(f fraction) []string {
	rest := p.Add(written(big.NewInt(1), f.num), f.num...)
	differ := slices.DeleteFunc(slices.Clone(f.den), func(column string) bool { return p.shared[column] == p.Peers.Partition })
	if len(differ) == 0 {
		return []string{rest}
	}
	den := p.Add(written(big.NewInt(1), differ), differ...)
	var keys []string
	for i := range chunks + 1 {
		if i > 0 {
			rest = p.Add(fmt.Sprintf("%s * %s", rest, ten(chunk)), rest)
		}
		keys = append(keys, p.Add(p.Dialect.Quotient(rest, den), rest, den))
		rest = p.Add(p.Dialect.Remainder(rest, den), rest, den)
	}
	return keys
}

// compared is the fraction by which peers are compared, NULL for a row that is not.
func (p *Program) compared() (fraction, error) {
	f, err := p.term(p.Peers.Of)
	if err != nil || f.constant() {
		return f, err
	}
	num := p.Add(written(big.NewInt(1), f.num), f.num...)
	if p.Peers.Where != "" {
		num = p.Add(fmt.Sprintf("CASE WHEN %s THEN %s END", p.Peers.Where, num), num, p.Peers.Where)
	}
	f.num = []string{num}
	return f, nil
}

// window is the rows of a group in the order of a fraction, and the columns that it rests on.
func (p *Program) window(f fraction, direction string) (over string, rests []string) {
	keys := p.order(f)
	return fmt.Sprintf("PARTITION BY %s ORDER BY %s %s NULLS LAST", p.Peers.Partition, strings.Join(keys, " "+direction+" NULLS LAST, "), direction), append(keys, f.columns()...)
}

// outermost is the highest or the lowest of all peers.
func (p *Program) outermost(highest bool) (fraction, error) {
	f, err := p.compared()
	if err != nil || f.constant() {
		return f, err
	}
	direction := "ASC"
	if highest {
		direction = "DESC"
	}
	window, rests := p.window(f, direction)
	first := func(columns []string) []string {
		list := slices.Clone(columns)
		for i, c := range columns {
			if p.shared[c] == p.Peers.Partition {
				continue
			}
			list[i] = p.Add(fmt.Sprintf("first_value(%s) OVER (%s ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)", c, window), rests...)
			p.positive[list[i]] = p.positive[c]
		}
		return list
	}
	return fraction{by: f.by, num: first(f.num), den: first(f.den)}, nil
}

// place is the place of a row among its peers.
func (p *Program) place(t figure.Place) (fraction, error) {
	if len(t.Among) != 1 || t.Among[0] != figure.Term(Among) {
		return fraction{}, fmt.Errorf("a place is known among all peers only")
	}
	f, err := p.compared()
	if err != nil {
		return fraction{}, err
	}
	one := big.NewRat(1, 1)
	if f.constant() {
		return known(one), nil
	}
	direction := "DESC"
	if t.Lowest {
		direction = "ASC"
	}
	window, rests := p.window(f, direction)
	rank := p.Add(fmt.Sprintf("CASE WHEN %s IS NOT NULL THEN rank() OVER (%s) END", strings.Join(f.columns(), " + "), window), rests...)
	return fraction{by: one, num: []string{p.Add(dialect.Whole(p.Dialect, rank), rank)}}, nil
}
