// Package revise finds what changed from one run of a month to another, and why (修订,
// design-life §15). Two published values differ by steps in a fixed order (program, data,
// earlier runs, definitions), every value between them one that could have been published;
// the step of the data is told row by row, by what each row adds. Sums and counts need no order
// of rows; scores, totals and ranks are told by the figures that moved, never by rows
// (reference: 300 revisions evaluated in all orders).
package revise

import (
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// State is one combination of files, earlier runs and definitions, worked out by this program.
type State struct {
	Defs definition.Definitions
	Set  ledger.Set // masked
	Book figure.Book
}

// Input is two runs and what stands between them.
type Input struct {
	Period    calendar.Month
	From, To  revision.Run
	Published []figure.Figure // what the old run states
	Claims    map[string]bool // what it claimed, by key; nil if it does not say: Old's are taken
	// Old is the old run worked out again by this program: old files, earlier runs, definitions. It is nil
	// where that cannot be done; then all that moved is laid to the program.
	Old *State
	// Renamed is the old files under the new zone.toml, Resent the new files: both with the earlier runs
	// and definitions of Old. Continued has the new run's earlier runs, too. One that changes nothing
	// is the same pointer as the one before it.
	Renamed, Resent, Continued *State
	New                        State
	// Stated and Holding are what the new run states and claims where it was published; nil: what New says.
	// A figure that this program works out otherwise was moved by the program.
	Stated  []figure.Figure
	Holding map[string]bool
	// Stood says that a run of that month stood in the outputs: what comes for it now is late.
	Stood func(calendar.Month) bool
}

// Revise compares the two runs. Files, Definitions and Stale are left to others who know them.
func Revise(in Input) revision.Revision {
	r := revision.Revision{From: in.From, To: in.To}
	stages := in.stages()
	var halves []told
	if in.Old != nil {
		halves = append(halves, newTold(in, in.Old, in.Renamed, true), newTold(in, in.Renamed, in.Resent, false))
		r.Rows = append(rowsOf(halves[0].changes), rowsOf(halves[1].changes)...)
	}
	for _, key := range keysOf(stages) {
		if f, moved := figureOf(key, stages); moved {
			if slices.ContainsFunc(f.Steps, func(s revision.Step) bool { return s.Kind == revision.Data }) {
				tellEffects(&f, halves)
			}
			r.Figures = append(r.Figures, f)
		}
	}
	r.Ranks = ranksOf(stages)
	r.Claims = claimsOf(in)
	r.Materiality = materialityOf(r, in)
	return r
}

// stage is the figures at one point of the way, and the kind of step that led there.
type stage struct {
	kind    revision.Kind
	figures []figure.Figure
	by      map[string]*figure.Figure
	folded  func() map[string]*figure.Figure
}

func newStage(kind revision.Kind, figures []figure.Figure) stage {
	by := make(map[string]*figure.Figure, len(figures))
	for i := range figures {
		by[figures[i].Key()] = &figures[i]
	}
	return stage{kind, figures, by, sync.OnceValue(func() map[string]*figure.Figure {
		folded := make(map[string]*figure.Figure, len(by))
		for key, f := range by {
			folded[ledger.Fold(key)] = f
		}
		return folded
	})}
}

// at is the figure of a key, nil if there is none: a group is called as its first row writes it, so
// that the same group may be written otherwise.
func (s stage) at(key string) *figure.Figure {
	if f := s.by[key]; f != nil {
		return f
	}
	return s.folded()[ledger.Fold(key)]
}

// stages are the points of the way: the old run as published first, the new run last. Where the new
// run states something else than this program, that is one point more.
func (in Input) stages() []stage {
	stages := []stage{newStage("", in.Published)}
	if in.Old != nil {
		stages = append(stages,
			newStage(revision.Program, in.Old.Book.Figures), newStage(revision.Data, in.Resent.Book.Figures),
			newStage(revision.EarlierRuns, in.Continued.Book.Figures), newStage(revision.Defined, in.New.Book.Figures))
	}
	if in.Old == nil || in.Stated != nil {
		stages = append(stages, newStage(revision.Program, in.stated()))
	}
	return stages
}

// stated is what the new run states: as this program worked it out, where that comes to the same.
func (in Input) stated() []figure.Figure {
	if in.Stated == nil {
		return in.New.Book.Figures
	}
	worked := newStage("", in.New.Book.Figures)
	list := slices.Clone(in.Stated)
	for i := range list {
		if w := worked.at(list[i].Key()); equal(&list[i], w) {
			list[i] = *w
		}
	}
	return list
}

// keysOf lists the keys of all figures that old or new run has: in the order of the new run,
// each that is gone behind the one that it stood behind.
func keysOf(stages []stage) []string {
	old, now := stages[0], stages[len(stages)-1]
	gone := map[string][]string{}
	before := ""
	for _, f := range old.figures {
		if is := now.at(f.Key()); is != nil {
			before = is.Key()
		} else {
			gone[before] = append(gone[before], f.Key())
		}
	}
	keys := gone[""]
	for _, f := range now.figures {
		keys = append(append(keys, f.Key()), gone[f.Key()]...)
	}
	return keys
}

// figureOf follows a figure over the way; false if the two runs state the same.
func figureOf(key string, stages []stage) (revision.Figure, bool) {
	old, now := stages[0].at(key), stages[len(stages)-1].at(key)
	if equal(old, now) {
		return revision.Figure{}, false
	}
	f := now
	if f == nil {
		f = old
	}
	r := revision.Figure{Key: key, Name: f.Label(), Unit: f.Unit, Old: value(old), New: value(now), ShownSame: shownSame(old, now)}
	r.Difference = zeroed(now).Sub(zeroed(old))
	for i, s := range stages[1:] {
		from, to := stages[i].at(key), s.at(key)
		switch {
		case equal(from, to):
		case i > 0 && s.kind == revision.Program: // what lies before cannot be believed of it
			r.Steps = []revision.Step{{Kind: s.kind, From: r.Old, To: r.New}}
		default:
			r.Steps = append(r.Steps, revision.Step{Kind: s.kind, From: value(from), To: value(to)})
		}
	}
	return r, true
}

func equal(a, b *figure.Figure) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Unit == b.Unit && a.Value.Equal(b.Value)
}

func value(f *figure.Figure) *decimal.Decimal {
	if f == nil {
		return nil
	}
	return &f.Value
}

// zeroed counts what is not there as 0, so that movements always add up.
func zeroed(f *figure.Figure) decimal.Decimal {
	if f == nil {
		return decimal.Decimal{}
	}
	return f.Value
}

// shownSame says that the reports print the two values alike: as many decimals as the figure
// states, else two.
func shownSame(old, now *figure.Figure) bool {
	if old == nil || now == nil || old.Unit != now.Unit {
		return false
	}
	places := int32(2)
	if now.Decimals != nil {
		places = int32(*now.Decimals)
	}
	return old.Value.Round(places).Equal(now.Value.Round(places))
}
