package definition

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Indicator is one assessed indicator (考核指标). Its query measures one unit: "@zone" in a
// condition stands for the unit. Which keys a method uses, verify knows.
type Indicator struct {
	ID      string            `toml:"id"`
	Name    string            `toml:"name"` // as in the targets ledger: 签约项目投资额
	Unit    string            `toml:"unit"`
	Method  string            `toml:"method"` // one of Methods
	Weight  Number            `toml:"weight"`
	Weights map[string]Number `toml:"weights"` // by group; a group that is not named is not assessed in it
	// Cap limits a ratio to so many times the weight, base_plus and yoy_base to so many points of
	// excess, points to so many points. "none" is no limit.
	Cap       Number `toml:"cap"`
	Floor     Number `toml:"floor"`     // at least: times the weight, % of it (rank_ladder), points (yoy_base, deduct)
	Direction string `toml:"direction"` // Up (the default) or Down: less is better
	// Expected is what is held against a target by now: Linear (the default) a twelfth a month, Planned as
	// Plan says, Whole the whole target in every month.
	Expected      string   `toml:"expected"`
	Plan          []Number `toml:"plan"` // % of the target by the end of each month
	Freq          string   `toml:"freq"` // Monthly (the default), Quarterly, Yearly
	OtherMonths   string   `toml:"other_months"`
	MissingTarget string   `toml:"missing_target"` // else the scheme's
	ScoreDecimals *int     `toml:"score_decimals"` // else the scheme's

	On           string        `toml:"on"` // minmax, rank_ladder: ByActual (the default) or ByRate
	Lo           Number        `toml:"lo"` // minmax: % of the weight for the lowest
	Hi           Number        `toml:"hi"`
	Flat         Number        `toml:"flat"` // and for all, where all are equal; else Hi
	Step         Number        `toml:"step"` // rank_ladder: % of the weight for each place
	Base         Number        `toml:"base"` // points for a target that is met; base_plus: else the weight
	StepPct      Number        `toml:"step_pct"`
	StepPts      Number        `toml:"step_pts"`
	Steps        string        `toml:"steps"`     // WholeSteps (the default) or ProRata
	Unmet        string        `toml:"unmet"`     // base_plus below the target: Nothing (the default) or ProRata
	Parity       Number        `toml:"parity"`    // yoy_base: % of the weight for the same as in the base year
	Per          Number        `toml:"per"`       // and for each so many % more
	Pts          Number        `toml:"pts"`       // so many points
	BaseYear     string        `toml:"base_year"` // LastYear (the default): measured; OfTarget: 年度目标 states it
	By           string        `toml:"by"`        // points: column by which the tiers go
	Tiers        []Tier        `toml:"tiers"`     // points: by row; base_plus: step_pts by size of the target
	Coefficients []Coefficient `toml:"coefficients"`
	PerEvent     Number        `toml:"per_event"`
	Start        Number        `toml:"start"` // deduct: from so many points; else the weight
	Min          Number        `toml:"min"`   // manual
	Max          Number        `toml:"max"`   // manual; else the weight
	Evidence     bool          `toml:"evidence_required"`
	Query
	Text string `toml:"definition"`
	Validity
}

// Whole is the indicator's query with the columns by which rows count for more.
func (i Indicator) Whole() Query {
	q := i.Query
	q.Where = slices.Clone(q.Where)
	if i.By != "" {
		q.Where = append(q.Where, Condition{Column: i.By})
	}
	for _, c := range i.Coefficients {
		q.Where = append(q.Where, c.Where...)
	}
	return q
}

// Methods are the ways in which an indicator is scored.
var Methods = []string{Ratio, Threshold, MinMax, RankLadder, BasePlus, YoYBase, Points, Deduct, Manual}

// The methods.
const (
	Ratio      = "ratio"       // 完成率: weight × min(cap, max(floor, actual / expected))
	Threshold  = "threshold"   // 达标得满分
	MinMax     = "minmax"      // 功效系数
	RankLadder = "rank_ladder" // 按位次递减
	BasePlus   = "base_plus"   // 基本分加超额分
	YoYBase    = "yoy_base"    // 与上年同期相比
	Points     = "points"      // 逐个项目计分
	Deduct     = "deduct"      // 扣分制
	Manual     = "manual"      // 评分
)

// What keys of an indicator may say.
const (
	NoLimit    = "none"
	Up         = "up"
	Down       = "down"
	Linear     = "linear"
	Planned    = "plan"
	Entire     = "none" // of Expected: the whole target in every month
	Monthly    = "month"
	Quarterly  = "quarter"
	Yearly     = "year"
	Carry      = "carry"    // of OtherMonths: as of the end of the last quarter
	Reweighted = "reweight" // of OtherMonths: without it
	ByActual   = "actual"
	ByRate     = "rate"
	WholeSteps = "whole"
	ProRata    = "pro_rata"
	Nothing    = "zero"
	LastYear   = "last_year"
	OfTarget   = "target"
)

// Tier is the points from a size on.
type Tier struct {
	Least  Number `toml:"least"` // empty: every size
	Points Number `toml:"points"`
}

// Coefficient multiplies the points of rows (系数).
type Coefficient struct {
	Times Number      `toml:"times"`
	Where []Condition `toml:"where"`
}

// Measured says that the ledgers give an actual; a manual score is somebody's.
func (i Indicator) Measured() bool { return i.Method != Manual }

// WeightIn is the weight in a group, "" where the group is not assessed in it or the indicator has none.
func (i Indicator) WeightIn(group string) Number {
	if i.Weights != nil {
		return i.Weights[group]
	}
	return i.Weight
}

// AssessesGroup says that units of a group are assessed in the indicator.
func (i Indicator) AssessesGroup(group string) bool {
	_, named := i.Weights[group]
	return i.Weights == nil || named
}

// Range is what may be awarded (manual): from Min, else 0, to Max, else the largest weight.
func (i Indicator) Range() (lowest, highest decimal.Decimal) {
	highest = i.Max.Or(i.Weight)
	if i.Max == "" {
		for _, w := range i.Weights {
			highest = decimal.Max(highest, w.Or(""))
		}
	}
	return i.Min.Or(""), highest
}

// HeldAgainstTarget says that a score needs the year's target.
func (i Indicator) HeldAgainstTarget() bool {
	switch i.Method {
	case MinMax, RankLadder:
		return i.On == ByRate
	case YoYBase:
		return i.BaseYear == OfTarget
	}
	return i.Method == Ratio || i.Method == Threshold || i.Method == BasePlus
}

// Aims says that units come nearer to a target of the year in an indicator, which a progress is told of.
func (i Indicator) Aims() bool {
	return i.HeldAgainstTarget() && i.Direction != Down && i.Method != YoYBase
}
