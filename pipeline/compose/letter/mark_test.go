package letter

import "testing"

// TestMark: every page of a draft's papers says that it is one; those of an issued report bear no mark.
func TestMark(t *testing.T) {
	for draft, want := range map[bool]string{true: Mark, false: ""} {
		f := Facts{Draft: draft}
		if letter, sheet := Letter(f).Across, Sheet(f).Across; letter != want || sheet != want {
			t.Errorf("draft %v: %q and %q, want %q", draft, letter, sheet, want)
		}
	}
}
