package verify

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
)

func (v *verifier) indicator(file source, d definition.Indicator) error {
	if d.ID == "" || d.Name == "" || d.Unit == "" {
		return file.Refuse(d.ID+d.Name, "考核指标要有 id、name（与目标台账中的名称一致）和 unit")
	}
	if !slices.Contains(definition.Methods, d.Method) {
		return file.RefuseIn(d.ID, cmp.Or(d.Method, "method"), "没有名为 %q 的计分方法，应是 %s 之一%s", d.Method, strings.Join(definition.Methods, "、"), definition.Suggest(d.Method, definition.Methods))
	}
	for _, step := range []func(definition.Indicator) error{file.methodKeys, file.numbers, file.weighted(v.defs.Scheme), file.words, file.months, file.scale} {
		if err := step(d); err != nil {
			return err
		}
	}
	if !d.Measured() {
		return file.unmeasured(d)
	}
	return v.ofUnits(file, d)
}

// ofUnits refuses a query that does not measure one unit.
func (v *verifier) ofUnits(file source, d definition.Indicator) error {
	if d.Group != "" {
		return file.RefuseIn(d.ID, d.Group, "考核指标 %q 不写 group：每个考核单位各算一次", d.ID)
	}
	if err := v.query(file, d.ID, d.Unit, d.Query); err != nil {
		return err
	}
	if err := v.figureUnit(file, d.ID, d.Unit, d.Query); err != nil {
		return err
	}
	if d.Derived() && v.defs.Grouping(d.Query) != "" {
		return file.RefuseIn(d.ID, "of", "考核指标 %q：of 里的指标不能是分组的，每个考核单位各算一次", d.ID)
	}
	if d.Derived() && (d.Method == definition.Points || d.Method == definition.Deduct) {
		return file.RefuseIn(d.ID, "measure", "考核指标 %q：%s 逐行计分，不能用 measure = %q", d.ID, d.Method, d.Measure)
	}
	if slices.ContainsFunc(v.defs.Roots(d.Query), func(root definition.Query) bool {
		_, where := v.defs.Rows(root)
		return !slices.ContainsFunc(where, ofUnit)
	}) {
		return file.RefuseIn(d.ID, d.ID, "考核指标 %q 没有写是哪个单位的，每个单位都会得到全部的数。请在 where 里加上 { column = \"责任单位那一列\", compare = \"=\", value = \"@zone\" }", d.ID)
	}
	return v.byRows(file, d)
}

// byRows refuses coefficients and a column by which rows count that the indicator's ledger cannot give.
func (v *verifier) byRows(file source, d definition.Indicator) error {
	if len(d.Coefficients) > mostCoefficients {
		return file.RefuseIn(d.ID, "coefficients", "考核指标 %q 的 coefficients（系数）最多 %d 项", d.ID, mostCoefficients)
	}
	if (len(d.Coefficients) > 0 || d.Method == definition.Points) && d.Measure != "count" {
		return file.RefuseIn(d.ID, "measure", "考核指标 %q：%s 逐行计分，measure 应是 count", d.ID, d.Method)
	}
	ledgerID, _ := v.defs.Rows(d.Query)
	l, _ := v.defs.Ledger(ledgerID)
	if d.By != "" {
		column, ok := l.Column(d.By)
		if !ok {
			return file.column(l, d.By)
		}
		if !isNumber(column) {
			return file.RefuseIn(d.ID, d.By, "考核指标 %q 的 by 要用数值列，%q 是 %s 列", d.ID, d.By, column.Type)
		}
	}
	for _, c := range d.Coefficients {
		if len(c.Where) == 0 || c.Times == "" {
			return file.RefuseIn(d.ID, "coefficients", "考核指标 %q 的每一项 coefficients 要有 times（系数）和 where（条件）", d.ID)
		}
		for _, w := range c.Where {
			if err := file.condition(l, w); err != nil {
				return err
			}
		}
	}
	return nil
}

// mostCoefficients bounds how many combinations of conditions are counted.
const mostCoefficients = 3

// unmeasured refuses rows for a score that somebody gives.
func (f source) unmeasured(d definition.Indicator) error {
	for key, stated := range map[string]bool{"ledger": d.Ledger != "", "of": d.Of != "", "measure": d.Measure != "", "column": d.Column != "", "where": d.Where != nil} {
		if stated {
			return f.RefuseIn(d.ID, key, "考核指标 %q 的方法是 manual，得分取自加减分台账的“评分”，不写 %s", d.ID, key)
		}
	}
	return nil
}

// ofUnit says that a condition leaves the assessed unit's rows only.
func ofUnit(c definition.Condition) bool { return c.Compare == "=" && c.Value == definition.OneUnit }

// method is which keys a method needs, and which it may have besides those that all have.
type method struct{ needs, may []string }

// held are the keys of what an actual is held against.
var held = []string{"expected", "plan", "missing_target"}

var methods = map[string]method{
	definition.Ratio:      {[]string{"cap"}, append([]string{"floor", "direction"}, held...)},
	definition.Threshold:  {nil, append([]string{"direction"}, held...)},
	definition.MinMax:     {[]string{"lo", "hi"}, append([]string{"flat", "direction", "on"}, held...)},
	definition.RankLadder: {[]string{"step"}, append([]string{"floor", "direction", "on", "base"}, held...)},
	definition.BasePlus:   {[]string{"step_pct", "cap"}, append([]string{"step_pts", "tiers", "base", "steps", "unmet"}, held...)},
	definition.YoYBase:    {[]string{"parity", "per", "pts", "cap"}, []string{"floor", "steps", "base_year", "missing_target"}},
	definition.Points:     {[]string{"tiers", "cap"}, []string{"by", "coefficients"}},
	definition.Deduct:     {[]string{"per_event"}, []string{"start", "floor", "coefficients"}},
	definition.Manual:     {nil, []string{"min", "max", "evidence_required", "missing_target"}},
}

// methodStated are the keys of methods that an indicator states.
func methodStated(d definition.Indicator) map[string]bool {
	keys := map[string]bool{
		"direction": d.Direction != "", "expected": d.Expected != "", "plan": d.Plan != nil, "missing_target": d.MissingTarget != "", "on": d.On != "",
		"steps": d.Steps != "", "unmet": d.Unmet != "", "base_year": d.BaseYear != "", "by": d.By != "", "tiers": d.Tiers != nil,
		"coefficients": d.Coefficients != nil, "evidence_required": d.Evidence,
	}
	for key, n := range numbersOf(d) {
		keys[key] = n != ""
	}
	return keys
}

// numbersOf are the numbers of methods, by key.
func numbersOf(d definition.Indicator) map[string]definition.Number {
	return map[string]definition.Number{
		"cap": d.Cap, "floor": d.Floor, "lo": d.Lo, "hi": d.Hi, "flat": d.Flat, "step": d.Step, "base": d.Base, "step_pct": d.StepPct, "step_pts": d.StepPts,
		"parity": d.Parity, "per": d.Per, "pts": d.Pts, "per_event": d.PerEvent, "start": d.Start, "min": d.Min, "max": d.Max,
	}
}

// methodKeys refuses keys of another method, and a method without what it needs.
func (f source) methodKeys(d definition.Indicator) error {
	m, has := methods[d.Method], methodStated(d)
	for _, key := range m.needs {
		if has[key] {
			continue
		}
		if key == "cap" {
			return f.RefuseIn(d.ID, d.ID, "考核指标 %q 没有写 cap（封顶）。%s；不封顶的写 cap = \"none\"", d.ID, capOf[d.Method])
		}
		return f.RefuseIn(d.ID, d.ID, "考核指标 %q 的方法是 %s，要写 %s", d.ID, d.Method, key)
	}
	for _, key := range sorted(has) {
		if has[key] && !slices.Contains(m.needs, key) && !slices.Contains(m.may, key) {
			return f.RefuseIn(d.ID, key, "考核指标 %q 的方法是 %s，不用 %s%s", d.ID, d.Method, key, usedBy(key))
		}
	}
	if d.Method == definition.BasePlus && has["step_pts"] == has["tiers"] {
		return f.RefuseIn(d.ID, "step_pct", "考核指标 %q：每超一档加几分写 step_pts，按目标大小不同的写 tiers，只写其一", d.ID)
	}
	return nil
}

// capOf says what a cap is in a method.
var capOf = map[string]string{
	definition.Ratio: "得分最多是分值的几倍，如 cap = \"1.2\"", definition.BasePlus: "超额最多加几分，如 cap = \"10\"",
	definition.YoYBase: "增长最多加几分，如 cap = \"10\"", definition.Points: "最多几分，如 cap = \"10\"",
}

// usedBy names the methods that use a key: （base_plus 用它）.
func usedBy(key string) string {
	var names []string
	for _, name := range definition.Methods {
		if m := methods[name]; slices.Contains(m.needs, key) || slices.Contains(m.may, key) {
			names = append(names, name)
		}
	}
	return "（" + strings.Join(names, "、") + " 用它）"
}

func sorted[T any](m map[string]T) []string { return slices.Sorted(maps.Keys(m)) }
