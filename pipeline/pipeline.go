// Package pipeline runs the stages in order: it alone knows all of them, and hands the
// result of each to the next by value (design §2).
//
//	definition -> ingest -> validate -> aggregate -> validate -> compose -> render -> publish
package pipeline

import (
	"cmp"
	"slices"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/compose/mark"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/query"
	"zonereport/pipeline/render"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/validate"
	"zonereport/pipeline/validate/statement"
)

// Run makes the month's reports and publishes them, and those of later months where the job asks for
// it. Its errors are *definition.Error and
// *inputs.Error (nothing to work on), *publish.OwnerError (the outputs are another zone's),
// *disk.BusyError (another run is at work) and
// everything that keeps a run from being finished; after any of them nothing has changed.
func Run(job Job) (outcome Outcome, err error) {
	job.Begin("读取定义")
	order, err := prepare(month.InputsAt(job.Inputs), job, month.Office{})
	if err != nil {
		return Outcome{}, err
	}
	job.Begin("核对是否有变化")
	if job, err = job.identified(); err != nil {
		return Outcome{}, err
	}
	outputs, recorder, err := job.Folder().Hold(order.Period.String())
	if err != nil {
		return Outcome{}, err
	}
	defer func() {
		outcome.Notes = append(outcome.Notes, recorder.Notes...)
		if cerr := outputs.Close(); cerr != nil { // the lock ends with the process all the same
			outcome.note("没有能收起本次运行的登记：%v。结果不受影响，下次运行会重新登记。", cerr)
		}
	}()
	// Only now: while it waited for another run, the inputs may have been put right.
	m, err := gather(job, order.Office)
	if err != nil {
		return Outcome{}, err
	}
	if job.Begun != nil {
		job.Begun(m.Period)
	}
	return produceAll(job, desk{outputs, recorder}, m)
}

// desk is an outputs folder that this process holds, and who writes down what is done in it.
type desk struct {
	*publish.Outputs
	recorder *archive.Recorder
}

// produce makes the reports of one month's material and publishes them.
func produce(job Job, outputs desk, m material) (outcome Outcome, err error) {
	v, err := m.decide(job)
	switch {
	case err != nil:
		return Outcome{}, err
	case v.status == Unchanged:
		o := m.unchanged(v)
		o.mend(outputs.Outputs, v)
		return o, outputs.DropReturned(m.Period)
	case v.status == Returned:
		return m.giveBack(job, outputs, v.judgement)
	}
	j := v.judgement
	kept := month.KeepFonts(outputs.Outputs, v.fonts)
	next, err := m.next(job, outputs.Outputs, v)
	if err = cmp.Or(err, kept()); err != nil {
		return Outcome{}, err
	}
	if len(next.undrawn) > 0 {
		j.Findings = append(j.Findings, next.undrawn...)
		return m.giveBack(job, outputs, j)
	}
	job.Begin("发布")
	if outputs.recorder.Read, err = m.firstRead(job.Outputs, j); err != nil {
		return Outcome{}, err
	}
	p, err := outputs.Publish(next.edition)
	outcome = m.outcome(Published, p, next.edition.Findings, next.edition.Figures)
	outcome.Revised = next.revised
	outcome.whyAgain(v.change, v.before)
	return outcome, err
}

// edition is what the month comes to as the run of that number: the reports, drawn, and what stands
// beside them; with it what changed from the run that gives way, nil where none does.
func (m material) edition(job Job, g ground, j Judgement, run string) (runfolder.Edition, *comparing.Comparison, error) {
	revising := m.revising(job, g, j)
	artifacts, check, err := draft(job, m, g, j, amending{run, revising})
	revised := revising()
	return runfolder.Edition{Basis: g.basis, Check: check, Replaces: g.replacing.Replaces, Issued: g.replacing.Issued, Seen: g.replacing.Seen,
		Artifacts: artifacts, Figures: j.Book.Figures, Claims: j.Book.Claims,
		Findings: m.noted(j), Missing: j.Book.Missing, Explanations: m.ToldBy, Revision: revised.Record()}, revised, err
}

// Judgement is what the ledgers came to.
type Judgement struct {
	Set      ledger.Set
	Book     figure.Book // empty with hard findings
	Findings []finding.Finding
	Guard    *guard.Guard
}

// Judge judges material on which no run works.
func Judge(job Job, m month.Material, earlier []figure.Earlier) Judgement {
	return judge(job, material{Material: m}, earlier)
}

// judge reads and checks the ledgers, works the figures out unless there are hard findings,
// and enters what the departments have explained. The findings come sorted. What is in the
// judgement may be shown: personal data is masked.
func judge(job Job, m material, earlier []figure.Earlier) Judgement {
	set, findings, g := m.examined(job)
	var book figure.Book
	if finding.Count(findings, finding.Error) == 0 {
		var more []finding.Finding
		book, more = workOut(job, m, set, earlier)
		findings = append(findings, more...)
	}
	findings = validate.Explained(g.Findings(findings), g.Explanations(ingest.Explanations(m.Files())), m.Told, g.Free)
	finding.Sort(findings)
	book.Texts = statement.Admit(book.Texts, findings)
	return Judgement{set, book, findings, g}
}

// Examine reads the ledgers and checks them. Between the two the guard masks what may not be
// shown, in ledgers and findings: what comes later meets nothing else.
func Examine(job Job, m month.Material) (ledger.Set, []finding.Finding, *guard.Guard) {
	job.Begin("读取台账")
	set, read := ingest.Read(m.Files(), m.Defs.Ledgers, ingest.Options{Period: m.Period, Zone: m.Zone, Words: m.Defs.Words, Counted: m.Defs.Counted()})
	g := guard.New(m.Defs, m.Zone, set)
	read = g.Findings(slices.Concat(m.Remarks, read, g.Named(m.Names(), set)))
	g.Ledgers(m.Defs.Ledgers, set)
	query.NameRows(m.Defs, set, read)
	job.Begin("审核")
	checked := validate.Check(m.Defs, set, validate.Options{Period: m.Period, Zone: m.Zone})
	return set, finding.Settle(slices.Concat(read, checked)), g
}

// draft writes the reports and draws them, and 查看.html and 修订说明 beside them; check is the 校验码 that they bear.
func draft(job Job, m material, g ground, j Judgement, a amending) (artifacts []runfolder.Artifact, check string, err error) {
	docs, check, err := write(job, m, g, j)
	if err != nil {
		return nil, "", err
	}
	job.Begin("排版")
	amended := a.begin(m, g, check)
	artifacts, err = render.Documents(mark.On(docs, g.mark(check)), m.Defs.Style, g.fonts)
	page, untraced := traced(m, g, j, docs, check)
	papers, unpapered := amended()
	return slices.Concat(artifacts, page, papers), check, cmp.Or(err, untraced, unpapered)
}

// write writes the reports; check is the 校验码 of what they say.
func write(job Job, m material, g ground, j Judgement) (docs []document.Document, check string, err error) {
	job.Begin("撰写报告")
	docs, err = compose.Compose(m.Defs, j.Book, j.Set, j.Findings, compose.Options{Zone: m.Zone, Period: m.Period, Earlier: g.earlier, YearBefore: g.yearBefore, Sign: g.basis.Sign, OFD: g.basis.OFD})
	return docs, document.Check(j.Book.Figures, docs), err
}

// workOut works the figures out and checks them: against each other, and against what
// earlier months have published. The texts of departments are held against them.
func workOut(job Job, m material, set ledger.Set, earlier []figure.Earlier) (figure.Book, []finding.Finding) {
	job.Begin("计算指标")
	book, history := aggregate.Derive(m.Defs, set, aggregate.Options{Zone: m.Zone, Period: m.Period, Earlier: earlier})
	job.Begin("审核指标")
	checked := validate.Figures(m.Defs, book, validate.Options{Zone: m.Zone, Period: m.Period, Earlier: earlier})
	var stated []finding.Finding
	book.Texts, stated = statement.Check(m.Defs, book, set, statement.Options{Zone: m.Zone, Period: m.Period, Printed: compose.Said})
	return book, slices.Concat(history, checked, stated)
}
