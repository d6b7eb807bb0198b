package validate

import (
	"strings"

	"zonereport/pipeline/ledger"
)

// repeated flags a row that agrees with an earlier one in all of Same although its key is
// another: one project under two codes, one tenant twice. A row that repeats a key as well
// has its hard finding.
func (r *rule) repeated(rows []int32) {
	ids, _ := compose(r.table, r.def.Same)
	twice := repeats(r.table)
	first := map[int32]int32{}
	for _, row := range rows {
		if twice[row] >= 0 || r.lacks(row) {
			continue
		}
		if earlier, known := first[ids[row]]; known {
			r.flag(row, "{other}", where(r.table, earlier))
		} else {
			first[ids[row]] = row
		}
	}
}

// lacks says that one of the Same columns is blank: such rows are not told to be the same.
func (r *rule) lacks(row int32) bool {
	for _, column := range r.def.Same {
		if r.table.Values(column).IDs[row] == 0 {
			return true
		}
	}
	return false
}

// similar flags the first row of a value that is another only in what Drop names: 甲股份有限公司
// and 甲有限公司 count as two firms and may be one.
func (r *rule) similar(rows []int32) {
	var pairs []string
	for _, piece := range append(r.def.Drop, "(", ")", "·") {
		pairs = append(pairs, ledger.Fold(piece), "")
	}
	drop := strings.NewReplacer(pairs...)
	values := r.table.Values(r.def.Column)
	seen := make([]bool, len(values.Labels))
	first := map[string]int32{}
	for _, row := range rows {
		id := values.IDs[row]
		if id == 0 || seen[id] {
			continue
		}
		seen[id] = true
		core := drop.Replace(values.Folded[id])
		if core == "" {
			continue
		}
		if earlier, known := first[core]; known {
			r.flag(row, "{other}", values.Labels[earlier])
		} else {
			first[core] = id
		}
	}
}
