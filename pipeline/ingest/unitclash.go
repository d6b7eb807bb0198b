package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// clash finds what keeps a header's units from being one: two that a column may be in
// （万元/亿元）, or one by another （万元/亩） in the column's own header (design-life §11). It
// gives the units as a message names them and the header cell; "" when there is no clash.
func (h *head) clash(t kind) (units string, at headUnit) {
	_, d := baseUnit(t)
	var own []string
	for _, u := range h.units {
		if u.group {
			if list := listed(u.words, t); len(list) > 1 && !(t == land && slices.Contains(list, "㎡")) {
				return strings.Join(list, "、"), u
			}
			continue
		}
		if ratio := u.ratio(d); ratio != "" {
			return ratio, u
		}
		own = append(own, u.words...)
		if list := listed(own, t); len(list) > 1 {
			return strings.Join(list, "、"), u
		}
	}
	return "", headUnit{}
}

// strange is a unit that a header states of itself, of a column that can be in none of its
// words: 供地面积（万元）.
func (h *head) strange() (word string, at ledger.Address) {
	for _, u := range h.units {
		for _, w := range u.words {
			if !u.group && dimensionOf(w) != noDimension {
				return w, u.at
			}
		}
	}
	return "", ledger.Address{}
}

// listed are the different units among words that a type may be in.
func listed(words []string, t kind) []string {
	var list []string
	_, d := baseUnit(t)
	for _, w := range words {
		if u, ok := lookUp(w, t); ok && dimensionOf(w) == d && !slices.Contains(list, u.name) {
			list = append(list, u.name)
		}
	}
	return list
}

// ratio gives the unit of a price or a yield, 万元/亩 or 万元/人, for a column of what it
// divides. ㎡/户 in a ledger of households is what one row has.
func (u *headUnit) ratio(d dimension) string {
	for _, in := range u.in {
		over, by, ok := strings.Cut(in, "/")
		if !ok {
			continue
		}
		words, divisors := splitUnits(over), splitUnits(by)
		if len(words) == 0 || len(divisors) == 0 {
			continue
		}
		word, divisor := words[len(words)-1], divisors[0]
		if dimensionOf(word) == d && (dimensionOf(divisor) != noDimension && dimensionOf(divisor) != d || divisor == "人") {
			return word + "/" + divisor
		}
	}
	return ""
}

func sayUnitClash(units string) finding.Words {
	if strings.Contains(units, "/") {
		return finding.Words{Found: "表头的单位“" + units + "”是单价或比率。", Expected: "此列应填总数，单位应是总数的单位。", Action: "请改写单位并填总数后重报。"}
	}
	return finding.Words{Found: "表头写了几个单位（" + units + "），无法判定数值是按哪一个填的。", Expected: "一列应只有一个单位。", Action: "请只写一个单位，并按它填写各行后重报。"}
}
