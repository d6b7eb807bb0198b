package pipeline

import (
	"bytes"
	"path"
	"reflect"
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/render/returned"
)

// mark makes what a department gets back for a file (design §3): its own workbook, marked;
// for .xls and .csv a marked .xlsx copy with the same addresses; for a file that cannot be
// read or changed safely the file as sent and a workbook with the findings on it.
func (m material) mark(name string, data []byte, findings []finding.Finding) ([]publish.File, error) {
	// What was refused once is not opened again: refusing a bomb takes seconds.
	if !slices.ContainsFunc(findings, ingest.Unreadable) {
		if book, err := ingest.Open(name, data); err == nil {
			if file, ok := m.markBook(name, data, book, findings); ok {
				return []publish.File{file}, nil
			}
		}
	}
	opinion, err := returned.Separate(name, findings)
	if err != nil {
		return nil, err
	}
	return []publish.File{{Path: returnedName(name), Data: data}, {Path: m.freeName(name, "_"+finding.OpinionSheet+".xlsx"), Data: opinion}}, nil
}

// markBook marks a workbook that was read. What comes out is read again: unless every value
// is as the department sent it, the marked file is not used.
func (m material) markBook(name string, data []byte, sent *grid.Workbook, findings []finding.Finding) (publish.File, bool) {
	data = ingest.Unprotected(data)
	to, own := m.markedName(name, data)
	file := returned.File{Name: to}
	if !own {
		var err error
		if data, err = table(sent).Workbook(); err != nil {
			return publish.File{}, false
		}
		file.From, sent, findings = name, inCopy(sent), inCopyOf(findings)
	}
	if old := ingest.OpinionSheets(sent); len(old) > 0 {
		file.Opinion = old[0]
	}
	marked, err := returned.Mark(file, data, findings)
	if err != nil {
		return publish.File{}, false
	}
	again, err := ingest.Open(to, marked)
	if err != nil || !sameSheets(sent, again, file.Opinion) {
		return publish.File{}, false
	}
	return publish.File{Path: to, Data: marked}, true
}

// markedName is the name under which a marked file goes back, and whether it is the
// department's own workbook that does; the content decides, as in reading.
func (m material) markedName(name string, data []byte) (to string, own bool) {
	own = bytes.HasPrefix(data, []byte("PK"))
	if ext := strings.ToLower(path.Ext(name)); own && (ext == ".xlsx" || ext == ".xlsm") {
		return returnedName(name), true
	}
	return m.freeName(name, ".xlsx"), own
}

// maxNewName is how many bytes a name of ours may have; mail programs and archives add to it.
const maxNewName = 200

// freeName gives the file's name another ending; the old one stays in it when the month has
// a file of the shorter name.
func (m material) freeName(name, ending string) string {
	short := strings.TrimSuffix(name, path.Ext(name))
	for _, f := range m.inputs[1:] {
		other := path.Base(f.Path)
		if other != name && strings.EqualFold(strings.TrimSuffix(other, path.Ext(other)), short) || strings.EqualFold(other, short+ending) {
			return fitting(name, ending, maxNewName)
		}
	}
	return fitting(short, ending, maxNewName)
}

// sameSheets tells whether all sheets of the workbook as sent stand in the marked one, in
// their order and with the same values; an earlier 审核意见, which is replaced, and notes
// are left aside.
func sameSheets(sent, marked *grid.Workbook, opinion string) bool {
	rest := marked.Sheets
	if opinion == "" && len(rest) > 0 {
		rest = rest[1:]
	}
	return sent.Date1904 == marked.Date1904 && slices.EqualFunc(sent.Sheets, rest, func(a, b grid.Sheet) bool {
		a.Comments, b.Comments = nil, nil
		return a.Name == b.Name && (a.Name == opinion || reflect.DeepEqual(a, b))
	})
}

// table takes the values of a workbook of another format.
func table(book *grid.Workbook) returned.Table {
	t := returned.Table{Date1904: book.Date1904}
	for _, s := range book.Sheets {
		to := returned.TableSheet{Name: sheetName(s.Name), Hidden: s.Hidden}
		for _, row := range s.Rows {
			if row.Hidden {
				to.HiddenRows = append(to.HiddenRows, row.Line)
			}
			for _, c := range row.Cells {
				if c.Kind != grid.NoValue {
					to.Cells = append(to.Cells, returned.TableCell{Row: row.Line, Col: c.Col, Kind: cellKind(c), Struck: c.Struck, Text: c.Text})
				}
			}
		}
		for _, r := range s.Merges {
			to.Merges = append(to.Merges, ledger.Address{Row: int32(r.Row1), Col: int32(r.Col1)}.String()+":"+
				ledger.Address{Row: int32(r.Row2), Col: int32(r.Col2)}.String())
		}
		to.HiddenCols = hiddenCols(s)
		t.Sheets = append(t.Sheets, to)
	}
	return t
}

// widest is the last column that a copy hides; files hide all the columns behind their own.
const widest = 256

// hiddenCols lists hidden columns one by one.
func hiddenCols(s grid.Sheet) []int {
	var list []int
	for _, span := range s.HiddenCols {
		for col := span.From; col <= min(span.To, widest); col++ {
			list = append(list, col)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// inCopy is a workbook of another format as it is to be read from its copy, which has no formulas.
func inCopy(book *grid.Workbook) *grid.Workbook {
	copied := &grid.Workbook{Date1904: book.Date1904}
	for _, s := range book.Sheets {
		to := grid.Sheet{Name: sheetName(s.Name), Hidden: s.Hidden, Merges: s.Merges}
		for _, col := range hiddenCols(s) {
			to.HiddenCols = append(to.HiddenCols, grid.Span{From: col, To: col})
		}
		for _, row := range s.Rows {
			cells := slices.DeleteFunc(slices.Clone(row.Cells), func(c grid.Cell) bool { return c.Kind == grid.NoValue })
			for i := range cells {
				if cells[i].Kind == grid.DateText {
					cells[i].Kind = grid.Text
				}
			}
			if len(cells) > 0 {
				to.Rows = append(to.Rows, grid.Row{Line: row.Line, Hidden: row.Hidden, Cells: cells})
			}
		}
		copied.Sheets = append(copied.Sheets, to)
	}
	return copied
}

// cellKind says how the copy shows a value.
func cellKind(c grid.Cell) returned.Kind {
	switch {
	case c.Kind == grid.Number && c.Format == grid.DateTime:
		return returned.Date
	case c.Kind == grid.Number && c.Format == grid.Percent:
		return returned.Percent
	case c.Kind == grid.Number:
		return returned.Number
	case c.Kind == grid.Bool:
		return returned.Bool
	case c.Kind == grid.Error:
		return returned.Error
	}
	return returned.Text
}

// sheetName makes a name that a workbook takes: not too long, and without []:*?/\ (Excel
// specifications and limits). The sheet of a csv file is named after the file.
func sheetName(name string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '_'
		}
		return r
	}, strings.Trim(name, "'")))
	return string(letters[:min(returned.MaxName, len(letters))])
}

// inCopyOf names the sheets of findings as the copy names them.
func inCopyOf(findings []finding.Finding) []finding.Finding {
	list := slices.Clone(findings)
	for i := range list {
		list[i].Sheet = sheetName(list[i].Sheet)
	}
	return list
}
