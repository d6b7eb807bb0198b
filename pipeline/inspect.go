package pipeline

import (
	"fmt"
	"io/fs"
	"path/filepath"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/inputs"
	"zonereport/pipeline/ledger"
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
	here, err := officeIfAny(job.Inputs, job.Templates)
	if err != nil {
		return nil, err
	}
	opts := ingest.Options{Period: job.Period, Zone: here.zone, Words: here.defs.Words, Counted: here.defs.Counted()}
	paths, err := inputsAt(job.Inputs).Expand(job.Files)
	if err != nil {
		return nil, err
	}
	var readings []ingest.Reading
	var sets []ledger.Set
	for _, path := range paths {
		data, err := inputs.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("无法读取 %s：%w。请核对路径，或检查文件权限", newGuard(here.defs, opts.Zone).line(inputs.Readable(path)), err)
		}
		r, set := ingest.Inspect(ingest.Input{Name: inputs.Readable(filepath.Base(path)), Data: data}, here.defs.Ledgers, opts)
		r.Findings = finding.Settle(r.Findings)
		finding.Sort(r.Findings)
		readings, sets = append(readings, r), append(sets, set)
	}
	g := newGuard(here.defs, opts.Zone, sets...)
	for i := range readings {
		g.reading(&readings[i])
	}
	return readings, nil
}

// reading masks what a reading quotes from the file. A single file tells no names.
func (g *guard) reading(r *ingest.Reading) {
	r.File, r.Findings = g.name(r.File), g.findings(r.Findings)
	for i := range r.Sheets {
		s := &r.Sheets[i]
		s.Name = g.name(s.Name)
		for j := range s.Ledgers {
			l := &s.Ledgers[j]
			for k, unit := range l.Units {
				l.Units[k] = g.line(unit)
			}
			for k := range l.Columns {
				c := &l.Columns[k]
				c.Written, c.Key = g.line(c.Written), g.line(c.Key)
			}
			if l.Repeats != nil {
				l.Repeats = &ledger.Sheet{File: g.name(l.Repeats.File), Name: g.name(l.Repeats.Name)}
			}
		}
	}
}
