package notation

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Number is what a cell holds for an exact decimal: an int where it is whole, else the
// nearest binary number, which prints as the decimal again up to 15 digits (Excel's own limit).
func Number(d decimal.Decimal) any {
	if n, ok := Whole(d); ok {
		return n
	}
	return Binary(d)
}

// Whole is a decimal as an int; false for one that has decimals or more than 15 digits.
func Whole(d decimal.Decimal) (int64, bool) {
	if d.Exponent() != 0 || d.NumDigits() > 15 {
		return 0, false
	}
	return d.CoefficientInt64(), true
}

// Binary is the binary number nearest to a decimal.
func Binary(d decimal.Decimal) float64 {
	if places := -d.Exponent(); places >= 0 && places <= 22 && d.NumDigits() < 16 {
		return float64(d.CoefficientInt64()) / math.Pow10(int(places)) // both exact, so the quotient is the nearest
	}
	f, _ := strconv.ParseFloat(d.String(), 64) // the text of a decimal always parses
	return f
}

// Places are the decimals that a value needs, trailing zeros aside, at most six.
func Places(d decimal.Decimal) int {
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

// Decimals is the number format that shows n decimals, of a percentage if so wished: 0.00, 0.0%.
func Decimals(n int, percent bool) string {
	format := "0"
	if n > 0 {
		format += "." + strings.Repeat("0", n)
	}
	if percent {
		format += "%"
	}
	return format
}
