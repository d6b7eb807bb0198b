// Package exact is the arithmetic that no figure may round in: quotients as they are, rounded
// once, half away from zero (四舍五入, design §6).
package exact

import (
	"math/big"

	"github.com/shopspring/decimal"
)

// Quotient returns a ÷ b exactly; b is not zero.
func Quotient(a, b decimal.Decimal) *big.Rat { return new(big.Rat).Quo(a.Rat(), b.Rat()) }

// Round rounds to so many decimals, half away from zero.
func Round(r *big.Rat, decimals int) decimal.Decimal {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	n := new(big.Int).Mul(new(big.Int).Abs(r.Num()), scale)
	n.Mul(n, big.NewInt(2)).Add(n, r.Denom())
	n.Div(n, new(big.Int).Mul(r.Denom(), big.NewInt(2)))
	if r.Sign() < 0 {
		n.Neg(n)
	}
	return decimal.NewFromBigInt(n, int32(-decimals))
}
