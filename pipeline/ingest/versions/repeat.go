package versions

import (
	"fmt"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest/assemble"
	"zonereport/pipeline/ingest/rule"
	"zonereport/pipeline/ledger"
)

// Print is a sheet's rows in the form in which sheets are compared, made when a second
// sheet of the ledger turns up.
type Print struct {
	*assemble.Part
	prints map[string]bool
}

// Repeats returns the earlier sheet that holds every row of this one, nil if none does. A
// sheet without rows repeats nothing.
func (s *Print) Repeats(earlier []*Print) *assemble.Part {
	if len(s.Rows) == 0 || len(earlier) == 0 {
		return nil
	}
	first := rowPrint(&s.Rows[0])
	for _, e := range earlier {
		if e.prints == nil {
			e.prints = make(map[string]bool, len(e.Rows))
			for i := range e.Rows {
				e.prints[rowPrint(&e.Rows[i])] = true
			}
		}
		if e.prints[first] && s.within(e.prints) {
			return e.Part
		}
	}
	return nil
}

func (s *Print) within(prints map[string]bool) bool {
	for i := range s.Rows {
		if !prints[rowPrint(&s.Rows[i])] {
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

// Repeated words a sheet that repeats an earlier one; nothing else is said about it.
func Repeated(p, first *assemble.Part) finding.Finding {
	return finding.Finding{Rule: rule.SheetRepeated, Severity: finding.Error, File: p.Ref.File, Sheet: p.Ref.Name, Figures: []string{}, Words: finding.Words{
		Found:    fmt.Sprintf("此工作表的 %d 行全部与%s重复，未采用，以免重复计算。", len(p.Rows), finding.Place{File: first.Ref.File, Sheet: first.Ref.Name}.InSentence()),
		Expected: "同一份台账应只报一次。",
		Action:   "请删去重复报送的文件或工作表。",
	}}
}
