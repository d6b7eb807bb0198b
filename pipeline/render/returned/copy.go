package returned

import (
	"slices"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/grid"
)

// widest is the last column that a copy hides; files hide all the columns behind their own.
const widest = 256

// hiddenCols lists hidden columns one by one.
func hiddenCols(s grid.Sheet) []grid.Span {
	var list []grid.Span
	for _, span := range s.HiddenCols {
		for col := span.From; col <= min(span.To, widest); col++ {
			list = append(list, grid.Span{From: col, To: col})
		}
	}
	slices.SortFunc(list, func(a, b grid.Span) int { return a.From - b.From })
	return slices.Compact(list)
}

// inCopy is a workbook of another format as it is to be read from its copy, which has no formulas.
func inCopy(book *grid.Workbook) *grid.Workbook {
	copied := &grid.Workbook{Date1904: book.Date1904}
	for _, s := range book.Sheets {
		to := grid.Sheet{Name: sheetName(s.Name), Hidden: s.Hidden, Merges: s.Merges, HiddenCols: hiddenCols(s)}
		for _, row := range s.Rows {
			cells := slices.DeleteFunc(slices.Clone(row.Cells), func(c grid.Cell) bool { return c.Kind == grid.NoValue })
			for i := range cells {
				if cells[i].Kind == grid.DateText {
					cells[i].Kind = grid.Text
				}
			}
			if len(cells) > 0 {
				to.Rows = append(to.Rows, grid.Row{Line: row.Line, Hidden: row.Hidden, Cells: cells})
			}
		}
		copied.Sheets = append(copied.Sheets, to)
	}
	return copied
}

// sheetName makes a name that a workbook takes: not too long, and without []:*?/\ (Excel
// specifications and limits). The sheet of a csv file is named after the file.
func sheetName(name string) string {
	letters := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return '_'
		}
		return r
	}, strings.Trim(name, "'")))
	return string(letters[:min(maxSheetName, len(letters))])
}

// inCopyOf names the sheets of findings as the copy names them.
func inCopyOf(findings []finding.Finding) []finding.Finding {
	list := slices.Clone(findings)
	for i := range list {
		list[i].Sheet = sheetName(list[i].Sheet)
	}
	return list
}
