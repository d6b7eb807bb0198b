package pipeline

import (
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/publish"
)

// redefined notes in each earlier month which figures it defined otherwise: a difference that
// the definitions make is no department's (design-life §15). Definitions that the store or this
// program cannot give any more are taken for different.
func (m material) redefined(outputs string, earlier []figure.Earlier) ([]figure.Earlier, error) {
	list := make([]figure.Earlier, len(earlier))
	for i, e := range earlier {
		p, err := publish.At(outputs, e.Month, e.Run)
		if err != nil {
			return nil, err
		}
		e.Redefined = nil
		if p.Manifest.Edition != m.defs.Edition() {
			e.Redefined = m.defs.Measured()
			if then, err := m.kept(p, e.Month); err == nil {
				e.Redefined = m.defs.Redefined(then)
			}
		}
		list[i] = e
	}
	return list, nil
}

// kept loads the definitions that a run was made with, in the words of today's office file.
func (m material) kept(p publish.Published, month calendar.Month) (definition.Definitions, error) {
	folder, err := p.Definitions()
	if err != nil {
		return definition.Definitions{}, err
	}
	return loadKept(folder, m.zone, month)
}
