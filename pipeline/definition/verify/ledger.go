package verify

import (
	"errors"
	"slices"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
)

var columnTypes = []string{"text", "code", "date", "month", "money", "land", "area", "num", "int", "rate", "bool"}

func (v *verifier) ledgers() error {
	names := map[string]string{}
	return each(v.defs.Ledgers, func(d definition.Ledger) error {
		if other, twice := names[ledger.Fold(d.Name)]; twice {
			return v.definedIn("ledger", d.ID).Refuse(d.Name, "台账名称“%s”与台账 %q 的相同。两本台账要用不同的名称", d.Name, other)
		}
		names[ledger.Fold(d.Name)] = d.ID
		return v.ledger(d)
	})
}

// ledger refuses a ledger that lacks something, or names a column that it does not have.
func (v *verifier) ledger(d definition.Ledger) error {
	f := v.definedIn("ledger", d.ID)
	if d.Name == "" || d.Department == "" || len(d.Columns) == 0 {
		return f.Refuse("id", "台账要有 name（名称）、department（报送部门）和 [[column]]（列）")
	}
	columns := each(d.Columns, func(c definition.Column) error {
		return v.definedIn("column", d.ID+"/"+c.ID).verifyColumn(d, c)
	})
	return errors.Join(f.headers(d), columns, f.texts(d), v.itsOwn(f, d))
}

// itsOwn refuses keys of a ledger that name no column of it.
func (v *verifier) itsOwn(f source, d definition.Ledger) error {
	if len(d.Key) == 0 && !v.defs.OtherTimes["key "+d.ID] {
		return f.Refuse("key", "台账要有 key（自然键），写出能认定一行的列")
	}
	named := each(slices.Concat(d.Key, present(d.RowDate), present(d.SheetMonth)), func(ref string) error { return f.column(d, ref) })
	if named != nil {
		return named
	}
	if c, ok := d.Column(d.RowDate); ok && !isDate(c) {
		return f.Refuse("row_date", "row_date 要用日期或月份列，%q 是 %s 列", c.ID, c.Type)
	}
	return nil
}

// headers refuses a header or alias that means two columns of a ledger.
func (f source) headers(d definition.Ledger) error {
	owner := map[string]string{}
	for _, c := range d.Columns {
		for _, h := range append([]string{c.Header}, c.Aliases...) {
			if other, taken := owner[ledger.Fold(h)]; taken && other != c.ID {
				return f.RefuseIn(c.ID, h, "表头 %q 既是列 %q 的，又是列 %q 的。一个表头只能指一列，请删去或改写一处", h, other, c.ID)
			}
			owner[ledger.Fold(h)] = c.ID
		}
	}
	return nil
}

func (f source) verifyColumn(d definition.Ledger, c definition.Column) error {
	if c.ID == "" || c.Header == "" {
		return f.Refuse(c.ID+c.Header, "每列要有 id 和 header（表头）")
	}
	if !slices.Contains(columnTypes, c.Type) {
		return f.Unknown("列类型", c.Type, columnTypes)
	}
	if (c.Type == "code") != (len(c.Codes) > 0) {
		return f.Refuse(c.ID, "列 %q：代码列（type = \"code\"）要有 codes，别的列不能有", c.ID)
	}
	if !slices.Contains([]string{"", "omit", "number", definition.Staff}, c.Personal) {
		return f.Unknown("个人信息处理方式", c.Personal, []string{"omit", "number", definition.Staff})
	}
	if n := countIDs(d, c.ID); n > 1 {
		return f.Refuse(c.ID, "列 id %q 在同一台账里出现了 %d 次", c.ID, n)
	}
	if c.BelowZeroIf != nil {
		return f.condition(d, *c.BelowZeroIf)
	}
	return nil
}

func countIDs(d definition.Ledger, id string) int {
	n := 0
	for _, c := range d.Columns {
		if c.ID == id {
			n++
		}
	}
	return n
}

// texts refuses a ledger of texts that lacks a column that is read, or has it as another type.
func (f source) texts(d definition.Ledger) error {
	if !d.Texts {
		return nil
	}
	for _, id := range []string{definition.TextSection, definition.TextHeading, definition.TextItem, definition.TextContent, definition.TextSource, definition.TextBy, definition.TextUse} {
		want := "text"
		if id == definition.TextUse {
			want = "bool"
		}
		c, ok := d.Column(id)
		switch {
		case !ok:
			return f.Refuse("id", "台账 %q 写报告里的文字，要有列 %q（%s 列）", d.ID, id, want)
		case c.Type != want:
			return f.RefuseIn(id, "type", "台账 %q 的列 %q 要是 %s 列，不是 %s 列", d.ID, id, want, c.Type)
		case c.Personal != "":
			return f.RefuseIn(id, "personal", "台账 %q 的列 %q 要写进报告或用来核对，不能是含个人信息的列", d.ID, id)
		}
	}
	return nil
}
