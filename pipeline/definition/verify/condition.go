package verify

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
)

// column refuses a column name (or "a|b") that the ledger does not have.
func (f source) column(d definition.Ledger, name string) error {
	for _, id := range definition.Alternatives(name) {
		if _, ok := d.Column(id); !ok {
			return f.Refuse(name, "台账“%s”没有列 %q%s", d.Name, id, definition.Suggest(id, columnIDs(d)))
		}
	}
	return nil
}

// condition refuses an unknown column, comparison or code, and a value that does not fit the column.
func (f source) condition(d definition.Ledger, c definition.Condition) error {
	if err := f.column(d, c.Column); err != nil {
		return err
	}
	column, _ := d.Column(c.Column)
	switch c.Compare {
	case measure.InYear, measure.AsOf, measure.BlankOrAfter, measure.BlankOrAsOf:
		if !isDate(column) || c.Value != nil {
			return f.Refuse(c.Compare, "比较 %q 只用于日期列，且不写 value；%q 是 %s 列", c.Compare, c.Column, column.Type)
		}
		return nil
	case "=", "!=", "in":
	case ">=", "<=", ">", "<":
		if !isNumber(column) {
			return f.Refuse(c.Column, "比较 %q 只用于数值列，%q 是 %s 列", c.Compare, c.Column, column.Type)
		}
	default:
		return f.Unknown("比较", c.Compare, []string{"=", "!=", ">=", "<=", ">", "<", "in", measure.InYear, measure.AsOf, measure.BlankOrAfter, measure.BlankOrAsOf})
	}
	return f.value(column, c)
}

func (f source) value(column definition.Column, c definition.Condition) error {
	texts, isText := texts(c)
	switch {
	case column.Type == "bool":
		if _, ok := c.Value.(bool); !ok || c.Compare == "in" {
			return f.Refuse(c.Column, "列 %q 是“是否”列，value 应写 true 或 false", c.Column)
		}
	case isNumber(column):
		if _, ok := number(c.Value); !ok || c.Compare == "in" {
			return f.Refuse(c.Column, "列 %q 是数值列，value 应是一个数", c.Column)
		}
	case slices.ContainsFunc(texts, func(t string) bool { return strings.HasPrefix(t, "@") && t != definition.OneUnit }):
		return f.Refuse(texts[0], "列 %q 的 value 以 @ 开头，只有 \"@zone\"（本开发区）可以这样写", c.Column)
	case isDate(column) || !isText:
		return f.Refuse(c.Column, "列 %q 的条件写法不对：文本和代码列的 value 应是文字（比较 in 时是文字的列表），日期列用 in year、as of 或 blank or after", c.Column)
	case column.Type == "code":
		for _, t := range texts {
			if !slices.Contains(column.Codes, t) {
				return f.Refuse(t, "%q 不是列“%s”的代码%s", t, column.Header, definition.Suggest(t, column.Codes))
			}
		}
	}
	return nil
}

// texts returns the condition's value as a list of texts; "in" needs a list, the others one text.
func texts(c definition.Condition) ([]string, bool) {
	switch v := c.Value.(type) {
	case string:
		return []string{v}, c.Compare != "in"
	case []any:
		list := make([]string, 0, len(v))
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, false
			}
			list = append(list, s)
		}
		return list, c.Compare == "in" && len(list) > 0
	}
	return nil, false
}

// number returns a TOML number as an exact decimal.
func number(v any) (decimal.Decimal, bool) {
	switch v := v.(type) {
	case int64:
		return decimal.NewFromInt(v), true
	case float64:
		return decimal.NewFromFloat(v), true
	}
	return decimal.Decimal{}, false
}

func isDate(c definition.Column) bool { return c.Type == "date" || c.Type == "month" }

func isNumber(c definition.Column) bool {
	return slices.Contains([]string{"money", "land", "area", "num", "int", "rate"}, c.Type)
}
