package revision

import (
	"testing"

	"github.com/shopspring/decimal"
)

func exact(s string) *decimal.Decimal {
	d := decimal.RequireFromString(s)
	return &d
}

var names = Names{
	Ledgers: map[string]string{"funds": "到位资金台账", "land": "土地台账"}, Departments: map[string]string{"funds": "招商中心"},
	Figures: map[string]string{"campaign_actual/甲": "实绩（甲）"},
}

func TestReason(t *testing.T) {
	row := func(cause Cause, ledger, cell, by string) Effect {
		return Effect{Cause: cause, Ledger: ledger, CellNew: cell, Row: "K1", Effect: *exact(by)}
	}
	data := []Step{{Data, exact("10"), exact("12")}}
	cases := []struct {
		name string
		f    Figure
		want string
	}{
		{"one row", Figure{Steps: data, Effects: []Effect{row(Corrected, "funds", "G12", "2")}}, "更正1行（招商中心，到位资金台账 G12）"},
		{"several", Figure{Steps: data, Effects: []Effect{row(Corrected, "funds", "G12", "1"), row(Late, "funds", "G13", "1"), row(Corrected, "funds", "G14", "1"), row(Withdrawn, "funds", "", "-1"), row(Added, "land", "A2", "1")}},
			"更正2行、补报1行、撤销1行、新增1行（招商中心，到位资金台账 G12、G13、G14等4处；土地台账 A2）"},
		{"another figure", Figure{Steps: data, Effects: []Effect{{Cause: ByFigure, Row: "campaign_actual/甲"}, {Cause: ByFigure, Row: "other"}}}, "随实绩（甲）、other变动"},
		{"together", Figure{Steps: data, Effects: []Effect{row(Corrected, "funds", "G12", "2")}, Joint: *exact("-0.5")}, "更正1行（招商中心，到位资金台账 G12），共同影响-0.5"},
		{"program", Figure{Steps: []Step{{Program, exact("1"), exact("2")}}}, "程序更新"},
		{"two kinds", Figure{Steps: []Step{{Data, exact("10"), exact("12")}, {Defined, exact("12"), nil}}, Effects: []Effect{row(Corrected, "funds", "G12", "2")}}, "数据+2：更正1行（招商中心，到位资金台账 G12）；口径-12"},
	}
	for _, c := range cases {
		if got := c.f.Reason(names); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestSummary(t *testing.T) {
	r := Revision{Materiality: General, Figures: []Figure{{Key: "a", Difference: *exact("1")}, {Key: "b", Difference: *exact("-2")}, {Key: "c", Difference: *exact("1")}}}
	grown := Figure{Key: "growth_last_month/a", Difference: *exact("100")}
	if list := (Revision{Figures: append([]Figure{grown}, r.Figures...)}).Largest(); list[0].Key != "b" || list[3].Key != grown.Key {
		t.Errorf("growth stands before what grew: %v", list)
	}
	if got := r.Summary(); got != "3项指标有变，名次不变，断言不变（一般修订）" {
		t.Error(got)
	}
	var order string
	for _, f := range r.Largest() {
		order += f.Key
	}
	if order != "bac" || r.Figures[0].Key != "a" {
		t.Errorf("largest first: %s", order)
	}
	r = Revision{Materiality: Substantial, Ranks: []Rank{{}}, Claims: []Claim{{}, {}}}
	if got := r.Summary(); got != "指标不变，1个单位名次有变，2条断言有变（实质性修订）" {
		t.Error(got)
	}
	if got := (Figure{Old: exact("151100"), New: exact("152100"), Unit: "万元"}).Values(); got != "151100 → 152100 万元" {
		t.Error(got)
	}
	if got := (Figure{New: exact("3")}).Values(); got != "— → 3" {
		t.Error(got)
	}
}
