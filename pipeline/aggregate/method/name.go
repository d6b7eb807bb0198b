package method

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/inwords"
)

// Name says which rows a combination counts: 总投资10000万元以上、产业类别为制造业的.
func Name(c Combination, d definition.Indicator, l definition.Ledger) string {
	var parts []string
	if text := inwords.Size(d, c.Tier, l); text != "" {
		parts = append(parts, text)
	}
	for _, i := range c.Coefficients {
		parts = append(parts, inwords.Conditions(d.Coefficients[i].Where, l))
	}
	if len(parts) == 0 {
		return d.Name
	}
	return strings.Join(parts, "、") + "的"
}
