package publish

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// A run takes explanations over from the month's run in force and from the last month before it:
// what is on a row from both, what stands at a place from its own month only (design-life §15).
func TestTold(t *testing.T) {
	dir := t.TempDir()
	o := open(t, dir)
	put := func(month int, findings ...finding.Finding) Published {
		t.Helper()
		e := edition("x")
		e.Basis.Period, e.Findings = calendar.Month{Year: 2020, Number: month}, findings
		p, err := o.Publish(e)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	warning := func(row, text string) finding.Finding {
		return finding.Finding{Rule: "order", Severity: finding.Warning, File: "甲.csv", Sheet: "甲", Cell: "B2", Column: "落地日期", Value: "2020-01-01", Ledger: "investment", Row: row, Explanation: text}
	}
	put(9, warning("ZS1", "九月"))
	november := put(11, warning("ZS1", "补办"), warning("ZS2", ""), finding.Finding{Rule: "file", Severity: finding.Warning, File: "甲.csv", Explanation: "如实"})
	told, by, err := Told(dir, december)
	if err != nil || len(told) != 1 || told[0].Text != "补办" || told[0].Since != "2020-11" || told[0].Row != "ZS1" || len(by) != 1 || by[0].Run != "r1" || by[0].Period != "2020-11" {
		t.Errorf("of the month before: %+v %+v %v", told, by, err)
	}
	put(12, warning("ZS3", "本月"), finding.Finding{Rule: "file", Severity: finding.Warning, File: "甲.csv", Explanation: "本月如实"})
	told, by, err = Told(dir, december)
	if err != nil || len(told) != 3 || len(by) != 2 || told[0].Text != "本月" || told[0].Since != "" || told[1].Text != "本月如实" {
		t.Errorf("of the month itself first: %+v %+v %v", told, by, err)
	}
	if told, by, err := Told(dir, calendar.Month{Year: 2020, Number: 8}); err != nil || len(told)+len(by) > 0 {
		t.Errorf("later months explain nothing: %+v %+v %v", told, by, err)
	}

	again := Published{Dir: filepath.Join(dir, "2020-12", "r2"), Manifest: runfolder.Manifest{Period: "2020-12", Explanations: by[1:]}}
	put(11, warning("ZS1", "另作说明"))
	if told, err := again.Told(); err != nil || len(told) != 1 || told[0].Text != "补办" {
		t.Errorf("a run's own: %+v %v", told, err)
	}
	if err := os.WriteFile(filepath.Join(november.Dir, runfolder.FindingsName), []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	var damaged *DamagedError
	if _, err := again.Told(); !errors.As(err, &damaged) {
		t.Errorf("altered: %v", err)
	}
	again.Manifest.Explanations[0].SHA256 = "00"
	if _, err := again.Told(); !errors.As(err, &damaged) {
		t.Errorf("other findings than the manifest names: %v", err)
	}
}
