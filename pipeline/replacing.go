package pipeline

import (
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/publish"
)

// replacing is what a run takes from the runs of its month that were there before, and what tells
// which rows come late; the manifest states it (design-life §15).
type replacing struct {
	replaces *publish.Replaced       // the run in force that gives way; nil if there is none that can be read
	issued   *publish.Issued         // the last issued run; nil if none was
	seen     []publish.EarlierRecord // the runs in force of earlier months; of a run that replaces nothing none
}

// replacing finds it in an outputs folder; before is the run in force.
func (m material) replacing(job Job, before publish.Standing) (r replacing, err error) {
	if r.issued, err = lastIssued(job.Outputs, m.period); err != nil || before.Manifest.Run == "" {
		return r, err
	}
	replaced := before.Replaced()
	r.replaces = &replaced
	r.seen, err = publish.Seen(job.Outputs, m.period)
	return r, err
}

// lastIssued is the run of a month that counts outside now; nil if none was issued.
func lastIssued(outputs string, period calendar.Month) (*publish.Issued, error) {
	chain, err := archive.Read(outputs)
	if err != nil {
		return nil, err
	}
	last, ok := chain.LastIssued(period)
	if !ok {
		return nil, nil
	}
	return &publish.Issued{N: len(chain.Issues(period)), Period: period.String(), Run: last.Run, Check: last.Details.Check}, nil
}

// mark is what the reports bear of it. 代替 is said of the last issued run, else of the one that gives way.
func (r replacing) mark(check, reason string) compose.Mark {
	mark := compose.Mark{Check: check}
	switch {
	case r.issued != nil:
		mark.Replaces = &compose.Replaced{Check: r.issued.Check, Issues: r.issued.N, Reason: reason}
	case r.replaces != nil:
		mark.Replaces = &compose.Replaced{Check: r.replaces.Check, Reason: reason}
	}
	return mark
}
