package definition_test

import (
	"testing"

	"zonereport/pipeline/definition/load"
	"zonereport/templates"
)

// TestCounted: columns that figures, indicators, lists or claims take something from count;
// remarks do not.
func TestCounted(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	c := defs.Counted()
	for _, yes := range [][2]string{{"investment", "landed_on"}, {"investment", "total_invest"}, {"financing", "rate"}, {"incubator", "left_on"}, {"incubator", "uscc"}, {"targets", "uom"}, {"profile", "unit"}, {"housing", "chosen_by"}} {
		if !c[yes[0]][yes[1]] {
			t.Errorf("%s of %s counts", yes[1], yes[0])
		}
	}
	for _, no := range [][2]string{{"investment", "note"}, {"visits", "content"}, {"services", "source"}, {"approvals", "item"}} {
		if c[no[0]][no[1]] {
			t.Errorf("no figure takes anything from %s of %s", no[1], no[0])
		}
	}
}
