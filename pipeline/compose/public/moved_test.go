package public

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// How far a figure moved is not told where it stands at a time, or is a count that moved by one or two.
func TestMoves(t *testing.T) {
	one := decimal.NewFromInt(1)
	grown := func(of string, now, then int64) figure.Figure {
		m := func(v int64) figure.Term {
			return figure.Measured{Value: decimal.NewFromInt(v), Sources: measured("x", "2:20").Sources}
		}
		f := derived(figure.GrowthOf(of, measure.LastMonth))
		f.Working = figure.Expression{Term: figure.Product{figure.Less{Of: figure.Quotient{Of: m(now), By: m(then)}, By: figure.Number{Value: one}}, figure.Number{Value: decimal.NewFromInt(100)}}}
		return f
	}
	query := func(measured, window string) definition.Query {
		q := definition.Query{Ledger: "funds", Measure: measured, Column: "amount"}
		if window != "" {
			q.Where = []definition.Condition{{Column: "day", Compare: window}}
		}
		return q
	}
	defs := definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "funds", Columns: []definition.Column{{ID: "amount", Type: "money"}, {ID: "day", Type: "date"}}}},
		Figures: []definition.Figure{{ID: "firms", Query: query(measure.Count, measure.AsOf)}, {ID: "land", Query: query(measure.Sum, "")}, {ID: "visits", Query: query(measure.Count, measure.InYear)}, {ID: "money", Query: query(measure.Sum, measure.InYear)}},
	}
	for name, c := range map[string]struct {
		f    figure.Figure
		want bool
	}{
		"firms as of a day":        {grown("firms", 43, 42), true},
		"even by many":             {grown("firms", 90, 42), true},
		"land as stated":           {grown("land", 900, 800), true},
		"a flow of counts by one":  {grown("visits", 43, 42), true},
		"by two, downwards":        {grown("visits", 40, 42), true},
		"by three":                 {grown("visits", 45, 42), false},
		"not at all":               {grown("visits", 42, 42), false},
		"a flow of amounts by one": {grown("money", 43, 42), false},
		"no growth":                {derived("share", figure.Measured{Value: one, Sources: measured("x", "2:20").Sources}), false},
	} {
		control := newControl(Options{Figures: []figure.Figure{c.f}, Defs: defs})
		if got := control.withheld[c.f.Key()]; got != c.want {
			t.Errorf("%s: withheld %v", name, got)
		}
	}
	f := grown("firms", 43, 42)
	e := editor{control: newControl(Options{Figures: []figure.Figure{f}, Defs: defs})}
	table := document.Table{Columns: make([]document.Column, 2), Rows: []document.Row{{Cells: []document.Cell{{Text: "企业"}, {Text: "2.4", Value: &one, Figure: f.Key()}, {Text: "43", Value: &one}}}}}
	if !e.table(&table) || table.Rows[0].Cells[1].Text != document.Withheld || len(table.Notes) != 1 || table.Notes[0] != movedNote {
		t.Errorf("%+v", table)
	}
	broken := false
	if text := e.sentences(spanned("在孵〔43家=〕企业，〔比上月增长2.4%="+f.Key()+"〕。"), false, &broken).Text; text != "" {
		t.Error(text)
	}
}
