// Package returned marks a department's own workbook with what the checks found: offending
// cells are coloured and carry a note, and a first sheet 审核意见 lists every finding with
// a link to its cell and an empty column 说明 for the department (design §3, returned files).
//
// It changes the package of the workbook itself (ECMA-376), part by part: a program that
// opens and saves the whole would lose what it does not know, and the department must get
// its own file back. Parts that need no mark keep their bytes, compressed as they were.
//
//	back.go       a file and its findings to what goes back, under which names (name.go)
//	package.go    the zip: raw copies, changed parts, content types, relationships
//	edit.go       changes at the places of tags (package ooxml)
//	book.go       workbook part: the new sheet, and the indices that it shifts
//	style.go      fills; each cell keeps its own style but for the fill
//	sheet.go      what is marked in a worksheet; paint.go colours its cells
//	comment.go    the notes it has; note.go adds ours, shape.go draws them
//	opinion.go    the sheet 审核意见
//	copy.go       an .xls or .csv as values; table.go writes them as a plain workbook
package returned

import (
	"cmp"
	"fmt"
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
)

// File says which file goes back.
type File struct {
	Name string // base name, for the title of the sheet 审核意见
	// From is the file that this one is a copy of, in another format; empty for the
	// department's own.
	From string
	// Opinion is the name of the sheet 审核意见 that an earlier return has left in it: it is
	// replaced. Empty for none.
	Opinion string
}

// Mark returns the workbook (the bytes of an .xlsx or .xlsm file) with the findings marked
// in it; they are those on this file, and infos are left out. What an earlier return has
// marked is taken away where it no longer holds. An error says that the file cannot be
// changed safely: it is to be returned as it is, with the findings in a workbook of their
// own (separate).
func Mark(f File, data []byte, findings []finding.Finding) ([]byte, error) {
	p, err := openPackage(data)
	if err != nil {
		return nil, err
	}
	b, err := p.workbook()
	if err != nil {
		return nil, err
	}
	list := remarks(findings, b.sheets)
	styles, err := p.styles(b)
	if err != nil {
		return nil, err
	}
	for _, s := range b.sheets {
		if s.part == "" || s.name == f.Opinion {
			continue
		}
		if err := p.markSheet(b, s, on(list, s.name), styles); err != nil {
			return nil, fmt.Errorf("mark sheet %q: %w", s.name, err)
		}
	}
	if err := p.addOpinion(b, f, list, styles); err != nil {
		return nil, err
	}
	if err := p.saveStyles(styles); err != nil {
		return nil, err
	}
	return p.bytes()
}

// separate returns a workbook that holds the sheet 审核意见 alone, for a file of that name
// that cannot be marked.
func separate(name string, findings []finding.Finding) ([]byte, error) {
	data, err := plainWorkbook(&grid.Workbook{})
	if err != nil {
		return nil, err
	}
	return Mark(File{Name: name}, data, findings)
}

// remark is a finding under its number in the sheet 审核意见.
type remark struct {
	finding.Finding
	number int
}

// remarks numbers what the department must act on: hard findings first, then warnings; of
// each what concerns the whole file, then sheet by sheet as the workbook has them, by row
// and column.
func remarks(findings []finding.Finding, sheets []sheet) []remark {
	var list []remark
	for _, f := range findings {
		if f.Severity != finding.Info {
			list = append(list, remark{Finding: f})
		}
	}
	position := func(name string) int {
		return slices.IndexFunc(sheets, func(s sheet) bool { return s.name == name })
	}
	slices.SortStableFunc(list, func(a, b remark) int {
		at, _ := parseAddress(a.Cell)
		bt, _ := parseAddress(b.Cell)
		return cmp.Or(a.Severity.Compare(b.Severity), cmp.Compare(position(a.Sheet), position(b.Sheet)),
			cmp.Compare(at.row, bt.row), cmp.Compare(at.col, bt.col))
	})
	for i := range list {
		list[i].number = i + 1
	}
	return list
}

// on returns the remarks on cells of a sheet.
func on(list []remark, sheet string) []remark {
	return slices.DeleteFunc(slices.Clone(list), func(r remark) bool { return r.Sheet != sheet || r.Cell == "" })
}
