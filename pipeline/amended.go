package pipeline

import (
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/runfolder"
)

// amending is how 修订说明 is drawn of a run that is about to replace another: beside the reports, as
// soon as the comparison is there.
type amending struct {
	run     string // the number that the run gets
	revised func() *comparing.Comparison
}

// begin draws the paper of a run with that 校验码; what it returns waits for it, and is nothing where no
// run gives way.
func (a amending) begin(m material, g ground, check string) (drawn func() ([]runfolder.Artifact, error)) {
	var artifacts []runfolder.Artifact
	var failed error
	done := make(chan struct{})
	go func() {
		defer close(done)
		if r := a.revised().Record(); r != nil {
			replacing := *r
			replacing.To.Run, replacing.To.Check = a.run, check
			artifacts, failed = comparing.Amendment(m.Material, replacing, g.basis.Sign, g.replacing.Issued, g.fonts, "")
		}
	}()
	return func() ([]runfolder.Artifact, error) {
		<-done
		return artifacts, failed
	}
}
