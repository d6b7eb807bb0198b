package ingest

import (
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
)

// checkCut refuses a text that ends within a row of data, though the rows before it have
// line ends (design-life §11). Of a total or a footer without one no data can be lacking,
// and of a single row nobody can say.
func checkCut(book *grid.Workbook, sheets []sheetResult) error {
	if !book.Unended {
		return nil
	}
	rows := book.Sheets[0].Rows
	last := rows[len(rows)-1].Line
	if !sheets[0].told.Holds(last, lines.Data, lines.Blank, lines.Lone) {
		return nil
	}
	for _, p := range sheets[0].parts {
		if len(p.Rows) > 0 && p.Rows[0].Line < last {
			return grid.Refuse(grid.Cut, "line %d has no line end, though the others have", last)
		}
	}
	return nil
}
