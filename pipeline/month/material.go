package month

import (
	"path"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/runfolder"
)

// Material is what a run works on: definitions, the zone, and the month's files.
type Material struct {
	Office
	Period calendar.Month
	Inputs []runfolder.File // zone.toml and the month's files
	Store  string           // where what runs kept is now; "" for where their manifests say
	// remarks concern the month's folder as a whole.
	Remarks []finding.Finding
	// notes concern the inputs folder beside the month's; no report says them.
	Notes []finding.Finding
	// told are the explanations that earlier runs carry on, toldBy those runs.
	Told   []finding.Explanation
	ToldBy []runfolder.ExplanationsRecord
}

// Files returns the department files for ingest.
func (m Material) Files() []ingest.Input {
	var files []ingest.Input
	for _, f := range m.Inputs[1:] {
		files = append(files, ingest.Input{Name: path.Base(f.Path), Data: f.Data})
	}
	return files
}

// Names are the names of the department files.
func (m Material) Names() []string {
	var names []string
	for _, f := range m.Inputs[1:] {
		names = append(names, path.Base(f.Path))
	}
	return names
}

// Definitions returns the definition files as they are published.
func (m Material) Definitions() []runfolder.File {
	files := make([]runfolder.File, len(m.Defs.Files))
	for i, f := range m.Defs.Files {
		files[i] = runfolder.File{Path: f.Path, Data: f.Data}
	}
	return files
}

// Needs says that one of the ledgers is one without which nothing is published.
func (m Material) Needs(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		d, ok := m.Defs.Ledger(id)
		return ok && d.Needed
	})
}
