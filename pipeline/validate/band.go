package validate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// bounds are what a value may be of another: between least and most times as much. They
// are held against by multiplying, so that nothing is divided by 0 and nothing is rounded.
type bounds struct{ least, most *decimal.Decimal }

func boundsOf(def definition.Check) bounds {
	exact := func(f *float64) *decimal.Decimal {
		if f == nil {
			return nil
		}
		d := decimal.NewFromFloat(*f) // a TOML literal: its shortest decimal form is what was written
		return &d
	}
	return bounds{exact(def.Least), exact(def.Most)}
}

func (b bounds) hold(value, base decimal.Decimal) bool {
	return (b.least == nil || value.GreaterThanOrEqual(b.least.Mul(base))) &&
		(b.most == nil || value.LessThanOrEqual(b.most.Mul(base)))
}

// words are the bounds as a message names them.
func (b bounds) words() []string {
	text := func(d *decimal.Decimal) string {
		if d == nil {
			return "—"
		}
		return d.String()
	}
	return []string{"{least}", text(b.least), "{most}", text(b.most)}
}

// proportion words value ÷ base to two decimals; without a base there is none.
func proportion(value, base decimal.Decimal) string {
	if base.IsZero() {
		return "—"
	}
	return value.DivRound(base, 2).String()
}

// band flags a number that is not plausible, by itself or in proportion to another of its
// row: a rate of 0.0528 %, a flat of 2,000 ㎡.
func (r *rule) band(rows []int32) {
	at := r.table.Column(r.def.Per)
	for _, row := range rows {
		own, base := r.table.Cell(row, r.at), decimal.NewFromInt(1)
		if r.def.Per != "" {
			per := r.table.Cell(row, at)
			if per.Kind != ledger.Number {
				continue
			}
			base = per.Number
		}
		if own.Kind == ledger.Number && !r.bounds.hold(own.Number, base) {
			r.flag(row, "{other}", base.String(), "{ratio}", proportion(own.Number, base))
		}
	}
}
