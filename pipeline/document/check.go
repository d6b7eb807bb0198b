package document

import (
	"strings"

	"zonereport/pipeline/canonical"
	"zonereport/pipeline/figure"
)

// Check is the 校验码 of what reports say (design-life §15): of the month's figures and of the
// documents before they are marked, so that equal content bears an equal code under any version
// of the program and whatever it replaces. How a number comes about is no part of it, nor how a
// report looks. It is twelve hexadecimal digits in groups of four.
func Check(figures []figure.Figure, docs []Document) string {
	sum := strings.ToUpper(canonical.Sum(figures, docs))
	return sum[:4] + "-" + sum[4:8] + "-" + sum[8:12]
}
