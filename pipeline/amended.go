package pipeline

import (
	"slices"

	"zonereport/pipeline/compose/amendment"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
)

// amending is how 修订说明 is drawn of a run that is about to replace another: beside the reports, as
// soon as the comparison is there.
type amending struct {
	run     string // the number that the run gets
	revised func() *Comparison
}

// begin draws the paper of a run with that 校验码; what it returns waits for it, and is nothing where no
// run gives way.
func (a amending) begin(m material, g ground, check string) (drawn func() ([]runfolder.Artifact, error)) {
	var artifacts []runfolder.Artifact
	var failed error
	done := make(chan struct{})
	go func() {
		defer close(done)
		if r := a.revised().record(); r != nil {
			replacing := *r
			replacing.To.Run, replacing.To.Check = a.run, check
			artifacts, failed = m.amendment(replacing, g.basis.Sign, g.replacing.issued, g.fonts)
		}
	}()
	return func() ([]runfolder.Artifact, error) {
		<-done
		return artifacts, failed
	}
}

// Papers draws 修订说明 of the comparison, as a run that replaces the older one publishes it.
func (c Comparison) Papers(fontDirs []string) ([]runfolder.Artifact, error) {
	m := c.to.material
	if c.to.lost != nil { // the program's own definitions say how papers look
		here, err := officeIfAny("", nil, m.period)
		if err != nil {
			return nil, err
		}
		m.defs = here.defs
	}
	fonts, err := typeface.Find(m.defs.Style, fontDirs)
	if err != nil {
		return nil, err
	}
	return m.amendment(c.Revision, c.to.sign, c.to.issued, fonts)
}

// amendment draws a revision as 修订说明 (roles revision.pdf, revision.xlsx). It never fails for what a
// row says: what no font draws stands there as 〓.
func (m material) amendment(r revision.Revision, sign document.Signing, issued *runfolder.Issued, fonts typeface.Set) ([]runfolder.Artifact, error) {
	o := amendment.Options{Defs: m.defs, Zone: m.zone, Period: m.period, Sign: sign}
	if issued != nil {
		o.Issued, o.Issues = revision.Run{Run: issued.Run, Check: issued.Check}, issued.N
	}
	draw := func() ([]runfolder.Artifact, error) {
		return render.Documents([]document.Document{amendment.Of(r, o)}, m.defs.Style, fonts)
	}
	artifacts, err := draw()
	if missing := render.Undrawable(err); len(missing) > 0 {
		o.Drawn = func(r rune) bool {
			return !slices.ContainsFunc(missing, func(u validate.Undrawable) bool { return u.Rune == r })
		}
		artifacts, err = draw()
	}
	return artifacts, err
}
