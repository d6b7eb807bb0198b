package notation

import (
	"math"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// digits are how many significant digits a workbook holds of a number (Excel's own limit).
const digits = 15

// Number is what a cell holds for an exact decimal: an int where it is whole, else the binary number nearest to
// it, which prints as the decimal again; of more digits than a workbook holds, rounded half away from zero to
// those (四舍五入), since what writes the cell cuts them off.
func Number(d decimal.Decimal) any {
	if n, ok := Whole(d); ok {
		return n
	}
	return Binary(Held(d))
}

// Held is what a workbook holds of a decimal: 15 significant digits, rounded half away from zero.
func Held(d decimal.Decimal) decimal.Decimal {
	if more := d.NumDigits() - digits; more > 0 {
		return d.Round(-d.Exponent() - int32(more))
	}
	return d
}

// Whole is a decimal as an int; false for one that has decimals or more than 15 digits.
func Whole(d decimal.Decimal) (int64, bool) {
	if d.Exponent() != 0 || d.NumDigits() > digits {
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
