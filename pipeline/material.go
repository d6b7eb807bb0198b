package pipeline

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
	office
	period calendar.Month
	inputs []runfolder.File // zone.toml and the month's files
	// remarks concern the month's folder as a whole.
	remarks []finding.Finding
	// notes concern the inputs folder beside the month's; no report says them.
	notes []finding.Finding
	// told are the explanations that earlier runs carry on, toldBy those runs.
	told   []finding.Explanation
	toldBy []runfolder.ExplanationsRecord
}

// files returns the department files for ingest.
func (m Material) files() []ingest.Input {
	var files []ingest.Input
	for _, f := range m.inputs[1:] {
		files = append(files, ingest.Input{Name: path.Base(f.Path), Data: f.Data})
	}
	return files
}

// names are the names of the department files.
func (m Material) names() []string {
	var names []string
	for _, f := range m.inputs[1:] {
		names = append(names, path.Base(f.Path))
	}
	return names
}

// definitions returns the definition files as they are published.
func (m Material) definitions() []runfolder.File {
	files := make([]runfolder.File, len(m.defs.Files))
	for i, f := range m.defs.Files {
		files[i] = runfolder.File{Path: f.Path, Data: f.Data}
	}
	return files
}

// needs says that one of the ledgers is one without which nothing is published.
func (m Material) needs(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		d, ok := m.defs.Ledger(id)
		return ok && d.Needed
	})
}
