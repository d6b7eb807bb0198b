package formula

import (
	"testing"

	"github.com/shopspring/decimal"
)

func TestDifference(t *testing.T) {
	of := func(s string) *decimal.Decimal {
		if s == "" {
			return nil
		}
		d := decimal.RequireFromString(s)
		return &d
	}
	for _, c := range []struct{ of, less, want string }{
		{"152100", "151100", "D5-C5"}, {"5.536", "5.28", "ROUND(D5-C5,3)"}, {"1", "0.123456789012345", "ROUND(D5-C5,11)"},
		{"12", "", "D5-N(C5)"}, {"", "1.5", "ROUND(N(D5)-C5,1)"}, {"1e3", "1", "D5-C5"},
	} {
		if got := Difference(Operand{"D5", of(c.of)}, Operand{"C5", of(c.less)}); got != c.want {
			t.Errorf("%s less %s: %s, want %s", c.of, c.less, got, c.want)
		}
	}
}

func TestQuotient(t *testing.T) {
	three := decimal.NewFromInt(3)
	if got, want := Quotient(Operand{"C5", &three}, Operand{"D5", &three}, 100, 1), "ROUND(C5*100/D5,1)"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
