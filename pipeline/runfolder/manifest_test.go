package runfolder_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/runfolder"
)

// TestAllOFD: every report has to be there as OFD; 修订说明 is no report.
func TestAllOFD(t *testing.T) {
	for roles, want := range map[string]bool{
		"annual-review.ofd annual-review.pdf campaign.ofd campaign.pdf revision.pdf": true,
		"annual-review.ofd annual-review.pdf campaign.pdf":                           false,
		"annual-review.pdf": false,
	} {
		var m runfolder.Manifest
		for _, role := range strings.Fields(roles) {
			m.Artifacts = append(m.Artifacts, runfolder.ArtifactRecord{Role: role})
		}
		if m.AllOFD() != want {
			t.Errorf("%s: %v, want %v", roles, !want, want)
		}
	}
}
