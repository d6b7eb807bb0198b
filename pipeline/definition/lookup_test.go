package definition

import "testing"

// Dates headed as a plan may lie in the future; other columns and other dates may not.
func TestStatesPlan(t *testing.T) {
	for _, c := range []struct {
		header, kind string
		want         bool
	}{{"计划交付日期", "date", true}, {"预计投产月份", "month", true}, {"交付日期", "date", false}, {"计划套数", "int", false}, {"实际（计划内）日期", "date", false}} {
		if got := (Column{Header: c.header, Type: c.kind}).StatesPlan(); got != c.want {
			t.Errorf("%s %s: %v", c.header, c.kind, got)
		}
	}
}
