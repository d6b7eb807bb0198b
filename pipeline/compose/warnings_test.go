package compose

import (
	"slices"
	"testing"

	"zonereport/pipeline/finding"
)

// What was expected is said once, and only what is asked beside the usual.
func TestWarningsSayOnce(t *testing.T) {
	of := func(found, expected, action string) finding.Finding {
		return finding.Finding{Severity: finding.Warning, Words: finding.Words{Found: found, Expected: expected, Action: action}}
	}
	got := saidOnce([]finding.Finding{
		of("有26个。", "应与指标一致。", ""), of("没有报送。", "", ""), of("有320人", "应与指标一致", ""),
		of("超过总投资。", "应与指标一致。", "请招商中心核对。"), of("也超过。", "应与指标一致。", "请招商中心核对。"), of("没有报送概况。", "", ""),
	})
	want := []string{"有26个。应与指标一致。", "没有报送。", "有320人。要求同第1项。", "超过总投资。应与指标一致。请招商中心核对。", "也超过。要求同第4项。", "没有报送概况。"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
