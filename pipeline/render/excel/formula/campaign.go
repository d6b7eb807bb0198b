package formula

import (
	"strconv"
	"strings"

	"zonereport/pipeline/figure"
)

// Names are the names that a workbook defines for the values of figures, by the figure's key.
type Names map[string]string

// Score states weight × min(cap, max(0, actual × 12 / (target × month))), rounded once
// (design §7). target is the cell or the number of the year's target. It is "" where the actual
// has no name.
func Score(s figure.Score, names Names, target string) string {
	actual := names[s.Actual]
	if actual == "" {
		return ""
	}
	progress := actual + "*12/(" + target + "*" + strconv.Itoa(s.Month) + ")"
	return rounded(s.Weight.String()+"*MIN("+s.Cap.String()+",MAX(0,"+progress+"))", s.Decimals)
}

// Total states the sum of the printed scores, scaled where an indicator has no target. It is ""
// where there is no score, or one without a name.
func Total(t figure.Total, names Names) string {
	scores := names.all(t.Scores)
	if len(scores) == 0 {
		return ""
	}
	sum := "SUM(" + strings.Join(scores, ",") + ")"
	if !t.Full.Equal(t.Remaining) {
		sum += "*" + t.Full.String() + "/" + t.Remaining.String()
	}
	return rounded(sum, t.Decimals)
}

// Rank states a total's place among the totals, ties sharing one: RANK over the cells of the
// totals if they stand together, else (cells is "") a count of those that are higher. It is ""
// where a total has no name.
func Rank(r figure.Rank, names Names, cells string) string {
	own, totals := names[r.Total], names.all(r.Totals)
	if own == "" || len(totals) == 0 {
		return ""
	}
	if cells != "" {
		return "RANK(" + own + "," + cells + ")"
	}
	higher := "1"
	for _, name := range totals {
		higher += "+(" + name + ">" + own + ")"
	}
	return higher
}

// all returns the names of keys, nil if one has none.
func (n Names) all(keys []string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		if names[i] = n[key]; names[i] == "" {
			return nil
		}
	}
	return names
}
