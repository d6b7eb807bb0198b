package recognise

import (
	"slices"
	"strings"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/unitword"
	"zonereport/pipeline/ledger"
)

// UnitLine finds the sheet-level 单位 in the rows above a header, in any cell; its value may
// stand in the next one. 单位 and the unit may be parted by a colon, a blank or a bracket
// (design §5). Several lines add up. currencies are the words before the name of foreign money in
// which all amounts are (币种：美元), the longest first.
func UnitLine(rows []grid.Row, currencies []string) Unit {
	var line Unit
	for _, row := range rows {
		for i, c := range row.Cells {
			if c.Kind != grid.Text {
				continue
			}
			words, at := unitAt(row.Cells[i:], currencies)
			if !slices.ContainsFunc(words, unitword.IsMeasure) {
				continue
			}
			if len(line.Words) == 0 {
				line.At = ledger.Address{Row: int32(row.Line), Col: int32(at)}
			}
			line.Words = append(line.Words, words...)
		}
	}
	return line
}

// unitAt gives the words of the unit that the first of the cells states, and the column in
// which they stand: its own, or that of the next.
func unitAt(cells []grid.Cell, currencies []string) (words []string, col int) {
	text, next := spelling.Beginning(cells[0].Text), ""
	if len(cells) > 1 {
		next = cells[1].Text
	}
	words, awaits := unitword.OfSheet(text)
	col = cells[0].Col
	if awaits && len(words) == 0 && next != "" {
		words, col = unitword.Leading(next), cells[1].Col
	}
	if foreign := unitword.ForeignOfSheet(text, next, currencies); foreign != "" {
		words = []string{foreign}
	}
	return words, col
}

// statesUnit tells a cell of a unit line, whose unit may stand in the next cell.
func (w *window) statesUnit(row, col int) bool {
	s := &w.spots[row][col]
	if !strings.Contains(s.text, "单位") {
		return s.key == "" && len(s.unitWords()) > 0
	}
	words, awaits := unitword.OfSheet(s.text)
	if awaits && len(words) == 0 {
		for col++; col <= w.cols && !w.own(row, col); col++ {
		}
		if col <= w.cols {
			words = unitword.Leading(w.spots[row][col].text)
		}
	}
	return slices.ContainsFunc(words, unitword.IsMeasure)
}
