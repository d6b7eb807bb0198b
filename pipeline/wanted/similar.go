package wanted

import (
	"slices"
	"unicode/utf8"

	"github.com/agnivade/levenshtein"

	"zonereport/pipeline/ledger"
)

// named is something a user may mean: how it is to be written, and all that it is called.
type named struct {
	key   string
	names []string
}

// similar returns up to three keys that have a name near to what was wanted, the nearest first.
func similar(known []named, wanted string) []string {
	type near struct {
		key      string
		distance int
	}
	const far = 1 << 10
	var list []near
	for _, k := range known {
		best := far
		for _, name := range k.names {
			name = ledger.Fold(name)
			if abbreviates(wanted, name) {
				best = min(best, 1)
			}
			best = min(best, levenshtein.ComputeDistance(name, wanted))
		}
		if best <= utf8.RuneCountInString(wanted)/3 || best == 1 && wanted != "" {
			list = append(list, near{k.key, best})
		}
	}
	slices.SortStableFunc(list, func(a, b near) int { return a.distance - b.distance })
	var keys []string
	for _, n := range list[:min(3, len(list))] {
		keys = append(keys, n.key)
	}
	return keys
}

// abbreviates says whether all characters of a short form stand in the full one, in order: 债券利率
// in 公司债券票面利率.
func abbreviates(short, full string) bool {
	left := []rune(short)
	for _, r := range full {
		if len(left) > 0 && left[0] == r {
			left = left[1:]
		}
	}
	return len(left) == 0 && utf8.RuneCountInString(short) > 1
}
