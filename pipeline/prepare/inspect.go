package prepare

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/guard"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
)

// Inspection asks how files are read.
type Inspection struct {
	Files     []string       // paths; a folder stands for the files in it
	Templates fs.FS          // the definitions; nil as in Job
	Inputs    string         // folder whose zone.toml, if there is one, says what units and words mean
	Period    calendar.Month // zero: no row is later than the period
}

// Inspect reads each file on its own, as a run reads it, and says how, in the order of the
// files. Names out of personal columns of any of the files are masked in all. Its errors are *definition.Error and those of a path that cannot be read.
func Inspect(job Inspection) ([]ingest.Reading, error) {
	here, err := month.OfficeIfAny(job.Inputs, job.Templates, job.Period)
	if err != nil {
		return nil, err
	}
	opts := ingest.Options{Period: job.Period, Zone: here.Zone, Words: here.Defs.Words, Counted: here.Defs.Counted()}
	paths, err := month.InputsAt(job.Inputs).Expand(job.Files)
	if err != nil {
		return nil, err
	}
	var readings []ingest.Reading
	var sets []ledger.Set
	for _, path := range paths {
		data, err := inputs.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("无法读取 %s：%w。请核对路径，或检查文件权限", guard.New(here.Defs, opts.Zone).Line(inputs.Readable(path)), err)
		}
		r, set := ingest.Inspect(ingest.Input{Name: inputs.Readable(filepath.Base(path)), Data: data}, here.Defs.Ledgers, opts)
		r.Findings = finding.Settle(r.Findings)
		finding.Sort(r.Findings)
		readings, sets = append(readings, r), append(sets, set)
	}
	g := guard.New(here.Defs, opts.Zone, sets...)
	for i := range readings {
		readings[i].Mask(g)
	}
	return readings, nil
}
