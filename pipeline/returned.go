package pipeline

import (
	"bytes"
	"path"
	"reflect"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/publish"
	"zonereport/pipeline/render/returned"
)

// mark makes what a department gets back for a file (design §3): its own workbook, marked;
// for .xls and .csv a marked .xlsx copy with the same addresses; for a file that cannot be
// read or changed safely the file as sent and a workbook with the findings on it.
func (m material) mark(name string, data []byte, findings []finding.Finding) ([]publish.File, error) {
	book, err := ingest.Open(name, data)
	if err == nil {
		if file, ok := m.markBook(name, data, book, findings); ok {
			return []publish.File{file}, nil
		}
	}
	opinion, err := returned.Separate(name, findings)
	if err != nil {
		return nil, err
	}
	return []publish.File{{Path: name, Data: data}, {Path: m.freeName(name, "_"+finding.OpinionSheet+".xlsx"), Data: opinion}}, nil
}

// markBook marks a workbook that was read. What comes out is read again: unless every value
// is as the department sent it, the marked file is not used.
func (m material) markBook(name string, data []byte, book *grid.Workbook, findings []finding.Finding) (publish.File, bool) {
	to, own := m.markedName(name, data)
	if !own {
		var err error
		if data, err = table(book).Workbook(); err != nil {
			return publish.File{}, false
		}
		if book, err = ingest.Open(to, data); err != nil {
			return publish.File{}, false
		}
		findings = inCopy(findings)
	}
	marked, err := returned.Mark(to, data, findings)
	if err != nil {
		return publish.File{}, false
	}
	again, err := ingest.Open(to, marked)
	if err != nil || !sameSheets(book, again) {
		return publish.File{}, false
	}
	return publish.File{Path: to, Data: marked}, true
}

// markedName is the name under which a marked file goes back, and whether it is the
// department's own workbook that does; the content decides, as in reading.
func (m material) markedName(name string, data []byte) (to string, own bool) {
	own = bytes.HasPrefix(data, []byte("PK"))
	if ext := strings.ToLower(path.Ext(name)); own && (ext == ".xlsx" || ext == ".xlsm") {
		return name, true
	}
	return m.freeName(name, ".xlsx"), own
}

// freeName gives the file's name another ending; the old one stays in it when the month has
// a file of the shorter name.
func (m material) freeName(name, ending string) string {
	short := strings.TrimSuffix(name, path.Ext(name))
	for _, f := range m.inputs[1:] {
		other := path.Base(f.Path)
		if other != name && strings.EqualFold(strings.TrimSuffix(other, path.Ext(other)), short) || strings.EqualFold(other, short+ending) {
			return name + ending
		}
	}
	return short + ending
}

// sameSheets tells whether all sheets of the workbook as sent stand in the marked one, in
// their order and with the same values; 审核意见 and comments, which marking adds, are left aside.
func sameSheets(sent, marked *grid.Workbook) bool {
	rest := marked.Sheets
	for i := range sent.Sheets {
		s := &sent.Sheets[i]
		for len(rest) > 0 && rest[0].Name != s.Name && strings.HasPrefix(rest[0].Name, finding.OpinionSheet) {
			rest = rest[1:]
		}
		if len(rest) == 0 || rest[0].Name != s.Name || s.Name != finding.OpinionSheet && !sameValues(*s, rest[0]) {
			return false
		}
		rest = rest[1:]
	}
	return sent.Date1904 == marked.Date1904
}

func sameValues(sent, marked grid.Sheet) bool {
	sent.Comments, marked.Comments = nil, nil
	return reflect.DeepEqual(sent, marked)
}

// table takes the values of a workbook of another format.
func table(book *grid.Workbook) returned.Table {
	t := returned.Table{Date1904: book.Date1904}
	for _, s := range book.Sheets {
		to := returned.TableSheet{Name: sheetName(s.Name), Hidden: s.Hidden}
		for _, row := range s.Rows {
			for _, c := range row.Cells {
				if c.Kind != grid.NoValue {
					to.Cells = append(to.Cells, returned.TableCell{Row: row.Line, Col: c.Col, Kind: shown(c), Text: c.Text})
				}
			}
		}
		for _, r := range s.Merges {
			to.Merges = append(to.Merges, ledger.Address{Row: int32(r.Row1), Col: int32(r.Col1)}.String()+":"+
				ledger.Address{Row: int32(r.Row2), Col: int32(r.Col2)}.String())
		}
		t.Sheets = append(t.Sheets, to)
	}
	return t
}

// shown says how the copy shows a value.
func shown(c grid.Cell) returned.Kind {
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

// sheetName makes a name that a workbook takes: 31 characters, without []:*?/\ (Excel
// specifications and limits). The sheet of a csv file is named after the file.
func sheetName(name string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '_'
		}
		return r
	}, strings.Trim(name, "'")))
	return string(letters[:min(31, len(letters))])
}

// inCopy names the sheets of findings as the copy names them.
func inCopy(findings []finding.Finding) []finding.Finding {
	list := append([]finding.Finding(nil), findings...)
	for i := range list {
		list[i].Sheet = sheetName(list[i].Sheet)
	}
	return list
}
