// Package delimited reads CSV and TSV files into grids, as a spreadsheet program would
// show them: the encoding and the delimiter are found from the content.
package delimited

import (
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// endOfFile is what programs of DOS put behind the last line.
const endOfFile = "\x1a"

// Read reads a delimited text; its only sheet is called name. Every field that is not
// empty becomes a grid.Text cell, its line the row that a spreadsheet program shows: a
// quoted field with line breaks stays in one row, an empty line is an empty row. All
// errors are *grid.FileError: Damaged for text that cannot be decoded, Cut for one that ends
// in quotes, TooLarge beyond the bounds of a sheet, NotSpreadsheet for no text at all. One
// whose last line has no end is read, and says so.
// A U+FFFD that the file itself holds is kept for later stages to judge.
func Read(data []byte, name string) (*grid.Workbook, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	text = strings.TrimRight(text, endOfFile)
	if strings.TrimSpace(text) == "" {
		return nil, grid.Refuse(grid.NotSpreadsheet, "no text")
	}
	text, delimiter := findDelimiter(text)
	sheet := grid.Sheet{Name: name}
	p := parser{text: text, delimiter: delimiter}
	total := 0
	ended := true // the record read last has a line end
	for line := 1; p.more(); line++ {
		if line > grid.MaxRows {
			return nil, grid.Refuse(grid.TooLarge, "more than %d rows", grid.MaxRows)
		}
		cells, err := p.record()
		if err != nil {
			return nil, err
		}
		if total += len(cells); total > grid.MaxCells {
			return nil, grid.Refuse(grid.TooLarge, "more than %d cells", grid.MaxCells)
		}
		if len(cells) > 0 {
			sheet.Rows = append(sheet.Rows, grid.Row{Line: line, Cells: cells})
		}
		ended = p.ended || isBlank(cells)
	}
	return &grid.Workbook{Sheets: []grid.Sheet{sheet}, Unended: !ended || halfEnd(text)}, nil
}

// halfEnd tells a text whose last line end is half of what the others are.
func halfEnd(text string) bool {
	return strings.HasSuffix(text, "\r") && strings.Contains(text, "\r\n")
}

// isBlank tells a record without any data.
func isBlank(cells []grid.Cell) bool {
	for i := range cells {
		if strings.TrimSpace(cells[i].Text) != "" {
			return false
		}
	}
	return true
}
