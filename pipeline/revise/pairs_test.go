package revise

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// sent are the rows of the deals, by what happens to them in a rerun, and what they add to the sum then.
var sent = []struct {
	cause   revision.Cause
	was, is string
	by      int64
}{
	{revision.Late, "", "L1 本区 2020-10-10 1", 1},
	{revision.Added, "", "N1 本区 2020-12-12 2", 2},
	{revision.Corrected, "A1 本区 2020-11-01 100", "A1 本区 2020-11-01 104", 4},
	{revision.Withdrawn, "B1 本区 2020-11-02 8", "", -8},
	{revision.Moved, "C1 本区 2020-11-03 16", "C1 本区 2019-11-03 16", -16},
	{revision.Rekeyed, "D1 本区 2020-11-04 32", "D9 本区 2020-11-04 32", 0},
	{revision.Reassigned, "E1 本区 2020-11-05 64", "E1 甲街道 2020-11-05 64", -64},
}

// rerun is what else changes.
type rerun struct{ program, earlier, definition bool }

// again compares a month with the next sending of it, in which some of the rows changed.
func (r rerun) again(t *testing.T, changed []int) revision.Revision {
	t.Helper()
	const big = "Z1 本区 2020-01-01 5000\n"
	was, is := big, big
	for i, row := range sent {
		was += row.was + "\n"
		if slices.Contains(changed, i) {
			is += row.is + "\n"
		} else {
			is += row.was + "\n"
		}
	}
	derive := func(rows string, redefined, republished bool) *State {
		defs := contest()
		where := []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}}
		if redefined {
			where = append(where, definition.Condition{Column: "amount", Compare: "<", Value: 1000})
		}
		defs.Figures = []definition.Figure{{ID: "sum", Unit: "万元", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: where}}}
		set := ledger.Set{"deals": sheet(t, deals(), rows), "visits": sheet(t, visits(), visited), "targets": sheet(t, goals(), targets)}
		november := map[string]int{"本区": 2, "甲街道": 1}
		if republished {
			november = map[string]int{"本区": 1, "甲街道": 2}
		}
		book, _ := aggregate.Derive(defs, set, aggregate.Options{Zone: definition.Zone{Name: "本区"}, Period: period,
			Earlier: []figure.Earlier{{Month: calendar.Month{Year: 2020, Number: 11}, Run: "r1", Ranks: november}}})
		return &State{Defs: defs, Set: set, Book: book}
	}
	old := derive(was, false, false)
	in := Input{Period: period, Old: old, Renamed: old, Published: slices.Clone(old.Book.Figures),
		Resent: derive(is, false, false), Continued: derive(is, false, r.earlier), New: *derive(is, r.definition, r.earlier),
		Stood: func(m calendar.Month) bool { return m.Number == 10 }}
	if r.program {
		in.Published[0].Value = in.Published[0].Value.Sub(decimal.NewFromInt(1))
	}
	return Revise(in)
}

// Pairs of causes in one rerun are each named, whatever else changes; steps stand in their fixed order
// and each value between them is one that a run would have published (design-life §15).
func TestPairs(t *testing.T) {
	for i := range sent {
		for j := i; j < len(sent); j++ {
			for _, r := range []rerun{{}, {program: true}, {earlier: true}, {definition: true}, {true, true, true}} {
				rev := r.again(t, []int{i, j})
				name := fmt.Sprintf("%s and %s, %+v", sent[i].cause, sent[j].cause, r)
				causes, by := []revision.Cause{sent[i].cause}, sent[i].by
				if j > i {
					causes, by = append(causes, sent[j].cause), by+sent[j].by
				}
				var got []revision.Cause
				for _, row := range rev.Rows {
					got = append(got, row.Cause)
				}
				slices.SortFunc(got, func(a, b revision.Cause) int { return listed(a) - listed(b) })
				if !slices.Equal(got, causes) {
					t.Errorf("%s: rows %v", name, got)
				}
				r.sum(t, name, rev, causes, by)
				r.streak(t, name, rev)
				addUpData(t, name, rev)
			}
		}
	}
}

func listed(c revision.Cause) int {
	for i, row := range sent {
		if row.cause == c {
			return i
		}
	}
	return -1
}

// sum looks at the figure that rows, program and definition move.
func (r rerun) sum(t *testing.T, name string, rev revision.Revision, causes []revision.Cause, by int64) {
	t.Helper()
	value := int64(5220)
	want := ""
	add := func(moves bool, kind revision.Kind, by int64) {
		if moves && by != 0 {
			want += fmt.Sprintf("%s %d→%d; ", kind, value, value+by)
			value += by
		}
	}
	if r.program {
		value--
	}
	add(r.program, revision.Program, 1)
	add(true, revision.Data, by)
	add(r.definition, revision.Defined, -5000)
	got, named := "", []revision.Cause{}
	for _, f := range rev.Figures {
		if f.Key != "sum" {
			continue
		}
		for _, s := range f.Steps {
			got += fmt.Sprintf("%s %s→%s; ", s.Kind, s.From, s.To)
		}
		for _, e := range f.Effects {
			if named = append(named, e.Cause); e.Effect.IntPart() != sent[listed(e.Cause)].by {
				t.Errorf("%s: %s adds %s", name, e.Row, e.Effect)
			}
		}
	}
	if got != want {
		t.Errorf("%s: steps of the sum\n%s\nwant\n%s", name, got, want)
	}
	for _, cause := range causes {
		if moves := sent[listed(cause)].by != 0 && got != ""; moves != slices.Contains(named, cause) {
			t.Errorf("%s: named are %v", name, named)
		}
	}
}

// streak looks at the figure that earlier runs move.
func (r rerun) streak(t *testing.T, name string, rev revision.Revision) {
	t.Helper()
	var kinds []string
	for _, f := range rev.Figures {
		if f.Key == figure.CampaignStreak {
			for _, s := range f.Steps {
				kinds = append(kinds, string(s.Kind))
			}
		}
	}
	if got := strings.Join(kinds, " "); (got == "earlier") != r.earlier || !r.earlier && got != "" {
		t.Errorf("%s: steps of the streak: %s", name, got)
	}
}

// addUpData fails where effects and joint are not the step of the data, or steps not the difference.
func addUpData(t *testing.T, name string, r revision.Revision) {
	t.Helper()
	for _, f := range r.Figures {
		left, moved := f.Joint.Neg(), decimal.Decimal{}
		for _, s := range f.Steps {
			by := movement(s)
			if moved = moved.Add(by); s.Kind == revision.Data {
				left = left.Add(by)
			}
		}
		for _, e := range f.Effects {
			left = left.Sub(e.Effect)
		}
		if !left.IsZero() || !moved.Equal(f.Difference) {
			t.Errorf("%s: %s: effects leave %s, steps move %s of %s", name, f.Key, left, moved, f.Difference)
		}
	}
}

func movement(s revision.Step) decimal.Decimal {
	var by decimal.Decimal
	if s.To != nil {
		by = *s.To
	}
	if s.From != nil {
		by = by.Sub(*s.From)
	}
	return by
}
