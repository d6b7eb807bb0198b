package pipeline

import (
	"path"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/render/returned"
	"zonereport/pipeline/runfolder"
)

// mark makes what a department gets back for a file.
func (m material) mark(name string, data []byte, findings []finding.Finding) ([]runfolder.File, error) {
	sent := returned.Sent{Name: name, Data: data, Month: m.Names()}
	// What was refused once is not opened again: refusing a bomb takes seconds.
	if !slices.ContainsFunc(findings, ingest.Unreadable) {
		if book, err := ingest.Open(name, data); err == nil {
			sent.Book, sent.Package = book, ingest.Unprotected(data)
		}
	}
	var files []runfolder.File
	back, err := returned.Back(sent, findings, returned.Reader{Open: ingest.Open, Opinions: ingest.OpinionSheets})
	for _, f := range back {
		files = append(files, runfolder.File(f))
	}
	return files, err
}

// returned hands over the files under the names by which findings name them.
func (m material) returned(j Judgement) publish.Return {
	files := slices.Clone(m.Inputs[1:])
	for i := range files {
		dir, name := path.Split(files[i].Path)
		files[i].Path = dir + j.Guard.Name(name)
	}
	return publish.Return{Period: m.Period, Inputs: files, Findings: j.Findings, Mark: m.mark}
}

// handOut writes the marked files into a folder of the user's.
func (m material) handOut(dir string, j Judgement) error {
	return m.returned(j).HandOut(dir)
}
