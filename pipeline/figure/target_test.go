package figure_test

import (
	"testing"

	"zonereport/pipeline/figure"
)

func TestAimed(t *testing.T) {
	for _, test := range []struct {
		key, of        string
		completion, ok bool
		id, group      string
	}{
		{"landed", "landed", false, false, "landed", ""},
		{"by_phase/一期", "by_phase/一期", false, false, "by_phase", "一期"},
		{"target/landed", "landed", false, true, "target/landed", ""},
		{"completion/by_phase/一期/甲", "by_phase/一期/甲", true, true, "completion/by_phase", "一期/甲"},
		{"campaign_actual/甲镇/landed", "campaign_actual/甲镇/landed", false, false, "campaign_actual", "甲镇/landed"},
	} {
		of, completion, ok := figure.Aimed(test.key)
		if id, group := figure.IDOf(test.key); of != test.of || completion != test.completion || ok != test.ok || id != test.id || group != test.group {
			t.Errorf("%s: of %s, completion %v, %v; id %s, group %s", test.key, of, completion, ok, id, group)
		}
	}
	if id := figure.CompletionOf("x"); id != "completion/x" || figure.TargetOf("x") != "target/x" {
		t.Error(id)
	}
}
