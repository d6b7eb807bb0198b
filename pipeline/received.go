package pipeline

import (
	"errors"
	"path"
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// firstRead are the events of the month's files of which none tells yet: they are read for the first
// time (首次读到), which says nothing of when they came in.
func (m material) firstRead(outputs string, j Judgement) ([]archive.Event, error) {
	received, err := Received(outputs, m.Period)
	if err != nil {
		return nil, err
	}
	var events []archive.Event
	for _, f := range m.Inputs[1:] {
		file, sum := j.Guard.Name(path.Base(f.Path)), runfolder.Checksum(f.Data)
		if _, known := archive.InHand(received, file, sum); known {
			continue
		}
		taken := m.taken(j, file, f)
		if slices.ContainsFunc(taken.Findings, ingest.Other) {
			continue // no ledger, and nothing that is due
		}
		events = append(events, archive.Event{Event: archive.Received, Period: m.Period.String(),
			Details: archive.Details{File: file, SHA256: sum, Ledgers: taken.IDs(), Department: taken.Department}})
	}
	return events, nil
}

// taken is what the run took a file for. One with hard findings, or of which it used nothing, is read
// once more by itself.
func (m material) taken(j Judgement, file string, f runfolder.File) month.Taken {
	used := m.Used(file, j.Set)
	hard := slices.ContainsFunc(j.Findings, func(one finding.Finding) bool { return one.File == file && one.Severity == finding.Error })
	if len(used.Ledgers) > 0 && !hard {
		return used
	}
	return m.Take(ingest.Input{Name: path.Base(f.Path), Data: f.Data}, m.Period)
}

// Received are the events that tell of a month's files coming in (archive.Received). Before them stand,
// without number and time, those that earlier programs would have entered: of the files in the manifests
// of the month's runs of which no event tells.
func Received(outputs string, period calendar.Month) ([]archive.Event, error) {
	chain, err := archive.Read(outputs)
	if err != nil {
		return nil, err
	}
	told := chain.Received(period)
	known := map[string]bool{}
	for _, e := range told {
		known[e.SHA256] = true
	}
	runs, err := publish.Runs(outputs, period)
	if err != nil {
		return nil, err
	}
	var list []archive.Event
	for _, run := range runs {
		p, err := publish.At(outputs, period, run)
		var damaged *publish.DamagedError
		if errors.As(err, &damaged) {
			continue // what it read is entered once more
		}
		if err != nil {
			return nil, err
		}
		for _, f := range p.Manifest.Inputs {
			if f.Path != definition.OfficeFile && !known[f.SHA256] {
				list = append(list, archive.Event{Event: archive.Received, Period: period.String(), Run: run, Details: archive.Details{File: path.Base(f.Path), SHA256: f.SHA256}})
			}
		}
	}
	return append(list, told...), nil
}
