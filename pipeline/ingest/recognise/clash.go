package recognise

import (
	"slices"
	"strings"

	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// Clash finds what keeps a header's units from being one: two that a column may be in
// （万元/亿元）, or one by another （万元/亩） in the column's own header (design-life §11). It
// gives the units as a message names them and the header cell; "" when there is no clash.
func (h *Head) Clash(t schema.Kind) (units string, at Unit) {
	_, d := unitword.Base(t)
	var own []string
	for _, u := range h.Units {
		if u.Group {
			if list := unitword.Listed(u.Words, t); len(list) > 1 && !(t == schema.Land && slices.Contains(list, "㎡")) {
				return strings.Join(list, "、"), u
			}
			continue
		}
		if ratio := u.ratio(d); ratio != "" {
			return ratio, u
		}
		own = append(own, u.Words...)
		if list := unitword.Listed(own, t); len(list) > 1 {
			return strings.Join(list, "、"), u
		}
	}
	return "", Unit{}
}

// Strange is a unit that a header states of itself, of a column that can be in none of its
// words: 供地面积（万元）.
func (h *Head) Strange() (word string, at ledger.Address) {
	for _, u := range h.Units {
		for _, w := range u.Words {
			if !u.Group && unitword.DimensionOf(w) != unitword.NoDimension {
				return w, u.At
			}
		}
	}
	return "", ledger.Address{}
}

// ratio gives the unit of a price or a yield, 万元/亩 or 万元/人, for a column of what it
// divides. ㎡/户 in a ledger of households is what one row has.
func (u *Unit) ratio(d unitword.Dimension) string {
	for _, in := range u.in {
		over, by, ok := strings.Cut(in, "/")
		if !ok {
			continue
		}
		words, divisors := unitword.Split(over), unitword.Split(by)
		if len(words) == 0 || len(divisors) == 0 {
			continue
		}
		word, divisor := words[len(words)-1], divisors[0]
		if unitword.DimensionOf(word) == d && (unitword.DimensionOf(divisor) != unitword.NoDimension && unitword.DimensionOf(divisor) != d || divisor == "人") {
			return word + "/" + divisor
		}
	}
	return ""
}
