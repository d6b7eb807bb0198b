package verify

import (
	"regexp"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/measure"
	"zonereport/pipeline/unit"
)

// Units are checked (design-life §13): a number never stands under a unit of another kind, nor
// under one of its own kind without being converted to it.

// figureUnit refuses a unit that does not measure what a figure or an indicator does, and
// more decimals than a number has.
func (v *verifier) figureUnit(file source, id, word string, q definition.Query) error {
	if q.Decimals != nil && (*q.Decimals < 0 || *q.Decimals > mostDecimals) {
		return file.RefuseIn(id, "decimals", "%q：decimals（小数位数）应在 0 至 %d 之间", id, mostDecimals)
	}
	kind := v.defs.Measures(q)
	if column, fromRow := strings.CutPrefix(word, "@"); fromRow {
		return v.rowUnit(file, id, column, kind, q)
	}
	if !kind.Has(word) || strings.TrimSpace(word) != word {
		return file.RefuseIn(id, word, "%q 的单位 %q 不对：%s", id, word, allowed(kind))
	}
	return nil
}

// mostDecimals is how many decimals anything is shown with.
const mostDecimals = 12

// rowUnit refuses a unit taken from the rows for values that have one already.
func (v *verifier) rowUnit(file source, id, column string, kind unit.Kind, q definition.Query) error {
	ledgerID, _ := v.defs.Rows(q)
	d, _ := v.defs.Ledger(ledgerID)
	if _, ok := d.Column(column); !ok {
		return file.RefuseIn(id, "@"+column, "%q 的单位 @%s：台账“%s”没有列 %q%s", id, column, d.Name, column, definition.Suggest(column, columnIDs(d)))
	}
	if err := file.personal(d, id, "用作单位", column); err != nil {
		return err
	}
	if kind != unit.Count || measure.Counts(q.Measure) {
		return file.RefuseIn(id, "@"+column, "%q 的单位不能取自各行（@%s）：%s", id, column, allowed(kind))
	}
	return nil
}

// allowed words the units that measure a kind.
func allowed(kind unit.Kind) string {
	if kind == unit.Count {
		return "计数应写个、户、家等量词，不能写金额、面积或比率的单位"
	}
	return "这一列以" + kind.Base() + "存放，可用的单位是 " + strings.Join(kind.Words(), "、")
}

// printedColumn is a column of numbers of a table: what it measures, the unit that its values
// are in, and how it is to be printed.
type printedColumn struct {
	definition.TableColumn
	kind unit.Kind
	own  string // unit of the values
}

// tableUnits refuses units of a table that do not measure its columns, and heads that name
// another unit than their column prints.
func (v *verifier) tableUnits(file source, t definition.Table) error {
	columns := v.printedColumns(t)
	words := present(t.Unit)
	if t.Built == "" && t.Unit != "" {
		words = strings.Split(t.Unit, "、")
		for _, word := range words {
			if unit.Measures(word) && !slices.ContainsFunc(columns, func(c printedColumn) bool { return c.kind != unit.Count && c.kind.Has(word) }) {
				return file.RefuseIn(t.Title, t.Unit, "表 %q 的单位 %q：没有一列以它计量", t.Title, word)
			}
			if !unit.Measures(word) && slices.ContainsFunc(columns, func(c printedColumn) bool { return c.kind != unit.Count }) && !slices.ContainsFunc(columns, func(c printedColumn) bool { return c.kind == unit.Count }) {
				return file.RefuseIn(t.Title, t.Unit, "表 %q 的单位 %q 不对：%s", t.Title, word, allowed(columns[0].kind))
			}
		}
	}
	for _, c := range columns {
		if err := file.printedUnit(t, c, words); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) printedColumns(t definition.Table) []printedColumn {
	var columns []printedColumn
	for i, id := range t.Figures {
		f, _ := v.defs.Figure(id)
		c := printedColumn{kind: v.defs.Measures(f.Query), own: f.Unit}
		if i < len(t.Columns) {
			c.TableColumn = t.Columns[i]
		}
		columns = append(columns, c)
	}
	i := slices.IndexFunc(v.defs.Lists, func(d definition.List) bool { return d.ID == t.List })
	if i < 0 {
		return columns
	}
	id, _ := v.defs.Rows(definition.Query{Ledger: v.defs.Lists[i].Ledger, Of: definition.Names(v.defs.Lists[i].Of)})
	d, _ := v.defs.Ledger(id)
	for _, tc := range t.Columns {
		column, _ := d.Column(tc.Column)
		if isNumber(column) || tc.Unit != "" {
			kind := unit.OfColumn(column.Type)
			columns = append(columns, printedColumn{tc, kind, kind.Base()})
		}
	}
	return columns
}

// inHead is the unit that a head names in brackets at its end: 总投资（亿元）.
var inHead = regexp.MustCompile(`[（(]([^（()）]*)[)）]\s*$`)

// printedUnit refuses one column's unit, decimals and head.
func (f source) printedUnit(t definition.Table, c printedColumn, ofTable []string) error {
	column := c.Head + c.Column
	if c.Decimals != nil && (*c.Decimals < 0 || *c.Decimals > mostDecimals) {
		return f.RefuseIn(t.Title, c.Head, "表 %q 的列“%s”：decimals（小数位数）应在 0 至 %d 之间", t.Title, column, mostDecimals)
	}
	if c.Unit != "" && (!c.kind.Has(c.Unit) || c.kind == unit.Count && c.own != "" && c.Unit != c.own) {
		return f.RefuseIn(t.Title, c.Unit, "表 %q 的列“%s”的单位 %q 不对：%s", t.Title, column, c.Unit, allowed(c.kind))
	}
	head := inHead.FindStringSubmatch(c.Head)
	if head == nil || !unit.Measures(head[1]) {
		return nil
	}
	prints := c.own
	for _, word := range slices.Concat(present(c.Unit), ofTable) {
		if c.kind != unit.Count && c.kind.Has(word) {
			prints = word
			break
		}
	}
	if c.kind == unit.Count && c.own == "" { // a number whose unit nothing states but its head
		return nil
	}
	if unit.Name(head[1]) != unit.Name(prints) {
		return f.RefuseIn(t.Title, c.Head, "表 %q 的表头“%s”写的是%s，这一列印出来的是%s：改表头，或写 unit = %q", t.Title, c.Head, head[1], prints, head[1])
	}
	return nil
}

// chartUnit refuses a unit of a chart that does not measure its figures.
func (v *verifier) chartUnit(file source, c definition.Chart) error {
	if c.Decimals != nil && (*c.Decimals < 0 || *c.Decimals > mostDecimals) {
		return file.RefuseIn(c.Title, "decimals", "图 %q：decimals（小数位数）应在 0 至 %d 之间", c.Title, mostDecimals)
	}
	if c.Unit == "" || c.Built != "" || c.Kind == "shares" && c.Unit == "%" {
		return nil
	}
	for _, id := range c.Figures {
		f, ok := v.defs.Figure(id)
		if kind := v.defs.Measures(f.Query); ok && !kind.Has(c.Unit) {
			return file.RefuseIn(c.Title, c.Unit, "图 %q 的单位 %q 不对，它画的是 %q：%s", c.Title, c.Unit, id, allowed(kind))
		}
	}
	return nil
}
