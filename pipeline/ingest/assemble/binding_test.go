package assemble

import (
	"math/rand/v2"
	"testing"

	"zonereport/pipeline/grid"
)

// firstDownTo looks through merges for the first that reaches down to a line, and says whether
// the line lies in it.
func firstDownTo(all []grid.Range, line int) (grid.Range, bool) {
	for _, m := range all {
		if m.Row2 >= line {
			return m, m.Row1 <= line
		}
	}
	return grid.Range{}, false
}

// A line lies in the first merge that reaches down to it, also where merges overlap in a
// damaged file.
func TestMergeOfALine(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	in := 0
	for range 2000 {
		p := &column{}
		var all []grid.Range
		for from := 1; from < 40; from += r.IntN(9) {
			m := grid.Range{Row1: from, Col1: 1, Row2: from + 1 + r.IntN(8), Col2: 1}
			all = append(all, m)
			p.addMerge(m)
		}
		for line := 1; line < 60; line++ {
			want, found := firstDownTo(all, line)
			got, ok := p.merge(line)
			if ok != found || ok && got != want {
				t.Fatalf("line %d of %v: %v %t, want %v %t", line, all, got, ok, want, found)
			}
			if ok {
				in++
			}
		}
	}
	if in == 0 {
		t.Error("no line lies in a merge")
	}
	if _, ok := (&column{}).merge(1); ok {
		t.Error("a column without merges has one")
	}
}

// Merges are given to the columns that they run down; those along a line and those in the
// header are none of theirs.
func TestPlaceMerges(t *testing.T) {
	p, q := &column{col: 2}, &column{col: 3}
	u := &unitColumn{column: column{col: 4}}
	b := &binding{columns: []*column{p, q}, byCol: []*column{nil, nil, p, q}, units: []*unitColumn{u}}
	sheet := grid.Sheet{Merges: []grid.Range{{Row1: 9, Col1: 2, Row2: 10, Col2: 2}, {Row1: 1, Col1: 2, Row2: 2, Col2: 2}, {Row1: 4, Col1: 2, Row2: 6, Col2: 3},
		{Row1: 4, Col1: 4, Row2: 5, Col2: 4}, {Row1: 7, Col1: 3, Row2: 7, Col2: 4}, {Row1: 20, Col1: 3, Row2: 22, Col2: 3}}}
	b.placeMerges(grid.MergesOf(&sheet), 2, []grid.Row{{Line: 3}, {Line: 12}})
	if len(p.merges) != 2 || p.merges[0].Row1 != 4 || p.merges[1].Row1 != 9 || len(q.merges) != 0 || len(u.merges) != 1 {
		t.Errorf("got %v, %v, %v", p.merges, q.merges, u.merges)
	}
	if !b.covered(5) || b.covered(4) || b.covered(7) || !b.covered(10) {
		t.Error("a line is covered where a merge comes from above")
	}
}
