package excel

import (
	"math"
	"strconv"

	"github.com/shopspring/decimal"
)

// Number is what a cell holds for an exact decimal: an int where it is whole, else the
// nearest binary number, which prints as the decimal again up to 15 digits (Excel's own limit).
func Number(d decimal.Decimal) any {
	if whole(d) {
		return d.CoefficientInt64()
	}
	return binary(d)
}

func whole(d decimal.Decimal) bool { return d.Exponent() == 0 && d.NumDigits() < 16 }

// binary is the nearest binary number.
func binary(d decimal.Decimal) float64 {
	if places := -d.Exponent(); places >= 0 && places <= 22 && d.NumDigits() < 16 {
		return float64(d.CoefficientInt64()) / math.Pow10(int(places)) // both exact, so the quotient is the nearest
	}
	f, _ := strconv.ParseFloat(d.String(), 64) // the text of a decimal always parses
	return f
}

// places are the decimals that a value needs, trailing zeros aside, at most six.
func places(d decimal.Decimal) int {
	if d.Exponent() >= 0 {
		return 0
	}
	n := -int(d.Exponent())
	if d.NumDigits() > 18 {
		return min(6, n)
	}
	for v := d.CoefficientInt64(); n > 0 && v%10 == 0; n-- {
		v /= 10
	}
	return min(6, n)
}
