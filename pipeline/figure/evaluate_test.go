package figure

import (
	"testing"

	"github.com/shopspring/decimal"
)

func TestExpressions(t *testing.T) {
	stand := map[string]string{"a": "7", "b": "3", "zero": "0", "low": "-2.5"}
	values := Values(func(key string) (decimal.Decimal, bool) {
		s, ok := stand[key]
		if !ok {
			return decimal.Decimal{}, false
		}
		return decimal.RequireFromString(s), true
	})
	n := func(s string) Term { return Number{Value: decimal.RequireFromString(s)} }
	a, b, zero, low, none := Value{"a"}, Value{"b"}, Value{"zero"}, Value{"low"}, Value{"none"}
	all := []Term{a, b, low, a}
	for _, c := range []struct {
		what     string
		of       Term
		decimals int
		want     string // "": no value
	}{
		{"rounded once, half away from zero", Product{Quotient{a, b}, n("100")}, 2, "233.33"},
		{"a third thrice is whole", Product{Quotient{n("1"), b}, b}, 0, "1"},
		{"over zero", Quotient{a, zero}, 2, ""},
		{"a figure is missing", Sum{a, none}, 0, ""},
		{"sum of none", Sum{}, 0, "0"},
		{"product of none", Product{}, 0, "1"},
		{"less", Less{low, a}, 1, "-9.5"},
		{"least", Least(all), 1, "-2.5"},
		{"most", Most(all), 0, "7"},
		{"most of none", Most{}, 0, ""},
		{"rounded within", Product{Rounded{Quotient{a, b}, 1}, n("10")}, 0, "23"},
		{"whole steps", Whole{Quotient{a, b}}, 0, "2"},
		{"whole steps below zero", Whole{low}, 0, "-2"},
		{"chosen", Choice{a, n("7"), AtLeast, n("1"), none}, 0, "1"},
		{"not chosen", Choice{a, n("7"), Above, none, n("2")}, 0, "2"},
		{"first shared", Place{a, all, false}, 0, "1"},
		{"behind a tie", Place{b, all, false}, 0, "3"},
		{"the lowest first", Place{low, all, true}, 0, "1"},
	} {
		got, ok := Expression{c.of, c.decimals}.Of(values)
		switch {
		case ok != (c.want != ""):
			t.Errorf("%s: has a value: %v", c.what, ok)
		case ok && got.String() != c.want:
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}
