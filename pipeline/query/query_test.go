package query_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/query"
)

func defs() definition.Definitions {
	return definition.Definitions{
		Ledgers: []definition.Ledger{{ID: "visits", RowDate: "on", Columns: []definition.Column{
			{ID: "firm", Type: "text"}, {ID: "uscc", Type: "text"}, {ID: "unit", Type: "text"}, {ID: "on", Type: "date"}, {ID: "n", Type: "int"}}}},
		Figures: []definition.Figure{
			{ID: "a", Query: definition.Query{Ledger: "visits", Measure: "count", Where: []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}}}},
			{ID: "b", Query: definition.Query{Of: "a", Measure: "count", Where: []definition.Condition{{Column: "on", Compare: "in year"}}}},
			{ID: "c", Query: definition.Query{Of: "b", Measure: "distinct", Column: "uscc|firm", Where: []definition.Condition{{Column: "n", Compare: ">=", Value: 1.5}}}},
		},
	}
}

// "Of these" chains: the ledger and the conditions of the opening figure come first.
func TestQueryOfAFigureOfAFigure(t *testing.T) {
	d := defs()
	units := []string{"新昌经济开发区", "南明街道"}
	for _, unit := range units {
		c := query.Context{Definitions: d, Unit: unit, Month: calendar.Month{Year: 2020, Number: 2}}
		q, err := c.Query(d.Figures[2].Query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, w := range q.Where {
			got = append(got, fmt.Sprintf("%s%s%s%s%s", w.Column, w.Compare, strings.Join(w.Text, ","), w.Date, w.Number))
		}
		want := "unit=" + unit + "0 on>=2020-01-010 on<=2020-02-290 n>=1.5"
		if s := strings.Join(got, " "); s != want || q.Ledger != "visits" || strings.Join(q.Columns, " ") != "uscc firm" {
			t.Errorf("%s of %s, columns %v; want %s", s, q.Ledger, q.Columns, want)
		}
	}
	if v := d.Figures[0].Where[0].Value; v != "@zone" {
		t.Errorf("resolving changed the definition to %v", v)
	}
}

// set holds visits, one per line "firm uscc unit date", each of one; - is a blank, a date in 2021 is later.
func set(t testing.TB, lines ...string) ledger.Set {
	t.Helper()
	for i := range lines {
		lines[i] += " 1"
	}
	l := sheet(t, defs().Ledgers[0], lines...)
	for i, row := range l.Rows {
		l.Rows[i].Later = row.Cells[3].Date > 20201231
	}
	return ledger.Set{"visits": l}
}

// A row counts from its own date on; one without a date always; Listed takes later ones too.
func TestCountedAsOfAMonth(t *testing.T) {
	table := query.NewTables(defs(), set(t, "甲 - 区 2020-01-31", "乙 - 区 2020-02-01", "丙 - 区 -", "丁 - 区 2021-01-01")).Table("visits")
	for month, want := range map[int]string{1: "[0 2]", 2: "[0 1 2]", 12: "[0 1 2]"} {
		if got := fmt.Sprint(table.Counted(nil, calendar.Month{Year: 2020, Number: month})); got != want {
			t.Errorf("month %d: %s, want %s", month, got, want)
		}
	}
	if got := fmt.Sprint(table.Listed(nil)); got != "[0 1 2 3]" {
		t.Errorf("listed %s", got)
	}
	// a row that ingest marks as later never counts, whatever month is asked for
	if got := fmt.Sprint(table.Counted(nil, calendar.Month{Year: 2021, Number: 6})); got != "[0 1 2]" {
		t.Errorf("marked as later, but counted: %s", got)
	}
}

func TestValues(t *testing.T) {
	table := query.NewTables(defs(), set(t, "甲 x1 区 -", "乙 - 区 -", "- Ｘ1 区 -", "- - 区 -", "乙 - 区 2021-01-01")).Table("visits")
	v := table.Values("uscc|firm")
	if got := fmt.Sprint(v.IDs, v.Folded, v.Labels, v.Rows); got != "[1 2 1 0 2] [ X1 乙] [ x1 乙] [[] [0 2] [1 4]]" {
		t.Error(got)
	}
	if v.ID(" X 1") != 1 || v.ID("丙") != -1 || v.ID("") != -1 {
		t.Error("ID finds folded values, and no other")
	}
	if query.NewTables(defs(), set(t)).Table("funds") != nil {
		t.Error("a ledger that nobody sent has no table")
	}
}

func TestLabel(t *testing.T) {
	for s, want := range map[string]string{
		"六期": "六期", " 六　期\n": "六期", "南明\u200b街道": "南明街道", "Phase  One ": "Phase One", "A 区": "A区", "规划面积（核准）": "规划面积（核准）", "": "", " ": "",
	} {
		if got := query.Label(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// A label compares as what it was made of, and is its own label.
func FuzzLabel(f *testing.F) {
	for _, s := range []string{"六 期", "Phase  One", "Ａ\u00a0区", "a\u200bb", "ﬁ x", "\u0301 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		label := query.Label(s)
		if ledger.Fold(label) != ledger.Fold(s) {
			t.Errorf("%q folds to %q, its label %q to %q", s, ledger.Fold(s), label, ledger.Fold(label))
		}
		if again := query.Label(label); again != label {
			t.Errorf("the label of %q is %q, whose label is %q", s, label, again)
		}
	})
}

// The rows of a value are those whose cells are the same value of the column's own kind.
func TestSame(t *testing.T) {
	d := definition.Definitions{Ledgers: []definition.Ledger{{ID: "k", Columns: []definition.Column{{ID: "c", Type: "text"}}}}}
	month := calendar.Date(20200501)
	for _, cells := range [][3]ledger.Cell{
		{{Kind: ledger.Text, Text: "甲 公司"}, {Kind: ledger.Text, Text: "甲公司"}, {Kind: ledger.Text, Text: "乙公司"}},
		{{Kind: ledger.Number, Number: decimal.RequireFromString("1.50")}, {Kind: ledger.Number, Number: decimal.RequireFromString("1.5")}, {Kind: ledger.Number, Number: decimal.RequireFromString("15")}},
		{{Kind: ledger.Month, Date: month}, {Kind: ledger.Month, Date: month}, {Kind: ledger.Month, Date: 20200601}},
		{{Kind: ledger.Date, Date: 20200512}, {Kind: ledger.Date, Date: 20200512}, {Kind: ledger.Date, Date: month}},
		{{Kind: ledger.Bool, True: true}, {Kind: ledger.Bool, True: true}, {Kind: ledger.Bool}},
	} {
		l := &ledger.Ledger{ID: "k", Columns: []string{"c"}}
		for _, c := range cells {
			l.Rows = append(l.Rows, ledger.Row{Cells: []ledger.Cell{c}})
		}
		l.Rows = append(l.Rows, ledger.Row{Cells: []ledger.Cell{{}}})
		table := query.NewTables(d, ledger.Set{"k": l}).Table("k")
		for id, want := range map[int32]string{1: "[0 1]", 2: "[2]"} {
			c := table.Same("c", id)
			if c.Kind != cells[0].Kind {
				t.Errorf("the condition on %+v is of kind %d", cells[0], c.Kind)
			}
			if got := fmt.Sprint(table.Listed([]figure.Condition{c})); got != want {
				t.Errorf("value %d of %+v: rows %s, want %s", id, cells[0], got, want)
			}
		}
	}
}
