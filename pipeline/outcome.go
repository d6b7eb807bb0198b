package pipeline

import (
	"slices"
	"strings"

	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
)

// outcome is what the run of a month came to.
func (m material) outcome(status Status, p publish.Published, findings []finding.Finding, figures []figure.Figure) Outcome {
	o := Outcome{
		Status: status, Period: m.Period, Zone: m.Zone.Name, Dir: p.Dir, Manifest: p.Manifest,
		Findings: findings, Figures: figures, Files: len(m.Inputs) - 1,
	}
	if unused := m.Defs.Unused; len(unused) > 0 {
		o.note("模板文件夹里有没有用到的文件：%s。定义要放在 ledgers、figures、checks 里，文字要写进 report.toml；不是定义的请移出去。", strings.Join(unused, "、"))
	}
	return o
}

// noted adds the notes to the findings, sorted.
func (m material) noted(j Judgement) []finding.Finding {
	findings := slices.Concat(j.Findings, j.Guard.Findings(m.Notes))
	finding.Sort(findings)
	return findings
}

// giveBack ends a run with hard findings.
func (m material) giveBack(job Job, outputs desk, j Judgement) (o Outcome, err error) {
	j.Findings = m.noted(j)
	if outputs.recorder.Read, err = m.firstRead(job.Outputs, j); err != nil {
		return Outcome{}, err
	}
	dir, err := outputs.Return(m.returned(j))
	return m.outcome(Returned, publish.Published{Dir: dir}, j.Findings, nil), err
}
