package verify

import (
	"cmp"
	"slices"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
)

// unlimited are the keys that may be "none", by method.
func unlimited(d definition.Indicator, key string) bool {
	return key == "cap" && d.Direction != definition.Down || key == "floor" && d.Method == definition.Deduct
}

// positive are the keys whose numbers are above zero.
var positive = []string{"cap", "step", "step_pct", "step_pts", "per", "pts", "per_event", "max"}

// numbers refuses what is no number, and a number that makes no sense.
func (f source) numbers(d definition.Indicator) error {
	all := numbersOf(d)
	for _, key := range sorted(all) {
		n := all[key]
		if n == "" || n == definition.NoLimit && unlimited(d, key) {
			continue
		}
		value, ok := n.Decimal()
		switch {
		case n == definition.NoLimit && key == "cap":
			return f.RefuseIn(d.ID, key, "考核指标 %q 的 direction 是 down，实绩为0时按封顶计，cap 不能是 none", d.ID)
		case !ok:
			return f.RefuseIn(d.ID, key, "考核指标 %q 的 %s 应是一个数，如 \"1.2\"，现在是 %q", d.ID, key, n)
		case slices.Contains(positive, key) && !value.IsPositive():
			return f.RefuseIn(d.ID, key, "考核指标 %q 的 %s 应是正数，现在是 %s", d.ID, key, n)
		}
	}
	for _, t := range d.Tiers {
		if err := f.tier(d, t); err != nil {
			return err
		}
	}
	for _, c := range d.Coefficients {
		if times, ok := c.Times.Decimal(); c.Times != "" && (!ok || times.IsNegative()) {
			return f.RefuseIn(d.ID, string(c.Times), "考核指标 %q 的系数（times）应是不小于0的数，如 \"1.2\"，现在是 %q", d.ID, c.Times)
		}
	}
	return f.tiers(d)
}

func (f source) tier(d definition.Indicator, t definition.Tier) error {
	if _, ok := t.Points.Decimal(); !ok {
		return f.RefuseIn(d.ID, "tiers", "考核指标 %q 的每一档（tiers）要有 points（分数），是一个数，如 { least = 10000, points = 1 }", d.ID)
	}
	if _, ok := t.Least.Decimal(); t.Least != "" && !ok {
		return f.RefuseIn(d.ID, string(t.Least), "考核指标 %q 的 least（这一档从多大起）应是一个数，现在是 %q", d.ID, t.Least)
	}
	return nil
}

// tiers refuses tiers that do not rise, and sizes of what nobody names.
func (f source) tiers(d definition.Indicator) error {
	var before decimal.Decimal
	for i, t := range d.Tiers {
		least, sized := t.Least.Decimal()
		switch {
		case sized && d.By == "" && d.Method == definition.Points:
			return f.RefuseIn(d.ID, "tiers", "考核指标 %q 的 tiers 写了 least，要用 by 写明是哪一列的大小", d.ID)
		case i > 0 && (!sized || least.LessThanOrEqual(before)):
			return f.RefuseIn(d.ID, "tiers", "考核指标 %q 的各档（tiers）要从小到大写，least 一档比一档大", d.ID)
		}
		before = least
	}
	return nil
}

// weighted refuses an indicator whose weights are no positive numbers or are of groups that there are not.
func (f source) weighted(s definition.Scheme) func(definition.Indicator) error {
	return func(d definition.Indicator) error {
		if d.Weights != nil && d.Weight != "" {
			return f.RefuseIn(d.ID, "weights", "考核指标 %q 各组分值相同的写 weight，不同的写 weights，只写其一", d.ID)
		}
		if d.Weights != nil && !s.Ranked() {
			return f.RefuseIn(d.ID, "weights", "考核指标 %q 分组写了分值，而办法没有分组：请写 [[group]]，或 grouped = true", d.ID)
		}
		open := d.Method == definition.Points || d.Method == definition.Deduct || d.Method == definition.Manual && d.Max != ""
		if d.Weights == nil && (d.Weight != "" || !open) {
			return f.weight(d, d.Weight)
		}
		return f.groupWeights(s, d)
	}
}

func (f source) groupWeights(s definition.Scheme, d definition.Indicator) error {
	var names []string
	for _, g := range s.Groups {
		names = append(names, g.Name)
	}
	for _, group := range sorted(d.Weights) {
		if s.Groups != nil && !slices.Contains(names, group) {
			return f.RefuseIn(d.ID, group, "考核指标 %q 的 weights 里，没有名为 %q 的组%s", d.ID, group, definition.Suggest(group, names))
		}
		if err := f.weight(d, d.Weights[group]); err != nil {
			return err
		}
	}
	return nil
}

func (f source) weight(d definition.Indicator, n definition.Number) error {
	if w, ok := n.Decimal(); !ok || !w.IsPositive() {
		return f.RefuseIn(d.ID, cmp.Or(string(n), d.ID), "考核指标 %q 的 weight（分值）应是正数，如 \"30\"，现在是 %q", d.ID, n)
	}
	return nil
}

// words refuses what keys with a choice of words do not know.
func (f source) words(d definition.Indicator) error {
	for _, c := range []struct {
		key, word string
		known     []string
	}{
		{"direction", d.Direction, []string{definition.Up, definition.Down}},
		{"expected", d.Expected, []string{definition.Linear, definition.Planned, definition.Entire}},
		{"on", d.On, []string{definition.ByActual, definition.ByRate}},
		{"steps", d.Steps, []string{definition.WholeSteps, definition.ProRata}},
		{"unmet", d.Unmet, []string{definition.Nothing, definition.ProRata}},
		{"base_year", d.BaseYear, []string{definition.LastYear, definition.OfTarget}},
		{"freq", d.Freq, []string{definition.Monthly, definition.Quarterly, definition.Yearly}},
		{"other_months", d.OtherMonths, []string{definition.Carry, definition.Reweighted}},
		{"missing_target", d.MissingTarget, definition.Missing},
	} {
		if c.word != "" && !slices.Contains(c.known, c.word) {
			return source{f.File}.choiceIn(d.ID, c.key, c.word, c.known)
		}
	}
	if d.ScoreDecimals != nil && (*d.ScoreDecimals < 0 || *d.ScoreDecimals > mostScoreDecimals) {
		return f.RefuseIn(d.ID, "score_decimals", "考核指标 %q 的 score_decimals（得分的小数位数）应在 0 至 %d 之间", d.ID, mostScoreDecimals)
	}
	return nil
}

// months refuses a plan of the year that is none, and what becomes of other months left open.
func (f source) months(d definition.Indicator) error {
	if (d.Expected == definition.Planned) != (d.Plan != nil) {
		return f.RefuseIn(d.ID, "expected", "考核指标 %q：expected = \"plan\" 和 plan = [ 12个百分数 ] 要一起写", d.ID)
	}
	if d.Plan != nil {
		if err := f.plan(d); err != nil {
			return err
		}
	}
	often := d.Freq == "" || d.Freq == definition.Monthly
	switch {
	case often && d.OtherMonths != "":
		return f.RefuseIn(d.ID, "other_months", "考核指标 %q 每个月都考核，不写 other_months；按季考核的写 freq = \"quarter\"", d.ID)
	case !often && d.OtherMonths == "":
		return f.RefuseIn(d.ID, "freq", "考核指标 %q 不是每个月考核，要写 other_months：其他月份沿用上次的得分（\"carry\"），或不计这一项、其余得分折算（\"reweight\"）", d.ID)
	case d.Freq == definition.Yearly && d.OtherMonths == definition.Carry:
		return f.RefuseIn(d.ID, "other_months", "考核指标 %q 一年考核一次，年内没有上次的得分可以沿用，请写 other_months = \"reweight\"", d.ID)
	}
	return nil
}

// plan refuses a curve that is not of twelve numbers that rise to 100.
func (f source) plan(d definition.Indicator) error {
	var before decimal.Decimal
	for i, n := range d.Plan {
		p, ok := n.Decimal()
		if !ok || p.LessThan(before) || i == 0 && !p.IsPositive() {
			return f.RefuseIn(d.ID, "plan", "考核指标 %q 的 plan 是各月末应完成全年目标的百分之几，应是正数，一月比一月不小；第 %d 个是 %s", d.ID, i+1, n)
		}
		before = p
	}
	if len(d.Plan) != 12 || !before.Equal(decimal.NewFromInt(100)) {
		return f.RefuseIn(d.ID, "plan", "考核指标 %q 的 plan 应是12个数，最后一个（12月）是100，现在有 %d 个", d.ID, len(d.Plan))
	}
	return nil
}

// scale refuses bounds that contradict each other.
func (f source) scale(d definition.Indicator) error {
	less := func(a, b definition.Number) bool { return a != "" && b != "" && a.Or("").LessThan(b.Or("")) }
	switch {
	case d.Method == definition.MinMax && less(d.Hi, d.Lo):
		return f.RefuseIn(d.ID, "lo", "考核指标 %q 的 lo（最差得分值的百分之几）大于 hi（最好）", d.ID)
	case d.Method == definition.Manual && less(cmp.Or(d.Max, d.Weight), d.Min):
		return f.RefuseIn(d.ID, "min", "考核指标 %q 的 min 大于 max", d.ID)
	case d.Method == definition.Ratio && d.Cap != definition.NoLimit && less(d.Cap, d.Floor):
		return f.RefuseIn(d.ID, "floor", "考核指标 %q 的 floor 大于 cap", d.ID)
	case d.Method == definition.RankLadder && d.Base != "" && d.On != definition.ByRate:
		return f.RefuseIn(d.ID, "base", "考核指标 %q 写了 base（达到目标得几分），要写 on = \"rate\"，达到目标的再按完成率排位", d.ID)
	case d.Method == definition.RankLadder && less(d.Weight, d.Base):
		return f.RefuseIn(d.ID, "base", "考核指标 %q 的 base（达到目标得几分）大于 weight", d.ID)
	}
	held := d.HeldAgainstTarget() && d.Method != definition.YoYBase
	if !held && (d.Expected != "" || d.Plan != nil) {
		return f.RefuseIn(d.ID, "expected", "考核指标 %q 不与目标相比，不写 expected；按完成率计分的写 on = \"rate\"", d.ID)
	}
	return nil
}

// choiceIn refuses a word of an indicator's key.
func (f source) choiceIn(id, key, word string, known []string) error {
	e := f.RefuseIn(id, key, "")
	if got, ok := f.choice(key, "考核指标 \""+id+"\" 的 "+key, word, known).(*definition.Error); ok {
		e.Reason = got.Reason
	}
	return e
}
