package month

import (
	"slices"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/runfolder"
)

// Redefined notes in each earlier month which figures it defined otherwise: a difference that
// the definitions make is no department's (design-life §15). Where the definitions say that it can
// be compared, the month states what today's definition gives from its own ledgers. Definitions
// that the store or this program cannot give any more are taken for different.
func (m Material) Redefined(outputs string, earlier []figure.Earlier) ([]figure.Earlier, error) {
	list, known := make([]figure.Earlier, len(earlier)), map[string]definition.Definitions{}
	now := edition.Of(m.Defs)
	for i, e := range earlier {
		p, err := publish.At(outputs, e.Month, e.Run)
		if err != nil {
			return nil, err
		}
		p.Store = m.Store
		e.Redefined, e.Recomputed, e.Comparable = nil, nil, nil
		if p.Manifest.Edition != now {
			e.Redefined = edition.Measured(m.Defs)
			then, have := known[p.Manifest.Edition]
			if !have || p.Manifest.Edition == "" {
				then, err = m.kept(p, e.Month)
			}
			if err == nil {
				known[p.Manifest.Edition] = then
				e.Redefined = edition.Redefined(m.Defs, then)
				e = m.comparable(p, then, e)
			}
		}
		list[i] = e
	}
	return list, nil
}

// kept loads the definitions that a run was made with, in the words of today's office file.
func (m Material) kept(p publish.Published, month calendar.Month) (definition.Definitions, error) {
	folder, err := p.Definitions()
	if err != nil {
		return definition.Definitions{}, err
	}
	return loadKept(folder, m.Zone, month)
}

// comparable states by today's definitions what an earlier month defined otherwise, as far as they
// say that it can be compared, the month shows it, and its ledgers are there and give it.
func (m Material) comparable(p publish.Published, then definition.Definitions, e figure.Earlier) figure.Earlier {
	var wanted []string
	for _, id := range e.Redefined {
		if edition.Comparable(m.Defs, id, e.Month) && (e.Figures != nil || id == figure.CampaignRank) {
			wanted = append(wanted, id)
		}
	}
	over := edition.Over(m.Defs, then, wanted)
	if len(wanted) == 0 || len(over.Figures)+len(over.Scheme.Indicators) == 0 {
		return e
	}
	book, err := m.again(p, then, over, e.Month)
	if err != nil {
		return e
	}
	for _, id := range wanted {
		if given(book, over, id) {
			e = restated(e, book.Figures, id)
		}
	}
	return e
}

// again works a month's stored ledgers out, read as they were then, by other definitions.
func (m Material) again(p publish.Published, then, over definition.Definitions, month calendar.Month) (figure.Book, error) {
	var book figure.Book
	err := Safely(func() error {
		inputs, _, err := p.Material()
		if err != nil {
			return err
		}
		old := Material{Office: Office{Zone: m.Zone, Defs: then}, Period: month, Inputs: inputs}
		old.Inputs = slices.DeleteFunc(slices.Clone(inputs), func(f runfolder.File) bool { return f.Path == definition.OfficeFile })
		old.Inputs = slices.Insert(old.Inputs, 0, m.Inputs[0])
		book, _ = aggregate.Derive(over, old.Read(), aggregate.Options{Zone: m.Zone, Period: month})
		return nil
	})
	return book, err
}

// given says that a book gives what an id defines: a figure without rows is 0 or has no groups, and
// is given all the same.
func given(book figure.Book, over definition.Definitions, id string) bool {
	if _, ok := over.Figure(id); ok {
		return true
	}
	return over.Scheme.Indicators != nil && book.Campaign != nil
}

// restated puts what today's definition of an id gives in the place of what the month states.
func restated(e figure.Earlier, figures []figure.Figure, id string) figure.Earlier {
	by := func(f figure.Figure) bool { return figure.DefinedBy(f) == id && f.ID != figure.CampaignStreak }
	if e.Figures != nil {
		e.Figures = slices.DeleteFunc(slices.Clone(e.Figures), by)
	}
	ranks := map[string]int{}
	for _, f := range figures {
		if by(f) && e.Figures != nil {
			e.Figures = append(e.Figures, f)
		}
		if f.ID == figure.CampaignRank {
			ranks[f.Group[0].Value] = int(f.Value.IntPart())
		}
	}
	if id == figure.CampaignRank {
		e.Comparable = ranks
	}
	e.Redefined = slices.DeleteFunc(slices.Clone(e.Redefined), func(r string) bool { return r == id })
	e.Recomputed = append(e.Recomputed, id)
	return e
}

// Taken are the earlier months as a published run took them.
func (m Material) Taken(outputs string, run publish.Published) ([]figure.Earlier, error) {
	earlier, yearBefore, err := publish.Taken(outputs, run)
	if err != nil {
		return nil, err
	}
	return m.Redefined(outputs, figure.Once(slices.Concat(yearBefore, earlier)))
}

// Retaken are the same earlier months, held against this material's definitions.
func (m Material) Retaken(outputs string, list []figure.Earlier) ([]figure.Earlier, error) {
	var p publish.Published
	p.Manifest.Period = m.Period.String()
	for _, e := range list {
		p.Manifest.Earlier = append(p.Manifest.Earlier, runfolder.EarlierRecord{Period: e.Month.String(), Run: e.Run, SHA256: e.SHA256})
	}
	return m.Taken(outputs, p)
}
