package excel

import (
	"strings"

	"zonereport/pipeline/figure"
)

// score states weight × min(cap, max(0, actual × 12 / (target × month))), rounded once
// (design §7).
func (k *working) score(s figure.Score) string {
	actual := k.names[s.Actual]
	if actual == "" {
		return ""
	}
	progress := actual + "*12/(" + k.target(s.Target) + "*" + itoa(s.Month) + ")"
	return rounded(plain(s.Weight)+"*MIN("+plain(s.Cap)+",MAX(0,"+progress+"))", s.Decimals)
}

// target is the cell among the enclosed targets where that holds a target in its
// indicator's unit, else the number.
func (k *working) target(t figure.Target) string {
	if t.Sheet != nil {
		if cell, value := k.enclosed(*t.Sheet, t.At); cell != "" && value.Equal(t.Value) {
			return cell
		}
	}
	return plain(t.Value)
}

// total states the sum of the printed scores, scaled where an indicator has no target.
func (k *working) total(t figure.Total) string {
	names := make([]string, len(t.Scores))
	for i, key := range t.Scores {
		if names[i] = k.names[key]; names[i] == "" {
			return ""
		}
	}
	if len(names) == 0 {
		return ""
	}
	sum := "SUM(" + strings.Join(names, ",") + ")"
	if !t.Full.Equal(t.Remaining) {
		sum += "*" + plain(t.Full) + "/" + plain(t.Remaining)
	}
	return rounded(sum, t.Decimals)
}

// rank states a total's place among the totals, ties sharing one: RANK over the cells of
// the totals if they stand together, else a count of those that are higher.
func (k *working) rank(r figure.Rank) string {
	own := k.names[r.Total]
	if own == "" || len(r.Totals) == 0 {
		return ""
	}
	first, last := k.rows[r.Totals[0]], 0
	higher := "1"
	for _, key := range r.Totals {
		row, ok := k.rows[key]
		if !ok || k.names[key] == "" {
			return ""
		}
		first, last = min(first, row), max(last, row)
		higher += "+(" + k.names[key] + ">" + own + ")"
	}
	if last-first+1 != len(r.Totals) {
		return higher
	}
	return "RANK(" + own + "," + k.values + "!" + fixed(first, valueColumn) + ":" + fixed(last, valueColumn) + ")"
}

// streak refers to the count of first places at the last of the months that stand under
// the figures, see streakMonths.
func (k *working) streak(key string, s figure.Streak) string {
	first, ok := k.months[key]
	if !ok {
		return ""
	}
	return k.values + "!" + fixed(first+len(s.Ranks)-1, streakColumn)
}
