package figure

import (
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/exact"
)

// Values gives the value of a figure by its key; false where there is none.
type Values func(key string) (decimal.Decimal, bool)

// Of is the value of an expression, exact until it is rounded once. It is false where a figure is
// missing that it needs, or what it divides by is 0.
func (e Expression) Of(values Values) (decimal.Decimal, bool) {
	r, ok := values.rat(e.Term)
	if !ok {
		return decimal.Decimal{}, false
	}
	return exact.Round(r, e.Decimals), true
}

// Exact is the value of a term before it is rounded; false where Of is.
func (v Values) Exact(t Term) (*big.Rat, bool) { return v.rat(t) }

func (v Values) rat(t Term) (*big.Rat, bool) {
	switch t := t.(type) {
	case Number:
		return t.Value.Rat(), true
	case Cell:
		return t.Value.Rat(), true
	case Measured:
		return t.Value.Rat(), true
	case Stated:
		return t.Value.Rat(), true
	case Value:
		d, ok := v(t.Key)
		return d.Rat(), ok
	case Sum:
		return v.fold(t, new(big.Rat), (*big.Rat).Add)
	case Product:
		return v.fold(t, big.NewRat(1, 1), (*big.Rat).Mul)
	case Less:
		return v.pair(t.Of, t.By, (*big.Rat).Sub)
	case Quotient:
		return v.pair(t.Of, t.By, quotient)
	case Least:
		return v.extreme(t, -1)
	case Most:
		return v.extreme(t, 1)
	case Rounded:
		return v.of(t.Of, func(r *big.Rat) *big.Rat { return exact.Round(r, t.Decimals).Rat() })
	case Whole:
		return v.of(t.Of, func(r *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).Quo(r.Num(), r.Denom())) })
	case Choice:
		return v.choice(t)
	case Place:
		return v.place(t)
	}
	return nil, false
}

func (v Values) of(t Term, do func(*big.Rat) *big.Rat) (*big.Rat, bool) {
	r, ok := v.rat(t)
	if !ok {
		return nil, false
	}
	return do(r), true
}

// fold takes terms one after the other into a value that it begins with.
func (v Values) fold(terms []Term, with *big.Rat, do func(z, x, y *big.Rat) *big.Rat) (*big.Rat, bool) {
	for _, t := range terms {
		r, ok := v.rat(t)
		if !ok {
			return nil, false
		}
		do(with, with, r)
	}
	return with, true
}

// pair joins two terms; do returns nil where they have no value together.
func (v Values) pair(a, b Term, do func(z, x, y *big.Rat) *big.Rat) (*big.Rat, bool) {
	x, ok := v.rat(a)
	if !ok {
		return nil, false
	}
	y, ok := v.rat(b)
	if !ok {
		return nil, false
	}
	r := do(new(big.Rat), x, y)
	return r, r != nil
}

func quotient(z, x, y *big.Rat) *big.Rat {
	if y.Sign() == 0 {
		return nil
	}
	return z.Quo(x, y)
}

// extreme is the term that compares with all others by the sign, or equals them.
func (v Values) extreme(terms []Term, sign int) (*big.Rat, bool) {
	var best *big.Rat
	for _, t := range terms {
		r, ok := v.rat(t)
		if !ok {
			return nil, false
		}
		if best == nil || r.Cmp(best) == sign {
			best = r
		}
	}
	return best, best != nil
}

func (v Values) choice(c Choice) (*big.Rat, bool) {
	left, ok := v.rat(c.Left)
	if !ok {
		return nil, false
	}
	right, ok := v.rat(c.Right)
	if !ok {
		return nil, false
	}
	if c.Compare.Holds(left.Cmp(right)) {
		return v.rat(c.Then)
	}
	return v.rat(c.Else)
}

// Holds says of how one number compares with another (-1, 0, 1) that it is the comparison.
func (c Comparison) Holds(cmp int) bool {
	switch c {
	case Equal:
		return cmp == 0
	case NotEqual:
		return cmp != 0
	case AtLeast:
		return cmp >= 0
	case AtMost:
		return cmp <= 0
	case Above:
		return cmp > 0
	case Below:
		return cmp < 0
	}
	return false
}

func (v Values) place(p Place) (*big.Rat, bool) {
	own, ok := v.rat(p.Of)
	if !ok {
		return nil, false
	}
	ahead := 1
	if p.Lowest {
		ahead = -1
	}
	place := int64(1)
	for _, t := range p.Among {
		r, ok := v.rat(t)
		if !ok {
			return nil, false
		}
		if r.Cmp(own) == ahead {
			place++
		}
	}
	return big.NewRat(place, 1), true
}
