package pipeline

import (
	"cmp"
	"slices"

	"zonereport/pipeline/comparing"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// ground is what a run rests on besides its material: fonts, and what other months published.
type ground struct {
	fonts               typeface.Set
	earlier, yearBefore []figure.Earlier
	basis               runfolder.Basis     // that and the material: everything that decides the result
	replacing           comparing.Replacing // what the reports say of earlier ones; it decides nothing
}

// others are all the months that figures are worked out from.
func (g ground) others() []figure.Earlier {
	return figure.Once(slices.Concat(g.yearBefore, g.earlier))
}

// ground finds it.
func (m material) ground(job Job) (ground, error) {
	fonts, stated, err := m.fonts(job)
	if err != nil {
		return ground{}, err
	}
	earlier, err := publish.Earlier(job.Outputs, m.Period)
	if err != nil {
		return ground{}, err
	}
	yearBefore, err := publish.YearBefore(job.Outputs, m.Period)
	if err != nil {
		return ground{}, err
	}
	basis, err := m.basis(job, stated, figure.Once(slices.Concat(yearBefore, earlier)))
	return ground{fonts: fonts, earlier: earlier, yearBefore: yearBefore, basis: basis}, err
}

// fonts finds the fonts and states them for the manifest.
func (m material) fonts(job Job) (fonts typeface.Set, stated []runfolder.Font, err error) {
	if m.ahead != nil && m.ahead.fonts != nil {
		return fonts, m.ahead.fonts, nil
	}
	fonts, err = typeface.FindKnown(m.Defs.Style, job.FontDirs, job.Sums)
	return fonts, month.StatedFonts(fonts), err
}

// basis states everything that decides the result.
func (m material) basis(job Job, fonts []runfolder.Font, earlier []figure.Earlier) (runfolder.Basis, error) {
	keys, err := m.Zone.Basis(m.Defs)
	b := runfolder.Basis{
		Program: job.Program.Name, Version: job.Program.Version, Build: job.Program.Build,
		Zone: m.Zone.Name, Code: m.Zone.Code, Office: keys, Period: m.Period, Inputs: m.Inputs, Earlier: earlier,
		Definitions: m.Definitions(), Edition: edition.Of(m.Defs), Sign: job.Sign, OFD: asked(job.OFD), Trace: asked(m.trace(job)), Fonts: fonts,
	}
	return b, err
}

// held is the ground with what can be held against this month (see Redefined), and states in the
// basis which months were worked out again for it, and from what.
func (m material) held(outputs string, g ground) (ground, error) {
	var err error
	if g.earlier, err = m.Redefined(outputs, g.earlier); err != nil {
		return g, err
	}
	if g.yearBefore, err = m.Redefined(outputs, g.yearBefore); err != nil {
		return g, err
	}
	g.basis.Recomputed = nil
	for _, e := range g.others() {
		if len(e.Recomputed) == 0 {
			continue
		}
		p, err := publish.At(outputs, e.Month, e.Run)
		if err != nil {
			return g, err
		}
		g.basis.Recomputed = append(g.basis.Recomputed, runfolder.RecomputedRecord{Period: e.Month.String(), Run: e.Run, Figures: e.Recomputed, Inputs: p.Manifest.Inputs})
	}
	return g, nil
}

// mark is what the reports bear: the 校验码, and which run they replace. 代替 is said of the last issued run, else of the one that gives way.
func (g ground) mark(check string) mark.Mark {
	r, reason := g.replacing, g.basis.Sign.Reason
	m := mark.Mark{Check: check, Zone: cmp.Or(g.basis.Code, g.basis.Zone)}
	switch {
	case r.Issued != nil:
		m.Replaces = &mark.Replaced{Check: r.Issued.Check, Issues: r.Issued.N, Reason: reason}
	case r.Replaces != nil:
		m.Replaces = &mark.Replaced{Check: r.Replaces.Check, Reason: reason}
	}
	return m
}
