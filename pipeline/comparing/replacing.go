package comparing

import (
	"errors"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// Replacing is what a run takes from the runs of its month that were there before, and what tells
// which rows come late; the manifest states it (design-life §15).
type Replacing struct {
	Replaces *runfolder.Replaced       // the run in force that gives way; nil if there is none that can be read
	Issued   *runfolder.Issued         // the last issued run; nil if none was
	Seen     []runfolder.EarlierRecord // the runs in force of earlier months; of a run that replaces nothing none
	Unread   error                     // why the run in force cannot be read; nil if it can, or there is none
	Stale    []revision.Stale          // the runs that it made stale, of a run that was published; nil before
}

// GiveWay finds it in an outputs folder; before is the run of the month in force.
func GiveWay(outputs string, period calendar.Month, before publish.Standing) (r Replacing, err error) {
	if r.Issued, err = LastIssued(outputs, period); err != nil || before.Manifest.Run == "" {
		if before.Damage != nil {
			r.Unread = before.Damage
		}
		return r, err
	}
	replaced := before.Replaced()
	r.Replaces = &replaced
	r.Seen, err = publish.Seen(outputs, period)
	return r, err
}

// Replaced is what a published run took, as its manifest states it.
func Replaced(m runfolder.Manifest) Replacing {
	return Replacing{Replaces: m.Replaces, Issued: m.Issued, Seen: m.Seen, Stale: append([]revision.Stale{}, m.Stale...)}
}

// GaveWay is the run that gives way.
func (r Replacing) GaveWay(outputs string, period calendar.Month) (publish.Published, error) {
	if r.Unread != nil {
		return publish.Published{}, r.Unread
	}
	p, err := publish.At(outputs, period, r.Replaces.Run)
	if err == nil && p.Replaced() != *r.Replaces {
		err = &publish.DamagedError{Path: p.Dir, Reason: errOther}
	}
	return p, err
}

var errOther = errors.New("不是被代替时的那一次")

// Stood are the months of which a run stood.
func (r Replacing) Stood() ([]calendar.Month, error) {
	months := []calendar.Month{}
	for _, s := range r.Seen {
		m, err := calendar.ParseMonth(s.Period)
		if err != nil {
			return nil, err
		}
		months = append(months, m)
	}
	return months, nil
}

// LastIssued is the run of a month that counts outside now; nil if none was issued.
func LastIssued(outputs string, period calendar.Month) (*runfolder.Issued, error) {
	chain, err := archive.Read(outputs)
	if err != nil {
		return nil, err
	}
	last, ok := chain.LastIssued(period)
	if !ok {
		return nil, nil
	}
	return &runfolder.Issued{N: len(chain.Issues(period)), Period: period.String(), Run: last.Run, Check: last.Details.Check}, nil
}
