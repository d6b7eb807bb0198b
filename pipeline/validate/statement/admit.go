package statement

import (
	"strconv"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
)

// Admit marks the texts that the reports do not print: those whose row has a warning, of whatever
// check, that nobody has explained. They stay in the list, so that the reports can say so.
func Admit(texts []figure.Text, findings []finding.Finding) []figure.Text {
	type line struct {
		file, sheet string
		row         int
	}
	open := map[line]bool{}
	for _, f := range findings {
		if row, err := strconv.Atoi(strings.TrimLeft(f.Cell, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")); err == nil && f.Severity == finding.Warning && f.Explanation == "" {
			open[line{f.File, f.Sheet, row}] = true
		}
	}
	admitted := make([]figure.Text, len(texts))
	for i, t := range texts {
		if t.Row.Sheet != nil {
			t.Unused = open[line{t.Row.Sheet.File, t.Row.Sheet.Name, t.Row.Line}]
		}
		admitted[i] = t
	}
	return admitted
}
