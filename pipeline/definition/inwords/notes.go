package inwords

import (
	"fmt"
	"strings"

	"zonereport/pipeline/definition"
)

// plain says that all indicators are scored by one formula, in which only weight and cap differ: 完成率 by
// the month of the year, less than nothing being nothing.
func plain(s definition.Scheme) bool {
	for _, d := range s.Indicators {
		linear := d.Expected == "" || d.Expected == definition.Linear
		up := d.Direction == "" || d.Direction == definition.Up
		often := d.Freq == "" || d.Freq == definition.Monthly
		own := d.MissingTarget != "" || d.ScoreDecimals != nil || d.Weights != nil || d.Cap == definition.NoLimit
		if d.Method != definition.Ratio || !linear || !up || !often || own || !d.Floor.Or("").IsZero() {
			return false
		}
	}
	return true
}

// Formula words how the scheme scores as a whole; each indicator's own way stands in Items.
func Formula(s definition.Scheme) string {
	places := decimals(s.Decimals)
	if plain(s) {
		return "各项得分＝分值×实绩×12÷（年度目标×月份），得分不低于0，不高于分值乘以封顶倍数，保留" + places + "；总分为各项得分之和。各项的分值、封顶倍数和实绩的口径："
	}
	return "各项按各自的方法计分，得分保留" + places + otherwise(s) + "，总分为各项得分之和。各项的分值、实绩的口径和计分方法见本节的表。"
}

// otherwise words which indicators' scores keep other decimals than the scheme's: （甲保留三位小数，总分保留两位小数）.
func otherwise(s definition.Scheme) string {
	var list []string
	for _, d := range s.Indicators {
		if d.ScoreDecimals != nil && *d.ScoreDecimals != s.Decimals {
			list = append(list, d.Name+"保留"+decimals(*d.ScoreDecimals))
		}
	}
	if list == nil {
		return ""
	}
	return "（" + strings.Join(list, "，") + "，总分保留" + decimals(s.Decimals) + "）"
}

// decimals words so many: 两位小数; 整数.
func decimals(n int) string {
	if n == 0 {
		return "整数"
	}
	return []string{"", "一", "两", "三", "四", "五", "六"}[min(n, 6)] + "位小数"
}

// Items words the indicators of a scheme whose formula is one, one after the other; other schemes have a
// table of Ways.
func Items(s definition.Scheme) []string {
	if !plain(s) {
		return nil
	}
	list := make([]string, len(s.Indicators))
	for i, d := range s.Indicators {
		list[i] = d.Name + "，分值" + Weight(d) + "，封顶" + string(d.Cap) + "倍，为" + d.Text + "；"
	}
	return list
}

// Way is how an indicator is scored.
type Way struct {
	Name, Weight string
	Actual       string // what its actual is
	Method       string
}

// Ways are those of a scheme in which indicators are scored each in its own way; nil where Items says it all.
func Ways(defs definition.Definitions) []Way {
	if plain(defs.Scheme) {
		return nil
	}
	list := make([]Way, len(defs.Scheme.Indicators))
	for i, d := range defs.Scheme.Indicators {
		list[i] = Way{d.Name, Weight(d), d.Text, scoring(defs, d).way("")}
	}
	return list
}

// scoring words an indicator for any month and, where they differ, any group.
func scoring(defs definition.Definitions, d definition.Indicator) Scoring {
	s := Scoring{Indicator: d, Weight: d.Weight, Missing: defs.Scheme.Lacking(d)}
	id, _ := defs.Rows(d.Query)
	s.Ledger, _ = defs.Ledger(id)
	return s
}

// Targets words what becomes of what has no target.
func Targets(s definition.Scheme) string {
	for _, d := range s.Indicators {
		if d.MissingTarget != "" {
			text := "没有年度目标（基数、评分）的，按各项所写的办理"
			if Reweights(s) {
				text += "；不计分的列“—”，其余得分按剩余分值折算到满分"
			}
			return text + "；各项都不计分的单位不计总分，列在最后。"
		}
	}
	switch s.MissingTarget {
	case definition.MissingNA:
		return "没有年度目标的指标不计分，列“—”，其余得分不折算；各项都没有年度目标的单位不计总分，列在最后。"
	case definition.MissingZero:
		return "没有年度目标的指标得0分。"
	case definition.MissingFull:
		return "没有年度目标的指标得满分。"
	case definition.MissingExclude:
		return "有指标没有年度目标的单位不计总分，不排名次，列在最后。"
	case definition.MissingBlock:
		return "各单位的各项指标都有年度目标，缺少的不发布。"
	}
	text := "没有年度目标的指标不计分，列“—”，其余得分按剩余分值折算到满分；各项都没有年度目标的单位不计总分，列在最后。"
	for _, d := range s.Indicators {
		if f := Frequency(d); f != "" {
			return strings.TrimSuffix(text, "。") + "；不在考核月份的指标同样折算或沿用。"
		}
	}
	return text
}

// Adjustments word how the scheme adds and takes away, a sentence each; none where nothing of the kind
// can happen.
func Adjustments(s definition.Scheme) []string {
	var list []string
	for _, r := range s.Rules {
		list = append(list, fmt.Sprintf("%s：%s；", r.Name, Rule(s, r)))
	}
	return list
}
