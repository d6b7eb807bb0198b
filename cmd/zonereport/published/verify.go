package published

import (
	"flag"
	"io"
	"strings"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/cmd/zonereport/wording"
	"zonereport/pipeline"
	"zonereport/pipeline/archive"
	"zonereport/pipeline/prove"
)

const helpVerify = `zonereport verify：查验已发布的报告，按档案的四性说明：
  真实性  事件链 events.jsonl 每一行都衔接，manifest.json 与发布时登记的一致
  完整性  运行文件夹的文件与清单一致；台账、定义、字体和引用的前期发布都留存着
  可用性  由留存的材料重做，得到的文件逐字节相同
  安全性  运行文件夹里没有个人信息，别人进不了留存文件夹

用法：zonereport verify [年-月[/批次]] [参数]
  --all               年-月的全部批次；不写年-月时，全部月份的全部批次
  --outputs 文件夹    输出文件夹（默认 outputs）
  --store 文件夹      留存文件夹移走了的，指明它现在在哪里
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）

例：
  zonereport verify                 最新月份现行的那一次
  zonereport verify 2020-12/r1
  zonereport verify --all

什么都不会被改动；查验通过的，在 events.jsonl 登记一件。写不进去的文件夹照样能查验。
报告是另一个版本的程序做的，数值相同而字节不同时只作说明；发布在留存字体以前的，说明哪些不能证明。

退出码 0 表示通过，5 表示有不一致（留存的文件、字体缺失也是），3 表示没有可查验的，
1 表示没有能查完（磁盘、权限），4 表示另一次运行正在使用输出文件夹。
`

// Verify is the command verify.
var Verify = command.Command{Name: "verify", Line: "查验已发布的报告：真实性、完整性、可用性、安全性", Help: helpVerify, Run: runVerify}

func runVerify(c *command.Call) error {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	var o command.Options
	o.WriteFlags(flags)
	all := flags.Bool("all", false, "")
	args, err := c.Scan(flags)
	if err != nil {
		return err
	}
	period, runs, err := c.Runs(args, 1)
	if err != nil {
		return err
	}
	if *all && len(runs) > 0 {
		return c.Wrong("写明了批次 %s，就不用 --all。", runs[0])
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	job.Period = period
	command.CollectLate()
	return verify(c, job, strings.Join(runs, ""), *all)
}

func verify(c *command.Call, job pipeline.Job, run string, all bool) error {
	var failed error
	sum, err := prove.Verify(job, run, all, func(v archive.Verdict) {
		if _, err := io.WriteString(c.Out, wording.Verdict(v, all)); err != nil && failed == nil {
			failed = err
		}
	})
	if err != nil {
		return err
	}
	for _, note := range sum.Notes {
		c.Note("%s", note)
	}
	if _, err := io.WriteString(c.Out, wording.Verified(sum)); err != nil || failed != nil {
		c.Note("结果没有能全部显示出来。")
	}
	if sum.Differs() {
		return exit.ErrDiffers
	}
	return nil
}
