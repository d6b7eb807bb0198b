package validate

import (
	"strings"
	"testing"

	"zonereport/pipeline/finding"
)

// What a department writes comes before what it wrote in another month; only what it writes now
// and nobody can use is said to be unused.
func TestExplained(t *testing.T) {
	on := func(row, value string) finding.Finding {
		return finding.Finding{Rule: "order", Severity: finding.Warning, File: "甲.csv", Sheet: "甲", Cell: "B2", Column: "落地日期", Value: value, Ledger: "investment", Row: row}
	}
	tell := func(f finding.Finding, text, month string) finding.Explanation {
		f.Explanation = text
		e, _ := f.Told(month)
		return e
	}
	list := []finding.Finding{on("ZS1", "1"), on("ZS2", "1"), on("ZS3", "2")}
	told := []finding.Explanation{tell(on("ZS1", "1"), "now", ""), tell(on("ZS9", "1"), "of a row that is gone", "")}
	carried := []finding.Explanation{tell(on("ZS1", "1"), "then", "2020-11"), tell(on("ZS2", "1"), "then", "2020-11"), tell(on("ZS3", "1"), "of another value", "2020-11"), tell(on("ZS8", "1"), "gone", "2020-11")}
	var got []string
	for _, f := range Explained(list, told, carried, strings.ToUpper) {
		got = append(got, f.Rule+" "+f.Row+" "+f.Reason())
	}
	want := "order ZS1 NOW,order ZS2 then（2020-11已说明）,order ZS3 ,opinion.unused  "
	if s := strings.Join(got, ","); s != want {
		t.Errorf("got %s\nwant %s", s, want)
	}
}
