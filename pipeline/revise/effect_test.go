package revise

import (
	"testing"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// measuredBy is one figure over the deals: of the zone, if its rows say so.
func measuredBy(measure, column, weight, unit string, where ...definition.Condition) definition.Figure {
	two := 2
	return definition.Figure{ID: "f", Unit: unit, Query: definition.Query{Ledger: "deals", Measure: measure, Column: column, Weight: weight, Decimals: &two, Where: where}}
}

// What each row does to a figure (design-life §15).
func TestEffects(t *testing.T) {
	own := definition.Condition{Column: "unit", Compare: "=", Value: "@zone"}
	year := definition.Condition{Column: "on", Compare: "in year"}
	byPhase := func(f definition.Figure) definition.Figure { f.Group = "phase"; return f }
	sum, count := measuredBy("sum", "amount", "", "万元", own, year), measuredBy("count", "", "", "个", own, year)
	firms := measuredBy("distinct", "uscc|firm", "", "家", own)
	mean, latest := measuredBy("mean", "rate", "amount", "%"), measuredBy("latest", "amount", "on", "万元")
	for _, test := range []struct {
		name          string
		f             definition.Figure
		was, is, want string
	}{
		// sum and count: each row its own part
		{"sum: a row corrected", sum, "A1 本区 2020-10-10 100\nB2 本区 2020-10-10 1", "B2 本区 2020-10-10 1\nA1 本区 2020-10-10 150", "f 101→151 [corrected A1 金额 D2:100→D3:150 +50]"},
		{"sum: each cause", sum, "A1 本区 2020-11-10 1\nB2 本区 2020-11-10 2\nC3 本区 2020-11-10 4\nD4 甲街道 2020-11-10 8\nE5 本区 2019-11-10 16\nF6 本区 2020-11-10 -",
			"A1 本区 2020-11-10 32\nG7 本区 2020-10-10 64\nH8 本区 2020-12-10 128\nD4 本区 2020-11-10 8\nE5 本区 2020-11-11 16\nF9 本区 2020-11-10 -\nC3 本区 2021-11-10 4", `
			f 7→248 [corrected A1 金额 D2:1→D2:32 +31] [late G7 金额 :→D3:64 +64] [added H8 金额 :→D4:128 +128] [reassigned D4 责任单位 B5:甲街道→B5:本区 +8] [moved E5 日期 C6:2019-11-10→C6:2020-11-11 +16] [moved C3 日期 C4:2020-11-10→C8:2021-11-10 -4] [withdrawn B2 金额 D3:2→: -2]`},
		{"sum: a row that counts on no side", sum, "A1 本区 2020-10-10 100\nB2 甲街道 2020-10-10 1", "A1 本区 2020-10-10 101\nB2 甲街道 2020-10-10 9", "f 100→101 [corrected A1 金额 D2:100→D2:101 +1]"},
		{"sum: rows that even each other out", sum, "A1 本区 2020-10-10 100\nB2 本区 2020-10-10 1", "A1 本区 2020-10-10 99\nB2 本区 2020-10-10 2", ""},
		{"sum: a blank counts as nothing", sum, "A1 本区 2020-10-10 -", "A1 本区 2020-10-10 5", "f 0→5 [corrected A1 金额 D2:→D2:5 +5]"},
		{"sum in 亿元", measuredBy("sum", "amount", "", "亿元"), "A1 - - 10000\nB2 - - 1", "A1 - - 20000\nB2 - - 3", "f 1.0001→2.0003 [corrected A1 金额 D2:10000→D2:20000 +1] [corrected B2 金额 D3:1→D3:3 +0.0002]"},
		{"count: the key names what came and went", count, "A1 本区 2020-10-10 1\nB2 甲街道 2020-10-10 1", "B2 本区 2020-10-10 1\nC3 本区 2020-10-10 -\nD4 本区 2020-12-10 -",
			"f 1→3 [reassigned B2 责任单位 B3:甲街道→B2:本区 +1] [late C3 编号 :→A3:C3 +1] [added D4 编号 :→A4:D4 +1] [withdrawn A1 编号 A2:A1→: -1]"},
		{"a group comes and goes", byPhase(sum), "A1 本区 2020-10-10 1 - - - - 一期\nB2 本区 2020-10-10 2 - - - - 二期", "A1 本区 2020-10-10 1 - - - - 三期\nB2 本区 2020-10-10 3 - - - - 二期",
			"f/一期 1→— [corrected A1 期次 I2:一期→I2:三期 -1]\nf/三期 —→1 [corrected A1 期次 I2:一期→I2:三期 +1]\nf/二期 2→3 [corrected B2 金额 D3:2→D3:3 +1]"},
		{"a group is one however it is written", byPhase(sum), "A1 本区 2020-10-10 1 - - - - 1期\nB2 本区 2020-10-10 2 - - - - １期", "B2 本区 2020-10-10 2 - - - - １期\nA1 本区 2020-10-10 1 - - - - 1期", ""},
		{"a group is one however it is written, changed", byPhase(sum), "A1 本区 2020-10-10 1 - - - - 1期", "A1 本区 2020-10-10 2 - - - - １期", "f/１期 1→2 [corrected A1 金额 D2:1→D2:2 +1]"},
		// distinct: the values that enter and leave
		{"distinct: a new value", firms, "A1 本区 - - 甲 X1", "A1 本区 - - 甲 X1\nB2 本区 - - 乙 -", "f 1→2 [added B2 企业 :→E3:乙 +1]"},
		{"distinct: its further rows do nothing", firms, "A1 本区 - - 甲 X1", "B2 本区 - - 乙 X2\nC3 本区 - - 丙 x2\nA1 本区 - - 甲 X1\nD4 本区 - - 乙 Ｘ2", "f 1→2 [added B2 信用代码 :→F2:X2 +1] [added C3 信用代码 :→F3:x2 0] [added D4 信用代码 :→F5:Ｘ2 0]"},
		{"distinct: a value that stays is no row's", firms, "A1 本区 - - 甲 X1\nB2 本区 - - 乙 X2", "A1 本区 - - 甲 X1\nC3 本区 - - 甲 X1", "f 2→1 [withdrawn B2 信用代码 F3:X2→: -1]"},
		{"distinct: all rows of a value go", firms, "A1 本区 - - 甲 X1\nB2 本区 - - 甲 X1\nC3 本区 - - 丙 X3", "C3 本区 - - 丙 X3\nB2 甲街道 - - 甲 X1", "f 2→1 [reassigned B2 责任单位 B3:本区→B3:甲街道 -1] [withdrawn A1 信用代码 F2:X1→: 0]"},
		{"distinct: one row, one value for another, and a third", firms, "A1 本区 - - 甲 X1", "A1 本区 - - 甲 X2\nB2 本区 - - 乙 X3", "f 1→2 [corrected A1 信用代码 F2:X1→F2:X2 -1] [corrected A1 信用代码 F2:X1→F2:X2 +1] [added B2 信用代码 :→F3:X3 +1]"},
		{"distinct: uscc filled in, the firm stays", firms, "A1 本区 - - 甲 -\nB2 本区 - - 甲 -", "A1 本区 - - 甲 X1\nB2 本区 - - 甲 -", "f 1→2 [corrected A1 信用代码 F2:→F2:X1 +1]"},
		// mean: each row alone, the rest joint
		{"mean: one row", mean, "A1 - - 100 - - 4\nB2 - - 100 - - 6", "A1 - - 100 - - 5\nB2 - - 100 - - 6", "f 5→5.5 [corrected A1 利率 G2:4→G2:5 +0.5]"},
		{"mean: rate and weight", mean, "A1 - - 100 - - 4\nB2 - - 100 - - 6", "A1 - - 100 - - 5\nB2 - - 300 - - 6", "f 5→5.75 [corrected A1 利率 G2:4→G2:5 +0.5] [corrected B2 金额 D3:100→D3:300 +0.5] joint -0.25"},
		{"mean: a row comes, another goes", mean, "A1 - - 100 - - 4\nB2 - - 100 - - 6", "B2 - - 100 - - 6\nC3 - - 200 - - 9", "f 5→8 [added C3 利率 :→G3:9 +2] [withdrawn A1 利率 G2:4→: +1]"},
		{"mean: alone they round to nothing", mean, "A1 - - 100 - - 4\nB2 - - 100 - - 4", "A1 - - 100 - - 4.004\nB2 - - 100 - - 4.008", "f 4→4.01 [corrected A1 利率 G2:4→G2:4.004 0] [corrected B2 利率 G3:4→G3:4.008 0] joint +0.01"},
		{"mean: the first row", mean, "A1 - - 100 - - -", "A1 - - 100 - - 4", "f —→4 [corrected A1 利率 G2:→G2:4 +4]"},
		{"mean: the last row", mean, "A1 - - 100 - - 4", "B2 - - - - - 4", "f 4→— [withdrawn A1 利率 G2:4→: -4]"},
		{"a plain mean", measuredBy("mean", "rate", "", "%"), "A1 - - - - - 4\nB2 - - 100 - - 6", "A1 - - - - - 5\nC3 - - - - - 9\nB2 - - 100 - - 6", "f 5→6.67 [corrected A1 利率 G2:4→G2:5 +0.5] [added C3 利率 :→G3:9 +1.33] joint -0.16"},
		{"max: the second takes over", measuredBy("max", "amount", "", "万元"), "A1 - - 9\nB2 - - 7\nC3 - - 8", "A1 - - 6\nB2 - - 7\nC3 - - 8", "f 9→8 [corrected A1 金额 D2:9→D2:6 -1]"},
		{"max: two rows that hold it, both lowered", measuredBy("max", "amount", "", "万元"), "A1 - - 9\nB2 - - 9\nC3 - - 8", "A1 - - 6\nB2 - - 7\nC3 - - 8", "f 9→8 [corrected A1 金额 D2:9→D2:6 0] [corrected B2 金额 D3:9→D3:7 0] joint -1"},
		{"max: a new row in another unit", measuredBy("max", "amount", "", "亿元"), "A1 - - 10000", "A1 - - 10000\nB2 - - 20000\nC3 - - 1", "f 1→2 [added B2 金额 :→D3:20000 +1]"},
		{"min: the lowest goes", measuredBy("min", "amount", "", "万元"), "A1 - - 9\nB2 - - 7\nC3 - - -", "A1 - - 9\nC3 - - 8", "f 7→8 [corrected C3 金额 D4:→D3:8 0] [withdrawn B2 金额 D3:7→: +2] joint -1"},
		{"min: the first row", measuredBy("min", "amount", "", "万元"), "A1 - - -", "A1 - - 4", "f —→4 [corrected A1 金额 D2:→D2:4 +4]"},
		{"mean: a row in which something else changed", mean, "A1 - - 100 - - 4\nB2 - - 100 - - 4", "A1 - - 100 - - 5\nB2 - - 100 乙 - 4", "f 4→4.5 [corrected A1 利率 G2:4→G2:5 +0.5]"},
		// latest: the row that is it, before or after
		{"latest: corrected", latest, "A1 - 2020-10-10 1\nB2 - 2020-11-11 2", "A1 - 2020-10-10 9\nB2 - 2020-11-11 3", "f 2→3 [corrected B2 金额 D3:2→D3:3 +1]"},
		{"latest: a later one", latest, "A1 - 2020-10-10 1", "B2 - 2020-12-12 5\nA1 - 2020-10-10 1", "f 1→5 [added B2 金额 :→D2:5 +4]"},
		{"latest: withdrawn", latest, "A1 - 2020-10-10 1\nB2 - 2020-11-11 2", "A1 - 2020-10-10 1", "f 2→1 [withdrawn B2 金额 D3:2→: -1]"},
		{"latest: two go", latest, "A1 - 2020-10-10 1\nB2 - 2020-11-11 2\nC3 - 2020-12-12 4", "A1 - 2020-10-10 1", "f 4→1 [withdrawn B2 金额 D3:2→: 0] [withdrawn C3 金额 D4:4→: -2] joint -1"},
		{"latest: it moves behind another", latest, "A1 - 2020-10-10 1\nB2 - 2020-11-11 2", "A1 - 2020-10-10 1\nB2 - 2020-09-11 2", "f 2→1 [moved B2 日期 C3:2020-11-11→C3:2020-09-11 -1]"},
		{"latest: of one day the first", latest, "A1 - 2020-10-10 1\nB2 - 2020-11-11 2", "A1 - 2020-11-11 1\nB2 - 2020-11-11 2", "f 2→1 [moved A1 日期 C2:2020-10-10→C2:2020-11-11 -1]"},
		{"latest: two come", latest, "A1 - 2020-10-10 1", "A1 - 2020-10-10 1\nB2 - 2020-11-11 3\nC3 - 2020-12-12 6", "f 1→6 [added B2 金额 :→D3:3 +2] [added C3 金额 :→D4:6 +5] joint -2"},
		{"latest: none before", latest, "A1 - 2020-10-10 -", "A1 - 2020-10-10 7", "f —→7 [corrected A1 金额 D2:→D2:7 +7]"},
	} {
		t.Run(test.name, func(t *testing.T) {
			defs := office(test.f)
			was := state(t, defs, ledger.Set{"deals": sheet(t, deals(), test.was)})
			is := state(t, defs, ledger.Set{"deals": sheet(t, deals(), test.is)})
			r := resent(was, is)
			same(t, figuresIn(r), test.want)
			for _, f := range r.Figures {
				left := f.Difference.Sub(f.Joint)
				for _, e := range f.Effects {
					left = left.Sub(e.Effect)
				}
				if !left.IsZero() {
					t.Errorf("%s: effects and joint leave %s", f.Key, left)
				}
			}
		})
	}
}

// Where a unit makes quotients endless, what rounding leaves goes to one row, the same in any order.
func TestEndlessUnits(t *testing.T) {
	defs := office(measuredBy("sum", "land", "", "公顷"))
	const a, b, c = "A1 - - - - - - 1\n", "B2 - - - - - - 1\n", "C3 - - - - - - 2.5\n"
	was := state(t, defs, ledger.Set{"deals": sheet(t, deals(), "Z - - - - - - 7")})
	var first map[string]string
	for _, order := range []string{a + b + c, c + b + a, b + c + a} {
		r := resent(was, state(t, defs, ledger.Set{"deals": sheet(t, deals(), "Z - - - - - - 7\n"+order)}))
		f := r.Figures[0]
		effects, left := map[string]string{}, f.Difference
		for _, e := range f.Effects {
			effects[e.Row] = e.Effect.String()
			left = left.Sub(e.Effect)
		}
		if !left.IsZero() || !f.Joint.IsZero() {
			t.Errorf("%s is left, joint %s", left, f.Joint)
		}
		if first == nil {
			first = effects
		}
		for row, by := range effects {
			if first[row] != by {
				t.Errorf("%s in another order: %s, was %s", row, by, first[row])
			}
		}
	}
	if len(first) != 3 || first["A1"] != first["B2"] {
		t.Errorf("effects %v", first)
	}
}

// A personal column never stands in an effect, whatever it does.
func TestPersonalEffects(t *testing.T) {
	secret := measuredBy("count", "", "", "个", definition.Condition{Column: "owner", Compare: "=", Value: "张三"})
	people := definition.Figure{ID: "people", Unit: "个", Query: definition.Query{Ledger: "people", Measure: "count"}}
	defs := office(secret, people)
	read := func(owner, ids string) *State {
		return state(t, defs, ledger.Set{"deals": sheet(t, deals(), "A1 - - 1 - - - - - "+owner), "people": sheet(t, defs.Ledgers[3], ids)})
	}
	r := resent(read("李四", "330624198001010011 1"), read("张三", "330624198001010011 1\n330624198001010022 1"))
	same(t, figuresIn(r), "f 0→1 [corrected A1 +1]\npeople 1→2 [added  +1]")
}

// A column that only the new definitions call personal does not stand in a revision either.
func TestNewlyPersonal(t *testing.T) {
	defs := office(measuredBy("distinct", "firm", "", "家"))
	was := state(t, defs, ledger.Set{"deals": sheet(t, deals(), "A1 - - 1 张三"), "visits": sheet(t, visits(), "2020-05-05 张三 来访 1 本区 谈")})
	is := state(t, defs, ledger.Set{"deals": sheet(t, deals(), "A1 - - 1 李四\nB2 - - 1 王五"), "visits": sheet(t, visits(), "2020-05-05 李四 来访 1 本区 谈")})
	now := *is
	now.Defs = office(measuredBy("distinct", "firm", "", "家"))
	now.Defs.Ledgers[0].Columns[4].Personal = "omit"
	now.Defs.Ledgers[1].Columns[1].Personal = "number"
	in := next(was, is)
	in.New, in.Stood = now, func(calendar.Month) bool { return false }
	r := Revise(in)
	same(t, trimmed(rowsIn(r)), "corrected A1\nadded B2\nrekeyed")
	same(t, figuresIn(r), "f 1→2 [corrected A1 -1] [corrected A1 +1] [added B2 编号 :→A3:B2 +1]")
}

// Each step is that of its kind, in the fixed order; what lies between could have been published.
func TestSteps(t *testing.T) {
	defs := office(measuredBy("sum", "amount", "", "万元"), definition.Figure{ID: "other", Unit: "个", Query: definition.Query{Ledger: "deals", Measure: "count"}})
	read := func(amount string) *State {
		return state(t, defs, ledger.Set{"deals": sheet(t, deals(), "A1 - - "+amount)})
	}
	one, two, three, four, five := read("1"), read("2"), read("3"), read("4"), read("5")
	in := func(published, old, renamed, resent, continued, now *State) Input {
		return Input{Period: period, Published: published.Book.Figures, Old: old, Renamed: renamed, Resent: resent, Continued: continued, New: *now, Stood: func(calendar.Month) bool { return false }}
	}
	for _, test := range []struct {
		name string
		in   Input
		want string
	}{
		{"all four", in(one, two, two, three, four, five), "f 1→5 (program 1→2) (data 2→3) (earlier 3→4) (definition 4→5) [corrected A1 金额 D2:2→D2:3 +1]"},
		{"only the program", in(one, two, two, two, two, two), "f 1→2 (program 1→2)"},
		{"only earlier runs", in(one, one, one, one, two, two), "f 1→2 (earlier 1→2)"},
		{"only definitions", in(one, one, one, one, one, two), "f 1→2 (definition 1→2)"},
		{"there and back", in(one, two, two, two, two, one), ""},
		{"the old run is lost", Input{Period: period, Published: one.Book.Figures, New: *five}, "f 1→5 (program 1→5)"},
	} {
		t.Run(test.name, func(t *testing.T) {
			same(t, figuresIn(Revise(test.in)), test.want)
		})
	}
}

// Figures stand in the order of the new run, what is gone where it stood.
func TestOrder(t *testing.T) {
	figures := func(ids ...string) *State {
		var list []definition.Figure
		for _, id := range ids {
			f := measuredBy("count", "", "", "个")
			f.ID = id
			list = append(list, f)
		}
		return state(t, office(list...), ledger.Set{"deals": sheet(t, deals(), "A1")})
	}
	was, is := figures("x", "a", "b", "y", "c"), figures("c", "new", "a", "last")
	in := next(was, was)
	in.New = *is
	r := Revise(in)
	var keys []string
	for _, f := range r.Figures {
		keys = append(keys, f.Key)
		if f.Steps[0].Kind != revision.Defined || len(f.Effects) > 0 {
			t.Errorf("%s: %v", f.Key, f)
		}
	}
	if got := len(keys); got != 5 || keys[0] != "x" || keys[1] != "new" || keys[2] != "b" || keys[3] != "y" || keys[4] != "last" {
		t.Errorf("%v", keys)
	}
}
