package published

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/facts"
	"zonereport/pipeline/facts/dictionary"
	"zonereport/pipeline/month"
)

const helpFacts = `zonereport facts：把已发布的台账和指标导出成 Parquet 文件，供 DuckDB、Spark 汇总许多开发区、许多月份。

用法：zonereport facts --to 文件夹 [参数]
  --to 文件夹         导出到哪里，必须写明；许多开发区导出到同一个文件夹，一次一个，先后不论
  --period 年-月      只导出这个月；不写时，全部月份现行的批次
  --outputs 文件夹    输出文件夹（默认 outputs）
  --store 文件夹      留存文件夹移走了的，指明它现在在哪里
  --wait 时长         另一个开发区正在导出到这个文件夹时最多等多久（默认 1m）
  --dictionary        不导出，写出数据字典（各表各列的意思，Markdown）；--templates 文件夹 按自己的定义写

例：
  zonereport facts --to /data/facts
  zonereport facts --to /data/facts --period 2020-12 --outputs /data/xinchang/outputs
  zonereport facts --dictionary --templates 模板 > 数据字典.md

每本台账一张表，还有指标、来源、审核结果、断言、目标、考核办法等表，各列的意思见 docs/facts.md：
  investment/period=2020-12/zone=代码/r1-校验.parquet
  current.json        现在有效的文件
  sql/duckdb/ sql/spark/  由明细重算全部指标；verify.sql 列出与公布不同的，没有结果就是全部一致
同样的批次导出多少次都逐字节相同。不再现行的批次的文件会删去。个人信息和备注、内容等文字不导出。

先由留存的台账重算，与公布的指标一致才导出；数放不进 DECIMAL(36,18) 的，指出单元格，不导出。

退出码 0 表示已导出，1 表示没有完成（如留存的文件读不出、与公布的不一致），3 表示用法不对或还没有发布，
4 表示另一个开发区正在导出到这个文件夹。没有完成的，文件夹里的内容没有改变。
`

// Facts is the command facts.
var Facts = command.Command{Name: "facts", Line: "把已发布的台账和指标导出成 Parquet 文件，供 DuckDB、Spark 汇总", Help: helpFacts, Run: runFacts}

func runFacts(c *command.Call) error {
	flags := flag.NewFlagSet("facts", flag.ContinueOnError)
	var o facts.Order
	var options command.Options
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Store, "store", "", "")
	flags.StringVar(&o.To, "to", "", "")
	flags.StringVar(&options.Period, "period", "", "")
	flags.DurationVar(&o.Wait, "wait", time.Minute, "")
	flags.StringVar(&options.Templates, "templates", "", "")
	layout := flags.Bool("dictionary", false, "")
	_, err := c.Parse(flags)
	if err == nil {
		o.Period, err = options.Month(c)
	}
	switch {
	case err != nil:
		return err
	case *layout:
		return tellLayout(c, options, o.Period)
	case options.Templates != "":
		return c.Wrong("--templates 只和 --dictionary 一起用：导出用的是各批次留存的定义。")
	case o.To == "":
		return c.Wrong("没有写导出到哪里，请写 --to 文件夹，如 --to facts。")
	}
	result, err := facts.Write(o)
	if err != nil {
		return err
	}
	return tellFacts(c, o, result)
}

// tellLayout writes the data dictionary of definitions, as they hold in a month; the latest for none.
func tellLayout(c *command.Call, options command.Options, period calendar.Month) error {
	given, err := options.Definitions(c)
	if err != nil {
		return err
	}
	office, err := month.OfficeIfAny("", given, period)
	if err != nil {
		return err
	}
	_, err = io.WriteString(c.Out, dictionary.Markdown(office.Defs))
	return err
}

// tellFacts says what was written and what was taken away.
func tellFacts(c *command.Call, o facts.Order, r facts.Result) error {
	for _, note := range r.Notes {
		c.Note("%s", note)
	}
	var b strings.Builder
	for _, p := range r.Written {
		fmt.Fprintf(&b, "%s %s %s：已导出 %d 行\n", p.Name, p.Period, p.Run, p.Rows)
	}
	for _, p := range r.Removed {
		fmt.Fprintf(&b, "%s %s %s：不再现行，已删去\n", p.Name, p.Period, p.Run)
	}
	fmt.Fprintf(&b, "%s 里现在有 %d 个批次，%d 个文件\n", o.To, len(r.Current.Parts), len(r.Current.Files))
	_, err := c.Out.Write([]byte(b.String()))
	return err
}
