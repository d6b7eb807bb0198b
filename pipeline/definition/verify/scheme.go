package verify

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
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
	if s.MissingTarget != "reweight" {
		return file.Unknown("missing_target 的处理方式", s.MissingTarget, []string{"reweight"})
	}
	ids := ids(s.Indicators, func(d definition.Indicator) string { return d.ID })
	if err := each(s.Indicators, func(d definition.Indicator) error { return v.indicator(v.definedIn("indicator", d.ID), d) }); err != nil {
		return err
	}
	if !slices.Contains(ids, s.TieBreaker) {
		return file.Unknown("考核指标", s.TieBreaker, ids)
	}
	return file.weights(s)
}

// weights refuses indicators whose weights do not add up to what the scheme states as their
// total (design-life §13). A scheme without total is open-ended.
func (f source) weights(s definition.Scheme) error {
	if s.Total == "" {
		return nil
	}
	total, err := decimal.NewFromString(s.Total)
	if err != nil || !total.IsPositive() {
		return f.Refuse("total", "total（各项分值之和）应是写在引号里的正数，如 \"100\"")
	}
	sum, list := decimal.Zero, make([]string, len(s.Indicators))
	for i, d := range s.Indicators {
		weight, _ := decimal.NewFromString(d.Weight) // v.indicator has refused what is no number
		sum, list[i] = sum.Add(weight), d.Name+d.Weight
	}
	if !sum.Equal(total) {
		return f.Refuse("total", "各项分值之和是%s（%s），total 写的是 %s。请改正 weight；分值确实不封总数的，删去 total", sum, strings.Join(list, "、"), s.Total)
	}
	return nil
}

func (v *verifier) indicator(file source, d definition.Indicator) error {
	if d.ID == "" || d.Name == "" || d.Unit == "" {
		return file.Refuse(d.ID+d.Name, "考核指标要有 id、name（与目标台账中的名称一致）和 unit")
	}
	if d.Method != "ratio" {
		return file.Unknown("计分方法", d.Method, []string{"ratio"})
	}
	for _, text := range []string{d.Weight, d.Cap} {
		if v, err := decimal.NewFromString(text); err != nil || !v.IsPositive() {
			return file.Refuse(d.ID, "考核指标 %q 的 weight 和 cap 应是写在引号里的正数，如 \"30\"、\"1.2\"", d.ID)
		}
	}
	if d.Group != "" {
		return file.RefuseIn(d.ID, d.Group, "考核指标 %q 不写 group：每个考核单位各算一次", d.ID)
	}
	if err := v.query(file, d.ID, d.Query); err != nil {
		return err
	}
	if err := v.figureUnit(file, d.ID, d.Unit, d.Query); err != nil {
		return err
	}
	if _, where := v.defs.Rows(d.Query); !slices.ContainsFunc(where, ofUnit) {
		return file.RefuseIn(d.ID, d.ID, "考核指标 %q 没有写是哪个单位的，每个单位都会得到全部的数。请在 where 里加上 { column = \"责任单位那一列\", compare = \"=\", value = \"@zone\" }", d.ID)
	}
	return nil
}

// ofUnit says that a condition leaves the assessed unit's rows only.
func ofUnit(c definition.Condition) bool { return c.Compare == "=" && c.Value == definition.OneUnit }
