// Package delimited reads CSV and TSV files into grids, as a spreadsheet program would
// show them: the encoding and the delimiter are found from the content.
package delimited

import (
	"strings"

	"zonereport/pipeline/ingest/grid"
)

// Read reads a delimited text; its only sheet is called name. Every field that is not
// empty becomes a grid.Text cell, its line the row that a spreadsheet program shows: a
// quoted field with line breaks stays in one row, an empty line is an empty row. All
// errors are *grid.FileError: Damaged for text that cannot be decoded or a quote that is
// never closed, TooLarge beyond the bounds of a sheet, NotSpreadsheet for no text at all.
// A U+FFFD that the file itself holds is kept for later stages to judge.
func Read(data []byte, name string) (*grid.Workbook, error) {
	text, err := Decode(data)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, grid.Refuse(grid.NotSpreadsheet, "no text")
	}
	text, delimiter := findDelimiter(text)
	sheet := grid.Sheet{Name: name}
	p := parser{text: text, delimiter: delimiter}
	total := 0
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
	}
	return &grid.Workbook{Sheets: []grid.Sheet{sheet}}, nil
}
