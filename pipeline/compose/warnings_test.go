package compose

import (
	"slices"
	"testing"

	"zonereport/pipeline/definition"
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

// The zone's own review tells of no finding that is on the figures of other units alone; what is on no figure,
// or on the zone's as well, stands there, wherever it is.
func TestFindingsOfOtherUnits(t *testing.T) {
	m, defs := middle(), defaults(t)
	set, book := m.build(t, defs)
	own, other := "campaign_actual/"+zoneName+"/landed", "campaign_actual/甲镇/landed"
	for _, f := range []struct {
		cell    string
		figures []string
		want    bool
	}{
		{"I85", []string{other}, false}, {"", []string{other, "campaign_rank/乙镇"}, false}, {"I85", []string{other, own}, true}, {"I85", []string{own}, true},
		{"I85", nil, true}, {"", []string{"agreements"}, true},
	} {
		c := &composer{defs: defs, report: defs.Reports[0], book: book, set: set, opts: Options{Zone: definition.Zone{Name: zoneName}, Period: monthOf(t, m.period)},
			findings: []finding.Finding{{Severity: finding.Warning, Cell: f.cell, Figures: f.figures}}}
		c.index()
		if got := len(c.warnings(nil)) == 1; got != f.want {
			t.Errorf("a finding at %q on %v stands in the review: %v", f.cell, f.figures, got)
		}
	}
}
