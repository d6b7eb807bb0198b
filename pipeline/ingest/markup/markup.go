// Package markup reads what Excel and web systems save as markup under a spreadsheet's
// name: HTML tables, web archives (MHTML) and XML Spreadsheet 2003. A file that ends
// before its tables do is an error, never a shorter sheet.
package markup

import (
	"bytes"
	"strconv"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/delimited"
)

// The bounds of a span (HTML standard, 4.9.11), and of how deep tables may be nested.
const (
	maxSpan  = 1000
	maxDepth = 100
)

// Kind is what sort of markup a file holds.
type Kind uint8

const (
	// None is no markup that a spreadsheet program opens as a workbook.
	None Kind = iota
	// HTML is a page with tables.
	HTML
	// Archive is a web archive (MHTML).
	Archive
	// Spreadsheet is an XML Spreadsheet 2003.
	Spreadsheet
	// OtherXML is XML of another kind.
	OtherXML
)

// sniffed is how much of a file tells markup from text.
const sniffed = 4096

// Sniff tells from the beginning of a file what it is.
func Sniff(data []byte) Kind {
	head := data[:min(len(data), sniffed)]
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) || delimited.IsUTF16(data) {
		head = bytes.ReplaceAll(bytes.TrimLeft(head, "\xff\xfe"), []byte{0}, nil)
	}
	head = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))))
	has := func(words ...string) bool {
		for _, w := range words {
			if bytes.Contains(head, []byte(w)) {
				return true
			}
		}
		return false
	}
	switch {
	case bytes.HasPrefix(head, []byte("mime-version:")), has("\ncontent-type: multipart/related"):
		return Archive
	case !bytes.HasPrefix(head, []byte("<")):
		return None
	case has("urn:schemas-microsoft-com:office:spreadsheet") && has("<workbook", ":workbook"):
		return Spreadsheet
	case has("<html", "<!doctype html", "<table", "<meta", "<head", "<style"):
		return HTML
	case bytes.HasPrefix(head, []byte("<?xml")):
		return OtherXML
	}
	return None
}

// Read reads a file of that kind; name is given to the sheet of a page, which has no
// other. All errors are *grid.FileError: Damaged for a file that is cut or malformed,
// TooLarge, NotSpreadsheet where there is no table, OldFormat for what has to be saved anew.
func Read(data []byte, kind Kind, name string) (*grid.Workbook, error) {
	switch kind {
	case HTML:
		return readPage(data, name)
	case Archive:
		return readArchive(data, name)
	case Spreadsheet:
		return readSpreadsheet(data)
	}
	return nil, grid.Refuse(grid.NotSpreadsheet, "an XML file")
}

// readPage reads the tables of a page, each as a sheet.
func readPage(data []byte, name string) (*grid.Workbook, error) {
	text, err := delimited.Decode(data)
	if err != nil {
		return nil, err
	}
	var formats pageFormats
	tables, err := readTables(text, &formats)
	if err != nil {
		return nil, err
	}
	return workbookOf(tables, formats.formats.Looks, name)
}

// workbookOf names the tables: the only one, or the first, by the file's name.
func workbookOf(tables []grid.Sheet, looks grid.Looks, name string) (*grid.Workbook, error) {
	if len(tables) == 0 {
		return nil, grid.Refuse(grid.OldFormat, "a page without a table")
	}
	for i := range tables {
		tables[i].Name = name
		if i > 0 {
			tables[i].Name = name + "（" + strconv.Itoa(i+1) + "）"
		}
	}
	return &grid.Workbook{Sheets: tables, Looks: looks}, nil
}

// tidy makes the text of a cell of what stands between its tags: runs of white space are
// one space, line breaks stay.
func tidy(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\f\u00a0", r) }), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}
