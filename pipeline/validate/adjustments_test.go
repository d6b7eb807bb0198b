package validate_test

import (
	"slices"
	"strings"
	"testing"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/validate"
)

// assessing is a scheme with awards and rules, its targets and its adjustments.
func assessing() definition.Definitions {
	targets := definition.Ledger{ID: "targets", Name: "目标", Columns: slices.Concat(typed("int", "year"), text("unit", "indicator"), typed("num", "target"), text("uom"))}
	adjustments := definition.Ledger{Adjusts: true, ID: "adjustments", Name: "加减分", Columns: slices.Concat(typed("date", "on"), text("unit", "type", "matter", "indicator"), typed("num", "points"), text("project", "basis"))}
	return definition.Definitions{Ledgers: []definition.Ledger{targets, adjustments}, Scheme: definition.Scheme{
		Targets: "targets", MissingTarget: "reweight", Indicators: []definition.Indicator{
			{ID: "new", Name: "到位资金", Unit: "万元", Method: "ratio", Weight: "90"},
			{ID: "rated", Name: "评价", Unit: "分", Method: "manual", Weight: "10", Min: "1", Evidence: true},
			{ID: "other", Name: "测评", Unit: "分", Method: "manual", Weight: "5"},
		},
		Rules: []definition.Rule{{Name: "走访", Type: "bonus"}, {Name: "项目", Type: "bonus", Evidence: true}, {Name: "迟报", Type: "penalty"}},
	}}
}

// Each row that does not count as it stands is found at the cell that says why.
func TestAdjustments(t *testing.T) {
	for _, c := range []struct {
		what string
		row  values
		want string // severity, rule, column and words; "" for none
	}{
		{"a bonus", values{"type": "加分", "indicator": "走访", "points": "0.5"}, ""},
		{"a deduction without its name", values{"type": "扣分", "points": "0.5"}, ""},
		{"a veto", values{"type": "否决"}, ""},
		{"a veto that names anything", values{"type": "否决", "indicator": "安全生产", "points": "5"}, ""},
		{"an award", values{"type": "评分", "indicator": "评价", "points": "10", "basis": "评分表"}, ""},
		{"a bonus of nothing", values{"type": "加分", "indicator": "走访", "points": "0"}, ""},
		{"of a unit that is not assessed", values{"unit": "丙镇", "type": "加分", "indicator": "走访", "points": "1"}, "warning adjustment.unit unit 不是考核单位"},
		{"an unknown item", values{"type": "加分", "indicator": "走仿", "points": "1"}, "warning adjustment.item indicator 走访、项目"},
		{"a bonus by the name of a penalty", values{"type": "加分", "indicator": "迟报", "points": "1"}, "warning adjustment.item indicator 走访、项目"},
		{"one of two", values{"type": "加分", "points": "1"}, "warning adjustment.item indicator 没有写明是哪一项"},
		{"one of two, by an indicator", values{"type": "加分", "indicator": "到位资金", "points": "1"}, "warning adjustment.item indicator 没有写明是哪一项"},
		{"an award of what is measured", values{"type": "评分", "indicator": "到位资金", "points": "1"}, "warning adjustment.item indicator 评价、测评"},
		{"an award of one of two", values{"type": "评分", "points": "1"}, "warning adjustment.item indicator 没有写明是哪一项"},
		{"no points", values{"type": "扣分"}, "error adjustment.points points 没有分值"},
		{"points below zero", values{"type": "扣分", "points": "-0.5"}, "error adjustment.points points 不写负号"},
		{"an award too high", values{"type": "评分", "indicator": "评价", "points": "10.1", "basis": "表"}, "error adjustment.range points 应在1至10分之间"},
		{"an award too low", values{"type": "评分", "indicator": "评价", "points": "0.9", "basis": "表"}, "error adjustment.range points 应在1至10分之间"},
		{"an award without grounds", values{"type": "评分", "indicator": "评价", "points": "5"}, "error adjustment.evidence basis 没有写依据"},
		{"a bonus without grounds", values{"type": "加分", "indicator": "项目", "points": "5", "basis": " "}, "error adjustment.evidence basis 没有写依据"},
	} {
		row := values{"on": "2020-03-01", "unit": "甲镇", "matter": "事项"}
		for k, v := range c.row {
			row[k] = v
		}
		defs := assessing()
		found := validate.Check(defs, ledger.Set{
			"targets":     sheet(t, nil, defs.Ledgers[0], "目标.xlsx", "表", values{"year": "2020", "unit": "甲镇", "indicator": "到位资金", "target": "1", "uom": "万元"}),
			"adjustments": sheet(t, nil, defs.Ledgers[1], "加减分.xlsx", "表", row),
		}, options())
		found = slices.DeleteFunc(found, func(f finding.Finding) bool { return !strings.HasPrefix(f.Rule, "adjustment.") })
		if c.want == "" {
			if len(found) > 0 {
				t.Errorf("%s: %s", c.what, found[0].Message())
			}
			continue
		}
		want := strings.SplitN(c.want, " ", 4)
		if len(found) != 1 || string(found[0].Severity) != want[0] || found[0].Rule != want[1] || found[0].Column != "《"+want[2]+"》" || !strings.Contains(found[0].Message(), want[3]) || found[0].File != "加减分.xlsx" || found[0].Cell == "" {
			t.Errorf("%s: %+v, want %s", c.what, found, c.want)
		}
	}
}

// Of two awards of a day for the same the last counts.
func TestAwardsOfADay(t *testing.T) {
	defs := assessing()
	award := func(points, on string) values {
		return values{"on": on, "unit": "甲镇", "type": "评分", "matter": "评价" + points, "indicator": "测评", "points": points}
	}
	found := validate.Check(defs, ledger.Set{
		"targets":     sheet(t, nil, defs.Ledgers[0], "目标.xlsx", "表", values{"year": "2020", "unit": "甲镇", "indicator": "到位资金", "target": "1", "uom": "万元"}),
		"adjustments": sheet(t, nil, defs.Ledgers[1], "加减分.xlsx", "表", award("3", "2020-03-01"), award("4", "2020-03-01"), award("5", "2020-03-02")),
	}, options())
	found = slices.DeleteFunc(found, func(f finding.Finding) bool { return f.Rule != "adjustment.twice" })
	if len(found) != 1 || found[0].Value != "3" {
		t.Errorf("%+v", found)
	}
}

// Where the scheme publishes nothing without a target, one that is missing is hard; a unit in no group is a warning.
func TestUnitsOfTheScheme(t *testing.T) {
	for _, c := range []struct {
		what   string
		change func(*definition.Scheme)
		target string
		want   string
	}{
		{"all there", func(s *definition.Scheme) { s.MissingTarget = "block" }, "5", ""},
		{"none", func(s *definition.Scheme) { s.MissingTarget = "block" }, "", "error target.missing"},
		{"zero", func(s *definition.Scheme) { s.MissingTarget = "block" }, "0", "error target.missing"},
		{"none, and nobody minds", func(*definition.Scheme) {}, "", ""},
		{"none of that indicator", func(s *definition.Scheme) { s.Indicators[0].MissingTarget = "block" }, "", "error target.missing"},
		{"none needed", func(s *definition.Scheme) {
			s.MissingTarget, s.Indicators[0].Method = "block", "deduct"
		}, "", ""},
		{"grouped", func(s *definition.Scheme) { s.Groups = []definition.Group{{Name: "A类", Units: []string{"甲 镇"}}} }, "5", ""},
		{"in no group", func(s *definition.Scheme) { s.Groups = []definition.Group{{Name: "A类", Units: []string{"乙镇"}}} }, "5", "warning unit.group"},
		{"in no group of the zone", func(s *definition.Scheme) { s.Grouped = true }, "5", "warning unit.group"},
	} {
		defs := assessing()
		c.change(&defs.Scheme)
		found := validate.Check(defs, ledger.Set{"targets": sheet(t, nil, defs.Ledgers[0], "目标.xlsx", "表", values{"year": "2020", "unit": "甲镇", "indicator": "到位资金", "target": c.target, "uom": "万元"})}, options())
		var got []string
		for _, f := range found {
			if f.Rule == "target.missing" || f.Rule == "unit.group" {
				got = append(got, string(f.Severity)+" "+f.Rule)
			}
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, want %s", c.what, got, c.want)
		}
	}
}
