package ingest

import (
	"fmt"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/grid"
	"zonereport/pipeline/ledger"
)

// formLines is what is known of the lines of a block before they are read.
type formLines struct {
	furniture map[int]rowClass // by index: headers and titles that stand again
	serials   map[int]bool     // columns of running numbers
}

// serials gives the columns of running numbers.
func (r *recognised) serials() map[int]bool {
	columns := make(map[int]bool)
	for i := range r.heads {
		if r.heads[i].serial && r.means[i].field < 0 {
			columns[r.heads[i].col] = true
		}
	}
	return columns
}

// isEmptyForm tells an empty line of a prepared form: its only values are a running number
// and zeros (design-life §11), as formulas show them that wait for amounts or for other
// sheets. Where a ledger requires numbers only, zero is all that a row can say.
func (b *block) isEmptyForm(row *grid.Row, serials map[int]bool) bool {
	if b.requiredTexts == 0 {
		return false
	}
	zeros := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		switch {
		case c.Kind == grid.Text && nothing(c.Text), serials[c.Col]:
		case p == nil && !b.used[c.Col] && b.isRunning(c):
		case c.Kind == grid.Number || c.Kind == grid.Text && p != nil && p.kind.numeric():
			if n, ok := parseNumeral(c.Text); !ok || !n.value.IsZero() {
				return false
			}
			zeros++
		case c.Kind == grid.Bool && c.Text == "FALSE": // a box that nobody ticked
			zeros++
		default:
			return false
		}
	}
	return zeros > 0 && !b.covered(row.Line)
}

// isRunning tells a whole number in front of the ledger's columns, under no header.
func (b *block) isRunning(c *grid.Cell) bool {
	n, ok := exact(c.Text)
	return ok && n.IsInteger() && len(b.columns) > 0 && c.Col < b.columns[0].col
}

// sayEmptied counts the empty lines of a form, once a sheet.
func (b *block) sayEmptied(lines []int) {
	if len(lines) > 0 {
		b.log.add(finding.Info, ruleRowsEmpty, ledger.Address{}, "", "",
			finding.Words{Found: fmt.Sprintf("有 %d 行只有序号和 0（首行是第 %d 行），是表格里预先留好的空行，未作为数据读取。", len(lines), lines[0])})
	}
}
