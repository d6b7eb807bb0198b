package prepare

import (
	"testing"

	"zonereport/pipeline"
	"zonereport/templates"
)

// The sample month fits the default definitions without a remark, and its reports have
// something to say on every ledger.
func TestSampleIsClean(t *testing.T) {
	m, err := sampled(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	set, findings, _ := pipeline.Examine(pipeline.Job{}, m)
	for _, f := range findings {
		t.Errorf("%s %s %s: %s", f.Severity, f.File, f.Cell, f.Message())
	}
	for _, l := range m.Defs.Ledgers {
		if !l.Optional && (set[l.ID] == nil || len(set[l.ID].Rows) == 0) {
			t.Errorf("the sample has no %s", l.Name)
		}
	}
}
