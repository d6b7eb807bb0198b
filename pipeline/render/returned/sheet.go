package returned

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
)

// The bounds of a sheet (Excel specifications and limits).
const (
	maxRow = 1048576
	maxCol = 16384
)

// place is a cell by row and column, from 1.
type place struct{ row, col int }

func (p place) String() string { return ledger.Address{Row: int32(p.row), Col: int32(p.col)}.String() }

// parsePlace reads an A1 address; the zero place is none.
func parsePlace(ref string) (place, bool) {
	p := place{}
	i := 0
	for ; i < len(ref) && i < 3 && ref[i] >= 'A' && ref[i] <= 'Z'; i++ {
		p.col = p.col*26 + int(ref[i]-'A') + 1
	}
	n, err := strconv.Atoi(ref[i:])
	p.row = n
	return p, err == nil && p.col >= 1 && p.col <= maxCol && n >= 1 && n <= maxRow
}

// target is one cell to be marked and what is to be said there; without remarks, one whose
// mark of an earlier return no longer holds.
type target struct {
	place
	remarks []remark
}

// colour is that of the gravest remark.
func (t target) colour() string {
	if slices.ContainsFunc(t.remarks, func(r remark) bool { return r.Severity == finding.Error }) {
		return errorColour
	}
	return warningColour
}

// targets gathers the remarks by cell, by row and column. A cell that a merge covers shows
// nothing: its remarks go to the anchor. stale are the cells of former marks.
func targets(list []remark, merges []area, stale []place) ([]target, error) {
	byPlace := map[place]*target{}
	at := func(p place) *target {
		if byPlace[p] == nil {
			byPlace[p] = &target{place: p}
		}
		return byPlace[p]
	}
	for _, r := range list {
		cell, ok := parsePlace(r.Cell)
		if !ok {
			return nil, fmt.Errorf("cell %q does not exist", r.Cell)
		}
		for _, m := range merges {
			if m.from.row <= cell.row && cell.row <= m.to.row && m.from.col <= cell.col && cell.col <= m.to.col {
				cell = m.from
				break
			}
		}
		t := at(cell)
		t.remarks = append(t.remarks, r)
	}
	for _, p := range stale {
		at(p)
	}
	result := make([]target, 0, len(byPlace))
	for _, t := range byPlace {
		result = append(result, *t)
	}
	slices.SortFunc(result, func(a, b target) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
	return result, nil
}

// area is a merged range.
type area struct{ from, to place }

// merges reads the merged ranges of a worksheet.
func merges(content []byte) ([]area, error) {
	if !bytes.Contains(content, []byte("mergeCell")) {
		return nil, nil
	}
	var list []area
	return list, tags(content, func(t tag) error {
		if t.depth == 2 && t.name == "mergeCell" && t.opening {
			first, last, _ := strings.Cut(t.attr("ref"), ":")
			from, ok1 := parsePlace(first)
			to, ok2 := parsePlace(last)
			if ok1 && ok2 {
				list = append(list, area{from, to})
			}
		}
		return nil
	})
}

// markSheet colours the cells of the remarks and puts notes on them, and takes marks of an
// earlier return away. A sheet with neither is not touched.
func (p *pack) markSheet(b *book, s sheet, list []remark, styles *styles) error {
	content, err := p.read(s.part)
	if err != nil {
		return err
	}
	notes, err := p.notes(b, s, content)
	if err != nil {
		return err
	}
	if len(list) == 0 && len(notes.ours) == 0 {
		return nil
	}
	merged, err := merges(content)
	if err != nil {
		return err
	}
	wanted, err := targets(list, merged, notes.ours)
	if err != nil {
		return err
	}
	changes, err := paint(content, wanted, styles)
	if err != nil {
		return err
	}
	b.marked[s.part] = true
	p.write(s.part, changes.apply(content))
	return p.annotate(b, s, notes, slices.DeleteFunc(wanted, func(t target) bool { return len(t.remarks) == 0 }))
}
