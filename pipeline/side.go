package pipeline

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
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
	sign    document.Signing  // what its reports bear
	issued  *runfolder.Issued // the run of the month that had been issued last when it was made
	unread  error             // why what it states cannot be read
	// Of the newer side as it was published: the months of which a run stood, and the runs that it made
	// stale; nil for what the outputs folder says now.
	stood []calendar.Month
	stale []revision.Stale
	lost  error // why it cannot be worked out again; the side is then only what it states
}

// heading is what papers about the side are headed by.
func (s side) heading() side {
	return side{material: material{office: s.office, period: s.period}, sign: s.sign, issued: s.issued, lost: s.lost}
}

// drafted is the side of a state that is not published.
func drafted(m material, earlier []figure.Earlier, set ledger.Set, book figure.Book) (side, error) {
	s := side{material: m, earlier: earlier, set: set, book: book}
	var err error
	s.run.Figures, err = runfolder.FiguresSum(m.zone.Name, m.period, book.Figures)
	for _, f := range m.inputs {
		sum := sha256.Sum256(f.Data)
		s.files = append(s.files, revise.File{Path: f.Path, Data: []byte(hex.EncodeToString(sum[:]))})
	}
	return s, err
}

// published is the side of a published run, not yet worked out (revive). Definitions that are
// those of like are not read again.
func published(run publish.Published, like ...material) side {
	var s side
	s.stated, s.run.Figures, s.unread = run.Figures()
	s.run.Run, s.run.Check = run.Manifest.Run, run.Manifest.Check
	s.sign, s.issued = run.Signing(), run.Manifest.Issued
	for _, f := range run.Manifest.Inputs {
		s.files = append(s.files, revise.File{Path: f.Path, Data: []byte(f.SHA256)})
	}
	if run.Manifest.Claims != nil {
		s.holding = map[string]bool{}
		for _, c := range run.Manifest.Claims {
			s.holding[c.Key] = c.Holds
		}
	}
	s.lost = safely(func() (err error) {
		s.material, err = keptMaterial(run, like...)
		return err
	})
	if s.lost != nil {
		s.period, _ = calendar.ParseMonth(run.Manifest.Period) // it stands in that month's folder
		s.zone.Name = run.Manifest.Zone
	}
	return s
}

// revive works published runs out again, from what they rested on, all at the same time.
func revive(outputs string, runs map[*side]publish.Published) {
	var wait sync.WaitGroup
	for s, run := range runs {
		if s.lost == nil {
			wait.Go(func() { s.lost = safely(func() error { return s.revive(outputs, run) }) })
		}
	}
	wait.Wait()
}

func (s *side) revive(outputs string, run publish.Published) error {
	earlier, err := s.taken(outputs, run)
	if err != nil {
		return err
	}
	state := s.worked(earlier)
	s.earlier, s.set, s.book = earlier, state.Set, state.Book
	return nil
}

// taken are the earlier months as a published run took them.
func (m material) taken(outputs string, run publish.Published) ([]figure.Earlier, error) {
	earlier, _, err := publish.Taken(outputs, run)
	if err != nil {
		return nil, err
	}
	return m.redefined(outputs, earlier)
}

// retaken are the same earlier months, held against this material's definitions.
func (m material) retaken(outputs string, list []figure.Earlier) ([]figure.Earlier, error) {
	var p publish.Published
	p.Manifest.Period = m.period.String()
	for _, e := range list {
		p.Manifest.Earlier = append(p.Manifest.Earlier, runfolder.EarlierRecord{Period: e.Month.String(), Run: e.Run, SHA256: e.SHA256})
	}
	return m.taken(outputs, p)
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
	defs, err := loadKept(m.folder, other.zone, m.period)
	m.zone, m.defs, m.inputs = other.zone, defs, slices.Clone(m.inputs)
	m.inputs[0] = other.inputs[0]
	return m, err
}
