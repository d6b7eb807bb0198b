package lines

import (
	"testing"

	"zonereport/pipeline/definition"
)

func FuzzLabels(f *testing.F) {
	f.Add("一、产业项目（5个）小计")
	f.Add("填表人（签字）：")
	v := CompileTotals(definition.Totals{Subtotal: []string{"小计"}, Total: []string{"合计"}})
	f.Fuzz(func(t *testing.T, s string) {
		kind, of := v.Of(s)
		if kind != NoTotal && !v.May(s) {
			t.Errorf("%q is a total of %q and ruled out", s, of)
		}
		IsSection(s)
		IsFooter(s)
		StatedCount(s)
	})
}
