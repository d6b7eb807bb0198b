package aggregate_test

import (
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/ledger/ledgertest"
)

const zoneName = "新昌经济开发区"

// deals is a ledger with a column of every type.
func deals() definition.Ledger {
	return definition.Ledger{
		ID: "deals", Name: "项目台账", RowDate: "on", Key: []string{"code"},
		Columns: []definition.Column{
			{ID: "code", Header: "编号", Type: "text"},
			{ID: "unit", Header: "责任单位", Type: "text", Unit: true},
			{ID: "phase", Header: "期次", Type: "text"},
			{ID: "kind", Header: "类型", Type: "code", Codes: []string{"框架协议", "正式协议"}},
			{ID: "on", Header: "签约日期", Type: "date"},
			{ID: "done", Header: "落地日期", Type: "date"},
			{ID: "amount", Header: "金额", Type: "money"},
			{ID: "rate", Header: "利率", Type: "rate"},
			{ID: "shown", Header: "重点展示", Type: "bool"},
			{ID: "uscc", Header: "信用代码", Type: "text"},
			{ID: "firm", Header: "企业", Type: "text"},
			{ID: "uom", Header: "单位", Type: "text"},
		},
	}
}

// rows builds a ledger, one sheet, data from line 2; cells are by column id, as text: dates
// as 2020-05-01, numbers as decimals, bools as 是 or 否.
func rows(t *testing.T, def definition.Ledger, month string, data ...map[string]string) *ledger.Ledger {
	t.Helper()
	l := &ledger.Ledger{ID: def.ID}
	sheet := &ledger.SheetName{File: def.Name + ".xlsx", Name: def.Name}
	l.Sheets = []*ledger.SheetName{sheet}
	for _, c := range def.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	for i, values := range data {
		row := ledger.Row{Sheet: sheet, Line: i + 2, Cells: make([]ledger.Cell, len(def.Columns))}
		for j, c := range def.Columns {
			row.Cells[j] = ledgertest.Cell(t, c.Type, values[c.ID])
			row.Cells[j].At = ledger.Address{Row: int32(i + 2), Col: int32(j + 1)}
			if c.ID == def.RowDate {
				row.Later = row.Cells[j].Date > period(month).End()
			}
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

type values = map[string]string

func period(s string) calendar.Month {
	m, err := calendar.ParseMonth(s)
	if err != nil {
		panic(err)
	}
	return m
}

func options(month string) aggregate.Options {
	return aggregate.Options{Zone: definition.Zone{Name: zoneName}, Period: period(month)}
}

// derive works out one ledger of deals with the given figures, and fails on any finding.
func derive(t *testing.T, l *ledger.Ledger, figures ...definition.Figure) figure.Book {
	t.Helper()
	defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Figures: figures}
	book, findings := aggregate.Derive(defs, ledger.Set{"deals": l}, options("2020-12"))
	for _, f := range findings {
		t.Errorf("unexpected finding: %s", f.Message())
	}
	return book
}

func byKey(book figure.Book) map[string]figure.Figure {
	m := map[string]figure.Figure{}
	for _, f := range book.Figures {
		m[f.Key()] = f
	}
	return m
}

// state writes a figure's value and sources on one line: "27 个 项目台账!C5:C9".
func state(f figure.Figure) string {
	s := f.Value.String() + f.Unit
	for _, src := range f.Sources {
		for _, c := range src.Cells {
			s += " " + c
		}
	}
	return s
}
