package quantity

import (
	"cmp"
	"slices"
	"strings"

	"zonereport/pipeline/unit"
)

// spelled are the ways in which texts write units of money, land, area and rates; 万 and 亿 are read as
// part of the number.
var spelled = map[string]string{
	"元": "元", "块钱": "元", "元人民币": "元", "亩": "亩", "公顷": "公顷", "㎡": "㎡", "平方米": "㎡", "平米": "㎡", "平方": "㎡", "m²": "㎡", "m2": "㎡",
	"平方公里": "平方公里", "平方千米": "平方公里", "km²": "平方公里", "km2": "平方公里", "%": "%", "个百分点": "个百分点", "百分点": "个百分点", "‰": "‰",
}

// New makes a reader. counters are the words with which things are counted (个, 家, 批次), as
// figures spell them; not are words that begin as a unit does and are none (元旦, 项目标); phrases are
// whole phrases that count nothing (四套班子).
func New(counters, not, phrases []string) *Reader {
	r := &Reader{}
	add := func(written, unit string) {
		if written = strings.TrimSpace(written); written != "" {
			r.units = append(r.units, unitWord{[]rune(string(newText(written).runes)), unit})
		}
	}
	for written, unit := range spelled {
		add(written, unit)
	}
	for _, c := range counters {
		if !unit.Measures(c) {
			add(c, c)
		}
	}
	for _, w := range not {
		add(w, "")
	}
	slices.SortFunc(r.units, func(a, b unitWord) int {
		return cmp.Or(len(b.written)-len(a.written), cmp.Compare(string(a.written), string(b.written)), cmp.Compare(a.unit, b.unit))
	})
	for _, p := range phrases {
		if p != "" {
			r.phrases = append(r.phrases, newText(p).runes)
		}
	}
	return r
}
