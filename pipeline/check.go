package pipeline

import (
	"zonereport/pipeline/excerpt"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
)

// Check reads and checks the month's files as Run does, and writes nothing but, where the
// job names a folder for them, the files with their findings marked. The outcome is Returned
// if a run would return files, else it has no status.
func Check(job Job) (Outcome, error) {
	m, j, err := judged(job)
	if err != nil {
		return Outcome{}, err
	}
	return m.checked(job, j)
}

// Review is Check, with the cells around each finding, in the order of the findings.
func Review(job Job) (Outcome, []excerpt.Excerpt, error) {
	m, j, err := judged(job)
	if err != nil {
		return Outcome{}, nil, err
	}
	o, err := m.checked(job, j)
	return o, excerpt.Of(m.Defs.Ledgers, j.Set, o.Findings), err
}

// checked ends a check.
func (m material) checked(job Job, j Judgement) (_ Outcome, err error) {
	var status Status
	if finding.Count(j.Findings, finding.Error) > 0 {
		status = Returned
	}
	j.Findings = m.noted(j)
	if job.Marked != "" {
		err = m.handOut(job.Marked, j)
	}
	return m.outcome(status, publish.Published{}, j.Findings, nil), err
}

// Judged reads and checks the month's files as Run does, and writes nothing.
func Judged(job Job) (month.Material, Judgement, error) {
	m, j, err := judged(job)
	return m.Material, j, err
}

func judged(job Job) (material, Judgement, error) {
	job.Begin("读取定义")
	m, err := gather(job, month.Office{})
	if err != nil {
		return material{}, Judgement{}, err
	}
	earlier, err := publish.Earlier(job.Outputs, m.Period)
	if err != nil {
		return material{}, Judgement{}, err
	}
	yearBefore, err := publish.YearBefore(job.Outputs, m.Period)
	if err != nil {
		return material{}, Judgement{}, err
	}
	if earlier, err = m.Redefined(job.Outputs, ground{earlier: earlier, yearBefore: yearBefore}.others()); err != nil {
		return material{}, Judgement{}, err
	}
	return m, judge(job, m, earlier), nil
}
