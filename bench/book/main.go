// Command book writes one large workbook, from nothing to a file, to be timed as a whole process:
//
//	go build -o bin/book ./bench/book
//	bin/book 200000 out.xlsx   a ledger of 200,000 rows and 12 columns, figures over it, two charts
package main

import (
	"fmt"
	"os"
	"runtime/debug"
	"strconv"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition/load"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/render/excel"
	"zonereport/templates"
)

func main() {
	debug.SetGCPercent(25) // as the program does
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "book:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("usage: book ROWS FILE")
	}
	rows, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	defs, err := load.Definitions(templates.Files)
	if err != nil {
		return err
	}
	file, err := excel.Render(report(rows), defs.Style)
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], file, 0o644)
}

var phases = [...]string{"一期", "二期", "三期", "四期", "五期", "六期"}

// report has five figures per phase over one ledger, a table of them and two charts.
func report(rows int) document.Document {
	doc := document.Document{
		ID: "book", Title: "工作簿测速", Author: "zonereport", Period: calendar.Month{Year: 2020, Number: 12},
		Names: map[string]string{}, Enclosures: []document.Enclosure{enclosure(rows)},
	}
	table := document.Table{Number: "表1", Title: "各期情况", Columns: []document.Column{{Head: []string{"期次"}}}}
	for _, phase := range phases {
		row := document.Row{Cells: []document.Cell{{Text: phase}}}
		for _, f := range figures(phase) {
			doc.Figures = append(doc.Figures, f)
			doc.Names[f.Key()] = "fig_" + f.ID + "_" + phase
			value := f.Value
			row.Cells = append(row.Cells, document.Cell{Text: value.String(), Value: &value, Figure: f.Key()})
		}
		table.Rows = append(table.Rows, row)
	}
	for _, f := range figures(phases[0]) {
		table.Columns = append(table.Columns, document.Column{Head: []string{f.Name + "（" + f.Unit + "）"}, Align: document.Decimal})
	}
	doc.Sections = []document.Section{{Number: "一、", Title: "搬迁", Blocks: []document.Block{
		table, chart("图1", "签约户数", document.Columns, "households"), chart("图2", "签约面积", document.Bars, "area"),
	}}}
	return doc
}

// figures are a count, a sum, a distinct count, a weighted mean and one more count of a phase.
// Their values are those of no row: what is timed is the writing.
func figures(phase string) []figure.Figure {
	in := figure.Condition{Column: "phase", Compare: figure.Equal, Kind: ledger.Text, Text: []string{phase}}
	signed := func(compare figure.Comparison, d calendar.Date) figure.Condition {
		return figure.Condition{Column: "on0", Compare: compare, Kind: ledger.Date, Date: d}
	}
	year := []figure.Condition{in, signed(figure.AtLeast, 20200101), signed(figure.AtMost, 20201231)}
	of := func(id, name, unit string, q figure.Query) figure.Figure {
		q.Ledger = "book"
		return figure.Figure{
			ID: id, Group: []figure.GroupValue{{Name: "phase", Value: phase}}, Name: name, Unit: unit, Value: decimal.New(12345, -1),
			Definition: "测速", Window: "2020年1—12月", Working: q,
			Sources: []figure.Source{{File: source.File, Sheet: source.Name, Cells: []string{"A2:A2000"}}},
		}
	}
	return []figure.Figure{
		of("households", "签约户数", "户", figure.Query{Measure: "count", Where: year}),
		of("area", "签约面积", "㎡", figure.Query{Measure: "sum", Columns: []string{"n0"}, Where: year}),
		of("owners", "户主人数", "人", figure.Query{Measure: "distinct", Columns: []string{"t0"}, Where: year}),
		of("rate", "平均单价", "元", figure.Query{Measure: "mean", Columns: []string{"n1"}, Weight: "n0", Decimals: 2, Where: year}),
		of("all", "总户数", "户", figure.Query{Measure: "count", Where: year[:1]}),
	}
}

func chart(number, title string, kind document.ChartKind, id string) document.Chart {
	c := document.Chart{Number: number, Title: title, Kind: kind, Categories: phases[:], Decimals: 1}
	s := document.Series{Name: title}
	for _, phase := range phases {
		value := decimal.New(12345, -1)
		s.Points = append(s.Points, document.Point{Value: &value, Figure: figure.Key(id, phase)})
	}
	c.Series = []document.Series{s}
	return c
}

var source = &ledger.SheetName{File: "搬迁办_房屋搬迁台账.xlsx", Name: "房屋搬迁台账"}

// enclosure has twelve columns: a phase, three texts, the numbering of one, four numbers and
// three dates.
func enclosure(rows int) document.Enclosure {
	e := document.Enclosure{Ledger: "book", Name: "房屋搬迁台账", Columns: []document.EnclosedColumn{{ID: "phase", Header: "期次", Kind: ledger.Text}}}
	add := func(prefix, header string, kind ledger.Kind, n int) {
		for i := range n {
			e.Columns = append(e.Columns, document.EnclosedColumn{ID: prefix + strconv.Itoa(i), Header: header + strconv.Itoa(i+1), Kind: kind})
		}
	}
	add("t", "名称", ledger.Text, 3)
	add("n", "面积", ledger.Number, 4)
	add("on", "日期", ledger.Date, 3)
	e.Columns = append(e.Columns, document.EnclosedColumn{ID: "distinct_t0", Header: "名称1序号（去重用）", Kind: ledger.Number, Distinct: []string{"t0"}})
	e.Rows = make([]document.EnclosedRow, rows)
	for i := range e.Rows {
		e.Rows[i] = document.EnclosedRow{Sheet: source, Line: i + 2, Cells: cells(i, i*len(phases)/rows)}
	}
	return e
}

func cells(i, phase int) []ledger.Cell {
	list := make([]ledger.Cell, 0, 12)
	add := func(c ledger.Cell) {
		c.At = ledger.Address{Row: int32(i + 2), Col: int32(len(list) + 1)}
		list = append(list, c)
	}
	add(ledger.Cell{Kind: ledger.Text, Text: phases[phase]})
	for n := range 3 {
		add(ledger.Cell{Kind: ledger.Text, Text: fmt.Sprintf("第%d项目部%07d号", n+1, i)})
	}
	for n := range 4 {
		add(ledger.Cell{Kind: ledger.Number, Number: decimal.New(int64((i*7919+n*104729)%999983), -2)})
	}
	for n := range 3 {
		add(ledger.Cell{Kind: ledger.Date, Date: calendar.Date(20200101 + i%12*100 + (i+n)%28)})
	}
	add(ledger.Cell{Kind: ledger.Number, Number: decimal.NewFromInt(int64(i + 1))})
	return list
}
