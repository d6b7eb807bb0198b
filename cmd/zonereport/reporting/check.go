package reporting

import (
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
)

const helpCheck = `zonereport check：只读取和审核一个月的台账，列出全部审核意见。

用法：zonereport check [参数]
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    已发布的月份在这里，用来与上月核对（默认 outputs）
  --period 年-月      月份（默认：最新的月份文件夹）
  --templates 文件夹  用修改过的定义代替内置的和 zone.toml 所写的
  --marked 文件夹     把有审核意见的文件标注后放进这个新文件夹，供退回核实；不写则不写任何文件

没有强制性意见的月份照常发布，不退回文件；需要部门说明核实性意见时用 --marked 得到标注的文件，
部门在“审核意见”表的“说明”栏写明理由，连同文件放回月份文件夹，重新运行后说明印在报告里。

例：
  zonereport check                      收到台账后先看有没有问题
  zonereport check --period 2020-12
  zonereport check --marked 待核实

强制性：必须改正，否则不能发布。核实性：请核实，可以发布。提示性：程序怎样处理了，供了解。
退出码 0 表示可以发布，2 表示有强制性问题，其余同 zonereport help run。
`

// Check is the command check.
var Check = command.Command{Name: "check", Line: "只读取和审核台账，不发布", Help: helpCheck, Run: runCheck}

func runCheck(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	o.ReadFlags(flags)
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Marked, "marked", "", "")
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	if o.Marked != "" {
		if err := c.Unread("marked", o.Inputs, o.Marked); err != nil {
			return err
		}
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	outcome, err := terminal.Follow(c.Log, job, pipeline.Check)
	if err != nil {
		return err
	}
	if _, err := io.WriteString(c.Out, wording.Checked(outcome, o.Marked)); err != nil {
		return err
	}
	if outcome.Status == pipeline.Returned {
		return exit.ErrReturned
	}
	return nil
}
