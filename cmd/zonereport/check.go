package main

import (
	"flag"
	"fmt"

	"zonereport/pipeline"
)

const helpCheck = `zonereport check：只读取和审核一个月的台账，列出全部审核意见，不写任何文件。

用法：zonereport check [参数]
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    已发布的月份在这里，用来与上月核对（默认 outputs）
  --period 年-月      月份（默认：最新的月份文件夹）
  --templates 文件夹  用修改过的定义代替内置的

例：
  zonereport check                      收到台账后先看有没有问题
  zonereport check --period 2020-12

强制性：必须改正，否则不能发布。核实性：请核实，可以发布。提示性：程序怎样处理了，供了解。
退出码 0 表示可以发布，2 表示有强制性问题，其余同 zonereport help run。
`

// runCheck is the command check.
func runCheck(c *call) error {
	var o options
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	o.readFlags(flags)
	flags.StringVar(&o.outputs, "outputs", "outputs", "")
	if _, err := c.parse(flags); err != nil {
		return err
	}
	job, err := o.job(c)
	if err != nil {
		return err
	}
	p := newProgress(c.log)
	job.Progress = p.begin
	outcome, err := pipeline.Check(job)
	if err != nil {
		p.fail()
		return err
	}
	p.end()
	text := fmt.Sprintf("%s %s：读取 %d 个文件，%s\n", outcome.Zone, outcome.Period, outcome.Files, counts(outcome.Findings))
	text += listFindings(outcome.Findings, len(outcome.Findings))
	if outcome.Status == pipeline.Returned {
		text += "有强制性问题，改正以前不能发布。\n"
	}
	if _, err := fmt.Fprint(c.out, text); err != nil {
		return err
	}
	if outcome.Status == pipeline.Returned {
		return errReturned
	}
	return nil
}
