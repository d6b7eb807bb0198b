// Package intake takes in what departments hand over (收件, design-life §17, §19): each file under a safe
// name into its month's folder and into the store, with what it was taken for, and the event that says
// when it came in. Nothing is lost: what a file takes the place of is kept beside the months.
//
//	inputs/
//	  2020-12/招商台账.xlsx              as it came in last
//	  .replaced/2020-12/招商台账.xlsx    what was there first
//	  .replaced/2020-12/招商台账（1a2b3c4d）.xlsx   what was there then
//
// A file is kept, put in its place, and only then told of: a kill leaves a file without its event, which
// the next call or run puts right, and never an event without its file.
package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
)

// File is a file that somebody hands over.
type File struct {
	Path string // where it lies; in the month's folder, it is only written down
	Name string // as its sender calls it; "" for the last part of Path
}

// How says what became of a file.
type How string

// What becomes of files.
const (
	Placed   How = "placed"   // it lies in the month's folder now
	Replaced How = "replaced" // it took the place of another of its name
	Known    How = "known"    // it was there already, with the same content
	Twin     How = "twin"     // its content was there already under another name; it was not put there again
	There    How = "there"    // it was handed over out of the month's folder, and is only written down
	Refused  How = "refused"  // it is nothing for the month's folder
)

// Item is one file and what became of it. What it quotes may be shown.
type Item struct {
	Sent       string      `json:"sent"` // its name as its sender has it
	File       string      `json:"file"` // its name in the month's folder; "" for what was refused
	How        How         `json:"how"`
	Why        string      `json:"why,omitempty"`     // refused: Chinese
	Earlier    string      `json:"earlier,omitempty"` // replaced: where the other one lies now
	SHA256     string      `json:"sha256,omitempty"`
	Bytes      int         `json:"bytes"`
	Department string      `json:"department"` // of its ledgers, joined by 、
	Ledgers    []Ledger    `json:"ledgers"`
	ReceivedAt string      `json:"received_at,omitempty"` // as it stands in the chain now
	Restated   string      `json:"restated,omitempty"`    // as it stood there before, where that was later
	Entered    bool        `json:"entered"`               // an event was written for it
	Errors     int         `json:"errors"`                // 强制性 findings on it by itself
	Warnings   int         `json:"warnings"`
	Remarks    []string    `json:"remarks"` // Chinese: what somebody should look at
	taken      month.Taken // what it was taken for
}

// Ledger is a ledger that was recognised in a file.
type Ledger struct {
	ID         string `json:"ledger"`
	Name       string `json:"name"`
	Department string `json:"department"`
	Rows       int    `json:"rows"` // 0 is 零报
}

// Outcome is what came in.
type Outcome struct {
	Month  calendar.Month `json:"-"`
	Period string         `json:"period"` // the same, 2020-12
	Folder string         `json:"folder"` // of the month
	At     string         `json:"at"`     // when it is stated that it came in: Beijing's time, RFC 3339
	Issued string         `json:"issued"` // the run of the month that was issued; "" for none
	Items  []Item         `json:"files"`  // in the order in which they were handed over
	Notes  []string       `json:"-"`      // Chinese: what there is to say of the chain
}

// Refused is how many files were refused.
func (o Outcome) Refused() (n int) {
	for _, i := range o.Items {
		if i.How == Refused {
			n++
		}
	}
	return n
}

// Receive takes files in for the job's month, zero for the newest that has a folder. at is when they came in
// as somebody states it; zero is now. A file of the same content as before is no second submission: when it
// came in stays as it was stated, unless somebody states now that it was earlier. Its errors are those of a run that has nothing to work on; what was
// taken in before another error stays so, with its events.
func Receive(job pipeline.Job, files []File, at time.Time) (outcome Outcome, err error) {
	job.Begin("读取定义")
	folder := month.InputsAt(job.Inputs)
	if err := folder.Apart(job.Outputs); err != nil {
		return Outcome{}, err
	}
	if _, err := folder.Office(); err != nil {
		return Outcome{}, err
	}
	period, err := folder.Target(job.Period, job.Now)
	if err != nil {
		return Outcome{}, err
	}
	office, err := month.OpenOffice(folder, job.Templates, period, month.Office{})
	if err == nil {
		err = office.Zone.Unfilled()
	}
	if err != nil {
		return Outcome{}, err
	}
	if at, err = stated(at, job.Now, period); err != nil {
		return Outcome{}, err
	}
	outputs, recorder, err := job.Folder().Hold(period.String() + " 收件")
	if err != nil {
		return Outcome{}, err
	}
	defer func() { err = errors.Join(err, outputs.Close()) }()
	if err := publish.Belongs(job.Outputs, month.Material{Office: office}.Owner()); err != nil {
		return Outcome{}, err
	}
	d := &desk{job: job, office: office, period: period, at: archive.Stamp(at), outputs: outputs, folder: folder, shelf: shelf{inputs: job.Inputs, period: period}}
	outcome = Outcome{Month: period, Period: period.String(), Items: []Item{}, Folder: filepath.Join(job.Inputs, period.String()), At: d.at, Notes: recorder.Notes}
	if err := d.open(); err != nil {
		return outcome, err
	}
	defer func() { err = errors.Join(err, d.shelf.close()) }()
	if last, ok := d.chain.LastIssued(period); ok {
		outcome.Issued = last.Run
	}
	job.Begin("收件")
	for _, f := range files {
		item, err := d.take(f)
		if err != nil {
			return outcome, fmt.Errorf("收件 %s：%w", item.Sent, err)
		}
		outcome.Items = append(outcome.Items, item)
	}
	return outcome, nil
}

// stated is when files came in, as somebody may state it: not before their month began, and not later
// than now.
func stated(at, now time.Time, period calendar.Month) (time.Time, error) {
	if at.IsZero() {
		return now, nil
	}
	switch said := at.In(calendar.Beijing); {
	case at.After(now):
		return at, inputs.Missing("收到时间 %s 还没有到。请更正 --at。", calendar.Minute(said))
	case calendar.Today(at) < period.Start():
		return at, inputs.Missing("收到时间 %s 早于报告期 %s。请更正 --at，或用 --period 指明是哪个月的文件。", calendar.Minute(said), period)
	}
	return at, nil
}
