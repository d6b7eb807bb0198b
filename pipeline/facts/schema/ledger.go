package schema

import (
	"slices"
	"strconv"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/ledger"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Tables are all tables of an edition of the definitions: those of its ledgers, then those that there are
// under every edition.
func Tables(defs definition.Definitions) []Table {
	var list []Table
	for _, l := range defs.Ledgers {
		list = append(list, Ledger(defs, l.ID))
	}
	return append(list, Fixed()...)
}

// Ledger is the table of a ledger.
func Ledger(defs definition.Definitions, id string) Table {
	d, _ := defs.Ledger(id)
	t := Table{Name: Name(defs, id), Title: d.Name, Note: "一行是台账的一行，日期在报告期之后的也在内", Ledger: id, Columns: append(common(), located()...)}
	asked := askedOf(defs, id)
	taken := map[string]bool{}
	for _, c := range t.Columns {
		taken[c.Name] = true
	}
	own := map[string]string{} // the columns' own names go before what is said of them
	for _, c := range d.Columns {
		own[c.ID] = free(c.ID, taken)
	}
	for _, c := range d.Columns {
		for _, column := range columnsOf(d, c, asked) {
			if column.Name == c.ID {
				column.Name = own[c.ID]
			} else {
				column.Name = free(column.Name, taken)
			}
			t.Columns = append(t.Columns, column)
		}
	}
	return t
}

// Name is the folder of a ledger: its id, where no table and no ledger before it has that name. Names that
// differ in case alone are one folder on some systems.
func Name(defs definition.Definitions, id string) string {
	taken := map[string]bool{"sql": true, "definitions": true}
	for _, t := range Fixed() {
		taken[t.Name] = true
	}
	for _, l := range defs.Ledgers {
		name := free(l.ID, taken)
		if l.ID == id {
			return name
		}
	}
	return id
}

// free is a name that no other has, whatever its case: with underscores more where one has it. It is taken then.
func free(name string, taken map[string]bool) string {
	for taken[strings.ToLower(name)] {
		name += "_"
	}
	taken[strings.ToLower(name)] = true
	return name
}

// columnsOf are what a table states of a ledger's column.
func columnsOf(d definition.Ledger, c definition.Column, asked asked) []Column {
	name := c.Header
	var list []Column
	add := func(suffix string, t Type, p Part, null bool, note string) {
		list = append(list, Column{Name: c.ID + suffix, Type: t, Null: null, Note: note, Of: c.ID, Part: p})
	}
	keyed := asked.keyed[c.ID] || c.Kind() == ledger.Text
	switch {
	case c.Personal == "number":
		add("", Int, Value, true, name+"：个人信息，只以序号代替")
	case withheld(d, c) && asked.grouped[c.ID] == "":
		if asked.keyed[c.ID] {
			add("_key", Text, Key, true, name+"：不导出，只有供比较和去重的序号")
		}
		return list
	default:
		add("", typeOf(c), Value, true, name+unitNote(c))
	}
	add("_at", Text, At, true, name+"的单元格；表里没有这一列的为空")
	if keyed {
		add("_key", Text, Key, true, name+"的比较形式：宽窄、大小写、空格归一")
	}
	if asked.grouped[c.ID] != "" {
		add("_label", Text, Label, true, name+"作指标分组时的写法")
	}
	return list
}

func typeOf(c definition.Column) Type {
	switch c.Kind() {
	case ledger.Number:
		return Decimal
	case ledger.Date, ledger.Month:
		return Date
	case ledger.Bool:
		return Bool
	}
	return Text
}

// withheld says that a ledger's column does not stand in the facts: it is personal, or departments write it
// freely (备注, 内容), where names and numbers of people may stand.
func withheld(d definition.Ledger, c definition.Column) bool {
	return c.Personal == "omit" || c.Personal == definition.Staff || c.Personal == "" && FreeText(d, c)
}

// FreeText says that departments write a column freely.
func FreeText(d definition.Ledger, c definition.Column) bool {
	if c.Type != "text" {
		return false
	}
	if d.Texts && slices.Contains([]string{definition.TextHeading, definition.TextItem, definition.TextContent, definition.TextSource}, c.ID) {
		return true
	}
	written := func(s string, words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(strings.ToLower(s), w) })
	}
	return slices.Contains([]string{"note", "notes", "content", "remark", "remarks"}, strings.ToLower(c.ID)) || written(c.Header, "备注", "内容", "说明")
}

// asked are the columns of a ledger that figures and indicators compare by their folded values, and those
// that they are grouped by.
type asked struct {
	keyed   map[string]bool
	grouped map[string]string
	named   []string // folded texts of conditions
}

func askedOf(defs definition.Definitions, id string) asked {
	a := asked{map[string]bool{}, map[string]string{}, nil}
	take := func(q definition.Query, more ...definition.Condition) {
		if q.Derived() {
			return
		}
		of, where := defs.Rows(q)
		if of != id {
			return
		}
		if q.Measure == measure.Distinct {
			a.key(definition.Alternatives(q.Column)...)
		}
		if q.Group != "" {
			a.key(definition.Alternatives(q.Group)...)
			for _, c := range definition.Alternatives(q.Group) {
				a.grouped[c] = q.Group
			}
		}
		for _, w := range slices.Concat(where, more) {
			a.condition(defs, id, w)
		}
	}
	for _, f := range defs.Figures {
		take(f.Query)
	}
	for _, i := range defs.Scheme.Indicators {
		for _, c := range i.Coefficients {
			take(i.Query, c.Where...)
		}
		take(i.Query)
	}
	slices.Sort(a.named)
	a.named = slices.Compact(a.named)
	return a
}

func (a asked) key(columns ...string) {
	for _, c := range columns {
		a.keyed[c] = c != ""
	}
}

// condition notes a condition on a text.
func (a *asked) condition(defs definition.Definitions, id string, w definition.Condition) {
	d, _ := defs.Ledger(id)
	if c, ok := d.Column(w.Column); !ok || c.Kind() != ledger.Text {
		return
	}
	a.key(w.Column)
	switch v := w.Value.(type) {
	case string:
		a.named = append(a.named, ledger.Fold(v))
	case []any:
		for _, one := range v {
			if text, ok := one.(string); ok {
				a.named = append(a.named, ledger.Fold(text))
			}
		}
	case []string:
		for _, text := range v {
			a.named = append(a.named, ledger.Fold(text))
		}
	}
}

// StandIns tells what stands for a folded text in the keys of a ledger's columns that are withheld or numbered, where
// a definition's condition names it: "c1". It is false of a text that none names, which has a number of its
// own in its file, "n1". No folded text is spelt so, as these are in capitals.
func StandIns(defs definition.Definitions, ledgerID string) func(folded string) (string, bool) {
	names := askedOf(defs, ledgerID).named
	return func(folded string) (string, bool) {
		i, named := slices.BinarySearch(names, folded)
		return "c" + strconv.Itoa(i+1), named
	}
}

// Hidden says that the keys of a ledger's column are stand-ins, in conditions too (StandIns).
func Hidden(defs definition.Definitions, ledgerID, column string) bool {
	d, _ := defs.Ledger(ledgerID)
	c, ok := d.Column(column)
	return ok && (c.Personal != "" || withheld(d, c) && askedOf(defs, ledgerID).grouped[column] == "")
}

func unitNote(c definition.Column) string {
	if len(c.Codes) > 0 {
		return "：" + strings.Join(c.Codes, "、")
	}
	if c.Type == "month" {
		return "，月份以1日代表"
	}
	if base := unit.OfColumn(c.Type).Base(); base != "" {
		return "，" + base
	}
	return ""
}
