package revise

import (
	"strings"
	"testing"

	"zonereport/pipeline/aggregate"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// contest is an office with a campaign of two indicators: money counts 60, visits 40.
func contest() definition.Definitions {
	own := []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}, {Column: "on", Compare: "in year"}}
	defs := office()
	defs.Scheme = definition.Scheme{Name: "考核", Targets: "targets", Decimals: 2, TieBreaker: "money", Indicators: []definition.Indicator{
		{ID: "money", Name: "资金", Unit: "万元", Method: "ratio", Weight: "60", Cap: "1.2", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: own}},
		{ID: "visits", Name: "来访", Unit: "批次", Method: "ratio", Weight: "40", Cap: "1", Query: definition.Query{Ledger: "visits", Measure: "distinct", Column: "batch", Where: own}},
	}}
	defs.Claims = []definition.Claim{{ID: "first", Kind: "streak"}}
	return defs
}

// assessed works a campaign out: deals, visits and targets as texts; "none" is a ledger that was not sent.
func assessed(t testing.TB, money, visited, targets string) *State {
	t.Helper()
	defs := contest()
	set := ledger.Set{}
	for i, text := range []string{money, visited, targets} {
		if text != "none" {
			def := []definition.Ledger{deals(), visits(), goals()}[i]
			set[def.ID] = sheet(t, def, text)
		}
	}
	book, findings := aggregate.Derive(defs, set, aggregate.Options{Zone: definition.Zone{Name: "本区"}, Period: period})
	for _, f := range findings {
		t.Error(f.Message())
	}
	return &State{Defs: defs, Set: set, Book: book}
}

const (
	money   = "A1 本区 2020-12-10 60\nB2 甲街道 2020-12-10 50\nC3 乙街道 2020-12-10 40\n"
	visited = "2020-12-05 甲公司 来访 1 本区 谈\n2020-12-05 甲公司 来访 2 甲街道 谈\n2020-12-05 甲公司 来访 3 乙街道 谈\n"
	targets = "2020 本区 资金 100 万元\n2020 本区 来访 2 批次\n2020 甲街道 资金 100 万元\n2020 甲街道 来访 2 批次\n2020 乙街道 资金 100 万元\n2020 乙街道 来访 2 批次\n"
)

// Scores, totals, ranks and the streak are told by the figures that moved, a target by its row
// (design-life §15).
func TestChain(t *testing.T) {
	replace := func(s string, pairs ...string) string { return strings.NewReplacer(pairs...).Replace(s) }
	for _, test := range []struct {
		name                    string
		money, visited, targets string
		want                    string
	}{
		{"an actual: its score, the total; no rank", replace(money, "10 60", "10 70"), visited, targets, `
			campaign_actual/本区/money 60→70 [corrected A1 金额 D2:60→D2:70 +10]
			campaign_score/本区/money 36→42 [figure campaign_actual/本区/money 60→70 +6]
			campaign_total/本区 56→62 [figure campaign_score/本区/money 36→42 +6]`},
		{"several units move, and a streak", replace(money, "10 60", "10 30", "10 40", "10 55"), visited, targets, `
			campaign_actual/本区/money 60→30 [corrected A1 金额 D2:60→D2:30 -30]
			campaign_actual/乙街道/money 40→55 [corrected C3 金额 D4:40→D4:55 +15]
			campaign_score/本区/money 36→18 [figure campaign_actual/本区/money 60→30 -18]
			campaign_score/乙街道/money 24→33 [figure campaign_actual/乙街道/money 40→55 +9]
			campaign_total/本区 56→38 [figure campaign_score/本区/money 36→18 -18]
			campaign_total/乙街道 44→53 [figure campaign_score/乙街道/money 24→33 +9]
			campaign_rank/本区 1→3 [figure campaign_total/本区 56→38 +2] [figure campaign_total/乙街道 44→53 0]
			campaign_rank/乙街道 3→1 [figure campaign_total/本区 56→38 -1] [figure campaign_total/乙街道 44→53 -1]
			campaign_first_streak 1→0 [figure campaign_rank/本区 1→3 -1]`},
		{"a row goes to another unit", replace(money, "C3 乙街道", "C3 甲街道"), visited, targets, `
			campaign_actual/甲街道/money 50→90 [reassigned C3 责任单位 B4:乙街道→B4:甲街道 +40]
			campaign_actual/乙街道/money 40→0 [reassigned C3 责任单位 B4:乙街道→B4:甲街道 -40]
			campaign_score/甲街道/money 30→54 [figure campaign_actual/甲街道/money 50→90 +24]
			campaign_score/乙街道/money 24→0 [figure campaign_actual/乙街道/money 40→0 -24]
			campaign_total/甲街道 50→74 [figure campaign_score/甲街道/money 30→54 +24]
			campaign_total/乙街道 44→20 [figure campaign_score/乙街道/money 24→0 -24]
			campaign_rank/本区 1→2 [figure campaign_total/甲街道 50→74 +1]
			campaign_rank/甲街道 2→1 [figure campaign_total/甲街道 50→74 -1]
			campaign_first_streak 1→0 [figure campaign_rank/本区 1→2 -1]`},
		{"a tie", replace(money, "10 50", "10 60"), visited, targets, `
			campaign_actual/甲街道/money 50→60 [corrected B2 金额 D3:50→D3:60 +10]
			campaign_score/甲街道/money 30→36 [figure campaign_actual/甲街道/money 50→60 +6]
			campaign_total/甲街道 50→56 [figure campaign_score/甲街道/money 30→36 +6]
			campaign_rank/甲街道 2→1 [figure campaign_total/甲街道 50→56 -1]`},
		{"a target corrected", money, visited, replace(targets, "本区 资金 100", "本区 资金 120"), `
			campaign_score/本区/money 36→30 [corrected 2020/本区/资金 年度目标 D2:100→D2:120 -6]
			campaign_total/本区 56→50 [figure campaign_score/本区/money 36→30 -6]
			campaign_rank/甲街道 2→1 [figure campaign_total/本区 56→50 -1]`},
		{"its unit of measurement corrected", money, visited, replace(targets, "甲街道 资金 100 万元", "甲街道 资金 100 亿元"), `
			campaign_score/甲街道/money 30→0 [corrected 2020/甲街道/资金 计量单位 E4:万元→E4:亿元 -30]
			campaign_total/甲街道 50→20 [figure campaign_score/甲街道/money 30→0 -30]
			campaign_rank/甲街道 2→3 [figure campaign_total/甲街道 50→20 +1]
			campaign_rank/乙街道 3→2 [figure campaign_total/甲街道 50→20 -1]`},
		{"actual and target", replace(money, "10 60", "10 70"), visited, replace(targets, "本区 资金 100", "本区 资金 140"), `
			campaign_actual/本区/money 60→70 [corrected A1 金额 D2:60→D2:70 +10]
			campaign_score/本区/money 36→30 [figure campaign_actual/本区/money 60→70 +6] [corrected 2020/本区/资金 年度目标 D2:100→D2:140 -10.29] joint -1.71
			campaign_total/本区 56→50 [figure campaign_score/本区/money 36→30 -6]
			campaign_rank/甲街道 2→1 [figure campaign_total/本区 56→50 -1]`},
		{"the actual alone would be capped", replace(money, "10 60", "10 190"), visited, replace(targets, "本区 资金 100", "本区 资金 200"), `
			campaign_actual/本区/money 60→190 [corrected A1 金额 D2:60→D2:190 +130]
			campaign_score/本区/money 36→57 [figure campaign_actual/本区/money 60→190 +36] [corrected 2020/本区/资金 年度目标 D2:100→D2:200 -18] joint +3
			campaign_total/本区 56→77 [figure campaign_score/本区/money 36→57 +21]`},
		{"a target goes: the rest is scaled", money, visited, replace(targets, "本区 资金 100", "本区 资金 -"), `
			campaign_score/本区/money 36→— [corrected 2020/本区/资金 年度目标 D2:100→D2: -36]
			campaign_total/本区 56→50 [figure campaign_score/本区/money 36→ -6]
			campaign_rank/甲街道 2→1 [figure campaign_total/本区 56→50 -1]`},
		{"a unit joins", money + "D4 丙街道 2020-12-10 90", visited, targets + "2020 丙街道 资金 100 万元\n2020 丙街道 来访 2 批次", `
			campaign_actual/丙街道/money —→90 [added D4 金额 :→D5:90 +90]
			campaign_actual/丙街道/visits —→0
			campaign_score/丙街道/money —→54 [figure campaign_actual/丙街道/money →90 0] [added 2020/丙街道/资金 年度目标 :→D8:100 +54]
			campaign_score/丙街道/visits —→0 [figure campaign_actual/丙街道/visits →0 0] [added 2020/丙街道/来访 年度目标 :→D9:2 0]
			campaign_total/丙街道 —→54 [figure campaign_score/丙街道/money →54 +54] [figure campaign_score/丙街道/visits →0 0]
			campaign_rank/甲街道 2→3 [figure campaign_total/丙街道 →54 +1]
			campaign_rank/乙街道 3→4 [figure campaign_total/丙街道 →54 +1]
			campaign_rank/丙街道 —→2 [figure campaign_total/丙街道 →54 +2]`},
		{"a unit leaves", money, visited, replace(targets, "2020 乙街道", "2019 乙街道"), `
			campaign_actual/乙街道/money 40→— [rekeyed 2019/乙街道/资金 年度 A6:2020→A6:2019 -40]
			campaign_actual/乙街道/visits 1→— [rekeyed 2019/乙街道/来访 年度 A7:2020→A7:2019 -1]
			campaign_score/乙街道/money 24→— [figure campaign_actual/乙街道/money 40→ 0] [rekeyed 2019/乙街道/资金 年度 A6:2020→A6:2019 -24]
			campaign_score/乙街道/visits 20→— [figure campaign_actual/乙街道/visits 1→ 0] [rekeyed 2019/乙街道/来访 年度 A7:2020→A7:2019 -20]
			campaign_total/乙街道 44→— [figure campaign_score/乙街道/money 24→ -24] [figure campaign_score/乙街道/visits 20→ -20]
			campaign_rank/乙街道 3→— [figure campaign_total/乙街道 44→ -3]`},
		{"a unit joins, of whose indicators one has no target", money, visited + "2020-12-05 甲公司 来访 4 丙街道 谈", targets + "2020 丙街道 来访 2 批次", `
			campaign_actual/丙街道/money —→0
			campaign_actual/丙街道/visits —→1 [added 2020-12-05/甲公司/来访/4/丙街道 批次号 :→D5:4 +1]
			campaign_score/丙街道/visits —→20 [figure campaign_actual/丙街道/visits →1 0] [added 2020/丙街道/来访 年度目标 :→D8:2 +20]
			campaign_total/丙街道 —→50 [figure campaign_score/丙街道/visits →20 +50]
			campaign_rank/乙街道 3→4 [figure campaign_total/丙街道 →50 +1]
			campaign_rank/丙街道 —→2 [figure campaign_total/丙街道 →50 +2]`},
		{"a ledger is not sent", money, "none", targets, `
			campaign_actual/本区/visits 1→— [withdrawn 2020-12-05/甲公司/来访/1/本区 批次号 D2:1→: -1]
			campaign_actual/甲街道/visits 1→— [withdrawn 2020-12-05/甲公司/来访/2/甲街道 批次号 D3:2→: -1]
			campaign_actual/乙街道/visits 1→— [withdrawn 2020-12-05/甲公司/来访/3/乙街道 批次号 D4:3→: -1]
			campaign_score/本区/visits 20→— [figure campaign_actual/本区/visits 1→ -20]
			campaign_score/甲街道/visits 20→— [figure campaign_actual/甲街道/visits 1→ -20]
			campaign_score/乙街道/visits 20→— [figure campaign_actual/乙街道/visits 1→ -20]`},
		{"all totals become nothing: no ranks", "A1 本区 2019-12-10 60", "", targets, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := resent(assessed(t, money, visited, targets), assessed(t, test.money, test.visited, test.targets))
			got := figuresIn(r)
			switch test.name {
			case "a ledger is not sent": // totals and ranks go whole
				got = strings.Join(strings.Split(got, "\n")[:6], "\n")
			case "all totals become nothing: no ranks":
				if f := r.Figures[len(r.Figures)-2]; f.Key != "campaign_rank/乙街道" || f.New != nil || len(f.Effects) == 0 {
					t.Errorf("%+v", f)
				}
				return
			}
			same(t, got, test.want)
			addUp(t, r)
		})
	}
}

// addUp fails where effects and joint are not the step of the data.
func addUp(t *testing.T, r revision.Revision) {
	t.Helper()
	for _, f := range r.Figures {
		left := f.Difference.Sub(f.Joint)
		for _, e := range f.Effects {
			left = left.Sub(e.Effect)
		}
		if !left.IsZero() {
			t.Errorf("%s: effects and joint leave %s", f.Key, left)
		}
	}
}

// A derived figure is told by the figures that moved, growth also by the rows of a year ago.
func TestDerivedEffects(t *testing.T) {
	year := definition.Condition{Column: "on", Compare: "in year"}
	f := func(id, word, measure, of, against string) definition.Figure {
		one := 1
		return definition.Figure{ID: id, Unit: word, Query: definition.Query{Measure: measure, Of: definition.Names(of), Against: against, Decimals: &one}}
	}
	defs := office(
		definition.Figure{ID: "sum", Unit: "万元", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: []definition.Condition{year}}},
		definition.Figure{ID: "count", Unit: "个", Query: definition.Query{Ledger: "deals", Measure: "count", Where: []definition.Condition{year}}},
		f("mean", "万元", "ratio", "sum|count", ""), f("grown", "%", "growth", "sum", "last_year"),
	)
	for _, c := range []struct{ name, was, is, want string }{
		{"both parts", "A1 本区 2020-10-10 100", "A1 本区 2020-10-10 100\nB2 本区 2020-12-10 50", `
			sum 100→150 [added B2 金额 :→D3:50 +50]
			count 1→2 [added B2 编号 :→A3:B2 +1]
			mean 100→75 [figure sum 100→150 +50] [figure count 1→2 -50] joint -25`},
		{"a row of a year ago", "A1 本区 2020-10-10 120\nB2 本区 2019-10-10 100\nC3 本区 2019-11-10 20", "A1 本区 2020-10-10 120\nB2 本区 2019-10-10 80\nC3 本区 2019-11-10 40", ""},
		{"a row of now and one of a year ago", "A1 本区 2020-10-10 120\nB2 本区 2019-10-10 100", "A1 本区 2020-10-10 100\nB2 本区 2019-10-10 50", `
			sum 120→100 [corrected A1 金额 D2:120→D2:100 -20]
			mean 120→100 [figure sum 120→100 -20]
			grown 20→100 [figure sum 120→100 -20] [corrected B2 金额 D3:100→D3:50 +120] joint -20`},
		{"growth comes", "A1 本区 2020-10-10 120", "A1 本区 2020-10-10 120\nB2 本区 2019-10-10 100", "grown —→20 [late B2 金额 :→D3:100 +20]"},
	} {
		r := resent(stateOf(t, defs, c.was), stateOf(t, defs, c.is))
		same(t, figuresIn(r), c.want)
		addUp(t, r)
	}
}

// stateOf works deals out with derived figures.
func stateOf(t *testing.T, defs definition.Definitions, text string) *State {
	t.Helper()
	set := ledger.Set{"deals": sheet(t, deals(), text)}
	book, findings := aggregate.Derive(defs, set, aggregate.Options{Zone: definition.Zone{Name: "本区"}, Period: period})
	for _, f := range findings {
		t.Error(f.Message())
	}
	return &State{Defs: defs, Set: set, Book: book}
}
