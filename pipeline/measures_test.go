package pipeline_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/compose"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/unit"
	"zonereport/templates"
)

// kinds are a column of every type, by id, with the values that its rows hold in turn; ""
// is a blank. Texts differ in form only where folding makes them one.
var kinds = []struct {
	id     string
	values []string
}{
	{"text", []string{"甲公司", "甲 公司", "", "5月", "丁*公司", "a1", "Ａ1", "=1+1"}},
	{"code", []string{"新建", "续建", "", "新建"}},
	{"date", []string{"2020-03-05", "2020-12-31", "", "2020-03-05", "2019-06-01", "2021-01-02"}},
	{"month", []string{"2020-05", "2020-06", "2020-05", "", "2019-12"}},
	{"money", []string{"1000", "0.1", "", "0.2", "0", "1000", "999.99"}},
	{"land", []string{"66.5", "", "0.6", "66.5"}},
	{"area", []string{"120.25", "120.25", "", "88"}},
	{"num", []string{"1.5", "-2", "", "0", "1.50"}},
	{"int", []string{"3", "0", "3", "", "7"}},
	{"rate", []string{"5.28", "", "4.315", "5.28", "0"}},
	{"bool", []string{"是", "", "否"}},
}

// ofKinds is a ledger with a column of every type.
func ofKinds(t *testing.T) (definition.Ledger, *ledger.Ledger) {
	t.Helper()
	d := definition.Ledger{ID: "kinds", Name: "各类列台账", Department: "办公室", Key: []string{"text"}}
	l := &ledger.Ledger{ID: "kinds"}
	sheet := &ledger.SheetName{File: "各类列.xlsx", Name: "各类列"}
	for _, k := range kinds {
		c := definition.Column{ID: k.id, Header: k.id, Type: k.id}
		if k.id == "code" {
			c.Codes = []string{"新建", "续建"}
		}
		d.Columns, l.Columns = append(d.Columns, c), append(l.Columns, k.id)
	}
	for i := range 60 {
		row := ledger.Row{Sheet: sheet, Line: i + 4}
		for c, k := range kinds {
			cell := ledgertest.Cell(t, k.id, k.values[(i*(c%3+1)+i/7)%len(k.values)])
			cell.At = ledger.Address{Row: int32(i + 4), Col: int32(c + 1)}
			row.Cells = append(row.Cells, cell)
		}
		l.Rows = append(l.Rows, row)
	}
	return d, l
}

// conditionsOfKinds are a condition of every kind.
func conditionsOfKinds() []definition.Condition {
	list := []definition.Condition{
		{Column: "text", Compare: "=", Value: "甲公司"}, {Column: "text", Compare: "!=", Value: "A1"}, {Column: "text", Compare: "in", Value: []any{"5月", "丁*公司"}},
		{Column: "code", Compare: "=", Value: "续建"}, {Column: "code", Compare: "!=", Value: "续建"},
		{Column: "bool", Compare: "=", Value: true}, {Column: "bool", Compare: "!=", Value: true}, {Column: "bool", Compare: "=", Value: false},
	}
	for _, c := range []string{"date", "month"} {
		for _, how := range []string{"in year", "as of", "blank or after", "blank or as of"} {
			list = append(list, definition.Condition{Column: c, Compare: how})
		}
	}
	for c, v := range map[string]any{"money": 0.2, "land": 66.5, "area": int64(100), "num": int64(0), "int": int64(3), "rate": 5.28} {
		for _, how := range []string{"=", "!=", ">=", "<=", ">", "<"} {
			list = append(list, definition.Condition{Column: c, Compare: how, Value: v})
		}
	}
	return list
}

// queriesOfKinds are every measure over every type of column that it takes.
func queriesOfKinds() []definition.Query {
	two := 2
	list := []definition.Query{{Measure: "count"}, {Measure: "distinct", Column: "text|code"}, {Measure: "distinct", Column: "date|month|int"}}
	for _, k := range kinds {
		list = append(list, definition.Query{Measure: "distinct", Column: k.id})
		switch k.id {
		case "money", "land", "area", "num", "int", "rate":
			list = append(list, definition.Query{Measure: "sum", Column: k.id}, definition.Query{Measure: "mean", Column: k.id, Weight: "land", Decimals: &two},
				definition.Query{Measure: "latest", Column: k.id, Weight: "date"}, definition.Query{Measure: "mean", Column: k.id},
				definition.Query{Measure: "max", Column: k.id}, definition.Query{Measure: "min", Column: k.id})
		}
	}
	return list
}

// figuresOfKinds are every measure with a group of every type, and with every condition.
func figuresOfKinds() []definition.Figure {
	var figures []definition.Figure
	add := func(q definition.Query) {
		q.Ledger = "kinds"
		word := "个"
		if words := unit.OfColumn(q.Column).Words(); len(words) > 0 && q.Measure != "distinct" { // each in turn
			word = words[len(figures)%len(words)]
		}
		figures = append(figures, definition.Figure{ID: fmt.Sprintf("f%d", len(figures)), Name: q.Measure + q.Column, Unit: word, Text: "口径", Query: q})
	}
	for _, q := range queriesOfKinds() {
		add(q)
		for _, k := range kinds {
			grouped := q
			grouped.Group = k.id
			add(grouped)
		}
		for i, c := range conditionsOfKinds() {
			asked := q
			asked.Where = []definition.Condition{c}
			add(asked)
			asked.Group = kinds[i%len(kinds)].id
			add(asked)
		}
	}
	return figures
}

// Every measure over every type of column, in every unit, grouped by every type and under every
// kind of condition, is in the workbook what it is in Go, as LibreOffice works its formula out.
func TestEveryMeasureRecalculates(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	d, l := ofKinds(t)
	own := definition.Definitions{
		Ledgers: []definition.Ledger{d}, Figures: figuresOfKinds(), Style: defs.Style,
		Reports: []definition.Report{{ID: "kinds", File: "各类列", Title: "各类列"}},
	}
	recalculates(t, own, ledger.Set{"kinds": l}, nil, 5000)
}

// recalculates holds the figures of one report as Go works them out against its workbook, as it is written and as
// LibreOffice works its formulas out; so many figures at least have one. What another month's run states is given.
func recalculates(t *testing.T, own definition.Definitions, set ledger.Set, stated []figure.Earlier, least int) {
	t.Helper()
	zone, period := definition.Zone{Name: "甲开发区"}, calendar.Month{Year: 2020, Number: 12}
	book, findings := aggregate.Derive(own, set, aggregate.Options{Zone: zone, Period: period, Earlier: stated})
	if len(findings) > 0 {
		t.Fatal(findings[0].Message())
	}
	docs, err := compose.Compose(own, book, set, nil, compose.Options{Zone: zone, Period: period, YearBefore: stated})
	if err != nil {
		t.Fatal(err)
	}
	data, err := excel.Render(docs[0], own.Style)
	if err != nil {
		t.Fatal(err)
	}
	was := exceltest.Open(t, data)
	formulas := formulasOf(t, was)
	live := 0
	for _, f := range docs[0].Figures {
		if formulas[docs[0].Names[f.Key()]] != "" {
			live++
		} else if q, _ := f.Working.(figure.Query); q.Measure != "latest" {
			t.Errorf("%s (%+v) has no formula", f.Key(), f.Working)
		}
	}
	if live < least {
		t.Errorf("only %d figures have formulas", live)
	}
	before, after := storedFigures(t, was), storedFigures(t, exceltest.Open(t, exceltest.Recalculated(t, data)[0]))
	wrong := 0
	for _, f := range docs[0].Figures {
		name := docs[0].Names[f.Key()]
		if !exceltest.Same(after[name], f.Value.String()) || !exceltest.Same(before[name], f.Value.String()) {
			if wrong++; wrong <= 20 {
				t.Errorf("%s: %s in Go, %s in the workbook, %s recalculated: %s", f.Key(), f.Value, before[name], after[name], formulas[name])
			}
		}
	}
	if wrong > 20 {
		t.Errorf("%d figures differ", wrong)
	}
}

// Derived figures over flows and stocks of every type, grouped and plain, in several units, and what other runs
// state, are in the workbook what they are in Go.
func TestDerivedRecalculates(t *testing.T) {
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		t.Fatal(err)
	}
	d, l := ofKinds(t)
	own := definition.Definitions{Ledgers: []definition.Ledger{d}, Style: defs.Style, Reports: []definition.Report{{ID: "kinds", File: "各类列", Title: "各类列"}}}
	stated := figure.Earlier{Month: calendar.Month{Year: 2019, Number: 12}, Run: "r1"}
	add := func(word string, q definition.Query) string {
		id := fmt.Sprintf("d%d", len(own.Figures))
		own.Figures = append(own.Figures, definition.Figure{ID: id, Name: q.Measure + string(q.Of), Unit: word, Text: "口径", Query: q})
		return id
	}
	for _, column := range []string{"money", "land", "area", "int"} {
		words := unit.OfColumn(column).Words()
		if words == nil {
			words = []string{"个"}
		}
		for _, group := range []string{"", "code"} {
			for _, window := range []string{"in year", "as of", ""} {
				q := definition.Query{Ledger: "kinds", Measure: "sum", Column: column, Group: group, Where: []definition.Condition{{Column: "bool", Compare: "=", Value: true}}}
				if window != "" {
					q.Where = append(q.Where, definition.Condition{Column: "date", Compare: window})
				}
				a, b := add(words[0], q), add(words[len(words)-1], q)
				counted := q
				counted.Measure, counted.Column = "count", ""
				n := add("个", counted)
				if window == "" {
					stated.Figures = append(stated.Figures, figure.Figure{ID: a, Unit: unit.Name(words[0]), Value: decimal.RequireFromString("77.7")})
				}
				both := definition.Names(a + "|" + b)
				add(words[0], definition.Query{Measure: "sum_of", Of: both})
				share := add("%", definition.Query{Measure: "ratio", Of: both})
				add(words[0]+"/个", definition.Query{Measure: "ratio", Of: definition.Names(b + "|" + n)})
				add(words[len(words)-1], definition.Query{Measure: "difference", Of: definition.Names(a + "|" + b)})
				add("百分点", definition.Query{Measure: "difference", Of: definition.Names(share + "|" + share)})
				for _, against := range []string{"last_year", "last_month"} {
					add("%", definition.Query{Measure: "growth", Of: definition.Names(a), Against: against})
					add("百分点", definition.Query{Measure: "growth", Of: definition.Names(share), Against: against})
				}
			}
		}
	}
	own.Complete()
	recalculates(t, own, ledger.Set{"kinds": l}, []figure.Earlier{stated}, 300)
}

// formulasOf are the formulas of the named figures.
func formulasOf(t *testing.T, f *excelize.File) map[string]string {
	t.Helper()
	formulas := map[string]string{}
	for _, n := range f.GetDefinedName() {
		sheet, cell, ok := strings.Cut(n.RefersTo, "!")
		if !ok || !strings.HasPrefix(n.Name, "fig_") {
			continue
		}
		formula, err := f.GetCellFormula(strings.Trim(sheet, "$'"), strings.ReplaceAll(cell, "$", ""))
		if err != nil {
			t.Fatal(err)
		}
		formulas[n.Name] = formula
	}
	return formulas
}
