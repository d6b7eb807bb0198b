package registry

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"slices"

	"zonereport/pipeline"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// Draft is what a dry run has left in a folder (run --dry-run --out): the month's next run as it would be, or,
// where nothing has changed, the run in force.
type Draft struct {
	publish.Published
	New      bool   // it is no run that was published
	Late     bool   // another run was published since under the number that it would have got
	Ground   string // 依据码: run --expect
	Findings []finding.Finding
	Changes  *comparing.Comparison // against the run that would give way; nil where none does
}

// ReadDraft reads it, for an office whose folders and month the job names.
func ReadDraft(job pipeline.Job, dir string) (Draft, error) {
	p, err := publish.In(dir)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Published: p, Ground: pipeline.Code(p.Manifest)}
	d.New, d.Late = against(job, p)
	if d.Findings, err = p.Findings(); err != nil {
		return Draft{}, err
	}
	d.Changes, err = Changes(job, p)
	return d, err
}

// against says how it stands to the run of its number in the outputs.
func against(job pipeline.Job, p publish.Published) (isNew, late bool) {
	there, err := publish.At(job.Outputs, job.Period, p.Manifest.Run)
	if err != nil {
		return true, false
	}
	its, errIts := there.Bytes()
	this, errThis := p.Bytes()
	other := errIts != nil || errThis != nil || !bytes.Equal(its, this)
	return other, other
}

// Outdated names the month's files that are no more what the draft was made of, by their paths in the inputs
// folder; those that came since and those that are gone among them.
func (d Draft) Outdated(job pipeline.Job) ([]string, error) {
	folder := month.InputsAt(job.Inputs)
	office, err := folder.Office()
	if err != nil {
		return nil, err
	}
	files, _, err := folder.Month(job.Period)
	if err != nil {
		return nil, err
	}
	was := map[string]string{}
	for _, f := range d.Manifest.Inputs {
		was[f.Path] = f.SHA256
	}
	var changed []string
	for _, f := range append(files, office) {
		if was[f.Path] != runfolder.Checksum(f.Data) {
			changed = append(changed, f.Path)
		}
		delete(was, f.Path)
	}
	for path := range was {
		changed = append(changed, path)
	}
	slices.Sort(changed)
	return changed, nil
}

// Changes is what changed with a run, as its revision.json tells it, with the names of today's definitions; nil
// where it replaced none. Nothing is worked out again.
func Changes(job pipeline.Job, p publish.Published) (*comparing.Comparison, error) {
	data, err := p.Record(revision.FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	figures, _, err := p.Figures()
	if err != nil {
		return nil, err
	}
	return Told(job, data, figures)
}

// Told is a comparison as revision.json tells it; figures lend it their names.
func Told(job pipeline.Job, data []byte, figures []figure.Figure) (*comparing.Comparison, error) {
	office, err := month.OfficeIfAny(job.Inputs, job.Templates, job.Period)
	if err != nil {
		return nil, err
	}
	c := comparing.Comparison{Zone: office.Zone.Name, Period: job.Period, Names: comparing.NamesIn(office.Defs, figures)}
	return &c, json.Unmarshal(data, &c.Revision)
}
