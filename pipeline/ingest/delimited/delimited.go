// Package delimited reads CSV and TSV files into grids, as a spreadsheet program would
// show them: the encoding and the delimiter are found from the content.
package delimited

import (
	"bytes"
	"strings"

	"zonereport/pipeline/grid"
)

// maxLine bounds the bytes of a line: of all columns of a sheet a line of 500 characters each.
const maxLine = 8 << 20

// endOfFile is what programs of DOS put behind the last line.
const endOfFile = "\x1a"

// Read reads a delimited text; its only sheet is called name. Every field that is not
// empty becomes a grid.Text cell, its line the row that a spreadsheet program shows: a
// quoted field with line breaks stays in one row, an empty line is an empty row. All
// errors are *grid.FileError: Damaged for text that cannot be decoded, Cut for one that ends
// in quotes, LongLine and TooLarge beyond the bounds of a row and of a sheet, NotSpreadsheet for
// no text at all. One whose last line has no end is read, and says so.
// A U+FFFD that the file itself holds is kept for later stages to judge.
func Read(data []byte, name string) (*grid.Workbook, error) {
	if longestLine(data) > maxLine {
		return nil, grid.Refuse(grid.LongLine, "a line of more than %d MiB", maxLine>>20)
	}
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

// longestLine is the length of the longest run of bytes without a line end.
func longestLine(data []byte) int {
	longest := 0
	for len(data) > 0 {
		n := bytes.IndexByte(data, '\n')
		if n < 0 {
			n = len(data)
		}
		if n > maxLine { // only then a look at the ends of old Macs is worth its time
			if r := bytes.IndexByte(data[:n], '\r'); r >= 0 {
				n = r
			}
		}
		longest = max(longest, n)
		data = data[min(n+1, len(data)):]
	}
	return longest
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
