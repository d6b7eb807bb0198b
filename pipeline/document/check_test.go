package document

import (
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func said() ([]figure.Figure, []Document) {
	one := decimal.NewFromInt(64000)
	f := figure.Figure{ID: "bonds_issued", Name: "发行债券", Value: one, Unit: "万元", Definition: "口径", Window: "2020年1—12月",
		Sources: []figure.Source{{File: "融资.csv", Sheet: "融资", Cells: []string{"E2"}}}}
	sheet := &ledger.SheetName{File: "融资.csv", Name: "融资"}
	return []figure.Figure{f}, []Document{{ID: "annual-review", Title: "亮点", Author: "示范区", Period: calendar.Month{Year: 2020, Number: 12},
		Lead:       []Block{Paragraph{Text: "一段", Figures: []string{"bonds_issued"}}},
		Sections:   []Section{{Number: "一、", Title: "融资", Blocks: []Block{Table{Title: "表", Rows: []Row{{Cells: []Cell{{Text: "64000", Value: &one, Figure: "bonds_issued"}}}}}}}},
		Figures:    []figure.Figure{f},
		Enclosures: []Enclosure{{Ledger: "financing", Rows: []EnclosedRow{{Sheet: sheet, Line: 2, Cells: []ledger.Cell{{Kind: ledger.Number, Number: one}}}}}},
	}}
}

// TestCheck: the code follows what the reports say, and nothing else.
func TestCheck(t *testing.T) {
	code := func(change func(f []figure.Figure, d *Document)) string {
		figures, docs := said()
		change(figures, &docs[0])
		return Check(figures, docs)
	}
	first := code(func([]figure.Figure, *Document) {})
	// Published runs bear it: when this fails, the form has changed, not the expectation.
	if want := "AB6D-86E8-3A31"; first != want {
		t.Errorf("the code is %s, want %s", first, want)
	}
	two := decimal.NewFromInt(65000)
	for name, change := range map[string]func(f []figure.Figure, d *Document){
		"a value":            func(f []figure.Figure, _ *Document) { f[0].Value = two },
		"a source":           func(f []figure.Figure, _ *Document) { f[0].Sources[0].Cells[0] = "E3" },
		"a title":            func(_ []figure.Figure, d *Document) { d.Title = "亮点工作" },
		"a paragraph":        func(_ []figure.Figure, d *Document) { d.Lead[0] = Paragraph{Text: "另一段"} },
		"a kind of block":    func(_ []figure.Figure, d *Document) { d.Lead[0] = Heading{Text: "一段"} },
		"a number behind":    func(_ []figure.Figure, d *Document) { d.Sections[0].Blocks[0].(Table).Rows[0].Cells[0].Value = &two },
		"an enclosed row":    func(_ []figure.Figure, d *Document) { d.Enclosures[0].Rows[0].Cells[0].Number = two },
		"where it came from": func(_ []figure.Figure, d *Document) { d.Enclosures[0].Rows[0].Line = 3 },
	} {
		if code(change) == first {
			t.Errorf("%s does not change the code", name)
		}
	}
	for name, change := range map[string]func(f []figure.Figure, d *Document){
		"how a value comes about": func(f []figure.Figure, d *Document) {
			f[0].Working = figure.Query{Ledger: "financing"}
			d.Figures[0].Working = figure.Query{Measure: "sum"}
		},
		"how a cell does": func(_ []figure.Figure, d *Document) {
			d.Sections[0].Blocks[0].(Table).Rows[0].Cells[0].From = Movement{Rank: "x"}
		},
		"an empty list": func(_ []figure.Figure, d *Document) { d.Annexes = []Section{} },
	} {
		if code(change) != first {
			t.Errorf("%s changes the code", name)
		}
	}
}
