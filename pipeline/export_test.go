package pipeline

import (
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/runfolder"
)

// Held is what earlier months state as a job's month can be held against them, and the reports as they are
// written of it.
func Held(job Job) ([]figure.Earlier, []document.Document, error) {
	m, err := gather(job, month.Office{})
	if err != nil {
		return nil, nil, err
	}
	g, err := m.ground(job)
	if err == nil {
		g, err = m.held(job.Outputs, g)
	}
	if err != nil {
		return nil, nil, err
	}
	docs, _, err := write(job, m, g, judge(job, m, g.earlier))
	return g.earlier, docs, err
}

// Mark is what a department gets back for a file of some material.
func Mark(m month.Material, name string, data []byte, findings []finding.Finding) ([]runfolder.File, error) {
	return material{Material: m}.mark(name, data, findings)
}
