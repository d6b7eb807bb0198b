package pipeline

import (
	"zonereport/pipeline/compose/evidence"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/tracepage"
	"zonereport/pipeline/runfolder"
)

// traced is the page that leads from every figure of the reports to its rows (查看.html), where it is wanted; check
// is the 校验码 of the reports.
func traced(m material, g ground, j Judgement, docs []document.Document, check string) ([]runfolder.Artifact, error) {
	if !g.basis.Trace {
		return nil, nil
	}
	page := evidence.New(m.Defs, j.Book, j.Set, m.Period).Page(m.Zone.Name, check, docs)
	data, err := tracepage.Render(page)
	return []runfolder.Artifact{{Role: tracepage.Role, Name: tracepage.Name, Data: data}}, err
}
