package archive

import (
	"fmt"
	"path"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/runfolder"
)

// Recorder writes down what happens in an outputs folder while its lock is held. It is told of a
// change once that is on the disk and before it shows, so that after a kill the next holder of
// the lock can tell what was meant.
type Recorder struct {
	Outputs string
	Now     time.Time
	Notes   []string // Chinese: what was healed or found broken
	// Read are files that the run at work reads for the first time: they are entered together with what
	// becomes of them, in one step before it.
	Read []Event
}

// Begin heals a torn last line, tells of a broken chain, and where there is no chain yet begins it
// with the runs that are older than it. runs lists the folder's runs, the earliest first; it is
// asked only where there is no chain.
func (r *Recorder) Begin(runs func() ([]Run, error)) error {
	c, err := r.read()
	if err != nil {
		return err
	}
	if len(c.Breaks) > 0 {
		r.Notes = append(r.Notes, c.Breaks[0].String()+"。请用 zonereport verify --all 查明；本次照常登记。")
	}
	if c.lines > 0 {
		return nil
	}
	return r.adopt(runs)
}

// read heals the chain and reads it.
func (r *Recorder) read() (Chain, error) {
	said, err := Heal(r.Outputs)
	if err != nil {
		return Chain{}, err
	}
	if said != "" {
		r.Notes = append(r.Notes, said)
	}
	return Read(r.Outputs)
}

// adopt enters the runs that are older than the chain. Newer ones had their event, which is lost.
func (r *Recorder) adopt(runs func() ([]Run, error)) error {
	list, err := runs()
	if err != nil {
		return err
	}
	var events []Event
	lost := 0
	for _, run := range list {
		if !run.Older {
			lost++
			continue
		}
		events = append(events, Event{Event: Adopted, Period: run.Period.String(), Run: run.Name, Manifest: run.SHA256})
	}
	if lost > 0 {
		r.Notes = append(r.Notes, fmt.Sprintf("事件链 %s 不在了或是空的，而已有 %d 次发布应当登记在里面。请从备份恢复它；在此之前 zonereport verify 会报告这些发布没有登记。", FileName, lost))
	}
	if len(events) == 0 {
		return nil
	}
	return Append(r.Outputs, r.Now, events...)
}

// Publishing enters that a run comes into force; after an error it must not.
func (r *Recorder) Publishing(period calendar.Month, run string, manifest []byte) error {
	return r.enter(Event{Event: Published, Period: period.String(), Run: run, Manifest: checksum(manifest)})
}

// Withdrawn enters that the publication of a run was cut short, if its event was written.
func (r *Recorder) Withdrawn(period calendar.Month, run string) error {
	c, err := r.read()
	if err != nil {
		return err
	}
	last, ok := c.state(period, run)
	if !ok || last.Event != Published {
		return nil
	}
	return Append(r.Outputs, r.Now, Event{Event: Removed, Period: last.Period, Run: run, Manifest: last.Manifest, Details: Details{Reason: Interrupted}})
}

// Returning enters that the month's files go back; findings is the findings.json that goes with them, files
// are all of the month's under the names that it uses.
func (r *Recorder) Returning(period calendar.Month, findings []byte, files []runfolder.File) error {
	list, err := runfolder.DecodeFindings(findings)
	if err != nil {
		return err
	}
	judged := make([]Judged, len(files))
	for i, f := range files {
		judged[i] = Judged{File: path.Base(f.Path), SHA256: checksum(f.Data)}
		for _, one := range list {
			switch {
			case one.File != judged[i].File:
			case one.Severity == finding.Error:
				judged[i].Errors++
			case one.Severity == finding.Warning:
				judged[i].Warnings++
			}
		}
	}
	return r.enter(Event{Event: Returned, Period: period.String(), Details: Details{SHA256: checksum(findings), Files: judged}})
}

// enter adds an event, and before it what was read for the first time.
func (r *Recorder) enter(e Event) error {
	if err := Append(r.Outputs, r.Now, append(r.Read, e)...); err != nil {
		return err
	}
	r.Read = nil
	return nil
}

// Unreturned enters that the return of a month's files was cut short, if its event was written;
// findings is the findings.json that lies in the returned folder now, nil if there is none.
func (r *Recorder) Unreturned(period calendar.Month, findings []byte) error {
	c, err := r.read()
	if err != nil || len(c.Events) == 0 {
		return err
	}
	last := c.Events[len(c.Events)-1]
	if last.Event != Returned || last.Period != period.String() || findings != nil && checksum(findings) == last.SHA256 {
		return nil
	}
	return Append(r.Outputs, r.Now, Event{Event: Removed, Period: last.Period, Details: Details{Reason: Interrupted, SHA256: last.SHA256}})
}

// LastNumber is Chain.LastNumber.
func (r *Recorder) LastNumber(period calendar.Month) (int, error) {
	c, err := Read(r.Outputs)
	return c.LastNumber(period), err
}
