package verify

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

func (v *verifier) scheme() error {
	file, s := source{v.owner["scheme"]}, v.defs.Scheme
	if v.defs.OtherTimes["scheme scheme"] {
		return nil
	}
	if _, ok := v.defs.Ledger(s.Targets); !ok {
		return file.Unknown("台账", s.Targets, v.ledgerIDs())
	}
	if s.Name == "" || len(s.Indicators) == 0 {
		return file.Refuse("name", "考核办法要有 name 和 [[indicator]]")
	}
	if s.Decimals < 0 || s.Decimals > mostScoreDecimals {
		return file.Refuse("decimals", "decimals（得分的小数位数）应在 0 至 %d 之间", mostScoreDecimals)
	}
	if !slices.Contains(definition.Missing, s.MissingTarget) {
		return file.choice("missing_target", "missing_target（没有目标的处理方式）", s.MissingTarget, definition.Missing)
	}
	if err := file.groups(s); err != nil {
		return err
	}
	if err := each(s.Indicators, func(d definition.Indicator) error { return v.indicator(v.definedIn("indicator", d.ID), d) }); err != nil {
		return err
	}
	if err := file.names(s); err != nil {
		return err
	}
	ids := ids(s.Indicators, func(d definition.Indicator) string { return d.ID })
	if s.TieBreaker != "" && !slices.Contains(ids, s.TieBreaker) {
		return file.Unknown("考核指标", s.TieBreaker, ids)
	}
	if err := v.rules(file, s, ids); err != nil {
		return err
	}
	return file.weights(s)
}

// mostScoreDecimals is how many decimals a score has.
const mostScoreDecimals = 6

// choice refuses a word that is none of those that a key takes.
func (f source) choice(key, what, word string, known []string) error {
	token := word
	if word == "" {
		token = key
	}
	return f.Refuse(token, "%s %q 不认识，应是 %s 之一%s", what, word, strings.Join(known, "、"), definition.Suggest(word, known))
}

// groups refuses groups without a name or units, and a unit of two groups.
func (f source) groups(s definition.Scheme) error {
	if s.Grouped && len(s.Groups) > 0 {
		return f.Refuse("grouped", "grouped = true 按 zone.toml 里的 group 分组，[[group]] 在这里分组，只写其一")
	}
	in := map[string]string{}
	seen := map[string]bool{}
	for i, g := range s.Groups {
		at := source{f.Within("group", i)}
		if strings.TrimSpace(g.Name) == "" || len(g.Units) == 0 {
			return at.Refuse("name", "第 %d 个 [[group]] 要有 name（组名）和 units（单位）", i+1)
		}
		if seen[g.Name] {
			return at.Refuse(g.Name, "组 %q 写了两次，请合并成一个 [[group]]", g.Name)
		}
		seen[g.Name] = true
		for _, unit := range g.Units {
			folded := ledger.Fold(unit)
			if other, taken := in[folded]; taken || folded == "" {
				return at.Refuse(unit, "单位 %q 是空白，或已经在“%s”组里。一个单位只在一组", unit, other)
			}
			in[folded] = g.Name
		}
	}
	return nil
}

// names refuses two indicators or rules of one name: 年度目标任务 and 加减分台账 tell them apart by it.
func (f source) names(s definition.Scheme) error {
	seen := map[string]bool{}
	name := func(n string) error {
		if seen[ledger.Fold(n)] {
			return f.Refuse(n, "名称 %q 用了两次。台账用名称指明考核指标和加减分项，请改成不同的名称", n)
		}
		seen[ledger.Fold(n)] = true
		return nil
	}
	for _, d := range s.Indicators {
		if err := name(d.Name); err != nil {
			return err
		}
	}
	for _, r := range s.Rules {
		if err := name(r.Name); err != nil {
			return err
		}
	}
	return nil
}

// weights refuses indicators whose weights do not add up, in every group, to what the scheme states as
// their total (design-life §13). A scheme without total is open-ended.
func (f source) weights(s definition.Scheme) error {
	if s.Total == "" {
		return nil
	}
	total, ok := s.Total.Decimal()
	if !ok || !total.IsPositive() {
		return f.Refuse("total", "total（各项分值之和）应是正数，如 \"100\"")
	}
	for _, group := range groupsOf(s) {
		sum, list := decimal.Zero, []string{}
		for _, d := range s.Indicators {
			if w, stated := d.WeightIn(group).Decimal(); stated { // v.indicator has refused what is no number
				sum, list = sum.Add(w), append(list, d.Name+string(d.WeightIn(group)))
			}
		}
		if !sum.Equal(total) {
			of := ""
			if group != "" {
				of = "“" + group + "”"
			}
			return f.Refuse("total", "%s各项分值之和是%s（%s），total 写的是 %s。请改正 weight；分值确实不封总数的，删去 total", of, sum, strings.Join(list, "、"), s.Total)
		}
	}
	return nil
}

// groupsOf are the groups that a scheme tells apart, those that its weights name among them; "" where it has none.
func groupsOf(s definition.Scheme) []string {
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, g := range s.Groups {
		add(g.Name)
	}
	if s.Grouped {
		for _, d := range s.Indicators {
			for _, name := range sorted(d.Weights) {
				add(name)
			}
		}
	}
	if names == nil {
		names = []string{""}
	}
	return names
}
