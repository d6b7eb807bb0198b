package comparing

import (
	"bytes"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/edition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// Revised compares a published run with what came after it (design-life §15). The error says that what the
// old run states cannot be read, neither in its folder nor out of the store.
func Revised(outputs string, old, now Side) (Comparison, error) {
	c := Comparison{Zone: now.Zone.Name, Period: now.Period, to: now.heading()}
	stood, err := now.Stood, error(nil)
	if stood == nil {
		stood, err = publish.Months(outputs)
	}
	if err != nil {
		return Comparison{}, err
	}
	masked := &masks{}
	if old.Lost == nil && now.Lost == nil {
		old.Lost = month.Safely(func() error { masked.alike(&old, &now); return nil })
	}
	in := revise.Input{
		Period: now.Period, From: old.run, To: now.run, Published: old.stated, Claims: old.holding, Stated: now.stated, Holding: now.holding,
		New:   revise.State{Defs: now.Defs, Set: now.set, Book: now.book},
		Stood: func(m calendar.Month) bool { return slices.Contains(stood, m) },
	}
	var renamed month.Material
	if old.Lost == nil && now.Lost == nil {
		old.Lost = month.Safely(func() (err error) {
			renamed, err = between(&in, outputs, old, now, masked)
			return err
		})
	}
	switch {
	case old.Unread == nil:
	case old.Lost == nil:
		in.Published = old.book.Figures
	default:
		return Comparison{}, old.Unread
	}
	if old.Lost != nil || now.Lost != nil {
		in.Old = nil
		c.lose(old, now)
		if in.Claims == nil || in.Holding == nil && now.Lost != nil {
			in.Claims, in.Holding = nil, nil
		}
	}
	c.Names = NamesIn(now.Defs, in.Published, in.New.Book.Figures, in.Stated)
	c.Revision = revise.Revise(in)
	if in.Old != nil {
		c.Revision.Definitions = redefinitions(renamed.Defs, now.Defs)
	}
	c.Revision.Files = revise.Files(old.files, now.files)
	if c.Revision.Stale = now.Stale; now.Stale == nil {
		c.Revision.Stale, err = staleBy(outputs, now)
	}
	return c, err
}

// staleBy lists the runs in force of other months that rest on another run of the month than the new one.
func staleBy(outputs string, now Side) ([]revision.Stale, error) {
	runs, err := publish.StaleWith(outputs, now.Period, now.run.Run, now.run.Figures)
	var list []revision.Stale
	for _, s := range runs {
		if use, of := s.Of(now.Period); of {
			list = append(list, revision.Stale{Period: s.Period.String(), Run: s.Run, Uses: use.What})
		}
	}
	return list, err
}

// between works out the states on the way from an old run to the new one, each but once. It returns the
// old material under the new zone.toml.
func between(in *revise.Input, outputs string, kept, now Side, masked *masks) (month.Material, error) {
	in.Old = &revise.State{Defs: kept.Defs, Set: kept.set, Book: kept.book}
	renamed, err := kept.Under(now.Material)
	if err != nil {
		return month.Material{}, err
	}
	in.Renamed, in.Resent = in.Old, in.Old
	if !kept.SameOffice(renamed.Office) {
		in.Renamed = state(renamed, masked.read(renamed), kept.earlier)
		in.Resent = in.Renamed
	}
	resent := renamed
	resent.Inputs = now.Inputs
	switch {
	case sameFiles(kept.Inputs[1:], now.Inputs[1:]):
	case edition.Of(renamed.Defs) == edition.Of(now.Defs):
		in.Resent = state(resent, now.set, kept.earlier)
	default:
		in.Resent = state(resent, masked.read(resent), kept.earlier)
	}
	in.Continued = in.Resent
	if sameEarlier(kept.earlier, now.earlier) {
		return renamed, nil
	}
	earlier, err := resent.Retaken(outputs, now.earlier)
	in.Continued = state(resent, in.Resent.Set, earlier)
	return renamed, err
}

// redefinitions says which definitions are not what they were, both in the words of today's office.
func redefinitions(then, now definition.Definitions) []revision.Definition {
	if edition.Of(then) == edition.Of(now) {
		return nil
	}
	var list []revision.Definition
	for _, d := range edition.Differences(then, now) {
		list = append(list, revision.Definition(d))
	}
	return list
}

func sameFiles(a, b []runfolder.File) bool {
	return slices.EqualFunc(a, b, func(x, y runfolder.File) bool { return x.Path == y.Path && bytes.Equal(x.Data, y.Data) })
}

func sameEarlier(a, b []figure.Earlier) bool {
	return slices.EqualFunc(a, b, func(x, y figure.Earlier) bool { return x.Month == y.Month && x.SHA256 == y.SHA256 })
}
