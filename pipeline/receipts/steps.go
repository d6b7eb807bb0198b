package receipts

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"time"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/register"
	"zonereport/pipeline/runfolder"
)

// day is Beijing's day of a time as events state it; zero for what is none.
func day(at string) calendar.Date {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return 0
	}
	return calendar.Today(t)
}

// steps are what happened to the month's files, as the chain tells it.
func (b *book) steps() ([]register.Step, error) {
	names, err := publish.Runs(b.job.Outputs, b.job.Period)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if p, err := publish.At(b.job.Outputs, b.job.Period, name); err == nil { // one that cannot be read names no store
			b.runs = append(b.runs, p)
		}
	}
	var list []register.Step
	issued := false
	events := b.events()
	for i, e := range events {
		s := register.Step{At: e.At, On: day(e.At)}
		var err error
		switch {
		case e.Event == archive.Issued:
			issued = true
			continue
		case e.Event == archive.Received:
			f := register.File{Name: b.shown(e.File), SHA256: e.SHA256}
			s.Arrival = &register.Arrival{File: f, Ledgers: e.Ledgers, At: e.ReceivedAt, On: day(e.ReceivedAt), Locked: issued, Remark: b.remark(f)}
		case b.removed(e, events[i+1:]):
			continue
		case e.Event == archive.Published, e.Event == archive.Adopted:
			s.Judgement, err = b.published(e)
		case e.Event == archive.Returned:
			s.Judgement, err = b.returned(e)
		}
		if err != nil {
			return nil, err
		}
		if s.Arrival != nil || s.Judgement != nil {
			list = append(list, s)
		}
	}
	return list, nil
}

// removed says that what an event tells was cut short, or that the run is a draft that was taken away since: what it
// found is not known any more.
func (b *book) removed(e archive.Event, later []archive.Event) bool {
	for _, r := range later {
		switch {
		case r.Run != e.Run:
		case r.Event == archive.Removed && (e.Event != archive.Returned || r.SHA256 == e.SHA256):
			if r.Reason == archive.Pruned {
				b.notes = append(b.notes, fmt.Sprintf("%s 的草稿 %s 已经清理，当时的审核意见不计。", e.Period, e.Run))
			}
			return true
		case r.Event == e.Event && e.Event != archive.Returned: // the number was given again
			return false
		}
	}
	return false
}

// published is what a run read and found; nil for one that is not there any more, or cannot be read.
func (b *book) published(e archive.Event) (*register.Judgement, error) {
	p, err := publish.At(b.job.Outputs, b.job.Period, e.Run)
	var findings []finding.Finding
	if err == nil && p.Manifest.Record(runfolder.FindingsName).SHA256 != "" { // version 0.1.0 kept none: nothing hard
		findings, err = p.Findings()
	}
	var damaged *publish.DamagedError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case errors.As(err, &damaged):
		b.notes = append(b.notes, fmt.Sprintf("%s/%s 读不出来，没有算在登记里：%v", e.Period, e.Run, err))
		return nil, nil
	case err != nil:
		return nil, err
	}
	j := &register.Judgement{Findings: append([]finding.Finding{}, findings...)}
	for _, f := range p.Manifest.Inputs {
		if f.Path != definition.OfficeFile {
			j.Files = append(j.Files, register.File{Name: b.shown(path.Base(f.Path)), SHA256: f.SHA256})
		}
	}
	return j, nil
}

// returned is what a return of the month's files found; nil for one that does not name them.
func (b *book) returned(e archive.Event) (*register.Judgement, error) {
	if len(e.Files) == 0 {
		return nil, nil
	}
	j := &register.Judgement{Hard: map[string]int{}}
	for _, f := range e.Files {
		j.Files = append(j.Files, register.File{Name: f.File, SHA256: f.SHA256})
		j.Hard[f.SHA256] = f.Errors
	}
	data, err := publish.ReturnedFindings(b.job.Outputs, b.job.Store, b.job.Period, e.SHA256)
	if err != nil || data == nil {
		return j, err
	}
	list, err := runfolder.DecodeFindings(data)
	if err == nil {
		j.Findings = append([]finding.Finding{}, list...)
	}
	return j, nil
}

// issued is the run of the month that counts outside, nil for none.
func (b *book) issued() *register.Issued {
	i, ok := b.chain.LastIssued(b.job.Period)
	if !ok {
		return nil
	}
	return &register.Issued{Run: i.Run, Status: string(i.Status), On: day(i.At)}
}
