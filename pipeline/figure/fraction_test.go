package figure

import (
	"testing"

	"github.com/shopspring/decimal"
)

// What a quotient is of, with numbers of definitions on the side where nothing is divided: fractions of
// zones can be added.
func TestFraction(t *testing.T) {
	number := func(s string) Number { return Number{Value: decimal.RequireFromString(s)} }
	a, b := Value{Key: "a"}, Value{Key: "b"}
	values := Values(func(key string) (decimal.Decimal, bool) {
		v, ok := map[string]string{"a": "3.5", "b": "7", "zero": "0"}[key]
		if !ok {
			return decimal.Decimal{}, false
		}
		return decimal.RequireFromString(v), true
	})
	for name, c := range map[string]struct {
		term Term
		want string // "": none
	}{
		"a share":                   {Product{Quotient{a, b}, number("100")}, "350/7"},
		"a completion":              {Quotient{Product{a, number("100")}, b}, "350/7"},
		"as many times":             {Quotient{a, b}, "3.5/7"},
		"above in a smaller unit":   {Quotient{Product{a, number("15")}, b}, "52.5/7"},
		"above in a larger unit":    {Quotient{Quotient{a, number("15")}, b}, "3.5/105"},
		"below in a larger unit":    {Quotient{a, Quotient{b, number("15")}}, "52.5/7"},
		"a growth":                  {Product{Less{Quotient{b, a}, number("1")}, number("100")}, "350/3.5"},
		"a decline":                 {Product{Less{Quotient{a, b}, number("1")}, number("100")}, "-350/7"},
		"of sums":                   {Quotient{Sum{a, b}, Sum{Quotient{a, number("10")}, b}}, "105/73.5"},
		"of a rounded one":          {Quotient{Rounded{Quotient{a, number("3")}, 2}, b}, "1.17/7"},
		"of what was measured":      {Quotient{Measured{Value: decimal.New(1, 0)}, Stated{Value: decimal.New(2, 0)}}, "1/2"},
		"of a cell":                 {Quotient{a, Cell{Value: decimal.New(9, 0)}}, "3.5/9"},
		"over nothing":              {Quotient{a, Value{Key: "zero"}}, ""},
		"of what there is not":      {Quotient{a, Value{Key: "c"}}, ""},
		"less what there is not":    {Less{a, Value{Key: "c"}}, ""},
		"plus what there is not":    {Sum{a, Value{Key: "c"}}, ""},
		"times what there is not":   {Product{a, Value{Key: "c"}}, ""},
		"the lowest is no quotient": {Least{a, b}, ""},
	} {
		got := ""
		if f := (Expression{Term: c.term}).Quotient(values); f != nil {
			got = f.Numerator.String() + "/" + f.Denominator.String()
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
