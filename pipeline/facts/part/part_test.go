package part

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/parquet/parquettest"
	"zonereport/pipeline/facts/schema"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// read are the rows of one table of a run, in some of its columns.
func read(t *testing.T, in Input, name string, columns ...string) []string {
	t.Helper()
	in.Period = calendar.Month{Year: 2020, Number: 12}
	files, err := Files(in)
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f File) bool { return f.Table == name })
	if i < 0 {
		t.Fatalf("there is no table %s", name)
	}
	names, rows := parquettest.Read(t, files[i].Data)
	if len(rows) != files[i].Rows {
		t.Errorf("%s has %d rows and is said to have %d", name, len(rows), files[i].Rows)
	}
	var list []string
	for _, row := range rows {
		var cells []string
		for _, c := range columns {
			cells = append(cells, row[slices.Index(names, c)])
		}
		list = append(list, strings.Join(cells, " "))
	}
	return list
}

// What earlier months state stands as the run took it: a month without ranks by itself, one that nobody was ranked
// in not at all, another year's neither; after a switch today's ranks beside those that were published.
func TestEarlier(t *testing.T) {
	month := func(year, number int) calendar.Month { return calendar.Month{Year: year, Number: number} }
	value := func(id string, group ...figure.GroupValue) figure.Figure {
		return figure.Figure{ID: id, Group: group, Value: decimal.NewFromInt(7), Unit: "个"}
	}
	in := Input{Earlier: []figure.Earlier{
		{Month: month(2019, 12), Run: "r4", Ranks: map[string]int{"甲": 1}, Figures: []figure.Figure{value("old")}},
		{Month: month(2020, 1), Run: "r1", Ranks: map[string]int{}},
		{Month: month(2020, 2), Run: "r1"},
		{Month: month(2020, 3), Run: "r2", Ranks: map[string]int{"乙": 2, "丙 街": 1, "甲": 1}, Redefined: []string{figure.CampaignRank}},
		{Month: month(2020, 4), Run: "r1", Ranks: map[string]int{"甲": 1}, Comparable: map[string]int{"甲": 2, "乙": 1}, Recomputed: []string{figure.CampaignRank},
			Redefined: []string{"changed"}, Figures: []figure.Figure{value("same", figure.GroupValue{Name: "phase", Value: "ａ<&>\"期"}), value("changed"), value(figure.CampaignTotal, figure.ByUnit("甲")...)}},
	}}
	for name, test := range map[string]struct {
		table   string
		columns []string
		want    []string
	}{
		"ranks": {schema.Earlier, []string{"month", "month_run", "kind", "redefined", "unit_key", "rank"}, []string{
			"2020-01 r1 published false ∅ ∅",
			"2020-03 r2 published true 丙街 1", "2020-03 r2 published true 甲 1", "2020-03 r2 published true 乙 2",
			"2020-04 r1 published false 甲 1", "2020-04 r1 comparable false 乙 1", "2020-04 r1 comparable false 甲 2",
		}},
		"figures": {schema.Stated, []string{"month", "month_run", "id", "group", "group_key", "value", "comparable"}, []string{
			"2019-12 r4 old {}  7 true", `2020-04 r1 same {"phase":"ａ<&>\"期"} A<&>"期 7 true`, "2020-04 r1 changed {}  7 false",
		}},
	} {
		if got := read(t, in, test.table, test.columns...); !slices.Equal(got, test.want) {
			t.Errorf("%s: %s", name, cmp.Diff(test.want, got))
		}
	}
}

// Equal values that are not shown have an equal number in every column of a ledger; those that a definition names
// stand for what it says; groups and what counts of other columns is written as it compares.
func TestLedger(t *testing.T) {
	column := func(id, kind, personal string) definition.Column {
		return definition.Column{ID: id, Header: id, Type: kind, Personal: personal}
	}
	defs := definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "homes", RowDate: "on", Columns: []definition.Column{
			column("owner", "text", "omit"), column("chosen", "text", "number"), column("on", "month", ""), column("size", "num", ""), column("note", "text", ""), column("code", "text", ""),
		}}},
		Figures: []definition.Figure{
			{ID: "households", Query: definition.Query{Ledger: "homes", Measure: "distinct", Column: "code|owner", Where: []definition.Condition{{Column: "owner", Compare: "!=", Value: "未定"}}}},
			{ID: "by_month", Query: definition.Query{Ledger: "homes", Measure: "count", Group: "on"}},
		},
	}
	text := func(s string) ledger.Cell {
		return ledger.Cell{Kind: ledger.Text, Text: s, At: ledger.Address{Row: 2, Col: 1}}
	}
	on := ledger.Cell{Kind: ledger.Month, Date: 20201101}
	number := ledger.Cell{Kind: ledger.Number, Number: decimal.RequireFromString("1.50")}
	sheet := &ledger.SheetName{File: "a.csv", Name: "a"}
	in := Input{Defs: defs, Key: "001", Set: ledger.Set{"homes": {ID: "homes", Columns: []string{"owner", "chosen", "on", "size", "note", "code"}, Rows: []ledger.Row{
		{Sheet: sheet, Line: 2, Cells: []ledger.Cell{text("张三"), text("李四"), on, number, text("话"), {}}},
		{Sheet: sheet, Line: 3, Later: true, Cells: []ledger.Cell{text("李 四"), text(" "), {}, {}, {}, text("x")}},
		{Sheet: sheet, Line: 4, Cells: []ledger.Cell{text("未定"), text("张三"), on, number, {}, {}}},
	}}}}
	columns := []string{"_zone", "_line", "_ord", "_later", "_counts_from", "owner_key", "chosen", "chosen_key", "on", "on_key", "on_label", "size", "code_key"}
	want := []string{
		"001 2 0 false 2020-11-01 n1 2 n2 2020-11-01 2020-11 2020-11 1.5 ∅",
		"001 3 1 true ∅ n2 ∅ ∅ ∅ ∅ ∅ ∅ X",
		"001 4 2 false 2020-11-01 c1 1 n1 2020-11-01 2020-11 2020-11 1.5 ∅",
	}
	if got := read(t, in, "homes", columns...); !slices.Equal(got, want) {
		t.Error(cmp.Diff(want, got))
	}
}
