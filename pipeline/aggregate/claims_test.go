package aggregate_test

import (
	"fmt"
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
)

// evidence writes a claim on one line: group, holds, date, done/of, row and cells.
func evidence(c figure.Claim) string {
	s := fmt.Sprintf("%s %v %s %d/%d", c.Group, c.Holds, c.Date, c.Done, c.Of)
	if c.Open > 0 {
		s += fmt.Sprintf(" +%d open", c.Open)
	}
	if c.Row != nil {
		s += fmt.Sprintf(" row %d", c.Row.Line)
	}
	for _, src := range c.Sources {
		s += " " + strings.Join(src.Cells, " ")
	}
	return strings.TrimSpace(s)
}

func TestClaims(t *testing.T) {
	list := []values{
		{"code": "1", "phase": "六期", "on": "2020-01-01", "done": "2020-07-30", "shown": "是"},
		{"code": "2", "phase": "六期", "on": "2020-02-01", "done": "2020-03-03"},
		{"code": "3", "phase": "七期", "on": "2020-01-01", "done": "2020-02-01"},
		{"code": "4", "phase": "七期", "on": "2020-01-01"},
		{"code": "5", "phase": "八期", "on": "2020-01-01", "done": "2020-01-05"},
		{"code": "6", "phase": "八期", "on": "2021-01-01"}, // later: listed, so 八期 is not all done
		{"code": "7", "phase": "九期", "on": "2020-12-31", "done": "2021-01-15"},
		{"code": "8", "phase": "十期", "on": "2020-12-01", "done": "2020-12-02"},
		{"code": "9", "phase": "十一期", "on": "2020-11-30"},
		{"code": "10", "phase": "十一期", "on": "2020-11-30", "done": "2021-01-01"},
	}
	cases := []struct {
		name  string
		claim definition.Claim
		want  string
	}{
		{"all done, by group, with the last date", definition.Claim{Kind: "all_done", Group: "phase"},
			"六期 true 2020-07-30 2/2 F2:F3; 七期 false 2020-02-01 1/2 F4; 八期 false 2020-01-05 1/2 F6; 九期 false  0/1; 十期 true 2020-12-02 1/1 F9; 十一期 false  0/2"},
		{"all done of no rows proves nothing", definition.Claim{Kind: "all_done", Where: where("phase", "=", "百期")}, "false  0/0"},
		{"none left", definition.Claim{Kind: "none_left", Where: where("phase", "=", "六期")}, "true 2020-07-30 2/2 F2:F3"},
		{"some left", definition.Claim{Kind: "none_left", Where: where("phase", "=", "七期")}, "false 2020-02-01 1/2 F4"},
		{"none left of none", definition.Claim{Kind: "none_left", Where: where("phase", "=", "百期")}, "true  0/0"},
		{"within days holds", definition.Claim{Kind: "within_days", From: "on", Days: 31, Where: where("code", "in", []any{"2", "3", "5"})},
			"true  3/3 E3:E4 E6 F3:F4 F6"},
		{"within days gives the share", definition.Claim{Kind: "within_days", From: "on", Days: 30, Where: where("phase", "in", []any{"六期", "七期"})},
			"false  0/4 E2:E5 F2:F4"},
		{"within days: what has not had its days is open, done or not", definition.Claim{Kind: "within_days", From: "on", Days: 31, Where: where("phase", "in", []any{"九期", "十期"})},
			"false  0/0 +2 open"},
		{"within days: the last day of the month is enough", definition.Claim{Kind: "within_days", From: "on", Days: 31, Where: where("phase", "=", "十一期")},
			"false  0/2 E10:E11 F11"},
		{"within days: what is open does not hinder", definition.Claim{Kind: "within_days", From: "on", Days: 31, Where: where("code", "in", []any{"2", "8"})},
			"true  1/1 +1 open E3 F3"},
		{"the first", definition.Claim{Kind: "first", Where: where("phase", "!=", "八期")}, "true 2020-02-01 1/4 row 4 F2:F4 F9"},
		{"the first by group", definition.Claim{Kind: "first", Group: "phase", Where: where("phase", "in", []any{"六期", "九期"})},
			"六期 true 2020-03-03 1/2 row 3 F2:F3; 七期 false  0/0; 八期 false  0/0; 九期 false  0/0; 十期 false  0/0; 十一期 false  0/0"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			c.claim.ID, c.claim.Ledger, c.claim.Date = "claim", "deals", "done"
			defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Claims: []definition.Claim{c.claim}}
			book, findings := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), "2020-12", list...)}, options("2020-12"))
			var got []string
			for _, claim := range book.Claims {
				got = append(got, evidence(claim))
			}
			if s := strings.Join(got, "; "); s != c.want || len(findings) != 0 {
				t.Errorf("got  %s\nwant %s\n%v", s, c.want, findings)
			}
		})
	}
}

// Two rows of the earliest date prove no first.
func TestAFirstThatIsShared(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Claims: []definition.Claim{{ID: "c", Kind: "first", Ledger: "deals", Date: "done"}}}
	set := ledger.Set{"deals": rows(t, deals(), "2020-12",
		values{"code": "1", "on": "2020-01-01", "done": "2020-05-01"}, values{"code": "2", "on": "2020-01-01", "done": "2020-05-01"})}
	book, _ := aggregate.Derive(defs, set, options("2020-12"))
	if got := evidence(book.Claims[0]); got != "false 2020-05-01 2/2 row 2 F2:F3" {
		t.Error(got)
	}
}

func TestLists(t *testing.T) {
	data := []values{
		{"code": "1", "on": "2020-03-01", "amount": "5", "kind": "正式协议", "done": "2020-04-01"},
		{"code": "2", "on": "2020-01-01", "amount": "", "kind": "框架协议", "done": "2020-04-02"},
		{"code": "3", "on": "2020-02-01", "amount": "7", "kind": "正式协议"},
		{"code": "4", "on": "2020-02-01", "amount": "5", "kind": "框架协议", "shown": "是"},
		{"code": "5", "on": "2021-02-01", "amount": "9"},
	}
	landed := definition.Figure{ID: "landed", Query: definition.Query{Ledger: "deals", Measure: "count", Where: where("done", "in year", nil)}}
	cases := []struct {
		name string
		list definition.List
		want string
	}{
		{"current rows in ledger order", definition.List{Ledger: "deals"}, "1 2 3 4"},
		{"sorted, equals in ledger order", definition.List{Ledger: "deals", Sort: []string{"on"}}, "2 3 4 1"},
		{"blanks last when rising", definition.List{Ledger: "deals", Sort: []string{"amount"}}, "1 4 3 2"},
		{"blanks last when falling", definition.List{Ledger: "deals", Sort: []string{"-amount", "-on"}}, "3 1 4 2"},
		{"codes in the order of their list", definition.List{Ledger: "deals", Sort: []string{"kind", "-code"}}, "4 2 3 1"},
		{"是 before 否 and blank", definition.List{Ledger: "deals", Sort: []string{"shown"}}, "4 1 2 3"},
		{"limited", definition.List{Ledger: "deals", Sort: []string{"on", "code"}, Limit: 2}, "2 3"},
		{"limited, a tie whole", definition.List{Ledger: "deals", Sort: []string{"on"}, Limit: 2}, "2 3 4"},
		{"limited, blanks tie with blanks alone", definition.List{Ledger: "deals", Sort: []string{"shown"}, Limit: 1}, "4"},
		{"limited, blanks tie", definition.List{Ledger: "deals", Sort: []string{"shown"}, Limit: 2}, "4 1 2 3"},
		{"limited behind a tie", definition.List{Ledger: "deals", Sort: []string{"on"}, Limit: 3}, "2 3 4"},
		{"limited, not sorted", definition.List{Ledger: "deals", Limit: 2}, "1 2"},
		{"of a figure, narrowed", definition.List{Of: "landed", Where: where("kind", "=", "框架协议")}, "2"},
	}
	for _, c := range cases {
		c.list.ID, c.list.Columns = "list", []string{"code"}
		defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Figures: []definition.Figure{landed}, Lists: []definition.List{c.list}}
		book, _ := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), "2020-12", data...)}, options("2020-12"))
		var got []string
		for _, r := range book.Lists[0].Rows {
			got = append(got, r.Cells[0].Text)
		}
		if s := strings.Join(got, " "); s != c.want || book.Lists[0].Ledger != "deals" {
			t.Errorf("%s: got %s, want %s", c.name, s, c.want)
		}
		if book.Left["deals"] != 1 {
			t.Errorf("left %v, want 1 of deals", book.Left)
		}
	}
}

// What is done on the last day of the month is done, and an empty ledger proves nothing.
func TestClaimsAtTheEndOfTheMonth(t *testing.T) {
	for _, test := range []struct {
		kind, done string
		want       string
	}{
		{"all_done", "2020-12-31", "true 2020-12-31 1/1 F2"}, {"all_done", "2021-01-01", "false  0/1"}, {"all_done", "", "false  0/0"},
		{"none_left", "2020-12-31", "true 2020-12-31 1/1 F2"}, {"none_left", "2021-01-01", "false  0/1"}, {"none_left", "", "false  0/0"},
		{"first", "2020-12-31", "true 2020-12-31 1/1 row 2 F2"}, {"first", "2021-01-01", "false  0/0"},
		{"within_days", "2020-12-31", "true  1/1 E2 F2"}, {"within_days", "2021-01-01", "false  0/1 E2 F2"},
	} {
		var data []values
		if test.done != "" {
			data = append(data, values{"code": "1", "on": "2020-12-01", "done": test.done})
		}
		defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}, Claims: []definition.Claim{{ID: "c", Kind: test.kind, Ledger: "deals", Date: "done", From: "on", Days: 30}}}
		book, _ := aggregate.Derive(defs, ledger.Set{"deals": rows(t, deals(), "2020-12", data...)}, options("2020-12"))
		if got := evidence(book.Claims[0]); got != test.want {
			t.Errorf("%s, done %s: %s, want %s", test.kind, test.done, got, test.want)
		}
	}
}
