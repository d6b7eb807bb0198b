// Package dictionary words the layout of the facts for those who compute over them: docs/facts.md, made from
// the definitions.
package dictionary

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"zonereport/pipeline/definition"
	"zonereport/pipeline/facts/schema"
)

//go:embed intro.md
var intro string

// Markdown is the data dictionary of the facts under definitions.
func Markdown(defs definition.Definitions) string {
	var b strings.Builder
	b.WriteString(intro)
	b.WriteString("## 台账的表\n\n每张这样的表都有：\n\n")
	var ledgers, fixed []schema.Table
	for _, t := range schema.Tables(defs) {
		if t.Ledger != "" {
			ledgers = append(ledgers, t)
		} else {
			fixed = append(fixed, t)
		}
	}
	if len(ledgers) > 0 {
		columns := slices.DeleteFunc(slices.Clone(ledgers[0].Columns), func(c schema.Column) bool { return c.Of != "" })
		table(&b, columns)
	}
	for _, t := range ledgers {
		d, _ := defs.Ledger(t.Ledger)
		fmt.Fprintf(&b, "### `%s` %s\n\n%s报送。\n\n", t.Name, t.Title, d.Department)
		b.WriteString("| 列 | 表头 | 类型 | 另有 | 说明 |\n|---|---|---|---|---|\n")
		for _, c := range d.Columns {
			ledgerColumn(&b, t, c)
		}
		b.WriteString("\n")
	}
	b.WriteString("## 其他表\n\n前三列都是 `_zone`、`_period`、`_run`，下面不再列出。\n\n")
	for _, t := range fixed {
		fmt.Fprintf(&b, "### `%s` %s\n\n%s。\n\n", t.Name, t.Title, t.Note)
		table(&b, slices.DeleteFunc(slices.Clone(t.Columns), func(c schema.Column) bool {
			return slices.Contains([]string{schema.Zone, schema.Period, schema.Run}, c.Name)
		}))
	}
	figures(&b, defs)
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// figures lists what is defined of them.
func figures(b *strings.Builder, defs definition.Definitions) {
	if len(defs.Figures) == 0 {
		return
	}
	b.WriteString("## 指标\n\n`figures` 里的编号。`target/…`、`completion/…`、`growth_last_month/…`、`growth_last_year/…` 是其中一个指标的年度目标、完成率、比上月、比上年同期；`campaign_…` 是考核的。\n\n")
	b.WriteString("| 编号 | 名称 | 单位 | 分组 | 汇总 | 口径 |\n|---|---|---|---|---|---|\n")
	for _, f := range defs.Figures {
		word := f.Unit
		if column, fromRow := strings.CutPrefix(word, "@"); fromRow {
			word = "见 `" + column + "`"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", f.ID, cell(f.Name), cell(word), cell(f.Group), defs.Rollup(f.ID), cell(f.Text))
	}
}

// table lists columns.
func table(b *strings.Builder, columns []schema.Column) {
	b.WriteString("| 列 | 类型 | 可空 | 说明 |\n|---|---|---|---|\n")
	for _, c := range columns {
		null := ""
		if c.Null {
			null = "可空"
		}
		fmt.Fprintf(b, "| `%s` | %s | %s | %s |\n", c.Name, typeName(c.Type), null, cell(c.Note))
	}
	b.WriteString("\n")
}

// ledgerColumn is a line for a ledger's column with all that the table states of it.
func ledgerColumn(b *strings.Builder, t schema.Table, d definition.Column) {
	name, kind, note := t.Of(d.ID, schema.Value), "", ""
	var beside []string
	for _, c := range t.Columns {
		switch {
		case c.Of != d.ID:
		case c.Part == schema.Value:
			kind = typeName(c.Type)
			note = strings.TrimLeft(strings.TrimPrefix(c.Note, d.Header), "，：")
			if d.Note != "" {
				note = strings.TrimLeft(note+"；"+d.Note, "；")
			}
		default:
			beside = append(beside, "`"+c.Name+"`")
		}
	}
	switch {
	case name == "" && d.Personal != "":
		name, note = "—", "个人信息，不导出"
	case name == "":
		name, note = "—", "随手写的文字，不导出"
	default:
		name = "`" + name + "`"
	}
	fmt.Fprintf(b, "| %s | %s | %s | %s | %s |\n", name, cell(d.Header), kind, strings.Join(beside, " "), cell(note))
}

// cell is a text as a cell of Markdown.
func cell(s string) string {
	return strings.NewReplacer("|", "\\|", "\n", " ").Replace(s)
}

func typeName(t schema.Type) string {
	switch t {
	case schema.Decimal:
		return "数"
	case schema.Date:
		return "日期"
	case schema.Bool:
		return "是否"
	case schema.Int:
		return "整数"
	}
	return "文字"
}
