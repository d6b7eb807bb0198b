package validate

import (
	"github.com/shopspring/decimal"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// ratio flags a figure that is out of proportion to another: chosen flats above all flats,
// 30 ㎡ a household. Two grouped figures are compared in each group that both have; of one
// grouped and one plain, the groups are added up.
func (r *figureRule) ratio() {
	own, base := named(r.book.Figures, r.def.Figure), named(r.book.Figures, r.def.Base)
	if len(own) == 0 || len(base) == 0 {
		return
	}
	if len(own[0].Group) == 0 || len(base[0].Group) == 0 {
		r.compare(own, base)
		return
	}
	for i, f := range own {
		for j, b := range base {
			if ledger.Fold(f.Group[0].Value) == ledger.Fold(b.Group[0].Value) {
				r.compare(own[i:i+1], base[j:j+1])
			}
		}
	}
}

func (r *figureRule) compare(own, base []figure.Figure) {
	value, of := total(own), total(base)
	if r.bounds.hold(value, of) {
		return
	}
	r.flag(append(own[:len(own):len(own)], base...), value,
		"{name}", r.together(own), "{value}", value.String(), "{unit}", own[0].Unit,
		"{base}", r.together(base), "{base_value}", of.String(), "{base_unit}", base[0].Unit,
		"{ratio}", proportion(value, of), "{department}", r.department(own[0]))
}

func total(figures []figure.Figure) (sum decimal.Decimal) {
	for _, f := range figures {
		sum = sum.Add(f.Value)
	}
	return sum
}

// together names one figure, or all groups of one.
func (r *figureRule) together(figures []figure.Figure) string {
	if len(figures) == 1 {
		return r.title(figures[0])
	}
	f := figures[0]
	f.Group = nil
	return r.title(f) + "（各组合计）"
}
