// Package registry is what is asked of published runs and done with them: which stand where, what a figure rests
// on, what changed between two of them; a run is issued, papers are made by which others can check it.
package registry

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/wanted"
)

// Issued is a run that was issued (签发): from now on it is the month's run that counts outside.
type Issued struct {
	Run     publish.Published
	Event   archive.Event
	Already bool           // it had been issued in just this way; nothing was written
	Count   int            // which issued run of the month it is: 1, 2 …
	Before  *archive.Issue // the issued run of the month that it replaces; nil for none
	Notes   []string       // Chinese: what the user should know
}

// Issue issues a run of the job's month, the one in force where run is "", with the status 初步, 修订
// or 核定 and what the job's Sign says (design-life §16). Its errors are *inputs.Error (no such run),
// *archive.RefusedError (not in this way), *publish.DamagedError, *disk.BusyError; after any of
// them nothing has changed.
func Issue(job pipeline.Job, run, status string) (issued Issued, err error) {
	if _, err := wanted.Run(job.Outputs, job.Period, run); err != nil { // before a mistyped folder is made
		return Issued{}, err
	}
	outputs, recorder, err := job.Folder().Hold(job.Period.String() + " 签发")
	if err != nil {
		return Issued{}, err
	}
	defer func() { err = errors.Join(err, outputs.Close()) }()
	p, err := wanted.Run(job.Outputs, job.Period, run)
	if err != nil {
		return Issued{}, err
	}
	if err := p.Whole(); err != nil {
		return Issued{}, err
	}
	chain, err := archive.Read(job.Outputs)
	if err != nil {
		return Issued{}, err
	}
	o, err := order(job, p)
	if err != nil {
		return Issued{}, err
	}
	o.Status = archive.Status(status)
	issued = Issued{Run: p, Notes: recorder.Notes}
	issued.tell(job, chain)
	if issued.Before != nil && !o.Substantial {
		o.Substantial = issued.revises(job)
	}
	if issued.Event, issued.Already, err = chain.Issue(o); err != nil || issued.Already {
		return issued, err
	}
	if err := archive.Append(job.Outputs, job.Now, issued.Event); err != nil {
		return Issued{}, err
	}
	return issued, nil
}

// order is what there is to judge before the run can be issued.
func order(j pipeline.Job, p publish.Published) (archive.Order, error) {
	o := archive.Order{Period: j.Period, Run: p.Manifest.Run, Check: p.Manifest.Check, Given: j.Sign}
	if p.Manifest.Sign != nil {
		o.Printed = *p.Manifest.Sign
	}
	var err error
	if o.Manifest, err = p.Bytes(); err != nil {
		return o, err
	}
	o.Substantial, err = substantial(p)
	return o, err
}

// substantial says that the run is a substantial revision of the one that it replaced.
func substantial(p publish.Published) (bool, error) {
	data, err := p.Record(revision.FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	var r struct {
		Materiality revision.Materiality `json:"materiality"`
	}
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	return r.Materiality == revision.Substantial, err
}

// revises says that the run is a substantial revision of the one that was issued last, which need
// not be the one that it replaced.
func (i *Issued) revises(job pipeline.Job) bool {
	c, err := Compare(job.Outputs, job.Period, i.Before.Run, i.Run.Manifest.Run)
	if err != nil {
		i.Notes = append(i.Notes, fmt.Sprintf("没有能与上次签发的 %s 比较，是否实质性修订只依据 %s 自己的 %s：%v", i.Before.Run, i.Run.Manifest.Run, revision.FileName, err))
	}
	return c.Revision.Materiality == revision.Substantial
}

// tell notes what of the run does not fit the month as it is now; chain is that before it is issued.
func (i *Issued) tell(job pipeline.Job, chain archive.Chain) {
	run := i.Run.Manifest.Run
	if now, err := publish.Latest(job.Outputs, job.Period); err == nil && now.Manifest.Run != run {
		i.Notes = append(i.Notes, fmt.Sprintf("现行的是 %s，签发的是 %s。", now.Manifest.Run, run))
	}
	printed := i.Run.Manifest.Issued
	for _, before := range chain.Issues(job.Period) {
		i.Count = before.Count
		if before.Run == run {
			return // issued once more
		}
	}
	i.Count++
	last, ok := chain.LastIssued(job.Period)
	if ok {
		i.Before = &last
	}
	if ok && (printed == nil || printed.Run != last.Run) || !ok && printed != nil {
		i.Notes = append(i.Notes, fmt.Sprintf("%s 的报告是在另一次签发之前或之后做的，印着的印发次数和代替的校验码与现在不符。请用 zonereport run --again 重做后签发那一次。", run))
	}
}
