package pipeline

import (
	"errors"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// replacing is what a run takes from the runs of its month that were there before, and what tells
// which rows come late; the manifest states it (design-life §15).
type replacing struct {
	replaces *runfolder.Replaced       // the run in force that gives way; nil if there is none that can be read
	issued   *runfolder.Issued         // the last issued run; nil if none was
	seen     []runfolder.EarlierRecord // the runs in force of earlier months; of a run that replaces nothing none
	unread   error                     // why the run in force cannot be read; nil if it can, or there is none
	stale    []revision.Stale          // the runs that it made stale, of a run that was published; nil before
}

// giveWay finds it in an outputs folder; before is the run of the month in force.
func giveWay(outputs string, period calendar.Month, before publish.Standing) (r replacing, err error) {
	if r.issued, err = lastIssued(outputs, period); err != nil || before.Manifest.Run == "" {
		if before.Damage != nil {
			r.unread = before.Damage
		}
		return r, err
	}
	replaced := before.Replaced()
	r.replaces = &replaced
	r.seen, err = publish.Seen(outputs, period)
	return r, err
}

// replaced is what a published run took, as its manifest states it.
func replaced(m runfolder.Manifest) replacing {
	return replacing{replaces: m.Replaces, issued: m.Issued, seen: m.Seen, stale: append([]revision.Stale{}, m.Stale...)}
}

// gaveWay is the run that gives way.
func (r replacing) gaveWay(outputs string, period calendar.Month) (publish.Published, error) {
	if r.unread != nil {
		return publish.Published{}, r.unread
	}
	p, err := publish.At(outputs, period, r.replaces.Run)
	if err == nil && p.Replaced() != *r.replaces {
		err = &publish.DamagedError{Path: p.Dir, Reason: errOther}
	}
	return p, err
}

var errOther = errors.New("不是被代替时的那一次")

// stood are the months of which a run stood.
func (r replacing) stood() ([]calendar.Month, error) {
	months := []calendar.Month{}
	for _, s := range r.seen {
		m, err := calendar.ParseMonth(s.Period)
		if err != nil {
			return nil, err
		}
		months = append(months, m)
	}
	return months, nil
}

// lastIssued is the run of a month that counts outside now; nil if none was issued.
func lastIssued(outputs string, period calendar.Month) (*runfolder.Issued, error) {
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
