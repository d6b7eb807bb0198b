package excel_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/document"
	"zonereport/pipeline/render/excel"
	"zonereport/pipeline/render/excel/exceltest"
	"zonereport/pipeline/typeface/typefacetest"
)

// A difference is a formula over the two cells before it, whatever they hold, and comes to the
// exact number when it is worked out. A document that lists no figures has no sheets of them.
func TestDifferences(t *testing.T) {
	number := func(s string) document.Cell {
		if s == "" {
			return document.Cell{Text: document.CannotBe}
		}
		d := decimal.RequireFromString(s)
		return document.Cell{Text: s, Value: &d, Decimals: 2}
	}
	table := document.Table{Columns: []document.Column{{Head: []string{"指标"}}, {Head: []string{"原数"}, Align: document.Decimal}, {Head: []string{"修订后"}, Align: document.Decimal}, {Head: []string{"差额"}, Align: document.Decimal}}}
	for _, c := range [][3]string{
		{"151100", "152100", "1000"}, {"151100.1", "152100.3", "1000.2"}, {"0.3", "0.1", "-0.2"}, {"5.284", "5.536", "0.252"},
		{"", "12.5", "12.5"}, {"73", "", "-73"}, {"123456789012.34", "123456789012.35", "0.01"},
	} {
		difference := number(c[2])
		difference.From = document.Difference{Of: 2, Less: 1}
		table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: "甲"}, number(c[0]), number(c[1]), difference}})
	}
	places := number("-2")
	places.From = document.Difference{Of: 1, Less: 2, Places: true}
	table.Rows = append(table.Rows, document.Row{Cells: []document.Cell{{Text: "名次"}, number("1"), number("3"), places}})
	doc := document.Document{ID: "revision", Title: "修订说明", Period: calendar.Month{Year: 2020, Number: 12},
		Sections: []document.Section{{Number: "一、", Title: "修订情况", Blocks: []document.Block{table}}}}
	data, err := excel.Render(doc, typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	f := exceltest.Open(t, data)
	if got := f.GetSheetList(); !slices.Equal(got, []string{"目录", "一、修订情况"}) {
		t.Errorf("sheets %v", got)
	}
	var formulas []string
	for row := 3; row < 11; row++ {
		formula, err := f.GetCellFormula("一、修订情况", fmt.Sprint("D", row))
		if err != nil {
			t.Fatal(err)
		}
		formulas = append(formulas, formula)
	}
	want := "C3-B3|ROUND(C4-B4,1)|ROUND(C5-B5,1)|ROUND(C6-B6,3)|ROUND(C7-N(B7),1)|N(C8)-B8|ROUND(C9-B9,2)|B10-C10"
	if got := strings.Join(formulas, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	exceltest.SameCells(t, f, exceltest.Open(t, exceltest.Recalculated(t, data)[0]))
}

// A rate is a formula over the counts of its row, and comes to the number that is printed, also under the total.
func TestQuotients(t *testing.T) {
	number := func(s string, decimals int) document.Cell {
		d := decimal.RequireFromString(s)
		return document.Cell{Text: s, Value: &d, Decimals: decimals}
	}
	table := document.Table{Columns: []document.Column{{Head: []string{"部门"}}, {Head: []string{"差错"}, Align: document.Decimal}, {Head: []string{"单元格"}, Align: document.Decimal}, {Head: []string{"差错率"}, Align: document.Decimal}}}
	for i, c := range [][3]string{{"1", "3", "333.33"}, {"201", "200000", "1.01"}, {"0", "7", "0.00"}, {"202", "200010", "1.01"}} {
		rate := number(c[2], 2)
		rate.From = document.Quotient{Of: 1, By: 2, Times: 1000}
		row := document.Row{Cells: []document.Cell{{Text: "甲"}, number(c[0], 0), number(c[1], 0), rate}}
		if i == 3 {
			row.Kind = document.TotalRow
		}
		table.Rows = append(table.Rows, row)
	}
	table.Rows = append(table.Rows[:3:3], document.Row{Cells: []document.Cell{{Text: "乙"}, number("0", 0), number("0", 0), {Text: document.CannotBe}}}, table.Rows[3])
	doc := document.Document{ID: "register", Title: "登记", Period: calendar.Month{Year: 2020, Number: 12},
		Sections: []document.Section{{Number: "一、", Title: "质量", Blocks: []document.Block{table}}}}
	data, err := excel.Render(doc, typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	f := exceltest.Open(t, data)
	for cell, want := range map[string]string{"D3": "ROUND(B3*1000/C3,2)", "D6": "", "B7": "SUM(B3:B6)", "D7": "ROUND(B7*1000/C7,2)"} {
		if got, err := f.GetCellFormula("一、质量", cell); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", cell, got, want, err)
		}
	}
	exceltest.SameCells(t, f, exceltest.Open(t, exceltest.Recalculated(t, data)[0]))
}

// A share is a formula over the table's total, which is a sum over the column, wherever it stands; a cell that bears a
// name has it in the workbook, where others refer to it and lead to it. What is worked out is never taken for a sum.
func TestShares(t *testing.T) {
	number := func(s string, decimals int) document.Cell {
		d := decimal.RequireFromString(s)
		return document.Cell{Text: s, Value: &d, Decimals: decimals}
	}
	share := func(s string) document.Cell {
		c := number(s, 1)
		c.From = document.Share{Of: 1}
		return c
	}
	columns := []document.Column{{Head: []string{"开发区"}}, {Head: []string{"本期"}, Align: document.Decimal}, {Head: []string{"比重"}, Align: document.Decimal}, {Head: []string{"率"}, Align: document.Decimal}}
	rate := func(s string) document.Cell {
		c := number(s, 2)
		c.From = document.Quotient{Of: 1, By: 1, Times: 0}
		return c
	}
	total := number("3.50", 2)
	total.Named = "fig_x"
	link := document.Cell{Text: "甲", Link: document.ToName + "fig_x"}
	first := document.Table{Columns: columns, Rows: []document.Row{{Kind: document.TotalRow, Cells: []document.Cell{{Text: "合计"}, total, share("100.0"), rate("0.00")}},
		{Cells: []document.Cell{link, number("2.25", 2), share("64.3"), rate("0.00")}}, {Cells: []document.Cell{{Text: "乙"}, number("1.25", 2), share("35.7")}}, {Cells: []document.Cell{{Text: "丙"}, {Text: "〔7.00〕"}}}}}
	other := number("3.50", 2)
	other.From = document.Elsewhere{Name: "fig_x"}
	second := document.Table{Columns: columns[:2], Rows: []document.Row{{Cells: []document.Cell{{Text: "合计"}, other}}}}
	doc := document.Document{ID: "rollup", Title: "汇总", Period: calendar.Month{Year: 2020, Number: 12}, Sections: []document.Section{
		{Number: "一、", Title: "比重", Blocks: []document.Block{first}}, {Number: "二、", Title: "汇总", Blocks: []document.Block{second}}}}
	data, err := excel.Render(doc, typefacetest.Style(t))
	if err != nil {
		t.Fatal(err)
	}
	f := exceltest.Open(t, data)
	for at, want := range map[string]string{"一、比重!B3": "SUM(B4:B6)", "一、比重!C3": "ROUND(B3*100/$B$3,1)", "一、比重!C4": "ROUND(B4*100/$B$3,1)", "一、比重!D3": "ROUND(B3*0/B3,2)", "一、比重!B6": "", "二、汇总!B3": "fig_x"} {
		sheet, cell, _ := strings.Cut(at, "!")
		if got, err := f.GetCellFormula(sheet, cell); got != want || err != nil {
			t.Errorf("%s: %s, want %s (%v)", at, got, want, err)
		}
	}
	if names := f.GetDefinedName(); !slices.ContainsFunc(names, func(n excelize.DefinedName) bool { return n.Name == "fig_x" && n.RefersTo == "'一、比重'!$B$3" }) {
		t.Errorf("names %v", names)
	}
	if linked, to, err := f.GetCellHyperLink("一、比重", "A4"); !linked || to != "fig_x" || err != nil {
		t.Errorf("the link leads to %q (%v)", to, err)
	}
	exceltest.SameCells(t, f, exceltest.Open(t, exceltest.Recalculated(t, data)[0]))
}
