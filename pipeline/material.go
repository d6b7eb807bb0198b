package pipeline

import (
	"path"
	"slices"
	"strings"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
	"zonereport/pipeline/typeface"
)

// material is what a run works on: definitions, the zone, and the month's files.
type material struct {
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
	ahead  *ahead // nil: nothing of it is being read yet
}

// prepare reads what a job rests on before any file of a department: definitions, zone,
// period. It refuses a job that has nothing to work on. known is the office as it was found
// before, zero for none.
func prepare(folder *inputs.Folder, job Job, known office) (material, error) {
	if err := folder.Apart(job.Outputs); err != nil {
		return material{}, err
	}
	period, unchosen := folder.Choose(job.Period)
	here, err := openOffice(folder, job.Templates, period, known)
	if err != nil {
		return material{}, err
	}
	if unchosen != nil {
		return material{}, unchosen
	}
	if job.Sign.Dated != "" && job.Sign.Dated < period.Start().String() {
		return material{}, inputs.Missing("成文日期 %s 早于报告期 %s，应是报告写成以后签发的日期。请更正 --dated。", job.Sign.Dated, period)
	}
	notes, err := folder.Misnamed()
	if err == nil {
		err = here.zone.Unfilled()
	}
	return material{office: here, period: period, inputs: []runfolder.File{runfolder.File(here.file)}, notes: notes}, err
}

// gather reads it all; each file once, so that what is hashed, read and kept is the same,
// and none that is being written meanwhile. The outputs folder has to belong to the zone.
func gather(job Job, known office) (material, error) {
	folder := inputsAt(job.Inputs)
	m, err := prepare(folder, job, known)
	if err != nil {
		return material{}, err
	}
	files, remarks, err := folder.Month(m.period)
	if err != nil {
		return material{}, err
	}
	for _, f := range files {
		m.inputs = append(m.inputs, runfolder.File(f))
	}
	m.remarks = remarks
	if err := folder.Unchanged(); err != nil {
		return material{}, err
	}
	if err := publish.Belongs(job.Outputs, m.owner()); err != nil {
		return material{}, err
	}
	m.told, m.toldBy, err = publish.Told(job.Outputs, m.period)
	return m, err
}

// files returns the department files for ingest.
func (m material) files() []ingest.Input {
	var files []ingest.Input
	for _, f := range m.inputs[1:] {
		files = append(files, ingest.Input{Name: path.Base(f.Path), Data: f.Data})
	}
	return files
}

// names are the names of the department files.
func (m material) names() []string {
	var names []string
	for _, f := range m.inputs[1:] {
		names = append(names, path.Base(f.Path))
	}
	return names
}

// ground is what a run rests on besides its material: fonts, and what other months published.
type ground struct {
	fonts               typeface.Set
	earlier, yearBefore []figure.Earlier
	basis               runfolder.Basis // that and the material: everything that decides the result
	replacing           replacing       // what the reports say of earlier ones; it decides nothing
}

// ground finds it.
func (m material) ground(job Job) (ground, error) {
	fonts, stated, err := m.fonts(job)
	if err != nil {
		return ground{}, err
	}
	earlier, err := publish.Earlier(job.Outputs, m.period)
	if err != nil {
		return ground{}, err
	}
	yearBefore, err := publish.YearBefore(job.Outputs, m.period)
	if err != nil {
		return ground{}, err
	}
	basis, err := m.basis(job, stated, figure.Once(slices.Concat(yearBefore, earlier)))
	return ground{fonts: fonts, earlier: earlier, yearBefore: yearBefore, basis: basis}, err
}

// fonts finds the fonts and states them for the manifest.
func (m material) fonts(job Job) (fonts typeface.Set, stated []runfolder.Font, err error) {
	if m.ahead != nil && m.ahead.fonts != nil {
		return fonts, m.ahead.fonts, nil
	}
	fonts, err = typeface.Find(m.defs.Style, job.FontDirs)
	return fonts, statedFonts(fonts), err
}

// basis states everything that decides the result.
func (m material) basis(job Job, fonts []runfolder.Font, earlier []figure.Earlier) (runfolder.Basis, error) {
	keys, err := m.zone.Basis(m.defs)
	b := runfolder.Basis{
		Program: job.Program.Name, Version: job.Program.Version, Build: job.Program.Build,
		Zone: m.zone.Name, Code: m.zone.Code, Office: keys, Period: m.period, Inputs: m.inputs, Earlier: earlier,
		Definitions: m.definitions(), Edition: m.defs.Edition(), Sign: job.Sign, Fonts: fonts,
	}
	return b, err
}

// definitions returns the definition files as they are published.
func (m material) definitions() []runfolder.File {
	files := make([]runfolder.File, len(m.defs.Files))
	for i, f := range m.defs.Files {
		files[i] = runfolder.File{Path: f.Path, Data: f.Data}
	}
	return files
}

func (m material) outcome(status Status, p publish.Published, findings []finding.Finding, figures []figure.Figure) Outcome {
	o := Outcome{
		Status: status, Period: m.period, Zone: m.zone.Name, Dir: p.Dir, Manifest: p.Manifest,
		Findings: findings, Figures: figures, Files: len(m.inputs) - 1,
	}
	if unused := m.defs.Unused; len(unused) > 0 {
		o.note("模板文件夹里有没有用到的文件：%s。定义要放在 ledgers、figures、checks 里，文字要写进 report.toml；不是定义的请移出去。", strings.Join(unused, "、"))
	}
	return o
}

// needs says that one of the ledgers is one without which nothing is published.
func (m material) needs(ids []string) bool {
	return slices.ContainsFunc(ids, func(id string) bool {
		d, ok := m.defs.Ledger(id)
		return ok && d.Needed
	})
}

// noted adds the notes to the findings, sorted.
func (m material) noted(j judgement) []finding.Finding {
	findings := slices.Concat(j.findings, j.guard.Findings(m.notes))
	finding.Sort(findings)
	return findings
}

// giveBack ends a run with hard findings.
func (m material) giveBack(outputs *publish.Outputs, j judgement) (Outcome, error) {
	j.findings = m.noted(j)
	dir, err := outputs.Return(m.returned(j))
	return m.outcome(Returned, publish.Published{Dir: dir}, j.findings, nil), err
}

// returned hands over the files under the names by which findings name them.
func (m material) returned(j judgement) publish.Return {
	files := slices.Clone(m.inputs[1:])
	for i := range files {
		dir, name := path.Split(files[i].Path)
		files[i].Path = dir + j.guard.Name(name)
	}
	return publish.Return{Period: m.period, Inputs: files, Findings: j.findings, Mark: m.mark}
}

// handOut writes the marked files into a folder of the user's.
func (m material) handOut(dir string, j judgement) error {
	return m.returned(j).HandOut(dir)
}
