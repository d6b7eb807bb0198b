package finding

import "testing"

func TestPlace(t *testing.T) {
	for want, f := range map[string]Finding{
		"整个文件": {File: "甲.xlsx"}, "招商": {Sheet: "招商"}, "招商!C5": {Sheet: "招商", Cell: "C5"},
	} {
		if got := f.Place(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
