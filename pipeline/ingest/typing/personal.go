package typing

import (
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/grid"
	"zonereport/pipeline/ingest/schema"
	"zonereport/pipeline/shown"
)

// misplaced tells a cell with a personal number that its column cannot hold.
func (p *Column) misplaced(c *grid.Cell) bool {
	return len(p.RefusedNumbers) > 0 && shown.Has(Digits(c), p.RefusedNumbers...)
}

// doubtful tells a key that is or holds what looks like an identity number. A credit code has
// 18 characters too.
func (p *Column) doubtful(c *grid.Cell) bool {
	return p.InKey && p.Kind == schema.Text && p.Personal == "" && !p.Credit() && shown.Has(Digits(c), shown.Identity, shown.OldIdentity)
}

// Digits is a cell's text with a number written out: 3.30624198001011E+17 is 330624198001011000.
func Digits(c *grid.Cell) string {
	if c.Kind != grid.Number || strings.IndexByte(c.Text, 'E') < 0 {
		return c.Text
	}
	n, err := decimal.NewFromString(c.Text)
	if err != nil || n.Exponent() > longestNumber {
		return c.Text
	}
	return n.String()
}
