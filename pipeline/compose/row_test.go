package compose

import (
	"strings"
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/document"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// parcels is a composer for a month with one list of parcels: contracted, started, planned.
func parcels(month calendar.Month) *composer {
	column := func(id, kind string) definition.Column { return definition.Column{ID: id, Header: id, Type: kind} }
	d := definition.Ledger{ID: "land", Columns: []definition.Column{column("parcel", "text"), column("contract_on", "date"), column("started_on", "date"),
		{ID: "plan", Type: "date", Planned: true}, column("reported", "month"), {ID: "owner", Type: "text", Personal: "omit"}}}
	l := &ledger.Ledger{ID: "land"}
	for _, c := range d.Columns {
		l.Columns = append(l.Columns, c.ID)
	}
	on := func(kind ledger.Kind, d calendar.Date) ledger.Cell {
		if d == 0 {
			return ledger.Cell{}
		}
		return ledger.Cell{Kind: kind, Date: d}
	}
	for _, r := range []struct{ started, plan, reported calendar.Date }{{20200331, 20200601, 20200301}, {20200401, 20210101, 20200401}, {0, 0, 0}} {
		l.Rows = append(l.Rows, ledger.Row{Sheet: &ledger.SheetName{}, Cells: []ledger.Cell{
			{Kind: ledger.Text, Text: "宗地"}, on(ledger.Date, 20200305), on(ledger.Date, r.started), on(ledger.Date, r.plan), on(ledger.Month, r.reported), {Kind: ledger.Text, Text: "张三"},
		}})
	}
	list := figure.List{ID: "land", Ledger: "land"}
	for i := range l.Rows {
		list.Rows = append(list.Rows, &l.Rows[i])
	}
	return &composer{defs: definition.Definitions{Ledgers: []definition.Ledger{d}}, set: ledger.Set{"land": l},
		book: figure.Book{Lists: []figure.List{list}}, opts: Options{Period: month}}
}

// What is dated after the report period stands in no table and no text; plans do, and the last
// day of the month has been (design-life §18).
func TestNoDateAfterThePeriod(t *testing.T) {
	table := definition.Table{Title: "供地", List: "land"}
	for _, id := range []string{"parcel", "contract_on", "started_on", "plan", "reported", "owner"} {
		table.Columns = append(table.Columns, definition.TableColumn{Head: id, Column: id})
	}
	c := parcels(calendar.Month{Year: 2020, Number: 3})
	got := c.table(table)[0].(document.Table)
	want := []string{
		"宗地 2020-03-05 2020-03-31 2020-06-01 2020-03 ＊＊＊",
		"宗地 2020-03-05  2021-01-01  ＊＊＊",
		"宗地 2020-03-05    ＊＊＊",
	}
	for i, r := range got.Rows {
		var texts []string
		for _, cell := range r.Cells {
			texts = append(texts, cell.Text)
		}
		if line := strings.Join(texts, " "); line != want[i] {
			t.Errorf("row %d: %q, want %q", i+1, line, want[i])
		}
	}
	if notes := strings.Join(got.Notes, ""); notes != "晚于报告期末的日期不列；没有日期的栏目以报送的台账为准。" {
		t.Errorf("notes: %s", notes)
	}
	rows := c.rows("land")
	if r := rows[1]; r.Day("started_on") != "" || r.Chinese("started_on") != "" || r.Before("started_on") || !r.Ahead() || r.Day("plan") == "" {
		t.Errorf("the text says %q", r.Day("started_on"))
	}
	if rows[0].Ahead() || rows[2].Ahead() {
		t.Error("a plan, or no date at all, is no date after the period")
	}
	if later := parcels(calendar.Month{Year: 2020, Number: 4}).table(table)[0].(document.Table); len(later.Notes) > 0 || later.Rows[1].Cells[2].Text != "2020-04-01" {
		t.Errorf("a month later: %v %v", later.Rows[1], later.Notes)
	}
}

// Several columns of a row make one name; a blank one leaves no 的 behind.
func TestNames(t *testing.T) {
	c := &composer{defs: definition.Definitions{Ledgers: []definition.Ledger{{ID: "homes", Columns: []definition.Column{{ID: "place", Type: "text"}, {ID: "estate", Type: "text"}}}}}}
	book := &ledger.Ledger{ID: "homes", Columns: []string{"place", "estate"}}
	var rows []row
	for _, texts := range [][2]string{{"江南", "明府"}, {"江南", " 明府"}, {"", "山水"}, {"江北", ""}, {"", ""}} {
		rows = append(rows, row{c: c, book: book, data: &ledger.Row{Cells: []ledger.Cell{{Kind: ledger.Text, Text: texts[0]}, {Kind: ledger.Text, Text: texts[1]}}}})
	}
	if got := names(rows, "place", "estate"); got != "江南的明府、山水、江北" {
		t.Errorf("of two columns: %s", got)
	}
	if got := names(rows, "estate"); got != "明府、山水" {
		t.Errorf("of one column: %s", got)
	}
}
