// Package ledgertest makes cells of ledgers for tests.
package ledgertest

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/ledger"
)

// Cell is the cell of a column of that type that holds what a text says; "" is a blank. Dates are
// 2020-12-31, months 2020-12, true is 是.
func Cell(t testing.TB, kind, text string) ledger.Cell {
	t.Helper()
	if text == "" {
		return ledger.Cell{}
	}
	switch kind {
	case "text", "code":
		return ledger.Cell{Kind: ledger.Text, Text: text}
	case "bool":
		return ledger.Cell{Kind: ledger.Bool, True: text == "是"}
	case "date":
		return ledger.Cell{Kind: ledger.Date, Date: day(t, text)}
	case "month":
		if len(text) == len("2020-12") {
			text += "-01"
		}
		return ledger.Cell{Kind: ledger.Month, Date: day(t, text)}
	}
	n, err := decimal.NewFromString(text)
	if err != nil {
		t.Fatalf("number %q: %v", text, err)
	}
	return ledger.Cell{Kind: ledger.Number, Number: n}
}

func day(t testing.TB, text string) calendar.Date {
	t.Helper()
	var y, m, d int
	if _, err := fmt.Sscanf(text, "%d-%d-%d", &y, &m, &d); err != nil {
		t.Fatalf("date %q: %v", text, err)
	}
	date, ok := calendar.NewDate(y, m, d)
	if !ok {
		t.Fatalf("no such day: %q", text)
	}
	return date
}
