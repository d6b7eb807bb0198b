package verify

import (
	"errors"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/figure"
	"zonereport/pipeline/measure"
)

// checks refuses a check that its kind cannot run.
func (v *verifier) checks() error {
	return each(v.defs.Checks, func(c definition.Check) error {
		file := v.definedIn("check", c.ID)
		stated := errors.Join(
			file.among("审核级别", []string{"error", "warning", "info"}, c.Severity),
			file.checkKeys(c),
			file.among("指标", v.figureIDs(), slices.Concat(c.Figures, present(c.Figure), present(c.Base))...))
		verify := v.checkRows
		if c.OverFigures() {
			verify = v.checkFigures
		}
		if stated != nil {
			return stated
		}
		return errors.Join(verify(file, c), v.checkUnits(file, c))
	})
}

// checkRows refuses a check on rows that names what its ledgers do not have.
func (v *verifier) checkRows(file source, c definition.Check) error {
	d, err := v.rows(file, c.ID, c.Ledger, "", append(slices.Clip(c.Where), c.Should...))
	if err != nil {
		return err
	}
	other := d
	if (c.Other == "") != (c.OtherColumn == "") || c.Other == "" && len(c.OtherWhere) > 0 {
		return file.Refuse(c.ID, "审核 %q：other（另一本台账）和 other_column（其中对应的列）要一起写", c.ID)
	}
	if c.Other != "" {
		if other, err = v.rows(file, c.ID, c.Other, "", c.OtherWhere); err != nil {
			return err
		}
		if err := file.column(other, c.OtherColumn); err != nil {
			return err
		}
	}
	if c.Amount != "" {
		if err := file.column(other, c.Amount); err != nil {
			return err
		}
	}
	for _, column := range slices.Concat([]string{c.Column}, present(c.Than), present(c.Per), present(c.Group), c.Same) {
		if err := file.column(d, column); err != nil {
			return err
		}
	}
	if err := file.personalCheck(c, d, other); err != nil {
		return err
	}
	return file.checkTypes(c, d, other)
}

// checkTypes refuses columns of types that the kind cannot compare.
func (f source) checkTypes(c definition.Check, d, other definition.Ledger) error {
	switch c.Kind {
	case "order":
		return f.checkOrder(c, d)
	case "band", "sums", "running_sum":
		return f.checkNumbers(c, d, other)
	}
	return nil
}

// checkOrder wants dates or numbers on both sides.
func (f source) checkOrder(c definition.Check, d definition.Ledger) error {
	column, _ := d.Column(c.Column)
	for _, id := range definition.Alternatives(c.Than) {
		than, _ := d.Column(id)
		if !(isDate(column) && isDate(than)) && !(isNumber(column) && isNumber(than)) {
			return f.Refuse(c.ID, "审核 %q：order 比较两个日期列或两个数值列，%q 是 %s 列，%q 是 %s 列", c.ID, c.Column, column.Type, id, than.Type)
		}
	}
	return nil
}

// checkNumbers wants numbers in every column that is added or divided.
func (f source) checkNumbers(c definition.Check, d, other definition.Ledger) error {
	column, _ := d.Column(c.Column)
	numbers := []definition.Column{column}
	if per, ok := d.Column(c.Per); ok {
		numbers = append(numbers, per)
	}
	if amount, ok := other.Column(c.Amount); ok {
		numbers = append(numbers, amount)
	}
	for _, n := range numbers {
		if !isNumber(n) {
			return f.Refuse(c.ID, "审核 %q：%s 要用数值列，%q 是 %s 列", c.ID, c.Kind, n.ID, n.Type)
		}
	}
	if c.Kind == "running_sum" && d.RowDate == "" {
		return f.Refuse(c.ID, "审核 %q：running_sum 要用有 row_date 的台账", c.ID)
	}
	return nil
}

// notAgain says why a derived figure cannot be held against an earlier month, "" if it can.
func (v *verifier) notAgain(c definition.Check, f definition.Figure) string {
	undated := slices.ContainsFunc(v.defs.Roots(f.Query), func(q definition.Query) bool {
		_, where := v.defs.Rows(q)
		return !slices.ContainsFunc(where, func(w definition.Condition) bool { return slices.Contains(measure.Windows, w.Compare) })
	})
	switch {
	case f.Measure == measure.Growth:
		return "增幅本身就是与以前比，不再与上月比。请用它的那项指标"
	case c.Kind == "stalled" && !measure.Adds(f.Measure) && f.Measure != "":
		return "比率、平均和极值不逐月累加，没有变化不说明什么。请用累加的指标"
	case c.Kind == "continuity" && f.Derived() && undated:
		return "它由报送时点的指标算出，不能按上月重算"
	}
	return ""
}

// checkFigures refuses a check over figures that cannot be held against each other or
// against an earlier month.
func (v *verifier) checkFigures(file source, c definition.Check) error {
	if c.Kind == "ratio" {
		a, isA := v.defs.Figure(c.Figure)
		b, isB := v.defs.Figure(c.Base)
		if !isA || !isB || a.Group != b.Group && a.Group != "" && b.Group != "" {
			return file.Refuse(c.ID, "审核 %q：figure 和 base 要用 figures 里定义的指标，分组列相同或只有一个分组", c.ID)
		}
		for _, f := range []definition.Figure{a, b} {
			if f.Group != "" && a.Group != b.Group && !measure.Adds(f.Measure) {
				return file.RefuseIn(c.ID, f.ID, "审核 %q：%q 是各组的比率、平均或极值，各组不能相加后再与另一项比。请用不分组的，或分组相同的", c.ID, f.ID)
			}
		}
		return nil
	}
	for _, id := range c.Figures {
		dated, flow := v.defs.Window(id)
		f, defined := v.defs.Figure(id)
		if reason := v.notAgain(c, f); reason != "" {
			return file.RefuseIn(c.ID, id, "审核 %q 不能用于 %q：%s", c.ID, id, reason)
		}
		switch {
		case !defined && id != figure.CampaignActual:
			return file.Refuse(id, "审核 %q 不能用于 %q：考核的指标只有 %s 可以与上月相比", c.ID, id, figure.CampaignActual)
		case c.Kind == "continuity" && !dated:
			return file.Refuse(id, "审核 %q：continuity 只用于按日期取行的指标，%q 是报送时点数，不能按上月重算", c.ID, id)
		case c.Kind == "stalled" && !flow:
			return file.Refuse(id, "审核 %q：stalled 只用于年初至报告期末（in year）的指标，%q 不是", c.ID, id)
		}
	}
	return nil
}
