package ingest

import (
	"slices"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
)

// sayCut words a text that ends within its last row.
var sayCut = finding.Words{
	Found:  "文件的最后一行没有写完：其他各行末尾都有换行，最后一行没有（或有一个引号没有结束）；Excel 和 WPS 保存时总会写上，因此文件可能是复制或传输时中断的，为防漏行、错数，整个文件不予采用。",
	Action: "请在原电脑上打开核对最后一行，重新保存（确认完整的，也可只在最后一行末尾加一个换行）后重报。",
}

// checkCut refuses a text that ends within a row of data, though the rows before it have
// line ends (design-life §11). Of a total or a footer without one no data can be lacking,
// and of a single row nobody can say.
func checkCut(book *grid.Workbook, sheets []sheetResult) error {
	if !book.Unended {
		return nil
	}
	rows := book.Sheets[0].Rows
	last := rows[len(rows)-1].Line
	if !sheets[0].told.holds(last, dataRow, blankRow, loneRow) {
		return nil
	}
	for _, p := range sheets[0].parts {
		if len(p.rows) > 0 && p.rows[0].Line < last {
			return grid.Refuse(grid.Cut, "line %d has no line end, though the others have", last)
		}
	}
	return nil
}

// holds says whether a line was taken for one of the classes.
func (s *SheetReading) holds(line int, classes ...rowClass) bool {
	return slices.ContainsFunc(classes, func(c rowClass) bool {
		lines := s.Classes[c].Lines
		return len(lines) > 0 && lines[len(lines)-1].To == line
	})
}
