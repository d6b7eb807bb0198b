package pipeline

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/publish"
)

// change is how what a run rests on stands to the run in force (design-life §15).
type change uint8

const (
	changed      change = iota // or nothing was published, or it is damaged, or asked for again
	otherProgram               // nothing but the program: what the reports say will tell
	nothing
)

// change tells it; of a run that may do it says whether its files are whole.
func (m material) change(job Job, b publish.Basis, before publish.Standing) (change, publish.Standing, error) {
	if before.Manifest.Run == "" || job.Again || m.needs(before.Manifest.Missing) || !before.RestsOn(b) || !bears(before.Signing(), job.Sign) || !m.signsAs(before.Published) {
		return changed, before, nil
	}
	is := nothing
	if !before.MadeBy(b) {
		is = otherProgram
	}
	if is == nothing && !before.DefinedAs(b) || is == otherProgram && !m.definedAs(before.Published) {
		return changed, before, nil
	}
	before, err := before.Checked()
	if before.Damage != nil {
		is = changed
	}
	return is, before, err
}

// definedAs says that a run that another program made was defined as this material is: its files
// are read again, as hashes of two programs tell nothing.
func (m material) definedAs(p publish.Published) bool {
	kept, err := keptMaterial(p)
	return err == nil && sameOffice(kept, m) && kept.defs.Edition() == m.defs.Edition()
}

// signsAs says that a dated run bears the 署名 that this office would put under it now. A run
// without date bears none.
func (m material) signsAs(p publish.Published) bool {
	if p.Signing().Dated == "" {
		return true
	}
	kept, err := keptMaterial(p)
	return err == nil && kept.zone.Issue.Organ == m.zone.Issue.Organ
}

// bears says that reports bear all that is given; what is not given may be as it is.
func bears(is, given document.Signing) bool {
	for _, one := range [][2]string{{is.DocNo, given.DocNo}, {is.Dated, given.Dated}, {is.Signer, given.Signer}, {is.Reason, given.Reason}} {
		if one[1] != "" && one[0] != one[1] {
			return false
		}
	}
	return true
}

// saysTheSame says that this program would say in the reports what the run in force says.
func (m material) saysTheSame(job Job, g ground, j judgement, before publish.Standing) (bool, error) {
	g.basis.Sign = before.Signing()
	_, check, err := write(job, m, g, j)
	return check == before.Manifest.Check, err
}

// unchanged ends a run that has nothing new to publish; by is what has changed all the same.
func (m material) unchanged(outputs *publish.Outputs, before publish.Standing, by change) (Outcome, error) {
	o := m.outcome(Unchanged, before.Published, guard.New(m.defs, m.zone).Findings(m.notes), nil)
	o.OtherProgram = by == otherProgram
	return o, outputs.DropReturned(m.period)
}
