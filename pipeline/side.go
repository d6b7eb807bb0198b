package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
)

// side is one of two states that are compared: worked out by this program from its material and
// the earlier runs that it took.
type side struct {
	material
	run     revision.Run
	earlier []figure.Earlier
	set     ledger.Set
	book    figure.Book
	files   []revise.File // the inputs, by checksum
	// Of a published run what it states and claims; nil for a state that is not published.
	stated  []figure.Figure
	holding map[string]bool
	lost    error // why the run cannot be worked out again; the side is then only what it states
}

// side is that of a state that is not published.
func (m material) side(earlier []figure.Earlier, set ledger.Set, book figure.Book) (side, error) {
	s := side{material: m, earlier: earlier, set: set, book: book}
	var err error
	s.run.Figures, err = publish.FiguresSum(m.zone.Name, m.period, book.Figures)
	for _, f := range m.inputs {
		sum := sha256.Sum256(f.Data)
		s.files = append(s.files, revise.File{Path: f.Path, Data: []byte(hex.EncodeToString(sum[:]))})
	}
	return s, err
}

// revive works a published run out again, from what it rested on.
func revive(outputs string, run publish.Published) (s side, err error) {
	err = safely(func() error {
		m, err := keptMaterial(run)
		if err != nil {
			return err
		}
		earlier, err := m.taken(outputs, run)
		if err != nil {
			return err
		}
		state := m.worked(earlier)
		s, err = m.side(earlier, state.Set, state.Book)
		return err
	})
	return s, err
}

// taken are the earlier months as a published run took them.
func (m material) taken(outputs string, run publish.Published) ([]figure.Earlier, error) {
	earlier, _, err := publish.Taken(outputs, run)
	if err != nil {
		return nil, err
	}
	return m.redefined(outputs, earlier)
}

// safely turns a panic into an error: definitions of another day may ask of this program what it
// cannot do.
func safely(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return do()
}

// published is the side of a published run. One that cannot be worked out again is what it states.
func published(outputs string, run publish.Published) (side, error) {
	figures, sum, err := run.Figures()
	if err != nil {
		return side{}, err
	}
	s, lost := revive(outputs, run)
	if lost != nil {
		s.period, err = calendar.ParseMonth(run.Manifest.Period)
		s.zone.Name = run.Manifest.Zone
	}
	s.run = revision.Run{Run: run.Manifest.Run, Check: run.Manifest.Check, Figures: sum}
	s.files, s.stated, s.holding, s.lost = recorded(run.Manifest.Inputs), figures, claimed(run.Manifest), lost
	return s, err
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
	if bytes.Equal(m.inputs[0].Data, other.inputs[0].Data) {
		return m, nil
	}
	defs, err := loadKept(m.folder, other.zone)
	m.zone, m.defs, m.inputs = other.zone, defs, slices.Clone(m.inputs)
	m.inputs[0] = other.inputs[0]
	return m, err
}
