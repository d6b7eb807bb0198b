package ingest

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/spelling"
)

// isGuide tells the sheet 填写说明 of a blank form that the program has written: by its name
// and all headers of its table, in one line. It explains the form and is no ledger, so
// nothing is said of it; a sheet of that name with other contents is judged like any other.
func isGuide(sheet *grid.Sheet) bool {
	if !strings.HasPrefix(sheet.Name, definition.GuideSheet) {
		return false
	}
	return slices.ContainsFunc(sheet.Rows, func(row grid.Row) bool {
		for _, h := range definition.GuideHeaders() {
			if !slices.ContainsFunc(row.Cells, func(c grid.Cell) bool { return spelling.Compact(c.Text) == h }) {
				return false
			}
		}
		return true
	})
}
