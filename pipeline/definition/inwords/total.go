package inwords

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
)

// Adjusted words a total that adjustments have changed.
const Adjusted = "各项得分合计加上加分、减去扣分，各项分别取位；有一票否决的为0"

// Full is what the weights of a group add up to.
func Full(s definition.Scheme, group string) decimal.Decimal {
	var full decimal.Decimal
	for _, d := range s.Indicators {
		full = full.Add(d.WeightIn(group).Or(""))
	}
	return full
}

// Sum words how scores come together: 各项得分之和；没有年度目标的指标不计分，其余得分按剩余分值折算到100分.
func Sum(s definition.Scheme, group string) string {
	text := "各项得分之和"
	if Reweights(s) {
		text += fmt.Sprintf("；没有年度目标的指标不计分，其余得分按剩余分值折算到%s分", Full(s, group))
	}
	return text
}

// Reweights says that scores may be left out and the rest scaled.
func Reweights(s definition.Scheme) bool {
	return slices.ContainsFunc(s.Indicators, func(d definition.Indicator) bool {
		often := d.Freq == "" || d.Freq == definition.Monthly
		return s.Lacking(d) == definition.MissingReweight && (d.HeldAgainstTarget() || d.Method == definition.YoYBase || !d.Measured()) || !often
	})
}

// Item words how adjustments of one kind count: a rule of the scheme by its name, else what the ledger calls them.
func Item(s definition.Scheme, name string) string {
	i := slices.IndexFunc(s.Rules, func(r definition.Rule) bool { return r.Name == name })
	if i < 0 {
		return map[string]string{
			"加分": "加减分台账中本年1月1日至报告期末的加分之和，同一项目只计最高的一次",
			"扣分": "加减分台账中本年1月1日至报告期末的扣分之和，同一项目只计最高的一次",
			"否决": "加减分台账中本年1月1日至报告期末的否决行数，有一行总分即为0",
		}[name]
	}
	return Rule(s, s.Rules[i])
}

// Rule words a rule of adjustments.
func Rule(s definition.Scheme, r definition.Rule) string {
	switch {
	case r.Type == definition.Gate:
		return names(s, r.Indicators) + "都达到进度的，才计加分"
	case r.Type == definition.Veto && r.Indicators != nil:
		return names(s, r.Indicators) + "没有达到进度的项数，有一项总分即为0；没有年度目标的不看"
	case r.Type == definition.Veto:
		return "有一项总分即为0"
	case r.Ranks != nil:
		return places(r)
	}
	text := "加分"
	if r.Type == definition.Penalty {
		text = "扣分"
	}
	text = "加减分台账中本年1月1日至报告期末的" + text + "之和"
	if r.OncePer != definition.PerEvent {
		text += "，同一项目只计最高的一次"
	}
	if r.Cap != "" {
		text += "，最多" + string(r.Cap) + "分"
	}
	return text
}

func names(s definition.Scheme, ids []string) string {
	text := ""
	for i, id := range ids {
		d, _ := s.Indicator(id)
		if i > 0 {
			text += "、"
		}
		text += d.Name
	}
	return text
}

// places words a bonus for the first places.
func places(r definition.Rule) string {
	text := "按加减分以前的得分在同组单位中排位"
	for i, n := range r.Ranks {
		text += fmt.Sprintf("，第%d名加%s分", i+1, n)
	}
	return text
}

// Weight words what an indicator weighs: 30; A类60、B类40. It is — where it weighs nothing.
func Weight(d definition.Indicator) string {
	var list []string
	for _, group := range slices.Sorted(maps.Keys(d.Weights)) {
		list = append(list, group+string(d.Weights[group]))
	}
	switch {
	case list != nil:
		return strings.Join(list, "、")
	case d.Weight == "":
		return "—"
	}
	return string(d.Weight)
}
