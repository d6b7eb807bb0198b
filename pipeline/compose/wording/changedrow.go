package wording

import (
	"cmp"
	"strings"

	"zonereport/pipeline/revision"
)

// Changed says what changed in a row of a ledger: 总投资：2000→2500；开工日期：空白→2020-12-01. Long values are cut.
func Changed(r revision.Row) string {
	parts := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		parts[i] = c.Column + "：" + held(c.Old) + "→" + held(c.New)
	}
	return strings.Join(parts, "；")
}

// held is what a cell of a changed row holds, or held.
func held(s string) string {
	const longest = 30
	if runes := []rune(s); len(runes) > longest {
		s = string(runes[:longest]) + "……"
	}
	return cmp.Or(s, "空白")
}
