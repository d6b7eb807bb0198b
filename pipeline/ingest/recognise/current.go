package recognise

import (
	"strconv"
	"strings"
)

// saysActual tells a leaf that says that it is the thing of its group itself: 实际 under 开工日期,
// 实际办结 under 办结时间.
func (v *Words) saysActual(leaf, group string) bool {
	for word := range v.actual {
		if rest, ok := strings.CutPrefix(leaf, word); ok && strings.HasPrefix(group, rest) {
			return true
		}
	}
	return false
}

// currentAlone tells a head that says nothing but that it is of the report year (本年累计,
// 2020年1-12月) while all others of its group are qualified (上年同期, 增长%): it stands for the
// group. Between 本年 and 累计 nobody can choose.
func (w *window) currentAlone(list []Head, i int) bool {
	leaf, group := list[i].inGroup()
	if group == nil || !group.wide || !w.words.current(leaf.key) {
		return false
	}
	others := 0
	for j := range list {
		other, of := list[j].inGroup()
		if j == i || of == nil || of.at != group.at {
			continue
		}
		if others++; !w.words.qualifies(other) {
			return false
		}
	}
	return others > 0
}

// inGroup gives a head's own cell and the group right above it, nil for none.
func (h *Head) inGroup() (leaf, group *spot) {
	n := len(h.path) - 1
	if n < 1 {
		return nil, nil
	}
	return h.path[n], h.path[n-1]
}

// current tells a header cell that only says that it is of the report year.
func (v *Words) current(key string) bool {
	rest := key
	for _, word := range v.currents {
		rest = strings.ReplaceAll(rest, word, "")
	}
	if v.year != 0 {
		rest = strings.ReplaceAll(rest, strconv.Itoa(v.year), "")
	}
	return rest != key && strings.Trim(rest, "0123456789-至月年度末底数") == ""
}
