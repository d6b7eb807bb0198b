// Package ooxml reads .xlsx and .xlsm workbooks (ECMA-376, transitional and strict) into
// grids. It reads the package itself, because a report needs to know of every damage:
// each member of the zip is checked against its CRC, every part that a workbook refers to
// must be there, its XML must be well-formed. A damaged file is an error, never a shorter
// sheet.
package ooxml

import (
	"slices"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ooxml"
)

// Read reads a workbook from the bytes of its file. All errors are *grid.FileError:
// Damaged, TooLarge, Encrypted, or NotSpreadsheet for other zip packages.
func Read(data []byte) (*grid.Workbook, error) {
	book, err := read(data)
	return book, refusal(err)
}

func read(data []byte) (*grid.Workbook, error) {
	a, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	w, err := a.workbook()
	if err != nil {
		return nil, err
	}
	if err := a.checkContentTypes(); err != nil {
		return nil, err
	}
	book := &grid.Workbook{Modified: a.modified(), Date1904: w.date1904, Looks: w.formats.Looks}
	if book.Links, w.linkNames, err = a.links(w.linkParts); err != nil {
		return nil, err
	}
	for _, entry := range w.sheets {
		sheet, err := a.sheet(entry, w)
		if err != nil {
			return nil, err
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	return book, a.Verify()
}

// checkContentTypes reads the list of content types to its end. Nothing in it is needed,
// but without it no spreadsheet program opens the file (ECMA-376 part 2, 7.3.6).
func (a *archive) checkContentTypes() error {
	const name = "[Content_Types].xml"
	s, err := a.Scan(name, "Types")
	if err != nil {
		return err
	}
	return inPart(name, s.Children(func() error { return nil }))
}

// workbook is what the sheets share.
type workbook struct {
	date1904  bool
	sheets    []sheetEntry
	strings   []string
	styles    []cellStyle // nil when the file has no styles
	formats   grid.Formats
	cells     int      // kept so far, of all sheets
	text      int      // bytes of their shared strings
	linkParts []string // parts that name other workbooks, in the order of their numbers
	linkNames []string // the name in each of them, "" for none
	rich      richParts
	pictures  map[int]bool // by the attribute vm of a cell; nil where the file does not tell
}

// sheetEntry is one worksheet as the workbook part lists it.
type sheetEntry struct {
	name, part string
	hidden     bool
}

// workbook reads the workbook part and the tables that it refers to.
func (a *archive) workbook() (*workbook, error) {
	name, err := a.workbookPart()
	if err != nil {
		return nil, err
	}
	s, err := a.Scan(name, "")
	if err != nil {
		return nil, err
	}
	if string(s.Name) != "workbook" {
		return nil, grid.Refuse(grid.NotSpreadsheet, "an Office file of another kind: <%s>", s.Name)
	}
	related, err := a.Related(name)
	if err != nil {
		return nil, err
	}
	for _, r := range related {
		if !a.Has(r.Part) {
			return nil, grid.Refuse(grid.Damaged, "part %s is missing", r.Part)
		}
	}
	w := &workbook{}
	if err := w.readBody(s, related); err != nil {
		return nil, inPart(name, err)
	}
	if len(w.sheets) == 0 {
		return nil, grid.Refuse(grid.Damaged, "part %s: no worksheet", name)
	}
	return w, a.tables(w, related)
}

// workbookPart finds the main part through the relationships of the package.
func (a *archive) workbookPart() (string, error) {
	if !a.Has("_rels/.rels") {
		if a.Has("xl/workbook.xml") {
			return "", grid.Refuse(grid.Damaged, "part _rels/.rels is missing")
		}
		if a.Has("mimetype") && a.Has("content.xml") {
			return "", grid.Refuse(grid.OldFormat, "an OpenDocument file")
		}
		return "", grid.Refuse(grid.NotSpreadsheet, "a zip file without a workbook")
	}
	related, err := a.Related("")
	if err != nil {
		return "", err
	}
	for _, r := range related {
		if r.Kind != "officeDocument" {
			continue
		}
		if strings.HasSuffix(strings.ToLower(r.Part), ".bin") {
			return "", grid.Refuse(grid.OldFormat, "a binary workbook (.xlsb)")
		}
		return r.Part, nil
	}
	return "", grid.Refuse(grid.NotSpreadsheet, "a zip package without a workbook")
}

// readBody reads the workbook part: the epoch and the sheets in their order.
func (w *workbook) readBody(s *ooxml.Scanner, related []ooxml.Relationship) error {
	return s.Children(func() error {
		switch string(s.Name) {
		case "workbookPr":
			w.date1904 = s.Flag("date1904", false)
		case "externalReferences":
			return s.Children(func() error {
				id, _ := s.RelationshipID()
				if i := slices.IndexFunc(related, func(r ooxml.Relationship) bool { return r.ID == id }); i >= 0 {
					w.linkParts = append(w.linkParts, related[i].Part)
				}
				return nil
			})
		case "sheets":
			return s.Children(func() error { return w.addSheet(s, related) })
		}
		return nil
	})
}

// addSheet takes one <sheet>; chart, dialog and macro sheets hold no cells and are left
// out.
func (w *workbook) addSheet(s *ooxml.Scanner, related []ooxml.Relationship) error {
	if string(s.Name) != "sheet" {
		return nil
	}
	sheet, err := s.SheetEntry()
	if err != nil || sheet.Module {
		return err
	}
	i := slices.IndexFunc(related, func(r ooxml.Relationship) bool { return r.ID == sheet.ID })
	if i < 0 {
		return grid.Refuse(grid.Damaged, "sheet %q has no part", sheet.Name)
	}
	r := related[i]
	switch r.Kind {
	case "worksheet":
		if len(w.sheets) == grid.MaxSheets {
			return grid.Refuse(grid.TooLarge, "more than %d worksheets", grid.MaxSheets)
		}
		w.sheets = append(w.sheets, sheetEntry{sheet.Name, r.Part, sheet.Hidden})
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
	default:
		return grid.Refuse(grid.Damaged, "sheet %q is a %q", sheet.Name, r.Kind)
	}
	return nil
}

// tables reads the shared strings and the styles.
func (a *archive) tables(w *workbook, related []ooxml.Relationship) error {
	for _, r := range related {
		var err error
		switch r.Kind {
		case "sharedStrings":
			w.strings, err = a.sharedStrings(r.Part)
		case "styles":
			w.styles, err = a.cellStyles(r.Part, &w.formats)
		case "externalLink":
			if !slices.Contains(w.linkParts, r.Part) {
				w.linkParts = append(w.linkParts, r.Part)
			}
		}
		if err != nil {
			return err
		}
		w.rich.take(r)
	}
	var err error
	if w.rich.whole() {
		w.pictures, err = a.pictures(w.rich)
	}
	return err
}

// isPicture tells whether the value that is kept beside a cell is a picture. A file that
// does not say what it keeps was written by a program that can only mean a picture.
func (w *workbook) isPicture(vm int) bool { return w.pictures == nil || w.pictures[vm] }
