package registry

import (
	"errors"
	"io/fs"
	"slices"

	"zonereport/pipeline/archive"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/publish"
)

// Past is a run of a month as it stands in the outputs folder.
type Past struct {
	publish.Published
	Run      string // r2
	InForce  bool
	Damage   error          // why its manifest cannot be read; nil where it can
	At       string         // when it was published, Beijing's time, RFC 3339; "" for a run that is older than the chain
	Issue    *archive.Issue // as which it was issued last; nil where it was not
	Findings []finding.Finding
}

// History lists the runs of a month, the newest first. Their files are not checked.
func History(outputs string, period calendar.Month) ([]Past, error) {
	runs, err := publish.Runs(outputs, period)
	if err != nil {
		return nil, err
	}
	chain, err := archive.Read(outputs)
	if err != nil {
		return nil, err
	}
	issues := chain.Issues(period)
	latest, err := publish.Latest(outputs, period)
	var damaged *publish.DamagedError
	if err != nil && !errors.As(err, &damaged) && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	var list []Past
	for _, run := range slices.Backward(runs) {
		p := Past{Run: run, InForce: latest.Manifest.Run == run}
		if p.Published, p.Damage = publish.At(outputs, period, run); p.Damage == nil {
			p.Findings, p.Damage = p.Published.Findings()
		}
		if e, ok := chain.Entry(period, run); ok && e.Event == archive.Published {
			p.At = e.At
		}
		if i := slices.IndexFunc(issues, func(i archive.Issue) bool { return i.Run == run }); i >= 0 {
			p.Issue = &issues[i]
		}
		list = append(list, p)
	}
	return list, nil
}
