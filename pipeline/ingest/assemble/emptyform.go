package assemble

import (
	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/lines"
	"zonereport/pipeline/ingest/spelling"
	"zonereport/pipeline/ingest/typing"
)

// formLines is what is known of the lines under a header before they are read.
type formLines struct {
	furniture map[int]lines.Class // by index: headers and titles that stand again
	serials   map[int]bool        // columns of running numbers
}

// isEmptyForm tells an empty line of a prepared form: its only values are a running number
// and zeros (design-life §11), as formulas show them that wait for amounts or for other
// sheets. Where a ledger requires numbers only, zero is all that a row can say.
func (b *classifier) isEmptyForm(row *grid.Row, serials map[int]bool) bool {
	if b.requiredTexts == 0 {
		return false
	}
	zeros := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		p := b.at(c.Col)
		switch {
		case c.Kind == grid.Text && spelling.Nothing(c.Text), serials[c.Col]:
		case p == nil && !b.used[c.Col] && b.isRunning(c):
		case c.Kind == grid.Number || c.Kind == grid.Text && p != nil && p.Kind.Numeric():
			if n, ok := typing.ParseNumeral(c.Text); !ok || !n.Value.IsZero() {
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
func (b *classifier) isRunning(c *grid.Cell) bool {
	n, ok := typing.ParseExact(c.Text)
	return ok && n.IsInteger() && len(b.columns) > 0 && c.Col < b.columns[0].col
}
