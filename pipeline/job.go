package pipeline

import (
	"fmt"
	"io/fs"
	"time"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/custody"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/known"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// Job is one order to the program. The month and everything else that decides the
// result is in it; no stage reads a clock.
type Job struct {
	Inputs    string         // folder with zone.toml and a folder per month
	Outputs   string         // folder for what is made
	Templates fs.FS          // the definitions; nil for those that zone.toml names, else the built-in ones
	Store     string         // folder of the store that several outputs share; "" for that in Outputs
	FontDirs  []string       // folders with fonts, the preferred first
	Sums      *known.Sums    // checksums of fonts that earlier runs worked out; nil for none
	Period    calendar.Month // report month; zero is the newest month folder of the inputs
	Marked    string         // Check: folder for the files with their findings marked; "" for none
	Drafts    string         // DryRun: folder, new or empty, for what Run would publish; "" for none
	Sight     bool           // DryRun: state the 依据码 also where nothing is drawn; the machine's fonts are looked at for it
	Expect    string         // Run: publish only what a dry run told of under this 依据码 (Outcome.Ground); "" for whatever there is
	Program   Program
	Identify  func() (Program, error) // Run, DryRun: tells the program once that is needed; nil for Program as it is
	Now       time.Time               // when the order was given: for events, never for a report
	Sign      document.Signing        // what the reports bear as a 公文; empty for the form's blanks
	OFD       *bool                   // every report as OFD too; nil: as the run in force has it
	Trace     *bool                   // 查看.html beside the reports; nil: as zone.toml says, else as the run in force has it
	Again     bool                    // publish also what is unchanged
	Cascade   bool                    // make later months again that rest on a run that gave way (design-life §15)
	// FromInputs makes those of what lies in the inputs folder now, not of what was kept with their runs.
	FromInputs bool
	Wait       time.Duration      // how long to wait for another run on the same outputs
	Progress   func(stage string) // told as each stage begins; nil for nobody
	// Begun is told of the month once the run holds the outputs folder and has found its material; nil for nobody.
	Begun func(calendar.Month)
}

// Folder is the outputs folder of the order.
func (j Job) Folder() custody.Folder {
	return custody.Folder{Path: j.Outputs, Store: j.Store, Now: j.Now, Wait: j.Wait}
}

// identified is the order with the program that carries it out.
func (j Job) identified() (_ Job, err error) {
	if j.Identify != nil {
		j.Program, err = j.Identify()
	}
	return j, err
}

// Program says what made a result.
type Program struct {
	Name, Version string
	Build         string // tells two builds of one version apart; never part of a report
}

// Status is how a run ended.
type Status uint8

const (
	// Published is a new run in force.
	Published Status = iota + 1
	// Unchanged is nothing new to publish.
	Unchanged
	// Returned is hard findings: files go back, nothing is published.
	Returned
)

// Outcome is what a run came to.
type Outcome struct {
	Status   Status
	Period   calendar.Month
	Zone     string
	Dir      string             // the run folder, or that of the returned files
	Manifest runfolder.Manifest // of the run in force, if there is one now
	// OtherProgram says of what is unchanged that another version or build made it: what the
	// reports say is the same.
	OtherProgram bool
	Findings     []finding.Finding     // sorted; when unchanged only what concerns the inputs folder
	Figures      []figure.Figure       // empty when unchanged or returned
	Revised      *comparing.Comparison // with the run that gave way; nil if there was none, or nothing was published
	Files        int                   // department files that were read
	Notes        []string              // Chinese: what the user should know of how the run went
	Ground       string                // 依据码 of a dry run (Job.Drafts, Job.Sight) after which there is something new to publish, or files to return
	Redone       []Outcome             // later months that were made again (Job.Cascade), the last one perhaps returned
	Stale        []publish.Stale       // runs in force that now rest on runs that are not, by month
}

func (o *Outcome) note(format string, args ...any) {
	o.Notes = append(o.Notes, fmt.Sprintf(format, args...))
}

func (j Job) Begin(stage string) {
	if j.Progress != nil {
		j.Progress(stage)
	}
}
