package returned

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ooxml"
)

// place is a cell by row and column, from 1.
type place struct{ row, col int }

func (p place) String() string { return ledger.Address{Row: int32(p.row), Col: int32(p.col)}.String() }

// parsePlace reads an A1 address.
func parsePlace(ref string) (p place, ok bool) {
	p.row, p.col, ok = ooxml.ParseAddress([]byte(ref))
	return p, ok
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
func targets(list []remark, merges []ooxml.Range, stale []place) ([]target, error) {
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
			if m.Row1 <= cell.row && cell.row <= m.Row2 && m.Col1 <= cell.col && cell.col <= m.Col2 {
				cell = place{m.Row1, m.Col1}
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

// merges reads the merged ranges of a worksheet.
func merges(content []byte) ([]ooxml.Range, error) {
	if !bytes.Contains(content, []byte("mergeCell")) {
		return nil, nil
	}
	var list []ooxml.Range
	err := ooxml.Tags(content, func(t ooxml.Tag) error {
		if t.Depth != 2 || t.Name != "mergeCell" || !t.Opening {
			return nil
		}
		area, err := t.MergedRange()
		list = append(list, area)
		return err
	})
	return list, err
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
