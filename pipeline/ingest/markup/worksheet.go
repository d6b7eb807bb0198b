package markup

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"zonereport/pipeline/grid"
)

// column is a run of columns of one style.
type column struct {
	grid.Span
	style string
}

func (s *spreadsheet) startRow(t xml.StartElement) error {
	if s.sheet == nil {
		return errors.New("a row outside of a worksheet")
	}
	line, err := attrNumber(t, "Index", s.row.Line+1, s.row.Line+1, grid.MaxRows)
	s.row, s.col, s.ofRow = grid.Row{Line: line, Hidden: attr(t, "Hidden") == "1"}, 0, attr(t, "StyleID")
	return err
}

func (s *spreadsheet) startColumn(t xml.StartElement) error {
	next := 1
	if n := len(s.columns); n > 0 {
		next = s.columns[n-1].To + 1
	}
	from, err := attrNumber(t, "Index", next, next, grid.MaxCols)
	if err != nil {
		return err
	}
	more, err := attrNumber(t, "Span", 0, 0, grid.MaxCols-from)
	if err != nil {
		return err
	}
	span := grid.Span{From: from, To: from + more}
	s.columns = append(s.columns, column{span, attr(t, "StyleID")})
	if s.sheet != nil && attr(t, "Hidden") == "1" {
		s.sheet.HiddenCols = append(s.sheet.HiddenCols, span)
	}
	return nil
}

// styleOf is the cell's own style, else its row's, else its column's.
func (s *spreadsheet) styleOf(t xml.StartElement, col int) string {
	if id := attr(t, "StyleID"); id != "" || s.ofRow != "" {
		return cmp.Or(id, s.ofRow)
	}
	i := sort.Search(len(s.columns), func(i int) bool { return s.columns[i].To >= col })
	if i == len(s.columns) || s.columns[i].From > col {
		return ""
	}
	return s.columns[i].style
}

func (s *spreadsheet) startCell(t xml.StartElement) error {
	col, err := attrNumber(t, "Index", s.col+1, s.col+1, grid.MaxCols)
	if err != nil {
		return err
	}
	across, err := attrNumber(t, "MergeAcross", 0, 0, grid.MaxCols-col)
	if err != nil {
		return err
	}
	down, err := attrNumber(t, "MergeDown", 0, 0, grid.MaxRows-s.row.Line)
	if err != nil {
		return err
	}
	if s.sheet == nil || s.row.Line == 0 {
		return errors.New("a cell outside of a row")
	}
	if across+down > 0 {
		if len(s.sheet.Merges) == grid.MaxMerges {
			return grid.Refuse(grid.TooLarge, "more than %d merged ranges", grid.MaxMerges)
		}
		s.sheet.Merges = append(s.sheet.Merges, grid.Range{Row1: s.row.Line, Col1: col, Row2: s.row.Line + down, Col2: col + across})
	}
	style := s.styles[s.styleOf(t, col)]
	s.col, s.cell = col+across, grid.Cell{Col: col, Format: style.format, Look: style.look}
	s.readFormula(attr(t, "Formula"))
	return nil
}

// readFormula notes what a formula says beside its result.
func (s *spreadsheet) readFormula(text string) {
	s.formula = text != ""
	f := grid.ReadFormula([]byte(text))
	s.cell.Linked, s.picture = len(f.Links) > 0, f.Picture
	for _, link := range f.Links {
		if len(s.sheet.Links) < grid.MaxLinks && !slices.Contains(s.sheet.Links, link) {
			s.sheet.Links = append(s.sheet.Links, link)
		}
	}
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
		if day, clock, _ := strings.Cut(text, "T"); !strings.ContainsAny(clock, "Z+-") { // with a zone the day may be another
			text = day
		}
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
		if s.picture {
			s.cell.Kind, s.cell.Text = grid.Picture, "#VALUE!"
		}
		if s.formula && s.cell.Text == "" && s.cell.Kind != grid.Text {
			s.cell.Kind = grid.NoValue
		}
		if s.cell.Text == "" && s.cell.Kind != grid.NoValue {
			return nil
		}
		if s.cells++; s.cells > grid.MaxCells {
			return grid.Refuse(grid.TooLarge, "more than %d cells", grid.MaxCells)
		}
		s.row.Cells = append(s.row.Cells, s.cell)
		s.cell, s.formula, s.picture = grid.Cell{}, false, false
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
