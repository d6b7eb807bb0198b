package publish

import (
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// Told returns the explanations (审核意见) that a run of the month takes over: those of the month's run in
// force, and of the last month published before it, so that nobody answers the same question
// every month (design-life §15). The records name the runs.
func Told(outputs string, period calendar.Month) ([]finding.Explanation, []runfolder.ExplanationsRecord, error) {
	months, err := Months(outputs)
	if err != nil {
		return nil, nil, err
	}
	var told teller
	for i := len(months) - 1; i >= 0; i-- {
		month := months[i]
		if month.Start() > period.Start() {
			continue
		}
		p, err := Latest(outputs, month)
		if err == nil {
			err = told.take(p, period)
		}
		if err := ignoreDamage(err); err != nil { // a run that is damaged explains nothing any more
			return nil, nil, err
		}
		if month != period {
			break
		}
	}
	return told.told, told.by, nil
}

// Told returns the explanations that the run took over, of the runs that its manifest names.
func (p Published) Told() ([]finding.Explanation, error) {
	period, err := calendar.ParseMonth(p.Manifest.Period)
	if err != nil {
		return nil, err
	}
	var told teller
	for _, r := range p.Manifest.Explanations {
		month, err := calendar.ParseMonth(r.Period)
		if err != nil {
			return nil, err
		}
		of, err := At(filepath.Dir(filepath.Dir(p.Dir)), month, r.Run)
		if err != nil {
			return nil, err
		}
		if of.Manifest.Record(runfolder.FindingsName).SHA256 != r.SHA256 {
			return nil, &DamagedError{Path: filepath.Join(of.Dir, runfolder.FindingsName), Reason: errAltered}
		}
		if err := told.take(of, period); err != nil {
			return nil, err
		}
	}
	return told.told, nil
}

// teller gathers explanations, and names the runs that have any.
type teller struct {
	told []finding.Explanation
	by   []runfolder.ExplanationsRecord
}

// take takes over what a run has for a run of the period.
func (t *teller) take(p Published, period calendar.Month) error {
	list, err := p.Findings()
	if err != nil {
		return err
	}
	month, before := p.Manifest.Period, len(t.told)
	if month == period.String() {
		month = ""
	}
	for _, f := range list {
		if e, ok := f.Told(month); ok {
			t.told = append(t.told, e)
		}
	}
	if len(t.told) > before {
		t.by = append(t.by, runfolder.ExplanationsRecord{Period: p.Manifest.Period, Run: p.Manifest.Run, SHA256: p.Manifest.Record(runfolder.FindingsName).SHA256})
	}
	return nil
}
