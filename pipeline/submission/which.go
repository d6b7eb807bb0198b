package submission

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/wanted"
)

// packer makes one package.
type packer struct {
	job   pipeline.Job
	order Order
	chain archive.Chain
	run   publish.Published
	issue *archive.Issue // nil: the run was not issued
	list  []Entry
	notes []string
}

// choose finds the run that is meant and proves that it is what was published.
func (p *packer) choose() (err error) {
	name, period := p.order.Run, p.job.Period
	issues := p.chain.Issues(period)
	if last, ok := p.chain.LastIssued(period); name == "" && !p.order.Draft && ok {
		name = last.Run
	}
	if p.run, err = wanted.Run(p.job.Outputs, period, name); err != nil {
		return err
	}
	p.run.Store = p.job.Store
	run := p.run.Manifest.Run
	if i := slices.IndexFunc(issues, func(i archive.Issue) bool { return i.Run == run }); i >= 0 {
		p.issue = &issues[i]
	}
	if p.issue == nil && !p.order.Draft {
		return inputs.Missing("%s/%s 还没有签发，不能对外报送。请先签发：zonereport issue %s/%s --status 核定；只是征求意见的，加上 --draft，打包送审稿。", period, run, period, run)
	}
	p.tell()
	return p.whole()
}

// tell notes what of the run does not fit the month as it is now.
func (p *packer) tell() {
	period, run := p.job.Period, p.run.Manifest.Run
	if now, err := publish.Latest(p.job.Outputs, period); err == nil && now.Manifest.Run != run {
		p.notes = append(p.notes, fmt.Sprintf("现行的是 %s，打包的是 %s。", now.Manifest.Run, run))
	}
	if p.issue != nil && p.order.Draft {
		p.notes = append(p.notes, fmt.Sprintf("%s/%s 已经签发；送审稿只用来征求意见，对外报送不写 --draft。", period, run))
	}
	stale, err := publish.StaleRuns(p.job.Outputs)
	if err == nil && slices.ContainsFunc(stale, func(s publish.Stale) bool { return s.Period == period && s.Run == run }) {
		p.notes = append(p.notes, fmt.Sprintf("%s/%s 引用的别的月份已经重新发布，它应当重做（见 %s 里的待重做.txt）。", period, run, period))
	}
}

// whole says that the run folder is as its manifest states, and that as the chain does.
func (p *packer) whole() error {
	if err := p.run.Whole(); err != nil {
		return err
	}
	manifest, err := p.run.Bytes()
	if err != nil {
		return err
	}
	period, run := p.job.Period, p.run.Manifest.Run
	if len(p.chain.Breaks) > 0 {
		return differs("事件链有一处接不上：%s。不能报送。请先用 zonereport verify %s/%s 查明。", p.chain.Breaks[0], period, run)
	}
	if err := p.chain.Knows(period, run, manifest); err != nil {
		return differs("%s", err)
	}
	return nil
}

// artifact is a report file of the run by its role; ok is false where it has none.
func (p *packer) artifact(role string) (a runfolder.ArtifactRecord, ok bool) {
	i := slices.IndexFunc(p.run.Manifest.Artifacts, func(a runfolder.ArtifactRecord) bool { return a.Role == role })
	if i < 0 {
		return a, false
	}
	return p.run.Manifest.Artifacts[i], true
}

// report is the PDF of the report that is asked for.
func (p *packer) report() (runfolder.ArtifactRecord, error) {
	a, ok := p.artifact(p.order.Report + ".pdf")
	if ok && p.order.Report != definition.RevisionID {
		return a, nil
	}
	var there []string
	for _, a := range p.run.Manifest.Artifacts {
		if id, pdf := strings.CutSuffix(a.Role, ".pdf"); pdf && id != definition.RevisionID {
			there = append(there, id+"（"+strings.TrimSuffix(a.Path, ".pdf")+"）")
		}
	}
	return a, inputs.Missing("%s/%s 没有报告 %s，有的是：%s。请用 --report 写明其中一份。", p.job.Period, p.run.Manifest.Run, p.order.Report, strings.Join(there, "、"))
}
