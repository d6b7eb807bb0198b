package comparing

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/month"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/revise"
	"zonereport/pipeline/revision"
	"zonereport/pipeline/runfolder"
)

// Side is one of two states that are compared: worked out by this program from its material and
// the earlier runs that it took.
type Side struct {
	month.Material
	run     revision.Run
	earlier []figure.Earlier
	set     ledger.Set
	book    figure.Book
	files   []revise.File // the inputs, by checksum
	// Of a published run what it states and claims; nil for a state that is not published.
	stated  []figure.Figure
	holding map[string]bool
	sign    document.Signing  // what its reports bear
	Issued  *runfolder.Issued // the run of the month that had been issued last when it was made
	Unread  error             // why what it states cannot be read
	// Of the newer side as it was published: the months of which a run stood, and the runs that it made
	// stale; nil for what the outputs folder says now.
	Stood []calendar.Month
	Stale []revision.Stale
	Lost  error // why it cannot be worked out again; the side is then only what it states
}

// heading is what papers about the side are headed by.
func (s Side) heading() Side {
	return Side{Material: month.Material{Office: s.Office, Period: s.Period}, sign: s.sign, Issued: s.Issued, Lost: s.Lost}
}

// Drafted is the side of a state that is not published.
func Drafted(m month.Material, earlier []figure.Earlier, set ledger.Set, book figure.Book) (Side, error) {
	s := Side{Material: m, earlier: earlier, set: set, book: book}
	var err error
	s.run.Figures, err = runfolder.FiguresSum(m.Zone.Name, m.Period, book.Figures)
	for _, f := range m.Inputs {
		sum := sha256.Sum256(f.Data)
		s.files = append(s.files, revise.File{Path: f.Path, Data: []byte(hex.EncodeToString(sum[:]))})
	}
	return s, err
}

// Published is the side of a published run, not yet worked out (Revive). Definitions that are
// those of like are not read again.
func Published(run publish.Published, like ...month.Material) Side {
	var s Side
	s.stated, s.run.Figures, s.Unread = run.Figures()
	s.run.Run, s.run.Check = run.Manifest.Run, run.Manifest.Check
	s.sign, s.Issued = run.Signing(), run.Manifest.Issued
	for _, f := range run.Manifest.Inputs {
		s.files = append(s.files, revise.File{Path: f.Path, Data: []byte(f.SHA256)})
	}
	if run.Manifest.Claims != nil {
		s.holding = map[string]bool{}
		for _, c := range run.Manifest.Claims {
			s.holding[c.Key] = c.Holds
		}
	}
	s.Lost = month.Safely(func() (err error) {
		s.Material, err = month.Kept(run, like...)
		return err
	})
	if s.Lost != nil {
		s.Period, _ = calendar.ParseMonth(run.Manifest.Period) // it stands in that month's folder
		s.Zone.Name = run.Manifest.Zone
	}
	return s
}

// Revive works published runs out again, from what they rested on, all at the same time.
func Revive(outputs string, runs map[*Side]publish.Published) {
	var wait sync.WaitGroup
	for s, run := range runs {
		if s.Lost == nil {
			wait.Go(func() { s.Lost = month.Safely(func() error { return s.revive(outputs, run) }) })
		}
	}
	wait.Wait()
}

func (s *Side) revive(outputs string, run publish.Published) error {
	earlier, err := s.Taken(outputs, run)
	if err != nil {
		return err
	}
	s.earlier, s.set = earlier, s.Read()
	s.book = s.Derived(s.set, earlier)
	return nil
}

// state is what material comes to on ledgers that were read.
func state(m month.Material, set ledger.Set, earlier []figure.Earlier) *revise.State {
	return &revise.State{Defs: m.Defs, Set: set, Book: m.Derived(set, earlier)}
}
