package figure

import (
	"math/big"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/exact"
)

// Of is the score of an actual, exact until it is rounded once (design §7). Its target is above zero.
func (s Score) Of(actual decimal.Decimal) decimal.Decimal {
	progress := exact.Quotient(actual.Mul(decimal.NewFromInt(12)), s.Target.Value.Mul(decimal.NewFromInt(int64(s.Month))))
	if progress.Sign() < 0 {
		progress = new(big.Rat)
	}
	if limit := s.Cap.Rat(); progress.Cmp(limit) > 0 {
		progress = limit
	}
	return exact.Round(progress.Mul(progress, s.Weight.Rat()), s.Decimals)
}

// Of is the total of the sum of the scores that exist: scaled to the full weight where a target is missing.
func (t Total) Of(sum decimal.Decimal) decimal.Decimal {
	if t.Remaining.Equal(t.Full) {
		return sum
	}
	return exact.Round(exact.Quotient(sum.Mul(t.Full), t.Remaining), t.Decimals)
}
