package reporting

import (
	"flag"
	"io"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/intake"
	"zonereport/pipeline/month"
	"zonereport/pipeline/plainjson"
)

const helpReceive = `zonereport receive：收件。把部门交来的文件放进月份文件夹，认出是哪本台账，登记收到时间。

用法：zonereport receive 文件… [参数]
  --at 时间           收到的时间，北京时间，如 "2021-01-05 10:30" 或 2021-01-05（默认：现在）
  --period 年-月      报告月份；还没有文件夹的会建立（默认：最新的月份文件夹）
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹，收件登记和留存在这里（默认 outputs）
  --store 文件夹      留存文件的文件夹，几个输出文件夹可以共用（默认在输出文件夹的 store）
  --templates 文件夹  用修改过的定义代替内置的和 zone.toml 所写的
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）
  --json              输出 JSON，供其他程序读取

文件可以写多个，也可以写文件夹（其中的全部文件）。已经放在月份文件夹里的，只登记收到时间。

例：
  zonereport receive D:\邮件附件\招商台账.xlsx --at "2021-01-05 10:30"
  zonereport receive 附件 --period 2020-12
  zonereport receive inputs/2020-12 --at 2021-01-05     登记早已放进去的文件是哪天收到的

同名的文件若内容不同，旧的移到 输入文件夹/.replaced/年-月，不会丢失；内容相同的不算重报，收到时间不变；
登记晚了的，再收一次，用 --at 写明较早的时间。
文件名里不能用的字符会去掉。不是电子表格的不收。只放进文件夹而没有收件的，运行时登记为“首次读到”，不能说明是否按时。
收到、退回过的文件留存到这个月签发（zonereport prune）。

退出码：0 全部收下；3 有没收下的文件（其余的已收下），或用法、定义有误；1 没有完成；4 另一次运行正在使用输出文件夹。
`

// Receive is the command receive.
var Receive = command.Command{Name: "receive", Line: "收件：部门交来的文件放进月份文件夹，登记收到时间", Help: helpReceive, Run: runReceive}

func runReceive(c *command.Call) error {
	var o command.Options
	flags := flag.NewFlagSet("receive", flag.ContinueOnError)
	o.ReadFlags(flags)
	flags.StringVar(&o.Outputs, "outputs", "outputs", "")
	flags.StringVar(&o.Store, "store", "", "")
	flags.DurationVar(&o.Wait, "wait", 5*time.Second, "")
	when := flags.String("at", "", "")
	asJSON := flags.Bool("json", false, "")
	paths, err := c.Parse(flags, "文件…")
	if err != nil {
		return err
	}
	at, err := c.Moment("at", *when)
	if err != nil {
		return err
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	if paths, err = month.InputsAt(o.Inputs).Expand(paths); err != nil {
		return err
	}
	files := make([]intake.File, len(paths))
	for i, path := range paths {
		files[i].Path = path
	}
	outcome, stopped := terminal.Follow(c.Log, job, func(job pipeline.Job) (intake.Outcome, error) { return intake.Receive(job, files, at) })
	for _, note := range outcome.Notes {
		c.Note("%s", note)
	}
	if stopped != nil && len(outcome.Items) == 0 {
		return stopped
	}
	if *asJSON {
		err = c.WriteJSON(plainjson.Indented(outcome))
	} else {
		_, err = io.WriteString(c.Out, wording.TakenIn(outcome))
	}
	switch {
	case stopped != nil:
		return stopped
	case err == nil && outcome.Refused() > 0:
		return exit.ErrRefused
	}
	return err
}
