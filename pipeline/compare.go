package pipeline

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revision"
)

// Compare says what changed from one published run of a month to another, r1 to r2, and why
// (design-life §15). Nothing is written.
func Compare(outputs string, period calendar.Month, from, to string) (Comparison, error) {
	old, err := publish.At(outputs, period, from)
	if err != nil {
		return Comparison{}, err
	}
	now, err := publish.At(outputs, period, to)
	if err != nil {
		return Comparison{}, err
	}
	s, err := published(outputs, now)
	if err != nil {
		return Comparison{}, err
	}
	return revised(outputs, old, s)
}

// namesIn are the names of what the definitions define and of all figures.
func namesIn(defs definition.Definitions, figures ...[]figure.Figure) revision.Names {
	n := revision.Names{Ledgers: map[string]string{}, Departments: map[string]string{}, Claims: map[string]string{}, Figures: map[string]string{}}
	for _, l := range defs.Ledgers {
		n.Ledgers[l.ID], n.Departments[l.ID] = l.Name, l.Department
	}
	for _, c := range defs.Claims {
		n.Claims[c.ID] = c.Text
	}
	for _, list := range figures {
		for _, f := range list {
			n.Figures[f.Key()] = f.Label()
		}
	}
	return n
}
