package cite

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"zonereport/pipeline/ledger"
)

func TestRanges(t *testing.T) {
	cases := []struct {
		cells string
		want  string
	}{
		{"", ""},
		{"5,3", "C5"},
		{"5,3 6,3 7,3 9,3", "C5:C7 C9"},
		{"5,3 5,3 6,3 6,3", "C5:C6"},       // a merge's anchor comes once
		{"9,3 5,3 6,3", "C5:C6 C9"},        // in reading order
		{"5,3 5,4 6,3 6,4", "C5:C6 D5:D6"}, // down columns
		{"1,26 2,26 1,27 1048576,16384", "Z1:Z2 AA1 XFD1048576"},
	}
	for _, c := range cases {
		var cells []ledger.Address
		for _, s := range strings.Fields(c.cells) {
			var a ledger.Address
			if _, err := fmt.Sscanf(s, "%d,%d", &a.Row, &a.Col); err != nil {
				t.Fatal(err)
			}
			cells = append(cells, a)
		}
		if got := strings.Join(ranges(cells), " "); got != c.want {
			t.Errorf("%s: got %s, want %s", c.cells, got, c.want)
		}
	}
}

// Ranges name exactly the cells that went in, in whatever order those came.
func TestRangesNameTheCells(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		want := map[string]bool{}
		var cells []ledger.Address
		for range r.IntN(60) {
			a := ledger.Address{Row: int32(1 + r.IntN(20)), Col: int32(1 + r.IntN(3))}
			cells = append(cells, a)
			want[a.String()] = true
		}
		n := 0
		for _, part := range ranges(cells) {
			n += expand(t, part, want)
		}
		if n != len(want) {
			t.Fatalf("%d cells named, %d went in", n, len(want))
		}
	}
}

func expand(t *testing.T, part string, want map[string]bool) int {
	t.Helper()
	first, last, isRange := strings.Cut(part, ":")
	if !isRange {
		last = first
	}
	from, to := 0, 0
	fmt.Sscanf(first[1:], "%d", &from)
	fmt.Sscanf(last[1:], "%d", &to)
	for row := from; row <= to; row++ {
		if cell := fmt.Sprint(first[:1], row); !want[cell] {
			t.Errorf("%s names %s, which did not go in", part, cell)
		}
	}
	return to - from + 1
}

func TestSourcesKeepSheetsApart(t *testing.T) {
	a, b, again := &ledger.SheetName{File: "甲.xlsx", Name: "1月"}, &ledger.SheetName{File: "甲.xlsx", Name: "2月"}, &ledger.SheetName{File: "甲.xlsx", Name: "1月"}
	at := func(row int32) ledger.Address { return ledger.Address{Row: row, Col: 1} }
	got := Sources([]Cell{{a, at(2)}, {b, at(2)}, {again, at(3)}, {a, ledger.Address{}}, {nil, at(9)}})
	if s := fmt.Sprint(got); s != "[{甲.xlsx 1月 [A2:A3]} {甲.xlsx 2月 [A2]}]" {
		t.Error(s)
	}
}
