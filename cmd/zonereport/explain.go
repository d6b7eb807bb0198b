package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"zonereport/pipeline"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/lineage"
	"zonereport/pipeline/shown"
)

const helpExplain = `zonereport explain：查一个已发布的指标：口径、数值、统计期间、来源单元格，以及对应的台账行。
台账行从发布时留存的文件中读取，数值由这些行重新算过；与发布的不一致时不给出数值。个人信息不显示。

用法：zonereport explain 年-月[/批次] 指标 [参数]
  --outputs 文件夹    输出文件夹（默认 outputs）
  --rows 行数         最多显示多少行台账（默认 20，0 为全部）

指标可以写编号、带分组的编号或中文名称：
  zonereport explain 2020-12 agreements
  zonereport explain 2020-12 relocation_signed_area/六期
  zonereport explain 2020-12/r1 公司债券票面利率

退出码 0 表示查到了，5 表示台账行与发布的数值不一致，3 表示没有这个指标或这个月还没有发布，
1 表示留存的文件读不出来。
`

// runExplain is the command explain.
func runExplain(c *call) error {
	flags := flag.NewFlagSet("explain", flag.ContinueOnError)
	outputs := flags.String("outputs", "outputs", "")
	limit := flags.Int("rows", 20, "")
	args, err := c.parse(flags, "年-月", "指标…")
	if err != nil {
		return err
	}
	last := len(args) - 1 // the figure; a run may stand before it
	period, runs, err := c.runs(args[:last], 1)
	if err != nil {
		return err
	}
	e, err := pipeline.Explain(*outputs, period, strings.Join(runs, ""), args[last])
	if err != nil {
		return err
	}
	if _, err := io.WriteString(c.out, describe(e, *limit)); err != nil {
		return err
	}
	if e.Refuted {
		return errDiffers
	}
	return nil
}

// describe words an explanation; limit is how many rows are shown, 0 for all.
func describe(e pipeline.Explained, limit int) string {
	f, m := e.Figure, e.Run.Manifest
	var b strings.Builder
	fmt.Fprintf(&b, "%s（%s）\n", f.Name, f.Key())
	value := amount(f)
	if e.Refuted {
		value = fmt.Sprintf("不能给出。%s %s 的 figures.json 所写的，与发布时留存的台账行算出的不一致：它已被改动。\n"+
			"        请运行 zonereport verify %s/%s 查明改了什么，再从备份恢复这个运行文件夹。", m.Period, m.Run, m.Period, m.Run)
	}
	fmt.Fprintf(&b, "  数值：%s\n  期间：%s\n  口径：%s\n", value, f.Window, f.Definition)
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
			text = "→" + c.At + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "｜")
}
