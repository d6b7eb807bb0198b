package pipeline

import (
	"zonereport/pipeline/month"
)

// DryRun reads, judges and compares with the run in force what Run would publish, and writes nothing: no
// lock, no folder (design-life §15). The outcome has the status that Run would end with.
func DryRun(job Job) (Outcome, error) {
	job.Begin("读取定义")
	m, err := gather(job, month.Office{})
	if err != nil {
		return Outcome{}, err
	}
	job.Begin("核对是否有变化")
	if m.ahead, err = m.readAhead(job.Outputs); err != nil {
		return Outcome{}, err
	}
	v, err := m.decide(job)
	if err == nil && v.status == Unchanged && m.ahead.fonts != nil {
		m.ahead.fonts = nil // only the fonts can make a difference now
		v, err = m.decide(job)
	}
	if err != nil {
		return Outcome{}, err
	}
	if v.status == Unchanged {
		return m.unchanged(v), nil
	}
	outcome := m.outcome(v.status, v.before.Published, m.noted(v.judgement), v.judgement.Book.Figures)
	if v.status == Published {
		job.Begin("与现行的比较")
		outcome.Revised = m.revised(job.Outputs, v.ground, v.judgement)
	}
	return outcome, nil
}
