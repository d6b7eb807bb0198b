package markup

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"zonereport/pipeline/ingest/delimited"
	"zonereport/pipeline/ingest/grid"
)

// spreadsheet reads an XML Spreadsheet 2003 (Microsoft, "XML Spreadsheet Reference").
type spreadsheet struct {
	decoder *xml.Decoder
	book    grid.Workbook
	formats map[string]grid.Format // by style
	style   string                 // being read
	sheet   *grid.Sheet
	row     grid.Row
	col     int
	depth   int
	cells   int
	cell    grid.Cell
	formula bool
}

func readSpreadsheet(data []byte) (*grid.Workbook, error) {
	text, err := delimited.Decode(data)
	if err != nil {
		return nil, err
	}
	s := spreadsheet{decoder: xml.NewDecoder(strings.NewReader(text)), formats: map[string]grid.Format{}}
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
		return s.start(t)
	case xml.EndElement:
		if s.depth--; s.depth < 0 {
			return fmt.Errorf("</%s> closes nothing", t.Name.Local)
		}
		return s.end(t.Name.Local)
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

// place gives the number that an attribute states, or what it is without it.
func place(t xml.StartElement, name string, without, least, most int) (int, error) {
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

func (s *spreadsheet) start(t xml.StartElement) (err error) {
	switch t.Name.Local {
	case "Date1904":
		s.book.Date1904 = true
	case "Style":
		s.style = attr(t, "ID")
	case "NumberFormat":
		s.formats[s.style] = formatOf(attr(t, "Format"))
	case "Worksheet":
		if len(s.book.Sheets) == maxSheets {
			return grid.Refuse(grid.TooLarge, "more than %d sheets", maxSheets)
		}
		s.book.Sheets = append(s.book.Sheets, grid.Sheet{Name: attr(t, "Name")})
		s.sheet, s.row = &s.book.Sheets[len(s.book.Sheets)-1], grid.Row{}
	case "Visible":
		text, err := s.text()
		if err != nil {
			return err
		}
		if s.sheet != nil && strings.Contains(text, "Hidden") {
			s.sheet.Hidden = true
		}
	case "Row":
		return s.startRow(t)
	case "Cell":
		return s.startCell(t)
	case "Data":
		return s.data(t)
	case "Comment":
		if s.sheet != nil && s.col > 0 && len(s.sheet.Comments) < maxMerges {
			s.sheet.Comments = append(s.sheet.Comments, grid.Place{Row: s.row.Line, Col: s.col})
		}
	}
	return nil
}

// formatOf reads a number format by its name or code.
func formatOf(code string) grid.Format {
	switch code {
	case "Percent":
		return grid.Percent
	case "General Date", "Long Date", "Medium Date", "Short Date", "Long Time", "Medium Time", "Short Time":
		return grid.DateTime
	}
	return grid.FormatOf(-1, code)
}

func (s *spreadsheet) startRow(t xml.StartElement) error {
	if s.sheet == nil {
		return errors.New("a row outside of a worksheet")
	}
	line, err := place(t, "Index", s.row.Line+1, s.row.Line+1, maxRows)
	s.row, s.col = grid.Row{Line: line, Hidden: attr(t, "Hidden") == "1"}, 0
	return err
}

func (s *spreadsheet) startCell(t xml.StartElement) error {
	col, err := place(t, "Index", s.col+1, s.col+1, maxCols)
	if err != nil {
		return err
	}
	across, err := place(t, "MergeAcross", 0, 0, maxCols-col)
	if err != nil {
		return err
	}
	down, err := place(t, "MergeDown", 0, 0, maxRows-s.row.Line)
	if err != nil {
		return err
	}
	if s.sheet == nil || s.row.Line == 0 {
		return errors.New("a cell outside of a row")
	}
	if across+down > 0 {
		if len(s.sheet.Merges) == maxMerges {
			return grid.Refuse(grid.TooLarge, "more than %d merged ranges", maxMerges)
		}
		s.sheet.Merges = append(s.sheet.Merges, grid.Range{Row1: s.row.Line, Col1: col, Row2: s.row.Line + down, Col2: col + across})
	}
	s.col, s.cell = col+across, grid.Cell{Col: col, Format: s.formats[attr(t, "StyleID")]}
	s.formula = attr(t, "Formula") != ""
	return nil
}

// data reads the value of a cell.
func (s *spreadsheet) data(t xml.StartElement) error {
	text, err := s.text()
	if err != nil {
		return err
	}
	switch s.cell.Kind = grid.Text; attr(t, "Type") {
	case "Number":
		digits, err := grid.AppendDecimal(nil, []byte(strings.TrimSpace(text)))
		if err != nil {
			return fmt.Errorf("%.40q is no number", text)
		}
		s.cell.Kind, text = grid.Number, string(digits)
	case "DateTime":
		s.cell.Kind = grid.DateText
		text, _, _ = strings.Cut(text, "T")
	case "Boolean":
		s.cell.Kind = grid.Bool
		text = map[bool]string{true: "TRUE", false: "FALSE"}[strings.TrimSpace(text) == "1"]
	case "Error":
		s.cell.Kind = grid.Error
	}
	s.cell.Text = text
	return nil
}

// text gives the text of the element just started, that of elements inside it included, and
// passes over it.
func (s *spreadsheet) text() (string, error) {
	var b strings.Builder
	for depth := s.depth; s.depth >= depth; {
		token, err := s.decoder.Token()
		if err != nil {
			if errors.Is(err, io.EOF) {
				err = errors.New("the file ends inside a cell")
			}
			return "", err
		}
		switch t := token.(type) {
		case xml.CharData:
			b.Write(t)
		case xml.StartElement:
			if s.depth++; s.depth > maxDepth {
				return "", errors.New("nested too deep")
			}
		case xml.EndElement:
			s.depth--
		}
	}
	return b.String(), nil
}

func (s *spreadsheet) end(name string) error {
	switch name {
	case "Cell":
		if s.formula && s.cell.Text == "" && s.cell.Kind != grid.Text {
			s.cell.Kind = grid.NoValue
		}
		if s.cell.Text == "" && s.cell.Kind != grid.NoValue {
			return nil
		}
		if s.cells++; s.cells > maxCells {
			return grid.Refuse(grid.TooLarge, "more than %d cells", maxCells)
		}
		s.row.Cells = append(s.row.Cells, s.cell)
		s.cell, s.formula = grid.Cell{}, false
	case "Row":
		if s.sheet != nil && len(s.row.Cells) > 0 {
			s.sheet.Rows = append(s.sheet.Rows, s.row)
		}
		s.row.Cells = nil
	case "Worksheet":
		s.sheet = nil
	}
	return nil
}
