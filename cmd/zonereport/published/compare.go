package published

import (
	"flag"
	"io"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline/comparing"
	"zonereport/pipeline/registry"
	"zonereport/pipeline/revision"
)

const helpCompare = `zonereport compare：比较一个月的两次运行：哪些指标、名次、断言变了，为什么，依据哪几行台账，哪些月份要重做。

用法：zonereport compare 年-月 [运行 [运行]] [参数]
  --outputs 文件夹    输出文件夹（默认 outputs）
  --rows 行数         一共最多列出多少行（默认 12，0 为全部）
  --json              输出 revision.json 的内容，供其他程序读取
  --out 文件夹        把全部内容写进这个文件夹：revision.json 和修订说明（PDF、工作簿）；同名文件会被新的代替
  --fonts 文件夹      画修订说明的字体，默认用本机的
  --exit-code         有不同时退出码为 5；文件不同而台账行都相同，算没有不同
  --templates 文件夹  试算：用这套定义重算该次运行留存的台账，与它比较，不发布

不写运行，是现行的一次与它以前最后签发的一次比较；都没有签发过，就与被它代替的一次比较，注明“未签发稿比较”。
写一次，是它与现行的比较；写两次，是前一次与后一次比较。运行写作 r1、r2，也可以写作 2020-12/r1。

例：
  zonereport compare 2020-12
  zonereport compare 2020-12 r1 r3
  zonereport compare 2020-12 --templates 我的模板     换一套口径会怎样

看法：
  数据、前期、口径、程序：变化是台账、以前月份的报告、定义还是程序引起的；同时有几种时按这个次序分开算，合计等于差额。
  补报 新增 更正 撤销 时间调整 责任单位调整 改编号：台账行为什么变了；行按编号等关键字对应，与次序、文件名无关。
  实质性修订：断言、名次或连续月数变了，或年度目标由未完成变为完成（或相反）；一般修订：印出的数变了；轻微修订：只有不印的尾数变了。

退出码：0 比较完了；5 有不同（只在写了 --exit-code 时）；3 没有这次运行或用法不对；1 文件读不出来。
`

// Compare is the command compare.
var Compare = command.Command{Name: "compare", Line: "比较一个月的两次运行：什么变了，为什么，依据哪几行台账", Help: helpCompare, Run: runCompare}

func runCompare(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Templates, "templates", "", "")
	flags.StringVar(&o.Fonts, "fonts", "", "")
	rows := flags.Int("rows", 12, "")
	asJSON := flags.Bool("json", false, "")
	out := flags.String("out", "", "")
	exitCode := flags.Bool("exit-code", false, "")
	args, err := c.Parse(flags, "年-月…")
	if err != nil {
		return err
	}
	comparison, err := compare(c, o, args)
	if err != nil {
		return err
	}
	for _, note := range wording.Notes(comparison) {
		c.Note("%s", note)
	}
	if *out != "" {
		if err := writeRevision(c, o, *out, comparison); err != nil {
			return err
		}
	}
	if *asJSON {
		err = c.WriteJSON(comparison.Revision.JSON())
	} else {
		_, err = io.WriteString(c.Out, wording.Comparison(comparison, *rows, o.Templates != ""))
	}
	if err == nil && *exitCode && comparison.Revision.Differs() {
		return exit.ErrDiffers
	}
	return err
}

// compare compares the runs that the arguments name.
func compare(c *command.Call, o command.Options, args []string) (comparing.Comparison, error) {
	if o.Templates == "" {
		period, runs, err := c.Runs(args, 2)
		if err != nil {
			return comparing.Comparison{}, err
		}
		return registry.Compare(o.Outputs, period, runs...)
	}
	period, runs, err := c.Runs(args, 1)
	if err != nil {
		return comparing.Comparison{}, err
	}
	definitions, err := o.Definitions(c)
	if err != nil {
		return comparing.Comparison{}, err
	}
	return registry.WhatIf(o.Outputs, period, strings.Join(runs, ""), definitions)
}

// writeRevision writes all of a comparison into a folder outside the outputs.
func writeRevision(c *command.Call, o command.Options, dir string, comparison comparing.Comparison) error {
	data, err := comparison.Revision.JSON()
	if err != nil {
		return err
	}
	papers, err := comparison.Papers(o.FontDirs())
	if err == nil {
		err = outside(c, o.Outputs, dir)
	}
	if err == nil {
		err = command.WriteWhole(dir, revision.FileName, data)
	}
	for _, p := range papers {
		if err == nil {
			err = command.WriteWhole(dir, p.Name, p.Data)
		}
	}
	return err
}
