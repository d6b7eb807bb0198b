package revise

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// A unit of which rows stood in the ledgers all the time joins by its row in targets.
func TestUnitJoins(t *testing.T) {
	old := money + "D4 丙街道 2020-12-10 90\n"
	r := resent(assessed(t, old, visited, targets), assessed(t, strings.Replace(old, "10 90", "10 95", 1), visited, targets+"2020 丙街道 资金 100 万元"))
	got := strings.Split(figuresIn(r), "\n")
	same(t, strings.Join(got[:3], "\n"), `
		campaign_actual/丙街道/money —→95 [corrected D4 金额 D5:90→D5:95 +5] [added 2020/丙街道/资金 责任单位 :→B8:丙街道 +90]
		campaign_actual/丙街道/visits —→0
		campaign_score/丙街道/money —→57 [figure campaign_actual/丙街道/money →95 0] [added 2020/丙街道/资金 年度目标 :→D8:100 +57]`)
	addUp(t, r)
}

// A streak that ranks of earlier months move, worked out again from their rows, is no figure's doing.
func TestStreakOfEarlierMonths(t *testing.T) {
	before := "A1 本区 2020-11-10 60\nB2 甲街道 2020-11-10 50\nA9 本区 2020-12-10 30\n"
	r := resent(assessed(t, before, visited, targets), assessed(t, before+"C3 甲街道 2020-11-11 15", visited, targets))
	for _, f := range r.Figures {
		if f.Key == figure.CampaignStreak {
			if len(f.Effects) > 0 || f.Joint.String() != "-1" || r.Materiality != revision.Substantial {
				t.Errorf("%s %+v", r.Materiality, f)
			}
			return
		}
	}
	t.Fatalf("no streak among\n%s", figuresIn(r))
}

// How much a revision matters (design-life §15).
func TestMateriality(t *testing.T) {
	places := func(n int) *int { return &n }
	f := func(value string, decimals *int) []figure.Figure {
		return []figure.Figure{{ID: "f", Value: decimal.RequireFromString(value), Unit: "万元", Decimals: decimals}}
	}
	whole := State{}
	aimed := func(actual, target string) (State, []figure.Figure) {
		goal := decimal.RequireFromString(target)
		figures := []figure.Figure{{ID: figure.CampaignActual, Group: figure.ByIndicator("本区", "money"), Value: decimal.RequireFromString(actual), Unit: "万元"}}
		return State{Book: figure.Book{Figures: figures, Campaign: &figure.Campaign{Standings: []figure.Standing{{Unit: "本区", Indicators: []figure.Result{{Indicator: "money", Target: &goal}}}}}}}, figures
	}
	targeted := func(a, b, c, d string) Input {
		old, published := aimed(a, b)
		now, _ := aimed(c, d)
		return Input{Published: published, Old: &old, New: now}
	}
	lost := func(in Input) Input { in.Old = nil; return in }
	listed := func(value string) State {
		row := ledger.Row{Cells: []ledger.Cell{{Kind: ledger.Text, Text: value}, {Kind: ledger.Text, Text: value}}}
		return State{Set: ledger.Set{"deals": {Columns: []string{"code", "firm"}}},
			Book: figure.Book{Lists: []figure.List{{ID: "l", Ledger: "deals", Columns: []string{"firm"}, Rows: []*ledger.Row{&row}}}}}
	}
	lists := func(a, b string) Input {
		old := listed(a)
		return Input{Old: &old, New: listed(b)}
	}
	stated := func(old, now []figure.Figure) Input {
		return Input{Published: old, New: State{Book: figure.Book{Figures: now}}}
	}
	aiming := func(old, now, target string) Input {
		in := stated(f(old, nil), f(now, nil))
		in.New.Book.Targets = []figure.Target{{ID: "f", Key: "f", Value: decimal.RequireFromString(target)}}
		return in
	}
	streak := func(n int64) []figure.Figure {
		return []figure.Figure{{ID: figure.CampaignStreak, Value: decimal.NewFromInt(n)}}
	}
	rank := func(n int64) []figure.Figure {
		return []figure.Figure{{ID: figure.CampaignRank, Group: figure.ByUnit("甲街道"), Value: decimal.NewFromInt(n)}}
	}
	for _, test := range []struct {
		name string
		in   Input
		want revision.Materiality
	}{
		{"nothing", Input{Old: &whole, New: whole}, revision.None},
		{"a printed digit", stated(f("1.004", nil), f("1.006", nil)), revision.General},
		{"a digit behind those printed", stated(f("1.006", nil), f("1.009", nil)), revision.Minor},
		{"of as many digits as the figure states", stated(f("1.11", places(1)), f("1.14", places(1))), revision.Minor},
		{"half a digit is rounded up", stated(f("1.14", places(1)), f("1.15", places(1))), revision.General},
		{"a figure comes", stated(nil, f("0", nil)), revision.General},
		{"a figure goes", stated(f("0", nil), nil), revision.General},
		{"another unit", stated(f("1", nil), []figure.Figure{{ID: "f", Value: decimal.NewFromInt(1), Unit: "亿元"}}), revision.General},
		{"a streak", stated(streak(3), streak(4)), revision.Substantial},
		{"a rank of any unit", stated(rank(3), rank(4)), revision.Substantial},
		{"a rank comes", stated(nil, rank(4)), revision.Substantial},
		{"the target is reached", targeted("99", "100", "100", "100"), revision.Substantial},
		{"the actual falls below it", targeted("100", "100", "99.999", "100"), revision.Substantial},
		{"the target is raised above the actual", targeted("100", "100", "100", "101"), revision.Substantial},
		{"short of the target on both sides", targeted("98", "100", "99", "100"), revision.General},
		{"beyond it on both sides", targeted("100", "100", "101", "100"), revision.General},
		{"no target", targeted("0", "0", "1", "0"), revision.General},
		{"a target comes", targeted("100", "0", "100", "100"), revision.None},
		{"reached, where the old run is lost", lost(targeted("99", "100", "100", "100")), revision.Substantial},
		{"a figure reaches its own target", aiming("9.994", "10", "10"), revision.Substantial},
		{"a figure falls below its own target", aiming("10", "9.994", "10"), revision.Substantial},
		{"a figure moves beyond its own target", aiming("10", "11", "10"), revision.General},
		{"a printed list", lists("甲", "乙"), revision.General},
		{"a printed list says the same", lists("甲", "甲"), revision.None},
		{"a claim flips", Input{Claims: map[string]bool{"c": true}, Holding: map[string]bool{"c": false}}, revision.Substantial},
	} {
		test.in.Period, test.in.Stood = period, func(calendar.Month) bool { return false }
		if test.in.Old != nil {
			test.in.Renamed, test.in.Resent, test.in.Continued = test.in.Old, test.in.Old, test.in.Old
		}
		if got := Revise(test.in).Materiality; got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Claims that flip are told, printed or not; one that is not made does not hold.
func TestClaims(t *testing.T) {
	book := func(claims string) figure.Book {
		var b figure.Book
		for _, c := range strings.Fields(claims) {
			id, holds := strings.CutSuffix(c, "+")
			id, group, _ := strings.Cut(strings.TrimSuffix(id, "-"), "/")
			b.Claims = append(b.Claims, figure.Claim{ID: id, Group: group, Holds: holds})
		}
		return b
	}
	said := func(r revision.Revision) string {
		var parts []string
		for _, c := range r.Claims {
			s := c.Key + " "
			for _, b := range []*bool{c.Old, c.New} {
				if b == nil {
					s += "-"
				} else {
					s += fmt.Sprint(*b)[:1]
				}
			}
			parts = append(parts, s)
		}
		return strings.Join(parts, ", ")
	}
	old := State{Book: book("a+ b- c/一期+ c/二期- d+ e-")}
	now := State{Book: book("b+ a+ c/二期- c/一期- c/三期+ c/四期- f+")}
	in := Input{Period: period, Old: &old, Renamed: &old, Resent: &old, Continued: &old, New: now}
	if got := said(Revise(in)); got != "b ft, c/一期 tf, c/三期 -t, f -t, d t-" {
		t.Error(got)
	}
	in.Claims = map[string]bool{"a": false, "B": true}
	if got := said(Revise(in)); got != "a ft, c/三期 -t, f -t" {
		t.Errorf("as the old run stated: %s", got)
	}
	if got := said(Revise(Input{New: now})); got != "" {
		t.Errorf("where nothing is known of the old run: %s", got)
	}
}

// Ranks of all units are told, whatever moved them.
func TestRanks(t *testing.T) {
	ranks := func(units ...string) (list []figure.Figure) {
		for i, u := range units {
			list = append(list, figure.Figure{ID: figure.CampaignRank, Group: figure.ByUnit(u), Value: decimal.NewFromInt(int64(i + 1))})
		}
		return list
	}
	r := Revise(Input{Published: ranks("甲", "乙", "丙"), New: State{Book: figure.Book{Figures: ranks("乙", "甲", "丁")}}})
	var got []string
	for _, rank := range r.Ranks {
		place := func(n *int) int {
			if n == nil {
				return 0
			}
			return *n
		}
		got = append(got, fmt.Sprintf("%s%d%d", rank.Unit, place(rank.Old), place(rank.New)))
	}
	if s := strings.Join(got, " "); s != "乙21 丙30 甲12 丁03" {
		t.Error(s)
	}
}

// Much changes in linear work: ten thousand rows, each named.
func TestManyRows(t *testing.T) {
	const n = 10_000
	rows := func(code, amount string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d 本区 2020-10-10 %s 公司%d - 4.%d\n", code, i, amount, i, i)
		}
		return b.String()
	}
	equal := func(code string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%s%d 本区 2020-10-10 1\n", code, i)
		}
		return b.String()
	}
	defs := office(measuredBy("mean", "rate", "amount", "%"), measuredBy("sum", "amount", "", "万元"), measuredBy("latest", "amount", "on", "万元"), measuredBy("distinct", "firm", "", "家"))
	for i := range defs.Figures {
		defs.Figures[i].ID = fmt.Sprint("f", i)
	}
	read := func(text string) *State { return state(t, defs, ledger.Set{"deals": sheet(t, deals(), text)}) }
	was := read(rows("A", "100"))
	for _, test := range []struct {
		name    string
		was, is *State
		cause   revision.Cause
		rows    int
	}{
		{"corrected", was, read(rows("A", "101")), revision.Corrected, n},
		{"rekeyed", was, read(rows("B", "100")), revision.Rekeyed, n},
		{"equal rows, other keys", read(equal("A")), read(equal("B")), revision.Added, 2 * n},
		{"no keys", read(strings.Repeat("- 本区 2020-10-10 1\n", n)), read(""), revision.Withdrawn, n},
		{"all come", read(""), was, revision.Added, n},
	} {
		in := next(test.was, test.is)
		in.Stood = func(calendar.Month) bool { return false }
		r := Revise(in)
		if len(r.Rows) != test.rows || r.Rows[0].Cause != test.cause {
			t.Errorf("%s: %d rows, the first %s", test.name, len(r.Rows), r.Rows[0].Cause)
		}
		addUp(t, r)
	}
}

// Files are compared by content and path.
func TestFiles(t *testing.T) {
	read := func(s string) (list []File) {
		for _, f := range strings.Fields(s) {
			path, data, _ := strings.Cut(f, "=")
			list = append(list, File{path, []byte(data)})
		}
		return list
	}
	var got []string
	for _, f := range Files(read("a=1 b=2 c=3 d=4 e=4"), read("a=1 b=9 x=3 y=4 z=7 w=4 v=4")) {
		got = append(got, f.Path+" "+f.What)
	}
	if s := strings.Join(got, "; "); s != "b 内容有变; x 改名，原来是 c; y 改名，原来是 d; z 新增; w 改名，原来是 e; v 新增" {
		t.Error(s)
	}
	if gone := Files(read("a=1 b=2"), read("b=2")); len(gone) != 1 || gone[0] != (revision.File{Path: "a", What: "不再报送"}) {
		t.Errorf("%v", gone)
	}
}

// The definitions' ledgers alone are looked at: what is no ledger has no rows.
func TestUnknownLedger(t *testing.T) {
	defs := definition.Definitions{Ledgers: []definition.Ledger{deals()}}
	was, is := state(t, defs, ledger.Set{"visits": sheet(t, visits(), visited)}), state(t, defs, ledger.Set{})
	if r := resent(was, is); r.Differs() {
		t.Errorf("%+v", r)
	}
}
