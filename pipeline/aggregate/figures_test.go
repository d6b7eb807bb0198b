package aggregate_test

import (
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

func places(n int) *int { return &n }

func TestMeasures(t *testing.T) {
	data := []values{
		{"code": "A1", "amount": "100", "rate": "5", "uscc": "X1", "firm": "甲", "on": "2020-01-05", "done": "2020-06-01"},
		{"code": "A2", "amount": "200.5", "rate": "5.5", "uscc": "x1", "firm": "甲公司", "on": "2020-02-05", "done": "2020-06-01"},
		{"code": "A3", "amount": "300", "firm": "乙 ", "on": "2020-03-05", "done": "2020-05-01"},
		{"code": "A4", "rate": "9", "firm": "乙", "on": "2019-03-05"},
		{"code": "A5", "amount": "-0.5", "on": ""},
		{"code": "A6", "amount": "9999", "rate": "9", "firm": "丙", "on": "2021-01-01"}, // later: left out
	}
	cases := []struct {
		name  string
		query definition.Query
		want  string // "" if there is no figure
	}{
		{"count names the key cells", definition.Query{Measure: "count"}, "5个 A2:A6"},
		{"sum skips blanks, takes negatives", definition.Query{Measure: "sum", Column: "amount"}, "600个 G2:G4 G6"},
		{"distinct folds and skips blanks", definition.Query{Measure: "distinct", Column: "firm"}, "3个 K2:K5"},
		{"distinct takes the first alternative that is not blank", definition.Query{Measure: "distinct", Column: "uscc|firm"}, "2个 J2:J3 K4:K5"},
		{"mean is weighted; rows without rate or weight stay out",
			definition.Query{Measure: "mean", Column: "rate", Weight: "amount", Decimals: places(4)}, "5.3336个 G2:G3 H2:H3"},
		{"a plain mean", definition.Query{Measure: "mean", Column: "rate"}, "6.5个 H2:H3 H5"},
		{"max", definition.Query{Measure: "max", Column: "amount"}, "300个 G4"},
		{"min", definition.Query{Measure: "min", Column: "amount"}, "-0.5个 G6"},
		{"max of no numbers is absent", definition.Query{Measure: "max", Column: "amount", Where: where("code", "=", "none")}, ""},
		{"mean of no rows is absent", definition.Query{Measure: "mean", Column: "rate", Weight: "amount", Where: where("code", "=", "A4")}, ""},
		{"latest of several", definition.Query{Measure: "latest", Column: "amount", Weight: "on"}, "300个 G4"},
		{"latest of equal dates is the first of them", definition.Query{Measure: "latest", Column: "amount", Weight: "done"}, "100个 G2"},
		{"latest without a date", definition.Query{Measure: "latest", Column: "amount", Weight: "on", Where: where("code", "=", "A5")}, "-0.5个 G6"},
		{"latest of none is absent", definition.Query{Measure: "latest", Column: "amount", Weight: "on", Where: where("code", "=", "A4")}, ""},
		{"count of none is 0 and has no sources", definition.Query{Measure: "count", Where: where("code", "=", "B")}, "0个"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.query.Ledger = "deals"
			book := derive(t, rows(t, deals(), "2020-12", data...), definition.Figure{ID: "f", Unit: "个", Query: c.query})
			got := ""
			if f, ok := byKey(book)["f"]; ok {
				got = state(f)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Every measure of an amount is in the unit of its figure.
func TestMeasuresInAnotherUnit(t *testing.T) {
	data := []values{{"code": "1", "amount": "10000", "rate": "1", "on": "2020-01-05"}, {"code": "2", "amount": "25000", "rate": "2", "on": "2020-02-05"}}
	for _, test := range []struct {
		query definition.Query
		want  string
	}{
		{definition.Query{Measure: "sum"}, "3.5"}, {definition.Query{Measure: "mean", Weight: "rate", Decimals: places(4)}, "2"}, {definition.Query{Measure: "latest", Weight: "on"}, "2.5"},
	} {
		test.query.Ledger, test.query.Column = "deals", "amount"
		book := derive(t, rows(t, deals(), "2020-12", data...), definition.Figure{ID: "f", Unit: "亿元", Query: test.query})
		if got := byKey(book)["f"]; got.Value.String() != test.want || got.Unit != "亿元" {
			t.Errorf("%s: %s%s, want %s", test.query.Measure, got.Value, got.Unit, test.want)
		}
	}
}

func where(column, compare string, value any) []definition.Condition {
	return []definition.Condition{{Column: column, Compare: compare, Value: value}}
}

func TestComparisons(t *testing.T) {
	full := values{"code": "A1", "unit": "新昌 经济开发区", "kind": "框架协议", "done": "2020-06-30", "amount": "1000", "shown": "是"}
	blank := values{"code": "A2"}
	cases := []struct {
		condition   definition.Condition
		full, blank bool
	}{
		{definition.Condition{Column: "kind", Compare: "=", Value: "框架协议"}, true, false},
		{definition.Condition{Column: "kind", Compare: "=", Value: "正式协议"}, false, false},
		{definition.Condition{Column: "kind", Compare: "!=", Value: "框架协议"}, false, true},
		{definition.Condition{Column: "kind", Compare: "!=", Value: "正式协议"}, true, true},
		{definition.Condition{Column: "kind", Compare: "in", Value: []any{"正式协议", "框架协议"}}, true, false},
		{definition.Condition{Column: "unit", Compare: "=", Value: "@zone"}, true, false},
		{definition.Condition{Column: "unit", Compare: "!=", Value: "@zone"}, false, true},
		{definition.Condition{Column: "amount", Compare: "=", Value: int64(1000)}, true, false},
		{definition.Condition{Column: "amount", Compare: "!=", Value: int64(1000)}, false, true},
		{definition.Condition{Column: "amount", Compare: ">=", Value: int64(1000)}, true, false},
		{definition.Condition{Column: "amount", Compare: ">=", Value: 1000.5}, false, false},
		{definition.Condition{Column: "amount", Compare: "<=", Value: int64(1000)}, true, false},
		{definition.Condition{Column: "amount", Compare: ">", Value: int64(1000)}, false, false},
		{definition.Condition{Column: "amount", Compare: "<", Value: 1000.5}, true, false},
		{definition.Condition{Column: "shown", Compare: "=", Value: true}, true, false},
		{definition.Condition{Column: "shown", Compare: "!=", Value: true}, false, true},
		{definition.Condition{Column: "shown", Compare: "=", Value: false}, false, false},
		{definition.Condition{Column: "done", Compare: "in year"}, true, false},
		{definition.Condition{Column: "done", Compare: "as of"}, true, false},
		{definition.Condition{Column: "done", Compare: "blank or after"}, false, true},
		{definition.Condition{Column: "done", Compare: "blank or as of"}, true, true},
	}
	for _, c := range cases {
		for name, one := range map[string]struct {
			row  values
			want bool
		}{"full": {full, c.full}, "blank": {blank, c.blank}} {
			q := definition.Query{Ledger: "deals", Measure: "count", Where: []definition.Condition{c.condition}}
			book := derive(t, rows(t, deals(), "2020-12", one.row), definition.Figure{ID: "f", Query: q})
			if got := book.Figures[0].Value.String() == "1"; got != one.want {
				t.Errorf("%s row, %s %s %v: passes %v, want %v", name, c.condition.Column, c.condition.Compare, c.condition.Value, got, one.want)
			}
		}
	}
}

// A date that comparisons end with is the last day of the month; "in year" begins on 1 January.
func TestDateBounds(t *testing.T) {
	for date, want := range map[string]string{
		"2019-12-31": "in year 0, as of 1, blank or after 0",
		"2020-01-01": "in year 1, as of 1, blank or after 0",
		"2020-12-31": "in year 1, as of 1, blank or after 0",
		"2021-01-01": "in year 0, as of 0, blank or after 1",
	} {
		var got []string
		for _, compare := range []string{"in year", "as of", "blank or after"} {
			q := definition.Query{Ledger: "deals", Measure: "count", Where: where("done", compare, nil)}
			book := derive(t, rows(t, deals(), "2020-12", values{"code": "A", "done": date}), definition.Figure{ID: "f", Query: q})
			got = append(got, compare+" "+book.Figures[0].Value.String())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s: got %s, want %s", date, s, want)
		}
	}
}

func TestWindows(t *testing.T) {
	cases := []struct{ month, compare, want string }{
		{"2020-12", "in year", "2020年1—12月"},
		{"2020-01", "in year", "2020年1月"},
		{"2020-02", "as of", "截至2020年2月29日"},
		{"2021-06", "blank or after", "截至2021年6月30日"},
		{"2020-12", "=", "报送时点"},
	}
	latest := definition.Figure{ID: "f", Query: definition.Query{Ledger: "deals", Measure: "latest", Column: "amount", Weight: "on"}}
	if got := derive(t, rows(t, deals(), "2020-12", values{"code": "1", "amount": "1"}), latest).Figures[0].Window; got != "截至2020年12月31日" {
		t.Errorf("latest: window %q", got)
	}
	for _, c := range cases {
		w := definition.Condition{Column: "done", Compare: c.compare}
		if c.compare == "=" {
			w = definition.Condition{Column: "kind", Compare: "=", Value: "框架协议"}
		}
		base := definition.Figure{ID: "base", Query: definition.Query{Ledger: "deals", Measure: "count", Where: []definition.Condition{w}}}
		of := definition.Figure{ID: "of", Query: definition.Query{Of: "base", Measure: "sum", Column: "amount"}}
		defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Figures: []definition.Figure{base, of}}
		book, _ := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), c.month)}, options(c.month))
		for _, f := range book.Figures {
			if f.Window != c.want {
				t.Errorf("%s of %s, %s: window %q, want %q", f.ID, c.month, c.compare, f.Window, c.want)
			}
		}
	}
}

// Groups are the values of all rows, later ones included, folded, in order of first
// appearance; 0 where nothing passes; a blank makes none.
func TestGroups(t *testing.T) {
	l := rows(t, deals(), "2020-12",
		values{"code": "1", "phase": "六 期", "on": "2020-01-05", "amount": "10"},
		values{"code": "2", "phase": "一期", "on": "2020-01-05", "amount": "3"},
		values{"code": "3", "phase": "六期", "on": "2020-01-05", "amount": "5"},
		values{"code": "4", "phase": "", "on": "2020-01-05", "amount": "7"},
		values{"code": "5", "phase": "八期", "on": "2021-01-05", "amount": "9"})
	sum := definition.Figure{ID: "f", Unit: "万元", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Group: "phase"}}
	var got []string
	for _, f := range derive(t, l, sum).Figures {
		got = append(got, f.Key()+" "+state(f))
		if f.Group[0].Name != "phase" {
			t.Errorf("the group is named %q, want phase", f.Group[0].Name)
		}
	}
	if s := strings.Join(got, "; "); s != "f/六期 15万元 G2 G4; f/一期 3万元 G3; f/八期 0万元" {
		t.Error(s)
	}
}

// The profile's figures take the unit that their row states.
func TestUnitFromTheRow(t *testing.T) {
	l := rows(t, deals(), "2020-12",
		values{"code": "面积", "on": "2019-01-01", "amount": "5.69", "uom": "平方公里"},
		values{"code": "面积", "on": "2020-10-12", "amount": "99000", "uom": "亩"},
		values{"code": "面积", "on": "2021-10-12", "amount": "1", "uom": "公顷"})
	f := definition.Figure{ID: "profile", Unit: "@uom", Query: definition.Query{Ledger: "deals", Measure: "latest", Column: "amount", Weight: "on", Group: "code"}}
	if got := state(byKey(derive(t, l, f))["profile/面积"]); got != "99000亩 G3" {
		t.Error(got)
	}
}

func TestALedgerThatNobodySent(t *testing.T) {
	sent := deals()
	sent.ID = "sent"
	defs := definition.Definitions{
		Ledgers: []definition.Ledger{deals(), sent},
		Figures: []definition.Figure{
			{ID: "absent", Query: definition.Query{Ledger: "deals", Measure: "count"}},
			{ID: "nil", Query: definition.Query{Ledger: "sent", Measure: "count"}},
		},
		Lists:  []definition.List{{ID: "list", Ledger: "deals"}},
		Claims: []definition.Claim{{ID: "claim", Kind: "all_done", Ledger: "deals", Date: "done"}},
	}
	book, findings := aggregate.Derive(defs, ledger.Set{"sent": rows(t, sent, "2020-12")}, options("2020-12"))
	if len(book.Figures) != 1 || book.Figures[0].Key() != "nil" || !book.Figures[0].Value.IsZero() {
		t.Errorf("want the one figure nil = 0, got %v", book.Figures)
	}
	if len(book.Lists)+len(book.Claims)+len(findings) != 0 || strings.Join(book.Missing, " ") != "deals" || book.Campaign != nil {
		t.Errorf("lists %v, claims %v, findings %v, missing %v", book.Lists, book.Claims, findings, book.Missing)
	}
}

// A definition that cannot be resolved stops the run instead of giving a wrong number.
func TestUnusableDefinition(t *testing.T) {
	for name, q := range map[string]definition.Query{
		"unknown ledger":     {Ledger: "nowhere", Measure: "count"},
		"unknown column":     {Ledger: "deals", Measure: "count", Where: where("nowhere", "=", "x")},
		"unknown comparison": {Ledger: "deals", Measure: "count", Where: where("amount", "~", int64(1))},
		"text by size":       {Ledger: "deals", Measure: "count", Where: where("kind", ">", "x")},
		"value of a type":    {Ledger: "deals", Measure: "count", Where: where("amount", "=", "多")},
		"unknown measure":    {Ledger: "deals", Measure: "average", Column: "amount"},
		"date with a value":  {Ledger: "deals", Measure: "count", Where: where("on", "=", "2020-01-01")},
	} {
		defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Figures: []definition.Figure{{ID: "f", Query: q}}}
		book, findings := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), "2020-12")}, options("2020-12"))
		if len(book.Figures) != 0 || len(findings) != 1 || findings[0].Severity != "error" {
			t.Errorf("%s: figures %v, findings %v", name, book.Figures, findings)
		}
	}
}

func TestWorkingIsTheResolvedQuery(t *testing.T) {
	f := definition.Figure{ID: "f", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Group: "phase", Where: where("done", "in year", nil)}}
	q, ok := derive(t, rows(t, deals(), "2020-12", values{"code": "1", "phase": "一期"}), f).Figures[0].Working.(figure.Query)
	if !ok || q.Ledger != "deals" || q.Measure != "sum" || strings.Join(q.Columns, "") != "amount" || len(q.Where) != 3 {
		t.Fatalf("%+v", q)
	}
	from, to, group := q.Where[0], q.Where[1], q.Where[2]
	if from.Compare != figure.AtLeast || from.Date != 20200101 || to.Compare != figure.AtMost || to.Date != 20201231 {
		t.Errorf("window %+v %+v", from, to)
	}
	if group.Column != "phase" || group.Compare != figure.Equal || group.Kind != ledger.Text || group.Text[0] != "一期" {
		t.Errorf("group %+v", group)
	}
}

// A count names a cell of each row: where a merge carries the first key column down, the next one.
func TestCountOverAMergedKey(t *testing.T) {
	def := deals()
	def.Key = []string{"phase", "code"}
	l := rows(t, def, "2020-12", values{"code": "1", "phase": "一期"}, values{"code": "2", "phase": "一期"}, values{"phase": "一期"})
	for i := range l.Rows {
		l.Rows[i].Cells[2].At.Row = 2
	}
	defs := definition.Definitions{Ledgers: []definition.Ledger{def}, Figures: []definition.Figure{{ID: "f", Unit: "套", Query: definition.Query{Ledger: "deals", Measure: "count"}}}}
	book, _ := aggregate.Derive(defs, ledger.Set{"deals": l}, options("2020-12"))
	if got := state(book.Figures[0]); got != "3套 A3 C2" {
		t.Error(got)
	}
}
