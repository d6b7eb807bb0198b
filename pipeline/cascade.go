package pipeline

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
)

// produceAll makes the reports of the job's month and, where the job says so, of the later months
// that rest on runs which gave way. It tells which ones still do (design-life §15).
func produceAll(job Job, outputs desk, m material) (Outcome, error) {
	lost, err := publish.LostRuns(job.Outputs)
	if err != nil {
		return Outcome{}, err
	}
	outcome, err := produce(job, outputs, m)
	if err != nil {
		return outcome, err
	}
	outcome.tellLost(lost)
	if job.Cascade && outcome.Status != Returned {
		err = outcome.cascade(job, outputs)
	}
	outcome.tellStale(outputs)
	return outcome, err
}

// cascade makes the stale months after the outcome's again, in rising order, for a month that is
// made again may make later ones stale. It ends at the first one that is returned. What is
// published stays so: after an error, a *CascadeError, or a kill the next cascade goes on from there.
func (o *Outcome) cascade(job Job, outputs desk) error {
	for last := o.Period; ; {
		next, found, err := staleAfter(job.Outputs, last)
		if err != nil || !found {
			return err
		}
		one, err := redo(job, outputs, next)
		if err != nil {
			return &CascadeError{Period: next.Period, Done: o.Redone, Err: err}
		}
		o.Redone = append(o.Redone, one)
		if one.Status == Returned {
			return nil
		}
		last = next.Period
	}
}

// staleAfter is the first stale month after another.
func staleAfter(outputs string, last calendar.Month) (publish.Stale, bool, error) {
	list, err := publish.StaleRuns(outputs)
	for _, s := range list {
		if s.Period.String() > last.String() {
			return s, true, err
		}
	}
	return publish.Stale{}, false, err
}

// redo makes a stale month again: from what was kept with its run, so that only the earlier run
// moves, or from what lies in the inputs folder now. 文号, date and signer are those of the
// job's own month; the reason is one for all, and each keeps its formats.
func redo(job Job, outputs desk, s publish.Stale) (Outcome, error) {
	progress := job.Progress
	job.Period, job.Sign, job.OFD, job.Trace, job.Expect = s.Period, document.Signing{Reason: job.Sign.Reason}, nil, nil, ""
	if progress != nil {
		job.Progress = func(stage string) { progress(s.Period.String() + " " + stage) }
	}
	m, err := again(job, s)
	if err != nil {
		return Outcome{}, err
	}
	return produce(job, outputs, m)
}

// again is what a stale month is made of.
func again(job Job, s publish.Stale) (material, error) {
	if job.FromInputs {
		return gather(job, month.Office{})
	}
	run, err := publish.At(job.Outputs, s.Period, s.Run)
	if err != nil {
		return material{}, err
	}
	run.Store = job.Store
	kept, err := month.Kept(run)
	if err != nil {
		return material{}, err
	}
	m := material{Material: kept}
	if m.Remarks, err = month.KeptRemarks(run, inputs.IsRemark); err != nil {
		return material{}, err
	}
	m.Told, m.ToldBy, err = publish.Told(job.Outputs, m.Period)
	return m, err
}

// tellLost names the months that are gone from the outputs although runs in force took something
// from them: what is made again now does without.
func (o *Outcome) tellLost(lost []publish.Stale) {
	var gone, by []string
	for _, s := range lost {
		by = append(by, s.Period.String())
		for _, u := range s.Uses {
			if month := u.Month.String(); !slices.Contains(gone, month) {
				gone = append(gone, month)
			}
		}
	}
	if len(gone) > 0 {
		o.note("%s 已不在输出文件夹或不能读取，而 %s 的报告引用了它的数。若不是有意删去的，请从备份恢复那个月份的文件夹；在此以前重做就不再用它的数。", few(gone), few(by))
	}
}

// few lists the first of many months.
func few(months []string) string {
	const shown = 3
	if len(months) <= shown {
		return strings.Join(months, "、")
	}
	return fmt.Sprintf("%s 等 %d 个月", strings.Join(months[:shown], "、"), len(months))
}

// tellStale names the runs that are stale now. It changes nothing of how the run went.
func (o *Outcome) tellStale(outputs desk) {
	var err error
	if o.Stale, err = outputs.TellStale(); err != nil {
		o.note("没有能核对或写明哪些月份待重做：%v。下次运行会补上，也可以用 zonereport status 查看。", err)
	}
}

// Ends is how the last month of the run ended: its own, or the last one of a cascade.
func (o Outcome) Ends() Status {
	if n := len(o.Redone); n > 0 {
		return o.Redone[n-1].Status
	}
	return o.Status
}

// CascadeError says that a cascade could not be finished. What came before is published.
type CascadeError struct {
	Period calendar.Month // the month that failed
	Done   []Outcome      // the months made again before it
	Err    error
}

// Error is Chinese, for the user.
func (e *CascadeError) Error() string {
	text := fmt.Sprintf("重做 %s 时停下：%v", e.Period, e.Err)
	if len(e.Done) > 0 {
		done := make([]string, len(e.Done))
		for i, o := range e.Done {
			done[i] = o.Period.String() + " " + o.Manifest.Run
		}
		text += "\n已经重做并发布：" + strings.Join(done, "、") + "。"
	}
	return text
}

// Unwrap gives what went wrong.
func (e *CascadeError) Unwrap() error { return e.Err }
