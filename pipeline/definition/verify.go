package definition

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/ledger"
)

// verify holds the definitions against each other: every name that is used exists, every
// column fits its use.
func (l *loader) verify() error {
	steps := []func() error{l.verifyLedgers, l.verifyFigures, l.verifyLists, l.verifyClaims, l.verifyChecks, l.verifyScheme, l.verifyReports, l.verifyStyle, l.verifyWords}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

var columnTypes = []string{"text", "code", "date", "month", "money", "land", "area", "num", "int", "rate", "bool"}

func (l *loader) verifyLedgers() error {
	names := map[string]string{}
	for _, d := range l.defs.Ledgers {
		file := l.owner["ledger "+d.ID]
		if other, twice := names[ledger.Fold(d.Name)]; twice {
			return file.fail(d.Name, "台账名称“%s”与台账 %q 的相同。两本台账要用不同的名称", d.Name, other)
		}
		names[ledger.Fold(d.Name)] = d.ID
		if err := file.verifyLedger(d); err != nil {
			return err
		}
	}
	return nil
}

// verifyLedger refuses a ledger that lacks something, or names a column that it does not have.
func (f File) verifyLedger(d Ledger) error {
	if err := f.headers(d); err != nil {
		return err
	}
	if d.Name == "" || d.Department == "" || len(d.Columns) == 0 {
		return f.fail("id", "台账要有 name（名称）、department（报送部门）和 [[column]]（列）")
	}
	for _, c := range d.Columns {
		if err := f.verifyColumn(d, c); err != nil {
			return err
		}
	}
	if len(d.Key) == 0 {
		return f.fail("key", "台账要有 key（自然键），写出能认定一行的列")
	}
	for _, ref := range slices.Concat(d.Key, present(d.RowDate), present(d.SheetMonth)) {
		if err := f.column(d, ref); err != nil {
			return err
		}
	}
	if c, ok := d.Column(d.RowDate); ok && !isDate(c) {
		return f.fail("row_date", "row_date 要用日期或月份列，%q 是 %s 列", c.ID, c.Type)
	}
	return nil
}

// headers refuses a header or alias that means two columns of a ledger.
func (f File) headers(d Ledger) error {
	owner := map[string]string{}
	for _, c := range d.Columns {
		for _, h := range append([]string{c.Header}, c.Aliases...) {
			if other, taken := owner[ledger.Fold(h)]; taken && other != c.ID {
				return f.failIn(c.ID, h, "表头 %q 既是列 %q 的，又是列 %q 的。一个表头只能指一列，请删去或改写一处", h, other, c.ID)
			}
			owner[ledger.Fold(h)] = c.ID
		}
	}
	return nil
}

func (f File) verifyColumn(d Ledger, c Column) error {
	if c.ID == "" || c.Header == "" {
		return f.fail(c.ID+c.Header, "每列要有 id 和 header（表头）")
	}
	if !slices.Contains(columnTypes, c.Type) {
		return f.unknown("列类型", c.Type, columnTypes)
	}
	if (c.Type == "code") != (len(c.Codes) > 0) {
		return f.fail(c.ID, "列 %q：代码列（type = \"code\"）要有 codes，别的列不能有", c.ID)
	}
	if !slices.Contains([]string{"", "omit", "number"}, c.Personal) {
		return f.unknown("个人信息处理方式", c.Personal, []string{"omit", "number"})
	}
	if n := countIDs(d, c.ID); n > 1 {
		return f.fail(c.ID, "列 id %q 在同一台账里出现了 %d 次", c.ID, n)
	}
	if c.BelowZeroIf != nil {
		return f.condition(d, *c.BelowZeroIf)
	}
	return nil
}

func countIDs(d Ledger, id string) int {
	n := 0
	for _, c := range d.Columns {
		if c.ID == id {
			n++
		}
	}
	return n
}

// column refuses a column name (or "a|b") that the ledger does not have.
func (f File) column(d Ledger, name string) error {
	for _, id := range Alternatives(name) {
		if _, ok := d.Column(id); !ok {
			return f.fail(name, "台账“%s”没有列 %q%s", d.Name, id, Suggest(id, columnIDs(d)))
		}
	}
	return nil
}

// condition refuses an unknown column, comparison or code, and a value that does not fit the column.
func (f File) condition(d Ledger, c Condition) error {
	if err := f.column(d, c.Column); err != nil {
		return err
	}
	column, _ := d.Column(c.Column)
	switch c.Compare {
	case "in year", "as of", "blank or after", "blank or as of":
		if !isDate(column) || c.Value != nil {
			return f.fail(c.Compare, "比较 %q 只用于日期列，且不写 value；%q 是 %s 列", c.Compare, c.Column, column.Type)
		}
		return nil
	case "=", "!=", "in":
	case ">=", "<=", ">", "<":
		if !isNumber(column) {
			return f.fail(c.Column, "比较 %q 只用于数值列，%q 是 %s 列", c.Compare, c.Column, column.Type)
		}
	default:
		return f.unknown("比较", c.Compare, []string{"=", "!=", ">=", "<=", ">", "<", "in", "in year", "as of", "blank or after", "blank or as of"})
	}
	return f.value(column, c)
}

func (f File) value(column Column, c Condition) error {
	texts, isText := texts(c)
	switch {
	case column.Type == "bool":
		if _, ok := c.Value.(bool); !ok || c.Compare == "in" {
			return f.fail(c.Column, "列 %q 是“是否”列，value 应写 true 或 false", c.Column)
		}
	case isNumber(column):
		if _, ok := number(c.Value); !ok || c.Compare == "in" {
			return f.fail(c.Column, "列 %q 是数值列，value 应是一个数", c.Column)
		}
	case slices.ContainsFunc(texts, func(t string) bool { return strings.HasPrefix(t, "@") && t != "@zone" }):
		return f.fail(texts[0], "列 %q 的 value 以 @ 开头，只有 \"@zone\"（本开发区）可以这样写", c.Column)
	case isDate(column) || !isText:
		return f.fail(c.Column, "列 %q 的条件写法不对：文本和代码列的 value 应是文字（比较 in 时是文字的列表），日期列用 in year、as of 或 blank or after", c.Column)
	case column.Type == "code":
		for _, t := range texts {
			if !slices.Contains(column.Codes, t) {
				return f.fail(t, "%q 不是列“%s”的代码%s", t, column.Header, Suggest(t, column.Codes))
			}
		}
	}
	return nil
}

// texts returns the condition's value as a list of texts; "in" needs a list, the others one text.
func texts(c Condition) ([]string, bool) {
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

func isDate(c Column) bool { return c.Type == "date" || c.Type == "month" }

func isNumber(c Column) bool {
	return slices.Contains([]string{"money", "land", "area", "num", "int", "rate"}, c.Type)
}

func columnIDs(d Ledger) []string {
	ids := make([]string, len(d.Columns))
	for i, c := range d.Columns {
		ids[i] = c.ID
	}
	return ids
}

func present(s string) []string {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	return []string{s}
}
