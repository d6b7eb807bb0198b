package ingest

import (
	"fmt"
	"strings"

	"zonereport/pipeline/ledger"
)

// sheetPrint is a sheet's rows in the form in which sheets are compared, made when a second
// sheet of the ledger turns up.
type sheetPrint struct {
	*part
	prints map[string]bool
}

// repeats returns the earlier sheet that holds every row of this one, nil if none does. A
// sheet without rows repeats nothing.
func (s *sheetPrint) repeats(earlier []*sheetPrint) *part {
	if len(s.rows) == 0 || len(earlier) == 0 {
		return nil
	}
	first := rowPrint(&s.rows[0])
	for _, e := range earlier {
		if e.prints == nil {
			e.prints = make(map[string]bool, len(e.rows))
			for i := range e.rows {
				e.prints[rowPrint(&e.rows[i])] = true
			}
		}
		if e.prints[first] && s.within(e.prints) {
			return e.part
		}
	}
	return nil
}

func (s *sheetPrint) within(prints map[string]bool) bool {
	for i := range s.rows {
		if !prints[rowPrint(&s.rows[i])] {
			return false
		}
	}
	return true
}

// rowPrint writes a row's values, without their places, so that equal rows are equal.
func rowPrint(row *ledger.Row) string {
	var b strings.Builder
	for i := range row.Cells {
		printCell(&b, &row.Cells[i])
		b.WriteByte(0)
	}
	return b.String()
}

// printCell writes a value so that equal values are equal.
func printCell(b *strings.Builder, c *ledger.Cell) {
	switch c.Kind {
	case ledger.Text:
		b.WriteString(ledger.Fold(c.Text))
	case ledger.Number:
		b.WriteString(c.Number.String())
	case ledger.Date, ledger.Month:
		b.WriteString(c.Date.String())
	case ledger.Bool:
		fmt.Fprint(b, c.True)
	}
}
