package inwords

import (
	"strings"
	"testing"

	"zonereport/pipeline/definition"
)

func deals() definition.Ledger {
	return definition.Ledger{ID: "deals", Columns: []definition.Column{
		{ID: "size", Header: "总投资", Type: "money"}, {ID: "kind", Header: "类别", Type: "text"}, {ID: "on", Header: "日期", Type: "date"}, {ID: "far", Header: "省外", Type: "bool"}}}
}

// Each method is said so that it can be worked by hand.
func TestScore(t *testing.T) {
	plan := make([]definition.Number, 12)
	plan[5] = "48"
	for _, c := range []struct {
		of     definition.Indicator
		weight definition.Number
		month  int
		want   string
	}{
		{definition.Indicator{Method: "ratio", Cap: "1.2"}, "30", 11, "分值30×实绩×12÷（年度目标×11），不低于0，不高于分值的1.2倍，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "ratio", Cap: "none", Floor: "0.5", Expected: "none"}, "30", 0, "分值30×实绩÷年度目标，不低于分值的0.5倍，不封顶，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "ratio", Cap: "1.5", Direction: "down", Expected: "plan", Plan: plan}, "30", 6, "分值30×（年度目标×48%）÷实绩，不低于0，不高于分值的1.5倍，实绩为0的按封顶计，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "threshold"}, "5", 0, "实绩达到年度目标×月份÷12的得分值5，达不到的得0分，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "threshold", Direction: "down", Expected: "plan", Plan: plan}, "5", 0, "实绩不超过年度目标×当月计划进度的得分值5，超过的得0分，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "minmax", Lo: "60", Hi: "100"}, "30", 6, "功效系数法，按实绩：同组考核单位中最高的得分值30的100%，最低的得60%，其余按与最低之差占两者之差的比例在其间计算；各单位相同的，都得100%，四舍五入保留2位小数"},
		{definition.Indicator{Method: "rank_ladder", Step: "5", Floor: "50", Direction: "down"}, "10", 6, "按实绩在同组单位中从低到高排位，第一名得分值10，每后一名少得分值的5%，最少得50%，四舍五入保留2位小数"},
		{definition.Indicator{Method: "rank_ladder", Step: "5", Base: "4", On: "rate"}, "6", 6, "实绩达到年度目标×6÷12的得基本分4，另2分按完成进度（实绩×12÷（年度目标×6））在同组单位中从高到低排位，第一名全得，每后一名少得5%，最少得0%；达不到的得0分，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "base_plus", StepPct: "10", StepPts: "0.5", Cap: "10"}, "60", 6, "实绩达到年度目标×6÷12的得分值60，每超过10%加0.5分（满10%才计），最多加10分；达不到的得0分，四舍五入保留2位小数；没有年度目标的不计分"},
		{definition.Indicator{Method: "yoy_base", Parity: "80", Per: "5", Pts: "1", Cap: "none", Steps: "pro_rata"}, "20", 6, "与上年同期持平的得分值20的80%，每增长5%加1分、每下降5%减1分（不足5%的按比例），不封顶，最低0分，四舍五入保留2位小数；没有上年同期数的不计分"},
		{definition.Indicator{Method: "points", Unit: "个", Cap: "10", By: "size", Tiers: []definition.Tier{{Least: "100", Points: "1"}, {Least: "500", Points: "2"}},
			Coefficients: []definition.Coefficient{{Times: "1.2", Where: []definition.Condition{{Column: "kind", Compare: "in", Value: []any{"甲", "乙"}}, {Column: "far", Compare: "=", Value: true}}}}}, "", 6,
			"总投资100万元以上、不足500万元每个1分，总投资500万元以上每个2分，类别为甲或乙、省外为是的乘以1.2，最多10分，四舍五入保留2位小数"},
		{definition.Indicator{Method: "deduct", Unit: "件", PerEvent: "0.1"}, "5", 6, "从分值5起，每件扣0.1分，最低0分，四舍五入保留2位小数"},
		{definition.Indicator{Method: "deduct", Unit: "次", PerEvent: "0.2", Start: "0"}, "", 6, "从0分起，每次扣0.2分，扣分不设下限，四舍五入保留2位小数"},
		{definition.Indicator{Method: "manual", Weight: "10", Min: "2"}, "10", 6, "人工评分，在2至10分之间，以加减分台账中本年最近一次评分为准，四舍五入保留2位小数；没有评分的不计分"},
		{definition.Indicator{Method: "threshold", Freq: "quarter", OtherMonths: "carry"}, "5", 3, "实绩达到年度目标×3÷12的得分值5，达不到的得0分，四舍五入保留2位小数；没有年度目标的不计分；按季考核，季末计分，其他月份沿用上一季末的实绩和得分"},
	} {
		if got := Score(Scoring{Indicator: c.of, Weight: c.weight, Month: c.month, Decimals: 2, Missing: "reweight", Ledger: deals()}); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.of.Method, got, c.want)
		}
	}
	for rule, want := range map[string]string{"na": "不计分，也不折算", "zero": "得0分", "full": "得满分", "exclude": "不参加排名", "block": "不发布"} {
		if got := Score(Scoring{Indicator: definition.Indicator{Method: "threshold"}, Weight: "5", Missing: rule}); !strings.Contains(got, want) {
			t.Errorf("%s: %s", rule, got)
		}
	}
}

// A scheme of one formula says it once; any other has a table.
func TestNotes(t *testing.T) {
	s := definition.Scheme{Decimals: 2, MissingTarget: "reweight", Indicators: []definition.Indicator{{Name: "甲", Method: "ratio", Weight: "60", Cap: "1.2", Text: "口径"}, {Name: "乙", Method: "ratio", Weight: "40", Cap: "1", Text: "口径"}}}
	if got := Formula(s) + strings.Join(Items(s), ""); !strings.HasPrefix(got, "各项得分＝分值×实绩×12÷（年度目标×月份）") || !strings.HasSuffix(got, "甲，分值60，封顶1.2倍，为口径；乙，分值40，封顶1倍，为口径；") || Ways(definition.Definitions{Scheme: s}) != nil {
		t.Error(got)
	}
	for what, change := range map[string]func(*definition.Indicator){
		"method": func(d *definition.Indicator) { d.Method = "threshold" }, "no cap": func(d *definition.Indicator) { d.Cap = "none" },
		"a floor": func(d *definition.Indicator) { d.Floor = "0.2" }, "the year": func(d *definition.Indicator) { d.Expected = "none" },
		"down": func(d *definition.Indicator) { d.Direction = "down" }, "quarters": func(d *definition.Indicator) { d.Freq, d.OtherMonths = "quarter", "carry" },
		"its own decimals": func(d *definition.Indicator) { d.ScoreDecimals = new(int) }, "its own rule": func(d *definition.Indicator) { d.MissingTarget = "zero" },
		"weights": func(d *definition.Indicator) { d.Weights = map[string]definition.Number{"A": "1"} },
	} {
		other := s
		other.Indicators = append([]definition.Indicator{}, s.Indicators...)
		change(&other.Indicators[1])
		if Items(other) != nil || len(Ways(definition.Definitions{Scheme: other})) != 2 || !strings.Contains(Formula(other), "见本节的表") {
			t.Errorf("%s: %s", what, Formula(other))
		}
	}
	three, two := 3, 2
	for _, c := range []struct {
		own  []*int
		want string
	}{
		{[]*int{nil, &three}, "得分保留两位小数（乙保留三位小数，总分保留两位小数），总分"}, {[]*int{new(int), &three}, "得分保留两位小数（甲保留整数，乙保留三位小数，总分保留两位小数），总分"},
		{[]*int{nil, &two}, "得分保留两位小数，总分"},
	} {
		other := s
		other.Indicators = append([]definition.Indicator{}, s.Indicators...)
		for i := range other.Indicators {
			other.Indicators[i].ScoreDecimals = c.own[i]
		}
		if got := Formula(other); !strings.Contains(got, c.want) {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	for rule, want := range map[string]string{"reweight": "折算到满分", "na": "不折算", "zero": "得0分", "full": "得满分", "exclude": "不排名次", "block": "不发布"} {
		s.MissingTarget = rule
		if got := Targets(s); !strings.Contains(got, want) {
			t.Errorf("%s: %s", rule, got)
		}
	}
	s.Rules = []definition.Rule{{Name: "走访", Type: "bonus", Cap: "3"}, {Name: "迟报", Type: "penalty", OncePer: "event"}, {Name: "前三", Type: "bonus", Ranks: []definition.Number{"0.5"}}}
	want := "走访：加减分台账中本年1月1日至报告期末的加分之和，同一项目只计最高的一次，最多3分；迟报：加减分台账中本年1月1日至报告期末的扣分之和；前三：按加减分以前的得分在同组单位中排位，第1名加0.5分；"
	if got := strings.Join(Adjustments(s), ""); got != want {
		t.Error(got)
	}
}
