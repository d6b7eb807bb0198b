package public

import (
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// movedNote says it under a table that does not show how some figures moved.
const movedNote = "“" + document.Withheld + "”表示依据不足三个企业、住户或项目，或是时点数、一两个的增减，不公开。"

// moves says that how far a figure moved tells of single firms: what stands at a time moves by those that come and
// go, and so does a count by one or two.
func (c *control) moves(f *figure.Figure) bool {
	of, against, grown := figure.Grown(f.ID)
	def, known := c.Defs.Figure(f.ID)
	if known && def.Measure == measure.Growth {
		of, against, grown = string(def.Of), def.Against, true
	}
	e, ok := f.Working.(figure.Expression)
	if !grown || !ok || against == "" {
		return false
	}
	if _, flow := c.Defs.Window(of); !flow {
		return true
	}
	base, _ := c.Defs.Figure(of)
	return c.Defs.Measures(base.Query) == unit.Count && c.byOneOrTwo(e.Term)
}

// byOneOrTwo says that the first two values of a growth that are held against each other differ by one or two.
func (c *control) byOneOrTwo(t figure.Term) bool {
	now, then, ok := held(t)
	if !ok {
		return false
	}
	values := figure.Values(c.value)
	is, ok1 := values.Exact(now)
	was, ok2 := values.Exact(then)
	if !ok1 || !ok2 {
		return true
	}
	by := new(big.Rat).Sub(is, was)
	return by.Sign() != 0 && by.Abs(by).Cmp(big.NewRat(fewest, 1)) < 0
}

// held are what a growth holds against each other: the sides of its quotient.
func held(t figure.Term) (now, then figure.Term, ok bool) {
	switch t := t.(type) {
	case figure.Quotient:
		return t.Of, t.By, true
	case figure.Less:
		return held(t.Of)
	case figure.Product:
		if len(t) > 0 {
			return held(t[0])
		}
	}
	return nil, nil, false
}

// value is that of a figure of the run.
func (c *control) value(key string) (decimal.Decimal, bool) {
	f, ok := c.byKey[key]
	if !ok {
		return decimal.Decimal{}, false
	}
	return f.Value, true
}
