package pipeline

import (
	"bytes"
	"slices"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
)

// side is what an old run is compared with: what a run would publish, or a later one has published.
type side struct {
	material
	run     revision.Run
	earlier []figure.Earlier
	set     ledger.Set
	book    figure.Book
}

// revised compares a published run with what came after it (design-life §15).
func revised(outputs string, old publish.Published, now side) (revision.Revision, error) {
	figures, sum, err := old.Figures()
	if err != nil {
		return revision.Revision{}, err
	}
	stood, err := publish.Months(outputs)
	if err != nil {
		return revision.Revision{}, err
	}
	in := revise.Input{
		Period: now.period, Published: figures, To: now.run,
		From:  revision.Run{Run: old.Manifest.Run, Check: old.Manifest.Check, Figures: sum},
		New:   revise.State{Defs: now.defs, Set: now.set, Book: now.book},
		Stood: func(m calendar.Month) bool { return slices.Contains(stood, m) },
	}
	// What the store or this program cannot give any more is told as the program's doing.
	kept, err := keptMaterial(old)
	if err != nil {
		return revise.Revise(in), nil
	}
	earlier, _, err := publish.Taken(outputs, old)
	if err != nil {
		return revise.Revise(in), nil
	}
	if err := between(&in, kept, earlier, now); err != nil {
		return revision.Revision{}, err
	}
	r := revise.Revise(in)
	if kept.defs.Edition() != now.defs.Edition() {
		if r.Definitions, err = otherDefinitions(kept, now.material); err != nil {
			return revision.Revision{}, err
		}
	}
	r.Files = revise.Files(contents(kept.inputs), contents(now.inputs))
	return r, nil
}

// between works out the states on the way from an old run to the new one, each but once.
func between(in *revise.Input, kept material, earlier []figure.Earlier, now side) error {
	in.Old = kept.worked(earlier)
	renamed, err := kept.under(now.material)
	if err != nil {
		return err
	}
	in.Renamed, in.Resent = in.Old, in.Old
	if !sameOffice(kept, renamed) {
		in.Renamed = renamed.worked(earlier)
		in.Resent = in.Renamed
	}
	resent := renamed
	resent.inputs = now.inputs
	same := sameFiles(kept.definitions(), now.definitions())
	switch {
	case sameFiles(kept.inputs[1:], now.inputs[1:]):
	case same:
		in.Resent = resent.derived(now.set, earlier)
	default:
		in.Resent = resent.worked(earlier)
	}
	in.Continued = in.Resent
	if !slices.EqualFunc(earlier, now.earlier, func(a, b figure.Earlier) bool { return a.Month == b.Month && a.SHA256 == b.SHA256 }) {
		in.Continued = resent.derived(in.Resent.Set, now.earlier)
	}
	return nil
}

// otherDefinitions says which definitions are not what they were, both in the words of today's office.
func otherDefinitions(kept, now material) ([]revision.Definition, error) {
	then, err := kept.under(now)
	if err != nil {
		return nil, err
	}
	var list []revision.Definition
	for _, d := range now.defs.Differences(then.defs) {
		list = append(list, revision.Definition(d))
	}
	return list, nil
}

// worked reads the ledgers and works them out as a run would, without judging them.
func (m material) worked(earlier []figure.Earlier) *revise.State {
	return m.derived(m.read(), earlier)
}

func (m material) derived(set ledger.Set, earlier []figure.Earlier) *revise.State {
	book, _ := aggregate.Derive(m.defs, set, aggregate.Options{Zone: m.zone, Period: m.period, Earlier: earlier})
	return &revise.State{Defs: m.defs, Set: set, Book: book}
}

// under is the material under the zone.toml of another.
func (m material) under(other material) (material, error) {
	defs, err := loadKept(m.folder, other.zone)
	m.zone, m.defs, m.inputs = other.zone, defs, slices.Clone(m.inputs)
	m.inputs[0] = other.inputs[0]
	return m, err
}

// sameOffice says that the two zone.toml mean the same for the definitions.
func sameOffice(a, b material) bool {
	x, errX := a.zone.Basis(a.defs)
	y, errY := b.zone.Basis(b.defs)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func sameFiles(a, b []publish.File) bool {
	return slices.EqualFunc(a, b, func(x, y publish.File) bool { return x.Path == y.Path && bytes.Equal(x.Data, y.Data) })
}

// contents are files for revise, which compares them.
func contents(files []publish.File) []revise.File {
	list := make([]revise.File, len(files))
	for i, f := range files {
		list[i] = revise.File{Path: f.Path, Data: f.Data}
	}
	return list
}
