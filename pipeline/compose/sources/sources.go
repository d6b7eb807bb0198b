// Package sources sets out where figures come from: the cells of the departments' files, by file and
// sheet in the order in which they are read, each file and sheet named once (数据来源, design-life §18).
package sources

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"zonereport/pipeline/document"
)

// Entry is the cells of one sheet that a number comes from.
type Entry struct {
	Name  string   // what it is: 搬迁合同签订户数; 签约项目投资额的年度目标
	Group string   // of what: 六期; empty for none
	Keys  []string // of the figures that lead here
	File  string
	Sheet string
	Cells []string // as ranges
	Apart string   // in the place of cells: why there are none, or what states the number instead
}

// Shown is how many ranges of cells a list shows for one number and sheet: what fills pages is read by
// nobody, and stands whole in the workbook and in figures.json.
const Shown = 20

// Rows are the lines of a list: under the name of each file and sheet its numbers, those of one name
// together. What has no file, such as a number that no row counts for, stands last.
func Rows(entries []Entry) []document.Row {
	var rows []document.Row
	for _, sheet := range sheets(entries) {
		rows = append(rows, document.Row{Kind: document.Band, Cells: []document.Cell{{Text: title(sheet[0])}, {}}})
		if sheet[0].File == "" {
			rows = append(rows, without(sheet)...)
			continue
		}
		for _, name := range by(sheet, func(e Entry) string { return e.Name }) {
			rows = append(rows, named(name)...)
		}
	}
	return rows
}

// sheets parts entries by the sheet that they come from: files by name, as they are read, their sheets as they come.
func sheets(entries []Entry) [][]Entry {
	list := by(entries, func(e Entry) string { return e.File + "\x00" + e.Sheet })
	slices.SortStableFunc(list, func(a, b []Entry) int {
		return cmp.Or(cmp.Compare(place(a[0]), place(b[0])), cmp.Compare(a[0].File, b[0].File))
	})
	return list
}

// place orders what is no file behind files.
func place(e Entry) int {
	switch {
	case e.File == "":
		return 2
	case e.Apart != "":
		return 1
	}
	return 0
}

// by parts entries by a text, each part where it first comes.
func by(entries []Entry, text func(Entry) string) [][]Entry {
	var parts [][]Entry
	at := map[string]int{}
	for _, e := range entries {
		i, known := at[text(e)]
		if !known {
			i, parts = len(parts), append(parts, nil)
			at[text(e)] = i
		}
		parts[i] = append(parts[i], e)
	}
	return parts
}

func title(e Entry) string {
	switch {
	case e.File == "":
		return "没有对应的单元格"
	case e.Sheet == "", e.Sheet == strings.TrimSuffix(e.File, path.Ext(e.File)): // the sheet of a csv file is called as the file
		return e.File
	}
	return e.File + "　" + e.Sheet
}

// What may share a line with others of its name: few ranges, and a line that stays short enough to be found in.
const (
	fewRanges   = 3
	longestLine = 200
)

// named are the lines of entries of one name: short ones share a line, the others have one each.
func named(entries []Entry) []document.Row {
	var rows []document.Row
	var open []Entry
	length := 0
	end := func() {
		if len(open) > 0 {
			rows = append(rows, line(open))
		}
		open, length = nil, 0
	}
	for _, e := range entries {
		own := utf8.RuneCountInString(e.Group + e.cells())
		if len(e.Cells) > fewRanges || e.Group == "" {
			end()
			rows = append(rows, line([]Entry{e}))
			continue
		}
		if length += own; length > longestLine {
			end()
			length = own
		}
		open = append(open, e)
	}
	end()
	return rows
}

// line is one line: a number with its group and its cells, or the groups of one with the cells of each.
func line(entries []Entry) document.Row {
	first := entries[0]
	row := document.Row{Cells: []document.Cell{{Text: first.Name}, {}}}
	var parts []string
	for _, e := range entries {
		row.Anchors = append(row.Anchors, e.Keys...)
		parts = append(parts, strings.TrimSpace(e.Group+" "+e.cells()))
	}
	if len(entries) > 1 {
		row.Cells[1].Text = strings.Join(parts, "；")
		return row
	}
	row.Cells[0].Text, row.Cells[1].Text = first.label(), first.cells()
	return row
}

// without are the lines of entries without a file: names that lack cells for the same reason share one, which
// begins with the reason.
func without(entries []Entry) []document.Row {
	var rows []document.Row
	for _, alike := range by(entries, func(e Entry) string { return e.Apart }) {
		length := longestLine // what the line so far holds: none is open
		for _, name := range by(alike, func(e Entry) string { return e.Name }) {
			label, keys := shared(name)
			if length += utf8.RuneCountInString(label); length > longestLine {
				length = utf8.RuneCountInString(label)
				rows = append(rows, document.Row{Cells: []document.Cell{{Text: alike[0].Apart}, {Text: label}}})
			} else {
				rows[len(rows)-1].Cells[1].Text += "、" + label
			}
			last := &rows[len(rows)-1]
			last.Anchors = append(last.Anchors, keys...)
		}
	}
	return rows
}

// shared is what entries of one name are called together, 户数（六期，七期）, and which figures lead to them.
func shared(entries []Entry) (label string, keys []string) {
	all := Entry{Name: entries[0].Name}
	for _, e := range entries {
		keys = append(keys, e.Keys...)
		if e.Group != "" {
			all.Group = strings.TrimPrefix(all.Group+"，"+e.Group, "，")
		}
	}
	return all.label(), keys
}

// label is what a number is called by itself: 搬迁合同签订户数（六期）.
func (e Entry) label() string {
	if e.Group == "" {
		return e.Name
	}
	return e.Name + "（" + e.Group + "）"
}

// cells lists ranges of cells, the first ones where they are many.
func (e Entry) cells() string {
	switch {
	case e.Apart != "":
		return e.Apart
	case len(e.Cells) <= Shown:
		return strings.Join(e.Cells, "、")
	}
	return fmt.Sprintf("%s……共%d处", strings.Join(e.Cells[:Shown], "、"), len(e.Cells))
}
