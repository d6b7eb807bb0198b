package pipeline

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
)

// Compare says what changed from one published run of a month to another, r1 to r2, and why
// (design-life §15). Nothing is written.
func Compare(outputs string, period calendar.Month, from, to string) (revision.Revision, error) {
	old, err := publish.At(outputs, period, from)
	if err != nil {
		return revision.Revision{}, err
	}
	now, err := publish.At(outputs, period, to)
	if err != nil {
		return revision.Revision{}, err
	}
	s, err := keptSide(outputs, now)
	if err != nil {
		return revision.Revision{}, err
	}
	return revised(outputs, old, s)
}

// keptSide works a published run out again, from what it rested on.
func keptSide(outputs string, run publish.Published) (side, error) {
	m, err := keptMaterial(run)
	if err != nil {
		return side{}, err
	}
	_, sum, err := run.Figures()
	if err != nil {
		return side{}, err
	}
	earlier, _, err := publish.Taken(outputs, run)
	if err != nil {
		return side{}, err
	}
	state := m.worked(earlier)
	return side{material: m, earlier: earlier, set: state.Set, book: state.Book,
		run: revision.Run{Run: run.Manifest.Run, Check: run.Manifest.Check, Figures: sum}}, nil
}
