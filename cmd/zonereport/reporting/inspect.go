package reporting

import (
	"flag"
	"io"
	"slices"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/ingest"
	"zonereport/pipeline/plainjson"
	"zonereport/pipeline/prepare"
)

const helpInspect = `zonereport inspect：说明一个文件是怎样读的：认作哪本台账、凭什么，每一列、每一行当作什么，哪些写法作了归一。
不写任何文件。表头改了、列多了、行数对不上时，先看这里。

用法：zonereport inspect 文件… [参数]
  --period 年-月      报告月份；写了才分出晚于该月的行，没写年份的日期才能认定
  --inputs 文件夹     其中的 zone.toml 若在，按它认开发区的别名（默认 inputs）
  --templates 文件夹  用修改过的定义代替内置的和 zone.toml 所写的
  --json              输出 JSON，供其他程序读取

文件可以写多个，也可以写文件夹（其中的全部文件）。每个文件单独说明；
几个文件之间才看得出的问题（重复报送、缺报）请用 zonereport check。

例：
  zonereport inspect 招商台账.xlsx
  zonereport inspect inputs/2020-12 --period 2020-12

看法：
  认作 招商项目台账，得分 277
      表头与这本台账最相符。“其次”是第二相符的；两者得分相近时，请在标题或工作表名中写明台账名称。
  I   计划总投资  总投资  别名  金额 必有  万元（单位行）
      I 列的表头是“总投资”的别名，单位取自表上方的“单位：万元”。
  数据  121 行  第 4—124 行
      各类行数相加等于有内容的行数：没有一行不知去向。

退出码：0 读完；1 有路径不能读取；2 文件有强制性问题；3 用法或定义有误。
`

// Inspect is the command inspect.
var Inspect = command.Command{Name: "inspect", Line: "说明一个文件是怎样读的：认作哪本台账，各列、各行当作什么", Help: helpInspect, Run: runInspect}

func runInspect(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("inspect", flag.ContinueOnError)
	o.ReadFlags(flags)
	asJSON := flags.Bool("json", false, "")
	files, err := c.Parse(flags, "文件…")
	if err != nil {
		return err
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	readings, err := prepare.Inspect(prepare.Inspection{Files: files, Templates: job.Templates, Inputs: o.Inputs, Period: job.Period})
	if err != nil {
		return err
	}
	if *asJSON {
		err = c.WriteJSON(plainjson.Indented(map[string]any{"files": readings}))
	} else {
		_, err = io.WriteString(c.Out, wording.Readings(readings, o.Period))
	}
	if err != nil {
		return err
	}
	if slices.ContainsFunc(readings, func(r ingest.Reading) bool { return finding.Count(r.Findings, finding.Error) > 0 }) {
		return exit.ErrReturned
	}
	return nil
}
