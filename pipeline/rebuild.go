package pipeline

import (
	"fmt"
	"slices"

	"zonereport/pipeline/comparing"
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
	kept, err := month.KeptWhole(run)
	if err != nil {
		return Remade{}, err
	}
	m := material{Material: kept}
	if m.Notes, err = month.KeptRemarks(run, inputs.IsNote); err != nil {
		return Remade{}, err
	}
	j.Program = Program{Name: run.Manifest.Program, Version: run.Manifest.Version, Build: run.Manifest.Build}
	j.Sign = run.Signing()
	set, drawable := fonts(m.Defs.Style)
	g, err := m.groundOf(j, run, set)
	if err != nil {
		return Remade{}, err
	}
	made.Judgement = judge(j, m, g.others())
	if n := finding.Count(made.Findings, finding.Error); n > 0 {
		return made, fmt.Errorf("台账按现在的程序有 %d 条强制性问题，如：%s", n, made.Findings[0].Message())
	}
	if !drawable {
		return made, nil
	}
	edition, _, err := m.edition(j, g, made.Judgement, run.Manifest.Run)
	if err == nil {
		_, made.Files, err = edition.Folder(run.Manifest.Run, run.Manifest.Store)
	}
	return made, err
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
