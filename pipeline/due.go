package pipeline

import (
	"errors"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/due"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
)

// Waiting says of the month of a job whether it is due.
type Waiting struct {
	due.Verdict
	Zone   string
	Period calendar.Month
	// NoFolder says why there is nothing to read of a month that is not due yet; nil where there is.
	NoFolder error
}

// Due says whether the job's month is to be made by itself at Job.Now. day, if not 0, takes the place of
// [schedule] day. Nothing is written. Its errors are those of Run that concern what it reads.
func Due(job Job, day int) (Waiting, error) {
	folder := month.InputsAt(job.Inputs)
	m, err := prepare(folder, job, month.Office{})
	nothing := new(inputs.Error)
	if errors.As(err, &nothing) && job.Period != (calendar.Month{}) {
		return dueWithout(folder, job, day, nothing)
	}
	if err != nil {
		return Waiting{}, err
	}
	if err := publish.Belongs(job.Outputs, m.Owner()); err != nil {
		return Waiting{}, err
	}
	today := calendar.Today(job.Now)
	w := Waiting{Zone: m.Zone.Name, Period: m.Period}
	chain, err := archive.Read(job.Outputs)
	if err != nil {
		return w, err
	}
	if issued, ok := chain.LastIssued(m.Period); ok {
		w.Issued, w.Ended = issued.Run, true
		return w, nil
	}
	sent := func(string) bool { return false }
	if today > m.Period.End() {
		if m, err = gather(job, m.Office); err != nil {
			return w, err
		}
		set := m.Unmasked()
		sent = func(id string) bool { return set[id] != nil }
	}
	if day > 0 {
		m.Zone.Schedule.Day = day
	}
	w.Verdict = due.Judge(m.Zone, m.Defs.Ledgers, sent, m.Period, today)
	return w, nil
}

// dueWithout judges a month of which there is no folder, or none with files in it: nobody has sent anything. Once
// it is due that is an error.
func dueWithout(folder *inputs.Folder, job Job, day int, nothing error) (Waiting, error) {
	office, err := month.OpenOffice(folder, job.Templates, job.Period, month.Office{})
	owner := month.Material{Office: office}.Owner()
	if err != nil || folder.Apart(job.Outputs) != nil || office.Zone.Unfilled() != nil || publish.Belongs(job.Outputs, owner) != nil {
		return Waiting{}, nothing
	}
	if day > 0 {
		office.Zone.Schedule.Day = day
	}
	v := due.Judge(office.Zone, office.Defs.Ledgers, func(string) bool { return false }, job.Period, calendar.Today(job.Now))
	if v.Now {
		return Waiting{}, nothing
	}
	return Waiting{Verdict: v, Zone: office.Zone.Name, Period: job.Period, NoFolder: nothing}, nil
}
