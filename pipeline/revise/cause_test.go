package revise

import (
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/revision"
)

// What happened to the rows of a ledger, from one sending to the next (design-life §15).
func TestRows(t *testing.T) {
	const a, b = "A1 甲街道 2020-10-10 100 甲公司 X1 3 30 一期 张三\n", "B2 本区 2020-11-11 200 乙公司 X2 4 40 二期 李四\n"
	const v = "2020-05-05 甲公司 来访 1 本区 谈\n"
	for _, test := range []struct {
		name          string
		def           definition.Ledger
		was, is, want string
	}{
		// matching
		{"nothing", deals(), a + b, a + b, ""},
		{"sorted", deals(), a + b, b + a, ""},
		{"split and renamed", deals(), a + b, "@一.csv\n" + b + "@二.csv\n" + a, ""},
		{"a number written otherwise", deals(), "A1 - 2020-10-10 100", "A1 - 2020-10-10 100.00", ""},
		{"a key written otherwise", deals(), "a1 甲街道 2020-10-10 100", "Ａ1 甲街道 2020-10-10 200", "corrected Ａ1 编号:a1→Ａ1 金额:100→200"},
		{"composite key", visits(), v + "2020-05-05 乙公司 来访 1 本区 谈\n", "2020-05-05 乙公司 来访 1 本区 考察\n" + v, "corrected 2020-05-05/乙公司/来访/1/本区 内容:谈→考察"},
		{"composite key with a blank", visits(), "2020-05-05 甲公司 外出 - 本区 谈", "2020-05-05 甲公司 外出 - 本区 考察", "corrected 2020-05-05/甲公司/外出//本区 内容:谈→考察"},
		{"alternatives: firm in place of uscc", tenants(), "甲公司 - 2020-05-05 5\n乙公司 X2 2020-05-05 6", "乙公司 X2 2020-05-05 6\n甲公司 - 2020-05-05 7", "corrected 甲公司/2020-05-05 人员:5→7"},
		{"alternatives: uscc comes", tenants(), "甲公司 - 2020-05-05 5", "甲公司 X1 2020-05-05 5", "rekeyed X1/2020-05-05 信用代码:→X1"},
		{"alternatives: only the name changes", tenants(), "甲公司 X1 2020-05-05 5", "甲集团 X1 2020-05-05 5", "corrected X1/2020-05-05 企业名称:甲公司→甲集团"},
		{"a blank key: as its content says", deals(), "- 本区 2020-10-10 100\n- 本区 2020-10-10 200", "- 本区 2020-10-10 200\n- 本区 2020-10-10 300", "late\nwithdrawn"},
		{"a blank key is filled in", deals(), "- 本区 2020-10-10 100", "A1 本区 2020-10-10 100", "rekeyed A1 编号:→A1"},
		{"no key: sorted", loose(), "甲 1\n乙 2\n甲 1", "乙 2\n甲 1\n甲 1", ""},
		{"no key: one of two equal rows goes", loose(), "甲 1\n甲 1", "甲 1", "withdrawn"},
		{"no key: another text", loose(), "甲 1\n乙 2", "甲 1\n乙 3", "added\nwithdrawn"},
		{"a key twice: equal rows find each other", deals(), "A1 - - 1\nA1 - - 2", "A1 - - 2\nA1 - - 3", "corrected A1 金额:1→3"},
		{"a key twice: a row too many", deals(), "A1 - - 2", "A1 - - 1\nA1 - - 2", "added A1"},
		// causes
		{"corrected", deals(), a, "A1 甲街道 2020-10-10 150 甲集团 X1 3 30 一期 张三", "corrected A1 金额:100→150 企业:甲公司→甲集团"},
		{"a value comes", deals(), "A1 本区 - 100", "A1 本区 2020-10-10 100", "corrected A1 日期:→2020-10-10"},
		{"a value goes", deals(), "A1 本区 2020-10-10 100", "A1 本区 2020-10-10 -", "corrected A1 金额:100→"},
		{"late: that month was published", deals(), a, a + "C3 本区 2020-10-31 1", "late C3"},
		{"late: that month was not", deals(), a, a + "C3 本区 2020-11-30 1", "added C3"},
		{"late: of the year before", deals(), a, a + "C3 本区 2019-10-31 1", "late C3"},
		{"added: of the report month", deals(), a, a + "C3 本区 2020-12-01 1", "added C3"},
		{"added: without a date", deals(), a, a + "C3 本区 - 1", "added C3"},
		{"added: after the report month", deals(), a, a + "C3 本区 2021-10-01 1", "added C3"},
		{"added: no date in the ledger", loose(), "", "甲 1", "added"},
		{"withdrawn", deals(), a + b, b, "withdrawn A1"},
		{"moved over the month", deals(), b, "B2 本区 2020-12-11 250 乙公司 X2 4 40 二期 李四", "moved B2 日期:2020-11-11→2020-12-11 金额:200→250"},
		{"moved over the year", deals(), b, "B2 本区 2019-11-11 200 乙公司 X2 4 40 二期 李四", "moved B2 日期:2020-11-11→2019-11-11"},
		{"moved behind the report month", deals(), b, "B2 本区 2021-11-11 200 乙公司 X2 4 40 二期 李四", "moved B2 日期:2020-11-11→2021-11-11"},
		{"moved goes before reassigned", deals(), b, "B2 甲街道 2020-12-11 200 乙公司 X2 4 40 二期 李四", "moved B2 责任单位:本区→甲街道 日期:2020-11-11→2020-12-11"},
		{"another day of the month", deals(), b, "B2 本区 2020-11-12 200 乙公司 X2 4 40 二期 李四", "corrected B2 日期:2020-11-11→2020-11-12"},
		{"reassigned", deals(), b, "B2 甲街道 2020-11-11 210 乙公司 X2 4 40 二期 李四", "reassigned B2 责任单位:本区→甲街道 金额:200→210"},
		{"rekeyed", deals(), a + b, a + "B9 本区 2020-11-11 200 乙公司 X2 4 40 二期 李四", "rekeyed B9 编号:B2→B9"},
		{"rekeyed: another column changed too", deals(), b, "B9 本区 2020-11-11 201 乙公司 X2 4 40 二期 李四", "added B9\nwithdrawn B2"},
		{"rekeyed: of somebody else", deals(), b, "B9 本区 2020-11-11 200 乙公司 X2 4 40 二期 王五", "added B9\nwithdrawn B2"},
		{"rekeyed: two could be it", deals(), "A1 本区 2020-11-11 1\nA2 本区 2020-11-11 1", "A3 本区 2020-11-11 1", "added A3\nwithdrawn A1\nwithdrawn A2"},
		{"rekeyed: it could be two", deals(), "A1 本区 2020-11-11 1", "A2 本区 2020-11-11 1\nA3 本区 2020-11-11 1", "added A2\nadded A3\nwithdrawn A1"},
		{"rekeyed: two and two", deals(), "A1 本区 2020-11-11 1\nA2 本区 2020-11-11 1", "A3 本区 2020-11-11 1\nA4 本区 2020-11-11 1", "added A3\nadded A4\nwithdrawn A1\nwithdrawn A2"},
		{"in the key: the date moves", visits(), v, "2020-06-05 甲公司 来访 1 本区 谈", "moved 2020-06-05/甲公司/来访/1/本区 日期:2020-05-05→2020-06-05"},
		{"in the key: another day of the month", visits(), v, "2020-05-06 甲公司 来访 1 本区 谈", "rekeyed 2020-05-06/甲公司/来访/1/本区 日期:2020-05-05→2020-05-06"},
		{"in the key: the unit changes", visits(), v, "2020-05-05 甲公司 来访 1 甲街道 谈", "reassigned 2020-05-05/甲公司/来访/1/甲街道 责任单位:本区→甲街道"},
		{"in the key: one column changes", visits(), v, "2020-05-05 甲公司 来访 2 本区 谈", "rekeyed 2020-05-05/甲公司/来访/2/本区 批次号:1→2"},
		{"in the key: two columns change", visits(), v, "2020-05-05 甲公司 外出 2 本区 谈", "added 2020-05-05/甲公司/外出/2/本区\nwithdrawn 2020-05-05/甲公司/来访/1/本区"},
		{"in the key: two could be it, by two columns", visits(), v, "2020-05-05 甲公司 来访 2 本区 谈\n2020-05-05 甲公司 外出 1 本区 谈", "added 2020-05-05/甲公司/来访/2/本区\nadded 2020-05-05/甲公司/外出/1/本区\nwithdrawn 2020-05-05/甲公司/来访/1/本区"},
		// personal columns
		{"only a personal column changed", deals(), a, "A1 甲街道 2020-10-10 100 甲公司 X1 3 30 一期 王五", "corrected A1"},
		{"a personal column, too", deals(), a, "A1 甲街道 2020-10-10 101 甲公司 X1 3 30 一期 王五", "corrected A1 金额:100→101"},
		{"a personal key", people(), "330624198001010011 80\n330624198001010022 90", "330624198001010022 95\n330624198001010011 80", "corrected  面积:90→95"},
		{"a personal key changes", people(), "330624198001010011 80", "330624198001010033 80", "rekeyed"},
	} {
		was := state(t, office(), ledger.Set{test.def.ID: sheet(t, test.def, test.was)})
		is := state(t, office(), ledger.Set{test.def.ID: sheet(t, test.def, test.is)})
		t.Run(test.name, func(t *testing.T) {
			r := resent(was, is)
			same(t, trimmed(rowsIn(r)), test.want)
			only := Rows(period, office(), test.def.ID, was.Set, is.Set, stood) // and alike where nothing else is asked for
			same(t, trimmed(rowsIn(revision.Revision{Rows: only})), test.want)
		})
	}
	if rows := Rows(period, office(), "unknown", ledger.Set{}, ledger.Set{}, nil); rows != nil {
		t.Errorf("a ledger that the definitions do not have: %v", rows)
	}
}

// trimmed takes blanks from the ends of lines: of rows without a key.
func trimmed(s string) string {
	var b []byte
	for i := range len(s) {
		if s[i] == ' ' && (i+1 == len(s) || s[i+1] == '\n') {
			continue
		}
		b = append(b, s[i])
	}
	return string(b)
}

// A ledger that nobody sent has no rows: all of them come, or go.
func TestUnsentLedger(t *testing.T) {
	defs := office(definition.Figure{ID: "sum", Unit: "万元", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount"}})
	without := state(t, defs, ledger.Set{})
	with := state(t, defs, ledger.Set{"deals": sheet(t, deals(), "A1 本区 2020-10-10 100\nB2 本区 2020-12-10 200")})
	empty := state(t, defs, ledger.Set{"deals": sheet(t, deals(), "")})
	for _, test := range []struct {
		name          string
		was, is       *State
		rows, figures string
	}{
		{"comes", without, with, "late A1\nadded B2", "sum —→300 [late A1 金额 :→D2:100 +100] [added B2 金额 :→D3:200 +200]"},
		{"goes", with, without, "withdrawn A1\nwithdrawn B2", "sum 300→— [withdrawn A1 金额 D2:100→: -100] [withdrawn B2 金额 D3:200→: -200]"},
		{"comes without rows", without, empty, "", "sum —→0"},
		{"loses its rows", with, empty, "withdrawn A1\nwithdrawn B2", "sum 300→0 [withdrawn A1 金额 D2:100→: -100] [withdrawn B2 金额 D3:200→: -200]"},
		{"stays away", without, without, "", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := resent(test.was, test.is)
			same(t, rowsIn(r), test.rows)
			same(t, figuresIn(r), test.figures)
		})
	}
}

// An alias in zone.toml that moves rows is the cause of what they do; their cells say nothing of it.
func TestZone(t *testing.T) {
	defs := office(definition.Figure{ID: "sum", Unit: "万元", Query: definition.Query{Ledger: "deals", Measure: "sum", Column: "amount", Where: []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}}}},
		definition.Figure{ID: "count", Unit: "个", Query: definition.Query{Ledger: "visits", Measure: "count", Where: []definition.Condition{{Column: "unit", Compare: "=", Value: "@zone"}}}})
	read := func(unit, amount string) *State {
		return state(t, defs, ledger.Set{
			"deals": sheet(t, deals(), "A1 "+unit+" 2020-10-10 "+amount+"\nB2 甲街道 2020-10-10 5"),
			// two rows that are one but for the unit, which stands in the key
			"visits": sheet(t, visits(), "2020-05-05 甲公司 来访 1 甲街道 谈\n2020-05-05 甲公司 来访 1 "+unit+" 谈\n2020-05-05 甲公司 来访 1 乙街道 谈"),
		})
	}
	was, renamed, is := read("高新园", "100"), read("本区", "100"), read("本区", "150")
	in := next(was, is)
	in.Renamed = renamed
	r := Revise(in)
	same(t, rowsIn(r), `
		zone A1
		zone 2020-05-05/甲公司/来访/1/本区
		corrected A1 金额:100→150`)
	same(t, figuresIn(r), `
		sum 0→150 [zone A1 +100] [corrected A1 金额 D2:100→D2:150 +50]
		count 0→1 [zone 2020-05-05/甲公司/来访/1/本区 +1]`)
	if e := r.Figures[0].Effects[0]; e.File != "deals.xlsx" || e.Sheet != "台账" || e.Ledger != "deals" {
		t.Errorf("the row of the alias: %+v", e)
	}
	if row := r.Rows[0]; *row.Old != (revision.Place{File: "deals.xlsx", Sheet: "台账", Line: 2}) || *row.New != *row.Old {
		t.Errorf("its place: %+v", row)
	}
}

// A row tells where it stands and stood.
func TestPlaces(t *testing.T) {
	was := state(t, office(), ledger.Set{"deals": sheet(t, deals(), "A1 本区 - 1\nB2 本区 - 2")})
	is := state(t, office(), ledger.Set{"deals": sheet(t, deals(), "@新.csv\nC3 本区 - 3\nA1 本区 - 9")})
	rows := resent(was, is).Rows
	old, now := func(line int) *revision.Place {
		return &revision.Place{File: "deals.xlsx", Sheet: "台账", Line: line}
	}, func(line int) *revision.Place {
		return &revision.Place{File: "新.csv", Sheet: "台账", Line: line}
	}
	for i, want := range []struct{ old, now *revision.Place }{{nil, now(2)}, {old(2), now(3)}, {old(3), nil}} {
		if !at(rows[i].Old, want.old) || !at(rows[i].New, want.now) {
			t.Errorf("row %d stood %v and stands %v", i, rows[i].Old, rows[i].New)
		}
	}
}

func at(a, b *revision.Place) bool { return a == nil && b == nil || a != nil && b != nil && *a == *b }
