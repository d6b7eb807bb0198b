package comparing

import (
	"slices"

	"zonereport/pipeline/compose/amendment"
	"zonereport/pipeline/document"
	"zonereport/pipeline/month"
	"zonereport/pipeline/render"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
	"zonereport/pipeline/validate"
)

// Papers draws 修订说明 of the comparison, as a run that replaces the older one publishes it.
func (c Comparison) Papers(fontDirs []string) ([]runfolder.Artifact, error) {
	m := c.to.Material
	if c.to.Lost != nil { // the program's own definitions say how papers look
		here, err := month.OfficeIfAny("", nil, m.Period)
		if err != nil {
			return nil, err
		}
		m.Defs = here.Defs
	}
	fonts, err := typeface.Find(m.Defs.Style, fontDirs)
	if err != nil {
		return nil, err
	}
	return Amendment(m, c.Revision, c.to.sign, c.to.Issued, fonts, "")
}

// Amendment draws a revision as 修订说明 (roles revision.pdf, revision.xlsx). It never fails for what a
// row says: what no font draws stands there as 〓. across is the mark on its pages, as 送审稿; "" for none.
func Amendment(m month.Material, r revision.Revision, sign document.Signing, issued *runfolder.Issued, fonts typeface.Set, across string) ([]runfolder.Artifact, error) {
	o := amendment.Options{Defs: m.Defs, Zone: m.Zone, Period: m.Period, Sign: sign}
	if issued != nil {
		o.Issued, o.Issues = revision.Run{Run: issued.Run, Check: issued.Check}, issued.N
	}
	draw := func() ([]runfolder.Artifact, error) {
		doc := amendment.Of(r, o)
		doc.Across = across
		return render.Documents([]document.Document{doc}, m.Defs.Style, fonts)
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
