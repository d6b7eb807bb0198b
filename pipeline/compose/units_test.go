package compose

import (
	"strings"
	"testing"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func places(n int) *int { return &n }

// measured is a composer with one figure of money by phase, in 万元, one of land, in 公顷, and a rate
// that states four decimals.
func measured() *composer {
	columns := []definition.Column{{ID: "phase", Type: "text"}, {ID: "amount", Type: "money"}, {ID: "area", Type: "land"}, {ID: "rate", Type: "rate"}}
	c := &composer{defs: definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "l", Columns: columns}},
		Figures: []definition.Figure{
			{ID: "money", Name: "资金", Unit: "万元", Query: definition.Query{Ledger: "l", Measure: "sum", Column: "amount", Group: "phase"}},
			{ID: "land", Unit: "公顷", Query: definition.Query{Ledger: "l", Measure: "sum", Column: "area", Group: "phase"}},
			{ID: "rate", Unit: "%", Query: definition.Query{Ledger: "l", Measure: "mean", Column: "rate", Decimals: places(4)}},
		},
	}}
	group := func(v string) []figure.GroupValue { return []figure.GroupValue{{Name: "phase", Value: v}} }
	c.book.Figures = []figure.Figure{
		{ID: "money", Group: group("一期"), Unit: "万元", Value: dec("57200")}, {ID: "money", Group: group("二期"), Unit: "万元", Value: dec("12345.678")},
		{ID: "land", Group: group("一期"), Unit: "公顷", Value: dec("2")}, {ID: "land", Group: group("二期"), Unit: "公顷", Value: dec("0.5")},
		{ID: "rate", Unit: "%", Value: dec("4.12"), Decimals: places(4)},
	}
	c.index()
	return c
}

func row0(t *testing.T, table document.Table, row int) string {
	t.Helper()
	var texts []string
	for _, cell := range table.Rows[row].Cells {
		texts = append(texts, cell.Text)
	}
	return strings.Join(texts, "|")
}

// A table prints figures in the unit of its column, else in its own of that kind, exactly
// converted before it rounds; the workbook is told how.
func TestTablesConvertFigures(t *testing.T) {
	for name, test := range map[string]struct {
		table        definition.Table
		first, total string
	}{
		"their own":        {definition.Table{Columns: []definition.TableColumn{{Decimals: places(3)}, {Decimals: places(1)}}}, "一期|57200.000|2.0", "合计|69545.678|2.5"},
		"of the column":    {definition.Table{Columns: []definition.TableColumn{{Unit: "亿元", Decimals: places(4)}, {Unit: "亩"}}}, "一期|5.7200|30", "合计|6.9546|38"},
		"of the table":     {definition.Table{Unit: "亿元、亩", Columns: []definition.TableColumn{{Decimals: places(2)}, {Decimals: places(1)}}}, "一期|5.72|30.0", "合计|6.95|37.5"},
		"stated as zero":   {definition.Table{Columns: []definition.TableColumn{{Unit: "亿元", Decimals: places(0)}, {Decimals: places(0)}}}, "一期|6|2", "合计|7|3"},
		"square kilometre": {definition.Table{Columns: []definition.TableColumn{{Unit: "元"}, {Unit: "平方公里", Decimals: places(3)}}}, "一期|572000000|0.020", "合计|695456780|0.025"},
	} {
		test.table.Figures, test.table.Total = []string{"money", "land"}, true
		got := measured().figuresTable(test.table)
		if row0(t, got, 1) != test.first || row0(t, got, 0) != test.total {
			t.Errorf("%s: %s and %s, want %s and %s", name, row0(t, got, 1), row0(t, got, 0), test.first, test.total)
		}
		cell := got.Rows[1].Cells[1]
		if !cell.In.Of(dec("57200")).Equal(*cell.Value) {
			t.Errorf("%s: the cell holds %s, the workbook would show %s", name, cell.Value, cell.In.Of(dec("57200")))
		}
	}
}

// Rows of a list are printed in the unit of the column, with the decimals that it states.
func TestListsConvert(t *testing.T) {
	column := definition.Column{ID: "amount", Type: "money"}
	c := measured()
	sheet := &ledger.SheetName{File: "甲.xlsx", Name: "甲"}
	c.set = ledger.Set{"l": {ID: "l", Columns: []string{"phase", "amount", "area", "rate"}}}
	r := row{c: c, book: c.set["l"], data: &ledger.Row{Sheet: sheet, Cells: []ledger.Cell{{}, {Kind: ledger.Number, Number: dec("57200.5")}, {}, {}}}}
	for unit, want := range map[string]string{"": "57200.5000", "万元": "57200.5000", "亿元": "5.7201", "元": "572005000.0000"} {
		tc := definition.TableColumn{Column: "amount", Unit: unit, Decimals: places(4)}
		if got := r.tableCell(tc, column, decimalsOf([]row{r}, tc, column)); got.Text != want {
			t.Errorf("in %q: %s, want %s", unit, got.Text, want)
		}
	}
	whole := definition.TableColumn{Column: "amount", Decimals: places(0)}
	if got := decimalsOf([]row{r}, whole, column); got != 0 {
		t.Errorf("no decimals are stated, %d printed", got)
	}
}

// Numbers that are each in a unit of their row print their own decimals; others those of their column.
func TestOwnUnits(t *testing.T) {
	for unit, want := range map[string]string{"@unit": "66.5 312", "平方公里": "66.5 312.0"} {
		c := measured()
		c.defs.Ledgers = []definition.Ledger{{ID: "l", Columns: []definition.Column{{ID: "value", Type: "num"}}}}
		c.defs.Figures = []definition.Figure{{ID: "profile", Unit: unit, Query: definition.Query{Ledger: "l", Column: "value"}}}
		sheet := &ledger.SheetName{File: "甲.xlsx", Name: "甲"}
		c.set = ledger.Set{"l": {ID: "l", Columns: []string{"value"}}}
		var rows []*ledger.Row
		for _, v := range []string{"66.5", "312"} {
			rows = append(rows, &ledger.Row{Sheet: sheet, Cells: []ledger.Cell{{Kind: ledger.Number, Number: dec(v)}}})
		}
		c.book.Lists = []figure.List{{ID: "numbers", Ledger: "l", Rows: rows}}
		table := c.listTable(definition.Table{List: "numbers", Columns: []definition.TableColumn{{Head: "数值", Column: "value"}}})
		if got := table.Rows[0].Cells[0].Text + " " + table.Rows[1].Cells[0].Text; got != want {
			t.Errorf("in %s: %s, want %s", unit, got, want)
		}
	}
}

// Decimals that a figure states are those that it is shown with, in texts, tables and the annex.
func TestStatedDecimals(t *testing.T) {
	c := measured()
	f := c.figures["rate"]
	if got := wording.Figure(f) + " " + wording.Number(f); got != "4.1200% 4.1200" {
		t.Errorf("in a text %s", got)
	}
	f.Value = dec("4.1223")
	if got := c.plainFigures(definition.Table{Figures: []string{"rate"}}); row0(t, got, 0) != "|%|4.1223" {
		t.Errorf("in a table %s", row0(t, got, 0))
	}
	annex := c.figuresAnnex("附件1", []figure.Figure{*f})
	if got := annex.Blocks[0].(document.Table); got.Rows[0].Cells[2].Text != "4.1223" || got.Rows[0].Cells[2].Decimals != 4 {
		t.Errorf("in the annex %s", got.Rows[0].Cells[2].Text)
	}
	if got := c.chartPlaces(definition.Chart{Figures: []string{"money", "rate"}}); got != 4 {
		t.Errorf("in a chart %d", got)
	}
}

// A chart draws figures in its unit.
func TestChartsConvert(t *testing.T) {
	blocks := measured().chart(definition.Chart{Kind: "columns", Title: "图", Unit: "亿元", Figures: []string{"money"}, Decimals: places(2)})
	point := blocks[0].(document.Chart).Series[0].Points[0]
	if point.Text != "5.72" || !point.Value.Equal(dec("5.72")) || point.In.IsZero() {
		t.Errorf("the point is %+v", point)
	}
	// In another unit it keeps the decimals that it has, and bears its name where no other is stated.
	blocks = measured().chart(definition.Chart{Kind: "columns", Title: "图", Unit: "亿元", Figures: []string{"money"}})
	series := blocks[0].(document.Chart).Series[0]
	if series.Points[0].Text != "5.72" || series.Name != "资金" {
		t.Errorf("%s: %+v", series.Name, series.Points[0])
	}
}

// A column of a figure bears its name and unit where nothing else is stated.
func TestHeadOfFigures(t *testing.T) {
	got := measured().figuresTable(definition.Table{Unit: "亿元", Figures: []string{"money"}}).Columns[1].Head
	if len(got) != 1 || got[0] != "资金（亿元）" {
		t.Errorf("%q", got)
	}
}
