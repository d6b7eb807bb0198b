package inwords

import (
	"cmp"
	"fmt"
	"strconv"

	"zonereport/pipeline/definition"
)

// Scoring is what a score is worded by.
type Scoring struct {
	Indicator definition.Indicator
	Weight    definition.Number // in the group; "" where it has none
	Month     int               // to whose end the actual goes; 0 words any month
	Decimals  int
	Missing   string            // what becomes of it without what it is held against
	Ledger    definition.Ledger // whose rows are counted
}

// Score words how an indicator is scored: 分值30×实绩×12÷（年度目标×11），不低于0，不高于分值的1.2倍，四舍五入保留2位小数；没有年度目标的不计分.
func Score(s Scoring) string {
	return s.way(fmt.Sprintf("，四舍五入保留%d位小数", s.Decimals))
}

// way words the method, what more is said of its result, and what becomes of other cases.
func (s Scoring) way(more string) string {
	text := s.method() + more
	if lacks := s.lacks(); lacks != "" {
		text += "；" + lacks
	}
	return text + Frequency(s.Indicator)
}

// Frequency words what is scored in other months than its own, "" for what is scored monthly.
func Frequency(d definition.Indicator) string {
	switch {
	case d.Freq == definition.Yearly:
		return "；全年考核一次，12月计分，其他月份不计这一项"
	case d.Freq == definition.Quarterly && d.OtherMonths == definition.Carry:
		return "；按季考核，季末计分，其他月份沿用上一季末的实绩和得分"
	case d.Freq == definition.Quarterly:
		return "；按季考核，季末计分，其他月份不计这一项"
	}
	return ""
}

func (s Scoring) method() string {
	switch d := s.Indicator; d.Method {
	case definition.Threshold:
		if d.Direction == definition.Down {
			return "实绩不超过" + s.expected() + "的得" + s.points() + "，超过的得0分"
		}
		return "实绩达到" + s.expected() + "的得" + s.points() + "，达不到的得0分"
	case definition.MinMax:
		return s.minMax()
	case definition.RankLadder:
		return s.rankLadder()
	case definition.BasePlus:
		return s.basePlus()
	case definition.YoYBase:
		return s.yoyBase()
	case definition.Points:
		return s.byRows() + "，" + s.limit("最多", "分")
	case definition.Deduct:
		return s.deduct()
	case definition.Manual:
		lo, hi := d.Range()
		return fmt.Sprintf("人工评分，在%s至%s分之间，以加减分台账中本年最近一次评分为准", lo, hi)
	}
	return s.ratio()
}

// missed are the words for what is missing, by what becomes of it.
var missed = map[string]string{
	definition.MissingNA: "不计分，也不折算", definition.MissingReweight: "不计分", definition.MissingZero: "得0分", definition.MissingFull: "得满分",
	definition.MissingExclude: "不计总分，不参加排名", definition.MissingBlock: "不发布",
}

// lacks says what becomes of a unit without what its score is held against, "" where nothing is.
func (s Scoring) lacks() string {
	if need := Needs(s.Indicator); need != "" {
		return "没有" + need + "的" + missed[s.Missing]
	}
	return ""
}

// Needs words what an indicator's score is held against, without which there is none; "" for nothing.
func Needs(d definition.Indicator) string {
	switch {
	case d.Method == definition.YoYBase && d.BaseYear == definition.OfTarget:
		return "基数"
	case d.Method == definition.YoYBase:
		return "上年同期数"
	case d.HeldAgainstTarget():
		return "年度目标"
	case !d.Measured():
		return "评分"
	}
	return ""
}

// Lacks words that a unit has nothing for its score to be held against: 没有年度目标.
func Lacks(d definition.Indicator) string { return "没有" + cmp.Or(Needs(d), "可以比较的数") }

// points are the weight as points: 分值30.
func (s Scoring) points() string { return "分值" + string(s.Weight) }

func (s Scoring) month() string {
	if s.Month == 0 {
		return "月份"
	}
	return strconv.Itoa(s.Month)
}

// progress words how far an actual is, by what is expected by now.
func (s Scoring) progress() string {
	switch s.Indicator.Expected {
	case definition.Entire:
		return "实绩÷年度目标"
	case definition.Planned:
		return "实绩÷（" + s.expected() + "）"
	}
	return "实绩×12÷（年度目标×" + s.month() + "）"
}

// expected words what an actual is held against by now.
func (s Scoring) expected() string {
	switch d := s.Indicator; d.Expected {
	case definition.Entire:
		return "年度目标"
	case definition.Planned:
		if s.Month == 0 {
			return "年度目标×当月计划进度"
		}
		return "年度目标×" + string(d.Plan[s.Month-1]) + "%"
	}
	return "年度目标×" + s.month() + "÷12"
}

// limit words a cap: 最多10分; 不封顶.
func (s Scoring) limit(before, after string) string {
	if limit := s.Indicator.Cap; limit != "" && limit != definition.NoLimit {
		return before + string(limit) + after
	}
	return "不封顶"
}
