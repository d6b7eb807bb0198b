package pipeline

import (
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
)

// DryRun reads, judges and compares with the run in force what Run would publish, and writes nothing: no
// lock, no folder (design-life §15), but what the job wants in a folder of its own: the run folder as it would
// be, or as it is where nothing has changed. The outcome has the status that Run would end with. The error is a
// *publish.TakenError where that folder holds something.
func DryRun(job Job) (Outcome, error) {
	if job.Drafts != "" {
		if err := publish.Vacant(job.Drafts); err != nil {
			return Outcome{}, err
		}
	}
	job.Begin("读取定义")
	m, err := gather(job, month.Office{})
	if err != nil {
		return Outcome{}, err
	}
	job.Begin("核对是否有变化")
	if job, err = job.identified(); err != nil {
		return Outcome{}, err
	}
	if m.ahead, err = m.readAhead(job); err != nil {
		return Outcome{}, err
	}
	if job.Drafts != "" || job.Sight {
		m.ahead.fonts = nil
	}
	v, err := m.decide(job)
	if err == nil && v.status == Unchanged && m.ahead.fonts != nil {
		m.ahead.fonts = nil // only the fonts can make a difference now
		v, err = m.decide(job)
	}
	if err != nil {
		return Outcome{}, err
	}
	switch {
	case v.status == Unchanged:
		if job.Drafts != "" {
			err = v.before.Copy(job.Drafts)
		}
		return m.unchanged(v), err
	case v.status == Published && job.Drafts != "":
		return m.drafted(job, v)
	}
	outcome := m.outcome(v.status, v.before.Published, m.noted(v.judgement), v.judgement.Book.Figures)
	if job.Sight {
		outcome.Ground = Code(m.rests(v.ground))
	}
	if v.status == Published {
		job.Begin("与现行的比较")
		outcome.Revised = m.revised(job, v.ground, v.judgement)
	}
	return outcome, nil
}

// drafted makes the month's next run and leaves it in the job's folder of drafts.
func (m material) drafted(job Job, v verdict) (Outcome, error) {
	outputs := job.Folder().Look()
	next, err := m.next(job, outputs, v)
	if err != nil {
		return Outcome{}, err
	}
	if len(next.undrawn) > 0 {
		v.judgement.Findings = append(v.judgement.Findings, next.undrawn...)
		return m.outcome(Returned, v.before.Published, m.noted(v.judgement), nil), nil
	}
	job.Begin("写入预览")
	p, err := outputs.Draft(job.Drafts, next.edition)
	outcome := m.outcome(Published, p, next.edition.Findings, next.edition.Figures)
	outcome.Revised, outcome.Ground = next.revised, Code(p.Manifest)
	return outcome, err
}
