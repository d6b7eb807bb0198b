package registry

import (
	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/archive/audit"
	"zonereport/pipeline/wanted"
)

// Audit writes the papers by which others can check a run of the job's month, the one in force where run
// is "" (design-life §16). Its errors are *inputs.Error (no such run), *publish.DamagedError and
// *archive.RefusedError (it is not what the chain says was published).
func Audit(job pipeline.Job, run string) ([]audit.Paper, error) {
	p, err := wanted.Run(job.Outputs, job.Period, run)
	if err != nil {
		return nil, err
	}
	if err := p.Whole(); err != nil {
		return nil, err
	}
	manifest, err := p.Bytes()
	if err != nil {
		return nil, err
	}
	chain, err := archive.Read(job.Outputs)
	if err != nil {
		return nil, err
	}
	if err := chain.Knows(job.Period, p.Manifest.Run, manifest); err != nil {
		return nil, err
	}
	findings, err := p.Findings()
	if err != nil {
		return nil, err
	}
	return audit.Papers(manifest, findings)
}
