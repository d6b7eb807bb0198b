package trail

import "testing"

// An anchor has no white space; else it is the key. A claim and a figure of one key are two.
func TestAnchor(t *testing.T) {
	for key, want := range map[string]string{"agreements": "agreements", "area/六期": "area/六期", "area/六 期\t甲": "area/六_期_甲", "-rows": "_-rows"} {
		if got := Anchor(key); got != want || ClaimAnchor(key) == got {
			t.Errorf("%q: %q, of a claim %q", key, got, ClaimAnchor(key))
		}
	}
}
