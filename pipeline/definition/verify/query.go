package verify

import (
	"errors"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
)

func (v *verifier) figures() error {
	seen := map[string]bool{}
	for _, f := range v.defs.Figures { // what is wrong with one may be wrong with those that are of it as well: one at a time
		file := v.definedIn("figure", f.ID)
		if f.Name == "" || f.Unit == "" || f.Text == "" {
			return file.Refuse(f.ID, "指标 %q 要有 name（名称）、unit（单位）和 definition（口径）", f.ID)
		}
		if ring := v.ring(f); ring != "" {
			return file.RefuseIn(f.ID, "of", "指标的 of 绕成一圈：%s，谁也没有自己的行。请把其中一项改成写 ledger", ring)
		}
		for _, id := range f.Of.Each() {
			if !seen[id] {
				return file.RefuseIn(f.ID, id, "指标 %q 的 of = %q 应是排在它前面的指标%s", f.ID, id, definition.Suggest(id, v.figureIDs()))
			}
		}
		if err := v.query(file, f.ID, f.Unit, f.Query); err != nil {
			return err
		}
		if err := v.figureUnit(file, f.ID, f.Unit, f.Query); err != nil {
			return err
		}
		if err := v.rollup(file, f); err != nil {
			return err
		}
		seen[f.ID] = true
	}
	return nil
}

// ring names the figures that are "of" each other in a circle, "" if the figure's chain ends.
func (v *verifier) ring(f definition.Figure) string {
	return v.ringFrom([]string{f.ID})
}

// ringFrom goes on from the last of a chain.
func (v *verifier) ringFrom(chain []string) string {
	last, _ := v.defs.Figure(chain[len(chain)-1])
	for _, id := range last.Of.Each() {
		next := append(slices.Clip(chain), id)
		if slices.Contains(chain, id) {
			return strings.Join(next, " → ")
		}
		if ring := v.ringFrom(next); ring != "" {
			return ring
		}
	}
	return ""
}

// query refuses a query that cannot be evaluated; name is the figure or indicator it belongs to.
func (v *verifier) query(file source, name, word string, q definition.Query) error {
	if q.Derived() {
		return v.derived(file, name, word, q)
	}
	d, err := v.rows(file, name, q.Ledger, string(q.Of), q.Where)
	if d.ID == "" {
		return err
	}
	return errors.Join(err, v.measured(file, d, name, q))
}

// measured refuses a measure that there is not, or that a ledger's columns cannot be measured by.
func (v *verifier) measured(file source, d definition.Ledger, name string, q definition.Query) error {
	if all := slices.Concat(measure.OfRows, measure.OfFigures); !slices.Contains(measure.OfRows, q.Measure) {
		return file.Refuse(name, "%q 的 measure = %q 不认识，应是 %s 之一%s", name, q.Measure, strings.Join(all, "、"), definition.Suggest(q.Measure, all))
	}
	if other := q.As + q.Against; other != "" {
		return file.RefuseIn(name, other, "%q：as 只用于 ratio，against 只用于 growth", name)
	}
	if (q.Measure == measure.Count) != (q.Column == "") {
		return file.Refuse(name, "%q：measure 为 count 时不写 column，其余的要写", name)
	}
	if err := file.queryColumns(d, name, q); err != nil {
		return err
	}
	if err := file.personalQuery(d, name, q); err != nil {
		return err
	}
	return file.measureColumns(d, name, q)
}

// queryColumns refuses columns that the ledger has not; of alternatives only distinct counts.
func (f source) queryColumns(d definition.Ledger, name string, q definition.Query) error {
	for _, column := range slices.Concat(present(q.Column), present(q.Weight), present(q.Group)) {
		if strings.Contains(column, "|") && (q.Measure != measure.Distinct || column != q.Column) {
			return f.RefuseIn(name, column, "%q：只有 distinct 的 column 可以写几列（%q），这里只写一列", name, column)
		}
		if err := f.column(d, column); err != nil {
			return err
		}
	}
	return nil
}

// measureColumns refuses a measure over columns of a type it cannot use.
func (f source) measureColumns(d definition.Ledger, name string, q definition.Query) error {
	column, _ := d.Column(q.Column)
	weight, hasWeight := d.Column(q.Weight)
	switch {
	case !measure.Counts(q.Measure) && !isNumber(column):
		return f.Refuse(name, "%q：measure = %q 要用数值列，%q 是 %s 列", name, q.Measure, q.Column, column.Type)
	case q.Measure == measure.Mean && hasWeight && !isNumber(weight):
		return f.RefuseIn(name, q.Weight, "%q：mean 的 weight（权数）要用数值列，%q 是 %s 列；不写 weight 的是简单平均", name, q.Weight, weight.Type)
	case hasWeight && q.Measure != measure.Mean && q.Measure != measure.Latest:
		return f.RefuseIn(name, q.Weight, "%q：measure = %q 不写 weight，只有 mean（权数）和 latest（日期）用它", name, q.Measure)
	case q.Measure == measure.Latest && (!hasWeight || !isDate(weight)):
		return f.Refuse(name, "%q：latest 要写 weight（判断先后的日期列）", name)
	}
	return nil
}

// rows refuses a selection of rows and returns the ledger it selects from, a zero one if there is none.
func (v *verifier) rows(file source, name, ledgerID, of string, where []definition.Condition) (definition.Ledger, error) {
	if (ledgerID == "") == (of == "") {
		return definition.Ledger{}, file.Refuse(name, "%q 要写 ledger（台账）或 of（在哪项指标里），只写其一", name)
	}
	if of != "" {
		base, ok := v.defs.Figure(of)
		if !ok {
			return definition.Ledger{}, file.Unknown("指标", of, v.figureIDs())
		}
		if base.Derived() {
			return definition.Ledger{}, file.RefuseIn(name, of, "%q 的 of = %q 由其他指标算出，自己没有行，不能在里面再筛。请写按行计算的指标", name, of)
		}
		ledgerID, _ = v.defs.Rows(definition.Query{Of: definition.Names(of)})
	}
	d, ok := v.defs.Ledger(ledgerID)
	if !ok {
		return definition.Ledger{}, file.Unknown("台账", ledgerID, v.ledgerIDs())
	}
	return d, each(where, func(c definition.Condition) error { return file.condition(d, c) })
}

func (v *verifier) lists() error {
	return each(v.defs.Lists, func(list definition.List) error {
		file := v.definedIn("list", list.ID)
		d, err := v.rows(file, list.ID, list.Ledger, list.Of, list.Where)
		if d.ID == "" {
			return err
		}
		columns := each(list.Columns, func(c string) error {
			return errors.Join(file.column(d, c), file.personal(d, list.ID, "进入报告", c))
		})
		return errors.Join(err, columns, each(list.Sort, func(c string) error {
			return errors.Join(file.column(d, sortColumn(c)), file.personal(d, list.ID, "用来排序", sortColumn(c)))
		}))
	})
}

func sortColumn(s string) string {
	if s != "" && s[0] == '-' {
		return s[1:]
	}
	return s
}
