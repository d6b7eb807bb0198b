package campaign

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/facts/sql/arith"
	"zonereport/pipeline/facts/sql/dialect"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/unit"
)

// program is expressions over a relation, with their leaves by key.
type program struct {
	*arith.Program
	leaves map[string]arith.Operand
}

func newProgram(d dialect.Dialect, prefix string) program {
	p := program{arith.New(d, prefix), map[string]arith.Operand{}}
	p.Leaf = func(t figure.Term) (arith.Operand, bool) {
		v, is := t.(figure.Value)
		o, known := p.leaves[v.Key]
		return o, is && known
	}
	return p
}

// leaf names an operand.
func (p program) leaf(key string, o arith.Operand) figure.Term {
	p.leaves[key] = o
	return figure.Value{Key: key}
}

// converted is a column of numbers in another unit, rounded as unit.Ratio does where it does not come out even:
// to sixteen decimals more than there are. More than the facts hold there are in no figure.
func (p program) converted(column string, in unit.Ratio) string {
	if in.IsZero() {
		return column
	}
	n := p.Add(dialect.Unscaled(p.Dialect, column), column)
	term := figure.Quotient{
		Of: figure.Product{p.leaf("/"+n, arith.Operand{Column: n, Decimals: schema.Scale}), figure.Number{Value: in.From}}, By: figure.Number{Value: in.To},
	}
	rounded := func(t figure.Term, decimals int) string {
		o, _ := p.Expression(figure.Expression{Term: t, Decimals: decimals}) // of a quotient there is always SQL
		return o.Column
	}
	if even(in.From, in.To) {
		last := rounded(term, schema.Scale)
		return p.Add(dialect.Scaled(p.Dialect, last, schema.Scale), last)
	}
	ends := func(decimals int) string { // 1 where the product has no more decimals
		by := figure.Product{term.Of, figure.Number{Value: decimal.New(1, int32(decimals))}}
		return rounded(figure.Choice{Left: figure.Whole{Of: by}, Right: by, Compare: figure.Equal, Then: one, Else: figure.Number{}}, 0)
	}
	none, few := ends(0), ends(1)
	list := []string{rounded(term, schema.Scale-2), rounded(term, schema.Scale-1), rounded(term, schema.Scale)}
	return p.Add(fmt.Sprintf("CASE WHEN %s = 1 THEN %s WHEN %s = 1 THEN %s ELSE %s END", none, dialect.Scaled(p.Dialect, list[0], schema.Scale-2),
		few, dialect.Scaled(p.Dialect, list[1], schema.Scale-1), dialect.Scaled(p.Dialect, list[2], schema.Scale)), append(list, none, few)...)
}

var one = figure.Number{Value: decimal.NewFromInt(1)}

// even says that a quotient always has an end.
func even(from, to decimal.Decimal) bool {
	denom := new(big.Rat).Quo(from.Rat(), to.Rat()).Denom()
	for _, by := range []int64{2, 5} {
		for n, rest := new(big.Int), new(big.Int); ; denom = n {
			if n, rest = new(big.Int).QuoRem(denom, big.NewInt(by), new(big.Int)); rest.Sign() != 0 {
				break
			}
		}
	}
	return denom.IsInt64() && denom.Int64() == 1
}
