package pipeline

import (
	"fmt"
	"slices"

	"zonereport/pipeline/comparing"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// Remade is a published run made again.
type Remade struct {
	Judgement
	Files []runfolder.File // of its run folder; nil where the reports were not drawn
}

// Remake makes a published run again from what it rested on: its inputs, definitions and fonts out of
// the store, the earlier runs, explanations and replaced runs that its manifest names. It goes through the
// steps of Run, and writes nothing (design-life §16). fonts gives those of a style; where it has none the
// run is judged and worked out, but not drawn.
func (j Job) Remake(run publish.Published, fonts func(document.Style) (typeface.Set, bool)) (made Remade, err error) {
	err = month.Safely(func() (err error) {
		made, err = j.remakeUnsafely(run, fonts)
		return err
	})
	return made, err
}

func (j Job) remakeUnsafely(run publish.Published, fonts func(document.Style) (typeface.Set, bool)) (made Remade, err error) {
	r, err := j.reopen(run, fonts)
	made.Judgement = r.judgement
	if err != nil || !r.drawable {
		return made, err
	}
	edition, _, err := r.m.edition(r.job, r.g, r.judgement, run.Manifest.Run)
	if err == nil {
		_, made.Files, err = edition.Folder(run.Manifest.Run, run.Manifest.Store)
	}
	return made, err
}

// Rewritten is the reports of a published run written again, not drawn.
type Rewritten struct {
	Judgement
	Docs  []document.Document // with the marks that they were published with
	Check string              // 校验码 of what they say now
	// Earlier are the months that figures were worked out from.
	Earlier []figure.Earlier
}

// Rewrite writes the reports of a published run again, as Remake does; it draws and writes nothing. fonts are
// those that the run was drawn with.
func (j Job) Rewrite(run publish.Published, fonts typeface.Set) (w Rewritten, err error) {
	err = month.Safely(func() error {
		r, err := j.reopen(run, func(document.Style) (typeface.Set, bool) { return fonts, true })
		if err != nil {
			return err
		}
		w.Judgement, w.Earlier = r.judgement, r.g.others()
		if w.Docs, w.Check, err = write(r.job, r.m, r.g, r.judgement); err == nil {
			w.Docs = mark.On(w.Docs, r.g.mark(run.Manifest.Check))
		}
		return err
	})
	return w, err
}

// reopened is a published run as far as it was before its reports were written.
type reopened struct {
	job       Job
	m         material
	g         ground
	judgement Judgement
	drawable  bool
}

// reopen works a published run out again. The judgement stands there also with an error that says that it
// cannot be published today.
func (j Job) reopen(run publish.Published, fonts func(document.Style) (typeface.Set, bool)) (r reopened, err error) {
	kept, err := month.KeptWhole(run)
	if err != nil {
		return r, err
	}
	r.m = material{Material: kept}
	if r.m.Notes, err = month.KeptRemarks(run, inputs.IsNote); err != nil {
		return r, err
	}
	j.Program = Program{Name: run.Manifest.Program, Version: run.Manifest.Version, Build: run.Manifest.Build}
	j.Sign, j.OFD, j.Trace = run.Signing(), &run.Manifest.OFD, &run.Manifest.Trace
	set, drawable := fonts(r.m.Defs.Style)
	if r.g, err = r.m.groundOf(j, run, set); err != nil {
		return r, err
	}
	r.job, r.drawable = j, drawable
	r.judgement = judge(j, r.m, r.g.others())
	if n := finding.Count(r.judgement.Findings, finding.Error); n > 0 {
		return r, fmt.Errorf("台账按现在的程序有 %d 条强制性问题，如：%s", n, r.judgement.Findings[0].Message())
	}
	return r, nil
}

// groundOf is what a published run rested on besides its material.
func (m material) groundOf(job Job, run publish.Published, fonts typeface.Set) (ground, error) {
	earlier, yearBefore, err := publish.Taken(job.Outputs, run)
	if err != nil {
		return ground{}, err
	}
	basis, err := m.basis(job, month.StatedFonts(fonts), figure.Once(slices.Concat(yearBefore, earlier)))
	if err != nil {
		return ground{}, err
	}
	return m.held(job.Outputs, ground{fonts: fonts, earlier: earlier, yearBefore: yearBefore, basis: basis, replacing: comparing.Replaced(run.Manifest)})
}
