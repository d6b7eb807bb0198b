package pipeline

import (
	"cmp"

	"zonereport/pipeline/comparing"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/render"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/validate"
)

// verdict is what a run comes to before its reports are drawn, and what it was found from.
type verdict struct {
	status Status // Published: there is something new to publish
	ground
	change    change
	before    publish.Standing // the run in force
	judgement Judgement        // empty where nothing has changed
}

// decide finds out whether there is something new to publish, and whether the ledgers allow it.
func (m material) decide(job Job) (v verdict, err error) {
	if v.ground, err = m.ground(job); err != nil {
		return v, err
	}
	if v.change, v.before, err = m.standing(job, v.basis); err != nil {
		return v, err
	}
	if job.OFD == nil {
		v.basis.OFD = v.before.Manifest.OFD
	}
	if m.trace(job) == nil {
		v.basis.Trace = v.before.Manifest.Trace
	}
	if v.change == otherFormats { // it bears what the run in force bears; why that was made again is not why this is
		v.basis.Sign = v.before.Signing()
		v.basis.Sign.Reason = job.Sign.Reason
	}
	v.status = Unchanged
	if v.change == nothing {
		return v, job.expects(v.before.Manifest)
	}
	if v.replacing, err = comparing.GiveWay(job.Outputs, m.Period, v.before); err != nil {
		return v, err
	}
	if v.ground, err = m.held(job.Outputs, v.ground); err != nil {
		return v, err
	}
	if err := job.expects(m.rests(v.ground)); err != nil {
		return v, err
	}
	v.judgement = judge(job, m, v.others())
	v.basis.Sign.Reason = v.judgement.Guard.Free(v.basis.Sign.Reason) // it is printed, and may name a household
	if finding.Count(v.judgement.Findings, finding.Error) > 0 {
		v.status = Returned
		return v, nil
	}
	if v.change == otherProgram {
		same, err := m.saysTheSame(job, v.ground, v.judgement, v.before)
		if same || err != nil {
			return v, err
		}
	}
	v.status = Published
	return v, nil
}

// next is the month's next run before it is published.
type next struct {
	edition runfolder.Edition
	revised *comparing.Comparison // with the run that gives way; nil where none does
	undrawn []finding.Finding     // hard: what a ledger says and no font draws; there is no edition then
}

// next makes the month's next run of what was decided.
func (m material) next(job Job, outputs *publish.Outputs, v verdict) (n next, err error) {
	number, err := outputs.NextRun(m.Period)
	if err != nil {
		return n, err
	}
	n.edition, n.revised, err = m.edition(job, v.ground, v.judgement, number)
	missing := render.Undrawable(err)
	if n.undrawn = validate.Undrawn(m.Defs, v.judgement.Set, v.judgement.Findings, missing); len(n.undrawn) > 0 {
		return n, nil
	}
	return n, cmp.Or(unsignable(job.Sign, missing), err)
}
