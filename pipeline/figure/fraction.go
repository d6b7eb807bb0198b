package figure

import "github.com/shopspring/decimal"

// Fraction is what a quotient is before it is divided: Numerator (分子) over Denominator (分母), both exact. Such fractions of several
// zones, or of several groups, come to one by adding what stands above and what stands below
// (design-life §20).
type Fraction struct{ Numerator, Denominator decimal.Decimal }

// Fraction is what a term is a quotient of: 60 % of 3 over 5 is 300 over 5, a growth by a half of 2 is 100 over
// 2. Numbers of definitions, such as those that lead from one unit to another, are carried to the side where
// nothing has to be divided. It is false of what is no quotient of two values, as the lowest of several is.
func (v Values) Fraction(t Term) (Fraction, bool) {
	one := decimal.New(1, 0)
	switch t := t.(type) {
	case Sum:
		return v.sum(t)
	case Product:
		f := Fraction{one, one}
		for _, part := range t {
			p, ok := v.Fraction(part)
			if !ok {
				return Fraction{}, false
			}
			f = Fraction{f.Numerator.Mul(p.Numerator), f.Denominator.Mul(p.Denominator)}
		}
		return f, true
	case Less:
		a, some := v.Fraction(t.Of)
		b, both := v.Fraction(t.By)
		b.Numerator = b.Numerator.Neg()
		return a.plus(b), some && both
	case Quotient:
		a, some := v.Fraction(t.Of)
		b, both := v.Fraction(t.By)
		return Fraction{a.Numerator.Mul(b.Denominator), a.Denominator.Mul(b.Numerator)}, some && both && !b.Numerator.IsZero()
	}
	d, ok := v.leaf(t)
	return Fraction{d, one}, ok
}

// leaf is a term that is a number by itself, or is rounded to one.
func (v Values) leaf(t Term) (decimal.Decimal, bool) {
	switch t := t.(type) {
	case Number:
		return t.Value, true
	case Cell:
		return t.Value, true
	case Measured:
		return t.Value, true
	case Stated:
		return t.Value, true
	case Value:
		return v(t.Key)
	case Rounded:
		return Expression{t.Of, t.Decimals}.Of(v)
	}
	return decimal.Decimal{}, false
}

func (v Values) sum(terms Sum) (Fraction, bool) {
	sum := Fraction{Denominator: decimal.New(1, 0)}
	for _, t := range terms {
		f, ok := v.Fraction(t)
		if !ok {
			return Fraction{}, false
		}
		sum = sum.plus(f)
	}
	return sum, true
}

// plus adds another fraction.
func (f Fraction) plus(other Fraction) Fraction {
	if f.Denominator.Equal(other.Denominator) {
		return Fraction{f.Numerator.Add(other.Numerator), f.Denominator}
	}
	return Fraction{f.Numerator.Mul(other.Denominator).Add(other.Numerator.Mul(f.Denominator)), f.Denominator.Mul(other.Denominator)}
}

// Quotient is the fraction with which a quotient is stated: nil of what is none.
func (e Expression) Quotient(values Values) *Fraction {
	if f, ok := values.Fraction(e.Term); ok && !f.Denominator.IsZero() {
		return &f
	}
	return nil
}

// Plus adds the fraction of another zone or group: what stands above to what stands above, what stands below to
// what stands below.
func (f Fraction) Plus(other Fraction) Fraction {
	return Fraction{f.Numerator.Add(other.Numerator), f.Denominator.Add(other.Denominator)}
}
