package prepare

import (
	"fmt"

	"zonereport/pipeline"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/render"
	"zonereport/pipeline/render/pdf"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// previewCheck stands where a published report has its check code.
const previewCheck = "（样张，非正式报告）"

// Preview renders the reports of the job's templates from the sample month, and a specimen
// that shows every text style, font role, rule and colour. Nothing is read from the inputs
// and nothing published; the names of the artifacts are file names. Its errors are those of
// Run, and an *inputs.Error when the templates refuse the sample.
func Preview(job pipeline.Job) ([]runfolder.Artifact, error) {
	job.Begin("读取定义")
	m, err := sampled(job.Templates)
	if err != nil {
		return nil, err
	}
	fonts, err := typeface.Find(m.Defs.Style, job.FontDirs)
	if err != nil {
		return nil, err
	}
	j := pipeline.Judge(job, m, nil)
	if finding.Count(j.Findings, finding.Error) > 0 {
		return nil, inputs.Missing("样例台账不合改过的定义，做不出样张：%s", j.Findings[0].Message())
	}
	job.Begin("撰写报告")
	docs, err := compose.Compose(m.Defs, j.Book, j.Set, j.Findings, compose.Options{Zone: m.Zone, Period: m.Period})
	if err != nil {
		return nil, err
	}
	job.Begin("排版")
	artifacts, err := render.Documents(mark.On(docs, mark.Mark{Check: previewCheck, Zone: m.Zone.Name}), m.Defs.Style, fonts)
	if err != nil {
		return nil, err
	}
	specimen, err := pdf.Specimen(m.Defs.Style, fonts, m.Period)
	if err != nil {
		return nil, fmt.Errorf("draw the specimen: %w", err)
	}
	return append(artifacts, runfolder.Artifact{Role: "specimen.pdf", Name: "版式样张.pdf", Data: specimen}), nil
}
