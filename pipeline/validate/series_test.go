package validate

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

// Findings are counted apart by rule, file, sheet and column: twenty of each are listed (design §5).
func TestSeriesAreCountedApart(t *testing.T) {
	s := series{severity: finding.Warning}
	listed := map[string]int{}
	kinds := []finding.Finding{
		{Rule: "a", File: "一", Sheet: "表", Column: "甲"}, {Rule: "b", File: "一", Sheet: "表", Column: "甲"}, {Rule: "a", File: "二", Sheet: "表", Column: "甲"},
		{Rule: "a", File: "一", Sheet: "表二", Column: "甲"}, {Rule: "a", File: "一", Sheet: "表", Column: "乙"},
	}
	name := func(f finding.Finding) string { return strings.Join([]string{f.Rule, f.File, f.Sheet, f.Column}, " ") }
	for i := range most + len(kinds) {
		for k, f := range kinds {
			if i < most+k && s.room(&f) {
				listed[name(f)]++
			}
		}
	}
	for _, f := range kinds {
		if listed[name(f)] != most {
			t.Errorf("%s: %d are listed", name(f), listed[name(f)])
		}
	}
	var got []string
	for _, f := range s.rest() {
		got = append(got, name(f)+" "+f.Found)
	}
	var want []string
	for k, f := range kinds[1:] {
		want = append(want, fmt.Sprintf("%s “%s”列还有%d处同样的问题，没有逐一列出。", name(f), f.Column, k+1))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("counted are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
