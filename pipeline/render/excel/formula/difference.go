package formula

import (
	"strconv"

	"github.com/shopspring/decimal"
)

// Operand is a cell and the number that it holds; nil is none: blank, or text such as —.
type Operand struct {
	Cell  string
	Value *decimal.Decimal
}

// Difference states one cell less another, rounded to the decimals that the two have, so that
// binary arithmetic adds nothing. A cell without a number counts as 0.
func Difference(of, less Operand) string {
	text := of.text() + "-" + less.text()
	if n := max(of.places(), less.places()); n > 0 {
		return "ROUND(" + text + "," + strconv.Itoa(n) + ")"
	}
	return text
}

func (o Operand) text() string {
	if o.Value == nil {
		return "N(" + o.Cell + ")"
	}
	return o.Cell
}

// places are the decimals of a number, at most the eleven that binary arithmetic keeps.
func (o Operand) places() int {
	if o.Value == nil {
		return 0
	}
	return int(min(11, max(0, -o.Value.Exponent())))
}

// Quotient states one cell times a whole number over another, rounded to so many decimals.
func Quotient(of, by Operand, times, decimals int) string {
	return "ROUND(" + of.text() + "*" + strconv.Itoa(times) + "/" + by.text() + "," + strconv.Itoa(decimals) + ")"
}
