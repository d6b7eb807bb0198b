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

// address is a cell by row and column, from 1.
type address struct{ row, col int }

func (p address) String() string {
	return ledger.Address{Row: int32(p.row), Col: int32(p.col)}.String()
}

// parseAddress reads an A1 address.
func parseAddress(ref string) (p address, ok bool) {
	p.row, p.col, ok = ooxml.ParseAddress([]byte(ref))
	return p, ok
}

// markedCell is one cell to be marked and what is to be said there; without remarks, one whose
// mark of an earlier return no longer holds.
type markedCell struct {
	address
	remarks []remark
}

// colour is that of the gravest remark.
func (t markedCell) colour() string {
	if slices.ContainsFunc(t.remarks, func(r remark) bool { return r.Severity == finding.Error }) {
		return errorColour
	}
	return warningColour
}

// markedCells gathers the remarks by cell, by row and column. A cell that a merge covers shows
// nothing: its remarks go to the anchor. stale are the cells of former marks.
func markedCells(list []remark, merges []ooxml.Range, stale []address) ([]markedCell, error) {
	byAddress := map[address]*markedCell{}
	at := func(p address) *markedCell {
		if byAddress[p] == nil {
			byAddress[p] = &markedCell{address: p}
		}
		return byAddress[p]
	}
	for _, r := range list {
		cell, ok := parseAddress(r.Cell)
		if !ok {
			return nil, fmt.Errorf("cell %q does not exist", r.Cell)
		}
		for _, m := range merges {
			if m.Row1 <= cell.row && cell.row <= m.Row2 && m.Col1 <= cell.col && cell.col <= m.Col2 {
				cell = address{m.Row1, m.Col1}
				break
			}
		}
		t := at(cell)
		t.remarks = append(t.remarks, r)
	}
	for _, p := range stale {
		at(p)
	}
	result := make([]markedCell, 0, len(byAddress))
	for _, t := range byAddress {
		result = append(result, *t)
	}
	slices.SortFunc(result, func(a, b markedCell) int { return cmp.Or(cmp.Compare(a.row, b.row), cmp.Compare(a.col, b.col)) })
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
	wanted, err := markedCells(list, merged, notes.ours)
	if err != nil {
		return err
	}
	changes, err := paint(content, wanted, styles)
	if err != nil {
		return err
	}
	b.marked[s.part] = true
	p.write(s.part, changes.apply(content))
	return p.annotate(b, s, notes, slices.DeleteFunc(wanted, func(t markedCell) bool { return len(t.remarks) == 0 }))
}
