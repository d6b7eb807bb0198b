package wording

import (
	"fmt"
	"path/filepath"
	"strings"

	"zonereport/pipeline/finding"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/shown"
)

// Explanation words an explanation; limit is how many rows are shown, 0 for all.
func Explanation(e registry.Explained, limit int) string {
	f, m := e.Figure, e.Run.Manifest
	var b strings.Builder
	fmt.Fprintf(&b, "%s（%s）\n", f.Name, f.Key())
	value := Amount(f)
	if e.Refuted {
		value = Refuted(e)
	}
	fmt.Fprintf(&b, "  数值：%s\n  期间：%s\n  口径：%s\n", value, f.Window, f.Definition)
	if e.Reckoning != "" {
		fmt.Fprintf(&b, "  算式：%s\n", e.Reckoning)
	}
	fmt.Fprintf(&b, "  发布：%s %s，%s\n", m.Period, m.Run, filepath.Join(e.Run.Dir, "figures.json"))
	if len(f.Sources) == 0 {
		b.WriteString("  来源：没有符合口径的台账行\n")
	}
	for _, s := range f.Sources {
		fmt.Fprintf(&b, "  来源：%s：%s\n", finding.Place{File: s.File, Sheet: s.Sheet}, strings.Join(s.Cells, " "))
	}
	if len(e.Rows) > 0 {
		fmt.Fprintf(&b, "台账行（共 %d 行，→ 为计入的单元格）：\n", len(e.Rows))
	}
	for i, row := range e.Rows {
		if limit > 0 && i == limit {
			fmt.Fprintf(&b, "  …… 还有 %d 行，加 --rows 0 显示全部\n", len(e.Rows)-limit)
			break
		}
		fmt.Fprintf(&b, "  %s 第 %d 行：%s\n", finding.Place{File: row.File, Sheet: row.Sheet}, row.Line, describeRow(row))
	}
	return b.String()
}

// describeRow is 项目编号 XC-01｜→C5 总投资（万元） 35000｜….
func describeRow(row lineage.Row) string {
	var parts []string
	for _, c := range row.Cells {
		text := c.Header + " " + shown.Escape(c.Text)
		if c.Used {
			text = "→" + c.At.String() + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "｜")
}

// Refuted says why the value of a figure cannot be given.
func Refuted(e registry.Explained) string {
	m := e.Run.Manifest
	return fmt.Sprintf("不能给出。%s %s 的 figures.json 所写的，与发布时留存的台账行算出的不一致：它已被改动。\n"+
		"        请运行 zonereport verify %s/%s 查明改了什么，再从备份恢复这个运行文件夹。", m.Period, m.Run, m.Period, m.Run)
}
