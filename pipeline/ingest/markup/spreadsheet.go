package markup

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/delimited"
)

// spreadsheet reads an XML Spreadsheet 2003 (Microsoft, "XML Spreadsheet Reference").
type spreadsheet struct {
	decoder *xml.Decoder
	book    grid.Workbook
	formats grid.Formats
	styles  map[string]cellStyle
	style   string // being read
	sheet   *grid.Sheet
	columns []column // of the sheet
	row     grid.Row
	ofRow   string // style of the row
	col     int
	depth   int
	cells   int
	cell    grid.Cell
	formula bool
	picture bool // the formula shows one
}

func readSpreadsheet(data []byte) (*grid.Workbook, error) {
	text, err := delimited.Decode(data)
	if err != nil {
		return nil, err
	}
	s := spreadsheet{decoder: xml.NewDecoder(strings.NewReader(text)), styles: map[string]cellStyle{}}
	s.decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // decoded above
	for {
		token, err := s.decoder.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err == nil {
			err = s.take(token)
		}
		if err != nil {
			return nil, s.refuse(err)
		}
	}
	switch {
	case s.depth != 0:
		return nil, grid.Refuse(grid.Damaged, "the file ends inside an element")
	case len(s.book.Sheets) == 0:
		return nil, grid.Refuse(grid.Damaged, "no worksheet")
	}
	s.book.Looks = s.formats.Looks
	return &s.book, nil
}

func (s *spreadsheet) refuse(err error) error {
	var refused *grid.FileError
	if errors.As(err, &refused) {
		return err
	}
	line, _ := s.decoder.InputPos()
	return grid.Refuse(grid.Damaged, "line %d: %v", line, err)
}

// take reads one token. Depth is counted here, for it is bounded.
func (s *spreadsheet) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > maxDepth {
			return errors.New("nested too deep")
		}
		for i, a := range t.Attr {
			if slices.ContainsFunc(t.Attr[:i], func(b xml.Attr) bool { return a.Name == b.Name }) {
				return fmt.Errorf("<%s> has the attribute %s twice", t.Name.Local, a.Name.Local)
			}
		}
		if isOwn(t.Name) {
			return s.start(t)
		}
		return s.option(t)
	case xml.EndElement:
		if s.depth--; s.depth < 0 {
			return fmt.Errorf("</%s> closes nothing", t.Name.Local)
		}
		if isOwn(t.Name) {
			return s.end(t.Name.Local)
		}
	case xml.Directive:
		return errors.New("document types are refused")
	}
	return nil
}

// attr gives an attribute by its local name, whatever prefix it has.
func attr(t xml.StartElement, name string) string {
	for _, a := range t.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// attrNumber gives the number that an attribute states, or what it is without it.
func attrNumber(t xml.StartElement, name string, without, least, most int) (int, error) {
	v := attr(t, name)
	if v == "" && without <= most {
		return without, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < least || n > most {
		return 0, fmt.Errorf("<%s> has %s %q", t.Name.Local, name, v)
	}
	return n, nil
}

// isOwn tells the elements of the spreadsheet from those of Excel's own settings, which
// have a <Row> too (page breaks, cached cells of other workbooks).
func isOwn(name xml.Name) bool {
	return name.Space == "" || name.Space == "urn:schemas-microsoft-com:office:spreadsheet"
}

// option reads those settings of Excel that count.
func (s *spreadsheet) option(t xml.StartElement) error {
	switch t.Name.Local {
	case "Date1904":
		s.book.Date1904 = true
	case "Visible":
		text, err := s.text()
		if err != nil {
			return err
		}
		if s.sheet != nil && strings.Contains(text, "Hidden") {
			s.sheet.Hidden = true
		}
	}
	return nil
}

func (s *spreadsheet) start(t xml.StartElement) error {
	switch t.Name.Local {
	case "Style":
		s.style = attr(t, "ID")
	case "NumberFormat":
		s.styles[s.style] = styleOf(&s.formats, attr(t, "Format"))
	case "Worksheet":
		if len(s.book.Sheets) == grid.MaxSheets {
			return grid.Refuse(grid.TooLarge, "more than %d sheets", grid.MaxSheets)
		}
		s.book.Sheets = append(s.book.Sheets, grid.Sheet{Name: attr(t, "Name")})
		s.sheet, s.row, s.columns = &s.book.Sheets[len(s.book.Sheets)-1], grid.Row{}, nil
	case "Column":
		return s.startColumn(t)
	case "Row":
		return s.startRow(t)
	case "Cell":
		return s.startCell(t)
	case "Data":
		return s.data(t)
	case "Comment":
		if s.sheet != nil && s.col > 0 && len(s.sheet.Comments) < grid.MaxMerges {
			s.sheet.Comments = append(s.sheet.Comments, grid.Position{Row: s.row.Line, Col: s.cell.Col})
		}
		_, err := s.text() // its <Data> is not the cell's
		return err
	}
	return nil
}
