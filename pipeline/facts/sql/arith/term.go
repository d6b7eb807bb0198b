package arith

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
)

func (p *Program) term(t figure.Term) (fraction, error) {
	switch t := t.(type) {
	case figure.Number:
		return known(t.Value.Rat()), nil
	case figure.Value, figure.Cell, figure.Measured, figure.Stated:
		return p.leaf(t)
	case figure.Sum:
		list, err := p.terms(t)
		return p.sum(list), err
	case figure.Product:
		return p.productOf(t)
	case figure.Less:
		list, err := p.terms([]figure.Term{t.Of, figure.Product{minus, t.By}})
		return p.sum(list), err
	case figure.Quotient:
		return p.over(t)
	case figure.Least:
		return p.extreme(t, false)
	case figure.Most:
		return p.extreme(t, true)
	case figure.Rounded:
		return p.of(t.Of, func(f fraction) fraction { return p.rounded(f, t.Decimals) })
	case figure.Whole:
		return p.of(t.Of, p.truncated)
	case figure.Choice:
		return p.choice(t)
	case figure.Place:
		return p.place(t)
	}
	return fraction{}, fmt.Errorf("no SQL for a term of type %T", t)
}

var minus = figure.Number{Value: decimal.NewFromInt(-1)}

func (p *Program) of(t figure.Term, do func(fraction) fraction) (fraction, error) {
	f, err := p.term(t)
	if err != nil {
		return fraction{}, err
	}
	return do(f), nil
}

// nothing is a term without a value.
func (p *Program) nothing() fraction {
	return fraction{by: big.NewRat(1, 1), num: []string{p.Add(dialect.Whole(p.Dialect, "NULL"))}}
}

func (p *Program) leaf(t figure.Term) (fraction, error) {
	if p.Leaf != nil {
		if o, ok := p.Leaf(t); ok {
			return operand(o), nil
		}
	}
	return p.nothing(), nil
}

func (p *Program) terms(list []figure.Term) ([]fraction, error) {
	all := make([]fraction, len(list))
	for i, t := range list {
		var err error
		if all[i], err = p.term(t); err != nil {
			return nil, err
		}
	}
	return all, nil
}

func (p *Program) productOf(t figure.Product) (fraction, error) {
	r := known(big.NewRat(1, 1))
	list, err := p.terms(t)
	for _, f := range list {
		r = p.product(r, f)
	}
	return r, err
}

func (p *Program) over(t figure.Quotient) (fraction, error) {
	list, err := p.terms([]figure.Term{t.Of, t.By})
	if err != nil {
		return fraction{}, err
	}
	if r, ok := p.quotient(list[0], list[1]); ok {
		return r, nil
	}
	return p.nothing(), nil
}

// compares is a column that says whether a fraction compares so with another, NULL where one has no value.
func (p *Program) compares(a, b fraction, how figure.Comparison) string {
	_, x, y, _ := sides(a, b)
	sign := string(how)
	if how == figure.NotEqual {
		sign = "<>"
	}
	return p.Add(fmt.Sprintf("(%s %s %s)", x, sign, y), append(a.columns(), b.columns()...)...)
}

// chosen is a where a condition holds, b where it does not, nothing where it is NULL.
func (p *Program) chosen(holds string, a, b fraction) fraction {
	unit, m, n := common(a.by, b.by)
	pick := func(x, y string) string {
		return p.Add(fmt.Sprintf("CASE WHEN %s THEN %s WHEN NOT %s THEN %s END", holds, x, holds, y), append(append(a.columns(), b.columns()...), holds)...)
	}
	r := fraction{by: unit, num: []string{pick(written(m, a.num), written(n, b.num))}}
	if len(a.den)+len(b.den) > 0 {
		den := pick(written(big.NewInt(1), a.den), written(big.NewInt(1), b.den))
		p.positive[den] = true
		r.den = []string{den}
	}
	return r
}

func (p *Program) choice(t figure.Choice) (fraction, error) {
	list, err := p.terms([]figure.Term{t.Left, t.Right, t.Then, t.Else})
	if err != nil {
		return fraction{}, err
	}
	left, right := list[0], list[1]
	if left.constant() && right.constant() {
		if t.Compare.Holds(left.by.Cmp(right.by)) {
			return list[2], nil
		}
		return list[3], nil
	}
	return p.chosen(p.compares(left, right, t.Compare), list[2], list[3]), nil
}

// extreme is the highest or the lowest of terms.
func (p *Program) extreme(terms []figure.Term, highest bool) (fraction, error) {
	if len(terms) == 1 && terms[0] == figure.Term(Among) {
		return p.outermost(highest)
	}
	list, err := p.terms(terms)
	if err != nil || len(list) == 0 {
		return p.nothing(), err
	}
	how := figure.AtMost
	if highest {
		how = figure.AtLeast
	}
	best := list[0]
	for _, f := range list[1:] {
		switch {
		case !best.constant() || !f.constant():
			best = p.chosen(p.compares(best, f, how), best, f)
		case !how.Holds(best.by.Cmp(f.by)):
			best = f
		}
	}
	return best, nil
}
