package command

import (
	"slices"
	"strings"
	"testing"
)

// A run is written PERIOD/RUN everywhere; PERIOD RUN is taken too (design-life).
func TestRuns(t *testing.T) {
	for text, want := range map[string][]string{
		"2020-12": nil, "2020-12/r2": {"r2"}, "2020-12 r2": {"r2"}, "2020-12 r1 r20": {"r1", "r20"}, "2020-12/r1 r2": {"r1", "r2"}, "2020-12/r1 2020-12/r2": {"r1", "r2"},
	} {
		period, runs, err := (&Call{}).Runs(strings.Fields(text), 2)
		if err != nil || period.String() != "2020-12" || !slices.Equal(runs, want) {
			t.Errorf("%s: %s %v %v", text, period, runs, err)
		}
	}
	for _, text := range []string{"2020-13", "r2", "2020-12/", "2020-12/2", "2020-12/r0", "2020-12/../r1", "2020-12 r02", "2020-12 2020-11", "2020-12/r1 2020-11/r2", "2020-12 r1 r2 r3", "/r1"} {
		if _, runs, err := (&Call{}).Runs(strings.Fields(text), 2); err == nil {
			t.Errorf("%s is taken for %v", text, runs)
		}
	}
}
