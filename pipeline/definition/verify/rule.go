package verify

import (
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

// ruleKeys are the keys that each type of rule may have besides name and type.
var ruleKeys = map[string][]string{
	definition.Bonus: {"cap", "once_per", "evidence_required", "ranks"}, definition.Penalty: {"cap", "once_per", "evidence_required"},
	definition.Gate: {"indicators"}, definition.Veto: {"evidence_required", "indicators"},
}

// rowTypes are the types of rows of 加减分台账; what the ledger counts without a rule bears their names.
var rowTypes = []string{"加分", "扣分", "否决", "评分"}

// rules refuses rules of adjustments that cannot be followed.
func (v *verifier) rules(file source, s definition.Scheme, indicators []string) error {
	if s.Adjustments != "" {
		if _, ok := v.defs.Ledger(s.Adjustments); !ok {
			return file.Unknown("台账", s.Adjustments, v.ledgerIDs())
		}
	}
	if _, ok := v.defs.Ledger(v.defs.Adjustments()); !ok {
		for _, d := range s.Indicators {
			if !d.Measured() {
				return file.RefuseIn(d.ID, d.Method, "考核指标 %q 由人工评分，而没有加减分台账（写明 adjusts = true 的台账）", d.ID)
			}
		}
	}
	for i, r := range s.Rules {
		at := source{file.Within("adjustment", i)}
		if err := at.rule(r, indicators, i); err != nil {
			return err
		}
		for _, id := range r.Indicators {
			if d, _ := s.Indicator(id); !d.HeldAgainstTarget() || d.Method == definition.YoYBase {
				return at.Refuse(id, "加减分项 %q 要看考核指标 %q 是否达到进度，而它的方法 %s 不与目标相比", r.Name, id, d.Method)
			}
		}
	}
	return nil
}

func (f source) rule(r definition.Rule, indicators []string, i int) error {
	types := []string{definition.Bonus, definition.Penalty, definition.Gate, definition.Veto}
	if strings.TrimSpace(r.Name) == "" {
		return f.Refuse("adjustment", "第 %d 个 [[adjustment]] 缺少 name（加减分项的名称）", i+1)
	}
	if !slices.Contains(types, r.Type) {
		return f.choice("type", "加减分项 \""+r.Name+"\" 的 type", r.Type, types)
	}
	if slices.Contains(rowTypes, strings.TrimSpace(r.Name)) {
		return f.Refuse(r.Name, "加减分项的名称 %q 是台账里的类型，请换一个说明是什么的名称，如“走访”", r.Name)
	}
	has := map[string]bool{"cap": r.Cap != "", "once_per": r.OncePer != "", "evidence_required": r.Evidence, "ranks": r.Ranks != nil, "indicators": r.Indicators != nil}
	for _, key := range sorted(has) {
		if has[key] && !slices.Contains(ruleKeys[r.Type], key) {
			return f.Refuse(key, "加减分项 %q 的 type 是 %s，不用 %s", r.Name, r.Type, key)
		}
	}
	if limit, ok := r.Cap.Decimal(); r.Cap != "" && (!ok || !limit.IsPositive()) {
		return f.Refuse("cap", "加减分项 %q 的 cap（最多几分）应是正数，如 \"3\"；不限的不写", r.Name)
	}
	if known := []string{definition.PerProject, definition.PerEvent}; r.OncePer != "" && !slices.Contains(known, r.OncePer) {
		return f.choice("once_per", "加减分项 \""+r.Name+"\" 的 once_per", r.OncePer, known)
	}
	if r.Type == definition.Gate && len(r.Indicators) == 0 {
		return f.Refuse("type", "加减分项 %q 的 type 是 gate（前提），要写 indicators：各项都达到进度的才加分", r.Name)
	}
	return f.ruleOver(r, indicators)
}

// ruleOver refuses indicators that there are not and points for places that are none.
func (f source) ruleOver(r definition.Rule, indicators []string) error {
	for _, id := range r.Indicators {
		if !slices.Contains(indicators, id) {
			return f.Refuse(id, "没有名为 %q 的考核指标%s", id, definition.Suggest(id, indicators))
		}
	}
	for _, n := range r.Ranks {
		if points, ok := n.Decimal(); !ok || !points.IsPositive() {
			return f.Refuse("ranks", "加减分项 %q 的 ranks（第一、第二……名各加几分）应是正数，现在有 %q", r.Name, n)
		}
	}
	if r.Ranks != nil && (r.OncePer != "" || r.Evidence || r.Cap != "") {
		return f.Refuse("ranks", "加减分项 %q 按名次加分（ranks），不写 cap、once_per、evidence_required", r.Name)
	}
	return nil
}
