package inwords

import (
	"fmt"
	"strings"
	"zonereport/pipeline/definition"
)

func (s Scoring) ratio() string {
	d := s.Indicator
	floor := "不低于0"
	if f := d.Floor.Or(""); !f.IsZero() {
		floor = "不低于分值的" + string(d.Floor) + "倍"
	}
	if d.Direction == definition.Down {
		return s.points() + "×（" + s.expected() + "）÷实绩，" + floor + "，" + s.limit("不高于分值的", "倍") + "，实绩为0的按封顶计"
	}
	return s.points() + "×" + s.progress() + "，" + floor + "，" + s.limit("不高于分值的", "倍")
}

// compared words what units are compared by.
func (s Scoring) compared() string {
	if s.Indicator.On == definition.ByRate {
		return "完成进度（" + s.progress() + "）"
	}
	return "实绩"
}

func (s Scoring) minMax() string {
	d := s.Indicator
	best, worst := "最高", "最低"
	if d.Direction == definition.Down {
		best, worst = worst, best
	}
	flat := d.Flat
	if flat == "" {
		flat = d.Hi
	}
	return fmt.Sprintf("功效系数法，按%s：同组考核单位中%s的得%s的%s%%，%s的得%s%%，其余按与%s之差占两者之差的比例在其间计算；各单位相同的，都得%s%%",
		s.compared(), best, s.points(), d.Hi, worst, d.Lo, worst, flat)
}

func (s Scoring) rankLadder() string {
	d := s.Indicator
	from := "从高到低"
	if d.Direction == definition.Down {
		from = "从低到高"
	}
	floor := "0"
	if d.Floor != "" {
		floor = string(d.Floor)
	}
	if d.Base != "" {
		rest := s.Weight.Or("").Sub(d.Base.Or(""))
		return fmt.Sprintf("实绩达到%s的得基本分%s，另%s分按%s在同组单位中%s排位，第一名全得，每后一名少得%s%%，最少得%s%%；达不到的得0分", s.expected(), d.Base, rest, s.compared(), from, d.Step, floor)
	}
	return fmt.Sprintf("按%s在同组单位中%s排位，第一名得%s，每后一名少得分值的%s%%，最少得%s%%", s.compared(), from, s.points(), d.Step, floor)
}

// steps words how parts of a step count.
func (s Scoring) steps(step string) string {
	if s.Indicator.Steps == definition.ProRata {
		return "（不足" + step + "%的按比例）"
	}
	return "（满" + step + "%才计）"
}

func (s Scoring) basePlus() string {
	d := s.Indicator
	base := s.points()
	if d.Base != "" {
		base = "基本分" + string(d.Base)
	}
	add := "加" + string(d.StepPts) + "分"
	if d.Tiers != nil {
		var list []string
		for _, t := range d.Tiers {
			if t.Least == "" {
				list = append(list, "加"+string(t.Points)+"分")
				continue
			}
			list = append(list, "年度目标"+string(t.Least)+d.Unit+"以上的加"+string(t.Points)+"分")
		}
		add = strings.Join(list, "、")
	}
	unmet := "达不到的得0分"
	if d.Unmet == definition.ProRata {
		unmet = "达不到的按完成的比例得基本分"
	}
	return fmt.Sprintf("实绩达到%s的得%s，每超过%s%%%s%s，%s；%s", s.expected(), base, d.StepPct, add, s.steps(string(d.StepPct)), s.limit("最多加", "分"), unmet)
}

func (s Scoring) yoyBase() string {
	d := s.Indicator
	base := "上年同期"
	if d.BaseYear == definition.OfTarget {
		base = "基数（年度目标任务所列）"
	}
	floor := "0"
	if d.Floor != "" {
		floor = string(d.Floor)
	}
	return fmt.Sprintf("与%s持平的得%s的%s%%，每增长%s%%加%s分、每下降%[4]s%%减%[5]s分%[6]s，%[7]s，最低%[8]s分",
		base, s.points(), d.Parity, d.Per, d.Pts, s.steps(string(d.Per)), s.limit("最多加", "分"), floor)
}

// byRows words what each row counts for.
func (s Scoring) byRows() string {
	d := s.Indicator
	list := make([]string, len(d.Tiers))
	for i, t := range d.Tiers {
		list[i] = Size(d, i, s.Ledger) + "每" + d.Unit + string(t.Points) + "分"
	}
	return strings.Join(list, "，") + s.coefficients()
}

func (s Scoring) coefficients() string {
	var text strings.Builder
	for _, c := range s.Indicator.Coefficients {
		text.WriteString("，" + Conditions(c.Where, s.Ledger) + "的乘以" + string(c.Times))
	}
	return text.String()
}

func (s Scoring) deduct() string {
	d := s.Indicator
	start := s.points()
	if d.Start != "" {
		start = string(d.Start) + "分"
	} else if s.Weight == "" {
		start = "0分"
	}
	text := "从" + start + "起，每" + d.Unit + "扣" + string(d.PerEvent) + "分" + s.coefficients()
	switch {
	case d.Floor == definition.NoLimit || d.Floor == "" && start == "0分":
		return text + "，扣分不设下限"
	case d.Floor == "":
		return text + "，最低0分"
	}
	return text + "，最低" + string(d.Floor) + "分"
}
