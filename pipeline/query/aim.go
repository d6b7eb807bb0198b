package query

import (
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

// aim finds the figure whose name a row of the targets ledger bears, with a group in brackets or not:
// 安置房已择房（一期）. The row is that figure's target (design-life §14). A figure whose unit stands in its
// rows has none.
func aim(figures []definition.Figure, text string) (figure definition.Figure, group string, ok bool) {
	name := ledger.Fold(text)
	for _, f := range figures {
		if ledger.Fold(f.Name) == name && f.Group == "" && !strings.HasPrefix(f.Unit, "@") {
			return f, "", true
		}
	}
	for _, f := range figures {
		rest, named := strings.CutPrefix(name, ledger.Fold(f.Name))
		if !named || f.Group == "" || strings.HasPrefix(f.Unit, "@") {
			continue
		}
		if rest == "" {
			return f, "", true
		}
		group, opened := strings.CutPrefix(rest, "(")
		if group, closed := strings.CutSuffix(group, ")"); opened && closed {
			return f, group, true
		}
	}
	return definition.Figure{}, "", false
}
