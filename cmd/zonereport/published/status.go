// Package published is the commands on what was published: how far the months are, where a figure comes from, what changed;
// proof, issue, audit, pruning.
package published

import (
	"flag"
	"io"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/register"
	"zonereport/pipeline/registry"
)

const helpStatus = `zonereport status：各月份做到哪一步：现行的是哪一次，签发了没有，要不要重做，有没有退回的文件，谁还没有报送。

用法：zonereport status [年-月] [参数]
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --all               全部月份都列出（默认：最近 12 个月，和更早的月份中有事要做的）
  --json              输出 JSON，供其他程序读取

例：
  zonereport status
  zonereport status 2020-12             只看一个月，详细，逐个部门

未发布：输入文件夹有这个月，还没有发布。草稿：已发布，还没有签发。
待重做：引用了别的月份已被代替的数（名次、连续月数、上月数、上年同期），两份报告可能互相矛盾。
退回待改：台账有强制性问题，文件在 输出文件夹/年-月/returned。
未报：没有签发的月份里，应报而没有收到台账的部门；一个部门缺几本的写明。何时收到、退回、重报：zonereport register 年-月。

只看不写。退出码 0 表示看到了，3 表示没有这个月份或用法不对，1 表示读不出来。
`

// Status is the command status.
var Status = command.Command{Name: "status", Line: "各月份做到哪一步：发布、签发、待重做、退回待改", Help: helpStatus, Run: runStatus}

func runStatus(c *command.Call) error {
	flags := flag.NewFlagSet("status", flag.ContinueOnError)
	inputs := flags.String("inputs", "inputs", "")
	outputs := flags.String("outputs", "outputs", "")
	all := flags.Bool("all", false, "")
	asJSON := flags.Bool("json", false, "")
	args, err := c.Scan(flags)
	if err != nil {
		return err
	}
	var period calendar.Month
	switch len(args) {
	case 0:
	case 1:
		if period, err = calendar.ParseMonth(args[0]); err != nil {
			return c.Wrong("%s。", err)
		}
	default:
		return c.Wrong("多出了 %q。", args[1])
	}
	o, err := registry.Survey(*inputs, *outputs, period)
	if err != nil {
		return err
	}
	var departments *register.Register
	if o.Lacking(*inputs, *outputs); period != (calendar.Month{}) {
		r, err := receipts.Register(pipeline.Job{Inputs: *inputs, Outputs: *outputs, Period: period}, calendar.Today(command.Now()))
		if departments = &r; err != nil { // the folder or zone.toml is at fault, which other commands say
			departments = nil
		}
	}
	for _, note := range o.Notes {
		c.Note("%s", note)
	}
	if *asJSON {
		return c.WriteJSON(wording.StatusJSON(o, departments))
	}
	text := wording.Overview(o, *all)
	if period != (calendar.Month{}) {
		text = wording.Month(o.Months[0])
		if departments != nil {
			text += wording.Departments(*departments)
		}
	}
	_, err = io.WriteString(c.Out, text)
	return err
}
