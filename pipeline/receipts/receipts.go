// Package receipts gathers what a register of a month's submissions is made of: the chain of events, the inputs
// folder as it lies there and is judged today, and files as they were kept when they came (design-life §17). It
// writes nothing.
package receipts

import (
	"errors"
	"os"
	"path/filepath"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/register"
)

// Register makes the register of the job's month, the newest of the inputs folder for the zero one, as it
// stands on a day. Its errors are *inputs.Error (no such month, no zone.toml), *definition.Error and
// *publish.OwnerError.
func Register(job pipeline.Job, on calendar.Date) (register.Register, error) {
	b, err := open(job)
	if err != nil {
		return register.Register{}, err
	}
	if err := b.look(); err != nil {
		return register.Register{}, err
	}
	steps, err := b.steps()
	if err != nil {
		return register.Register{}, err
	}
	a := register.Account{Zone: b.office.Zone.Name, Short: b.office.Zone.ShortName, Organ: b.office.Zone.Issue.Organ,
		Period: b.job.Period, On: on, AnswerDays: b.office.Zone.Schedule.Answer(), Issued: b.issued(), Owed: Owed(b.office),
		Steps: steps, Now: b.now, Read: b.reader(), Notes: b.notes}
	return a.Register(), nil
}

// book is one month's material while its register is made.
type book struct {
	job    pipeline.Job
	office month.Office
	chain  archive.Chain
	now    *register.Now // nil: there is no folder of the month
	judged pipeline.Judgement
	data   map[string][]byte // what lies in the folder, by checksum
	notes  []string
	runs   []publish.Published // of the month, in their order
	kept   map[string]reading
	taken  map[string]month.Taken // by checksum
}

// open reads the office and the chain.
func open(job pipeline.Job) (*book, error) {
	folder := month.InputsAt(job.Inputs)
	period, unchosen := folder.Choose(job.Period)
	if job.Period != (calendar.Month{}) {
		period = job.Period
	}
	office, err := month.OpenOffice(folder, job.Templates, period, month.Office{})
	if err != nil {
		return nil, err
	}
	if err := office.Zone.Unfilled(); err != nil {
		return nil, err
	}
	chain, err := archive.Read(job.Outputs)
	if err != nil {
		return nil, err
	}
	b := &book{job: job, office: office, chain: chain, data: map[string][]byte{}, kept: map[string]reading{}, taken: map[string]month.Taken{}}
	b.job.Period = period
	if unchosen != nil && !b.hasFolder() && len(b.events()) == 0 {
		return nil, unchosen
	}
	if len(chain.Breaks) > 0 {
		b.notes = append(b.notes, chain.Breaks[0].String()+"。请用 zonereport verify --all 查明。")
	}
	return b, nil
}

// hasFolder says that the inputs folder has one of the month.
func (b *book) hasFolder() bool {
	info, err := os.Stat(filepath.Join(b.job.Inputs, b.job.Period.String()))
	return err == nil && info.IsDir()
}

// events are those of the month.
func (b *book) events() []archive.Event {
	var list []archive.Event
	for _, e := range b.chain.Events {
		if e.Period == b.job.Period.String() {
			list = append(list, e)
		}
	}
	return list
}

// look reads and judges the month's folder as it is now. An empty one holds nothing; without one, nobody knows what
// became of the files.
func (b *book) look() error {
	if !b.hasFolder() {
		b.notes = append(b.notes, "输入文件夹里没有 "+b.job.Period.String()+" 的文件夹，按登记过的文件和最后一次运行统计。")
		return nil
	}
	m, judged, err := pipeline.Judged(b.job)
	var empty *inputs.Error
	if errors.As(err, &empty) {
		if _, unchosen := month.InputsAt(b.job.Inputs).Choose(b.job.Period); unchosen == nil {
			return err
		}
		b.now = &register.Now{}
		b.texts()
		return nil
	}
	if err != nil {
		return err
	}
	b.judged = judged
	b.now = &register.Now{Findings: judged.Findings, Sheets: map[[2]string][]string{}, Contents: map[string]register.Content{}}
	for _, f := range m.Inputs[1:] {
		sum := checksum(f.Data)
		b.data[sum] = f.Data
		b.now.Files = append(b.now.Files, register.File{Name: judged.Guard.Name(filepath.Base(f.Path)), SHA256: sum})
	}
	b.texts()
	for id, l := range judged.Set {
		b.now.Contents[id] = contentOf(l, b.now.Files)
		for _, s := range l.Sheets {
			at := [2]string{s.File, s.Name}
			b.now.Sheets[at] = append(b.now.Sheets[at], id)
		}
	}
	return nil
}
