package arith

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// fraction is by × the columns of num ÷ the columns of den: none are 1. Those of den are above zero. One of
// them is NULL where there is no value.
type fraction struct {
	by       *big.Rat
	num, den []string
}

func known(r *big.Rat) fraction { return fraction{by: r} }

func (f fraction) constant() bool { return len(f.num)+len(f.den) == 0 }

func (f fraction) columns() []string { return append(slices.Clip(f.num), f.den...) }

// operand is a leaf: its column over ten to its decimals.
func operand(o Operand) fraction {
	f := fraction{by: new(big.Rat).SetFrac(big.NewInt(1), ten(o.Decimals)), num: []string{o.Column}}
	if o.Over != "" {
		f.den = []string{o.Over}
	}
	return f
}

func ten(n int) *big.Int { return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil) }

// without takes columns away from columns, each as often as it stands there.
func without(columns, away []string) []string {
	rest := slices.Clone(columns)
	for _, a := range away {
		if i := slices.Index(rest, a); i >= 0 {
			rest = slices.Delete(rest, i, i+1)
		}
	}
	return rest
}

// written is a whole number times columns.
func written(n *big.Int, columns []string) string {
	if len(columns) > 0 && n.IsInt64() && n.Int64() == 1 {
		return strings.Join(columns, " * ")
	}
	return strings.Join(append([]string{n.String()}, columns...), " * ")
}

// product multiplies; what both stand over and under goes, as long as the whole has no value without it.
func (p *Program) product(a, b fraction) fraction {
	f := fraction{by: new(big.Rat).Mul(a.by, b.by), num: append(slices.Clip(a.num), b.num...), den: append(slices.Clip(a.den), b.den...)}
	for _, column := range slices.Clone(f.den) {
		if !slices.Contains(f.num, column) {
			continue
		}
		less := fraction{by: f.by, num: without(f.num, []string{column}), den: without(f.den, []string{column})}
		if _, sure := p.shared[column]; sure || slices.ContainsFunc(less.columns(), func(other string) bool { return p.needs[other][column] }) {
			f = less
		}
	}
	return f
}

// quotient is a over b; it has no value where b is 0.
func (p *Program) quotient(a, b fraction) (fraction, bool) {
	if b.by.Sign() == 0 {
		return fraction{}, false
	}
	turned := fraction{by: new(big.Rat).Inv(b.by), num: slices.Clone(b.den)}
	for _, column := range b.num {
		turned.den = append(turned.den, p.above(column))
		if !p.positive[column] {
			turned.num = append(turned.num, p.Add(fmt.Sprintf("CASE WHEN %s < 0 THEN -1 ELSE 1 END", column), column))
		}
	}
	return p.product(a, turned), true
}

// above is a column as one above zero.
func (p *Program) above(column string) string {
	if p.positive[column] {
		return column
	}
	above := p.worked(fmt.Sprintf("nullif(abs(%s), 0)", column), column)
	p.positive[above] = true
	return above
}

// sum adds fractions up.
func (p *Program) sum(list []fraction) fraction {
	total := known(new(big.Rat))
	for _, f := range list {
		total = p.plus(total, f)
	}
	return total
}

func (p *Program) plus(a, b fraction) fraction {
	switch {
	case a.constant() && b.constant():
		return known(new(big.Rat).Add(a.by, b.by))
	case a.constant() && a.by.Sign() == 0:
		return b
	case b.constant() && b.by.Sign() == 0:
		return a
	}
	unit, x, y, den := sides(a, b)
	return fraction{by: unit, num: []string{p.worked(x+" + "+bracketed(y), append(a.columns(), b.columns()...)...)}, den: den}
}

func bracketed(s string) string {
	if s[0] == '-' {
		return "(" + s + ")"
	}
	return s
}

// sides writes two fractions as whole numbers of one unit over the same columns.
func sides(a, b fraction) (unit *big.Rat, x, y string, den []string) {
	unit, m, n := common(a.by, b.by)
	den = append(slices.Clip(a.den), without(b.den, a.den)...)
	return unit, written(m, append(slices.Clip(a.num), without(den, a.den)...)), written(n, append(slices.Clip(b.num), without(den, b.den)...)), den
}

// common is what two numbers are whole multiples of, and how many: the greatest such number.
func common(a, b *big.Rat) (unit *big.Rat, m, n *big.Int) {
	denom := new(big.Int).Mul(a.Denom(), b.Denom())
	x, y := new(big.Int).Mul(a.Num(), b.Denom()), new(big.Int).Mul(b.Num(), a.Denom())
	by := new(big.Int).GCD(nil, nil, new(big.Int).Abs(x), new(big.Int).Abs(y))
	if by.Sign() == 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), denom), x, y
	}
	return new(big.Rat).SetFrac(by, denom), x.Quo(x, by), y.Quo(y, by)
}

// rounded is a fraction rounded half away from zero: a whole number over ten to the decimals.
func (p *Program) rounded(f fraction, decimals int) fraction {
	last := new(big.Rat).SetFrac(big.NewInt(1), ten(decimals))
	by := new(big.Rat).Quo(f.by, last)
	if f.constant() {
		half := new(big.Rat).Add(new(big.Rat).Abs(by), big.NewRat(1, 2))
		n := new(big.Int).Quo(half.Num(), half.Denom())
		if by.Sign() < 0 {
			n.Neg(n)
		}
		return known(new(big.Rat).Mul(new(big.Rat).SetInt(n), last))
	}
	return fraction{by: last, num: []string{p.divided(f, by, true)}}
}

// truncated is the whole part of a fraction, towards zero.
func (p *Program) truncated(f fraction) fraction {
	if f.constant() {
		return known(new(big.Rat).SetInt(new(big.Int).Quo(f.by.Num(), f.by.Denom())))
	}
	return fraction{by: big.NewRat(1, 1), num: []string{p.divided(f, f.by, false)}}
}

// divided is by times a fraction's columns as a whole number, rounded half away from zero or cut off towards it.
func (p *Program) divided(f fraction, by *big.Rat, round bool) string {
	over := p.Add(written(by.Num(), f.num), f.num...)
	if len(f.den) == 0 && by.IsInt() {
		return over
	}
	under := by.Denom().String()
	if len(f.den) > 0 {
		under = p.Add(written(by.Denom(), f.den), f.den...)
	}
	size := p.Add(fmt.Sprintf("abs(%s)", over), over)
	if round {
		size = p.Add(fmt.Sprintf("%s + %s", size, p.Dialect.Quotient(under, "2")), size, under)
	}
	n := p.Add(p.Dialect.Quotient(size, under), size, under)
	return p.Add(fmt.Sprintf("CASE WHEN %s < 0 THEN -%s ELSE %s END", over, n, n), over, n)
}
