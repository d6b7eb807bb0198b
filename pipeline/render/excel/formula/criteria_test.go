package formula

import "testing"

func TestSafeTexts(t *testing.T) {
	for s, want := range map[string]bool{
		"省外": true, "六期": true, "南明街道": true, "1期": true, "框架道路": true,
		"01": false, "1-2": false, "5月": false, "二〇二〇年": false, "一": false, "TRUE": false, "A*区": false, "=期": false, "<期": false, ">期": false, "": false, "期?": false, "～期": true, "~期": false,
	} {
		if safe(s) != want {
			t.Errorf("%q is safe: %v", s, !want)
		}
	}
}
