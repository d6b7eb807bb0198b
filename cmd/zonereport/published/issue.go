package published

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline"
	"zonereport/pipeline/registry"
)

const helpIssue = `zonereport issue：签发一次发布。签发以后，它就是这个月对外算数的那一份：
以后的报告写“代替”它，compare 也与它比较。没有签发的是草稿。

用法：zonereport issue 年-月[/批次] --status 初步|修订|核定 [参数]
  --status 状态       初步、修订、核定 之一，必须写明
  --doc-no 文号       如 新经开〔2021〕3号
  --dated 日期        成文日期，如 2021-01-08
  --signer 姓名       签发人
  --reason 原因       修订原因；实质性修订（断言、名次或目标完成与否有变）必须写明
  --outputs 文件夹    输出文件夹（默认 outputs）
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）

例：
  zonereport issue 2020-12 --status 核定 --doc-no 新经开〔2021〕3号 --signer 张三
  zonereport issue 2020-12/r2 --status 修订 --reason 招商中心更正到位资金

不写批次的，签发现行的那一次。运行 run 时写明的文号等已经印在报告上，这里不用再写；再写必须一致。
签发登记在 输出文件夹/events.jsonl，每一行都带着上一行的校验和，改动、删去一行都查得出来。

退出码 0 表示已签发，3 表示不能这样签发，1 表示没有完成，4 表示另一次运行正在使用输出文件夹。
`

// Issue is the command issue.
var Issue = command.Command{Name: "issue", Line: "签发一次发布：从此对外以它为准", Help: helpIssue, Run: runIssue}

func runIssue(c *command.Call) error {
	flags := flag.NewFlagSet("issue", flag.ContinueOnError)
	sign := command.SignFlags(flags)
	status := flags.String("status", "", "")
	outputs := flags.String("outputs", "outputs", "")
	wait := flags.Duration("wait", 5*time.Second, "")
	args, err := c.Parse(flags, "年-月…")
	if err != nil {
		return err
	}
	if err := c.Signed(flags, sign); err != nil {
		return err
	}
	period, runs, err := c.Runs(args, 1)
	if err != nil {
		return err
	}
	if *status == "" {
		return c.Wrong("请用 --status 写明 初步、修订 还是 核定。")
	}
	job := pipeline.Job{Outputs: *outputs, Period: period, Wait: *wait, Now: command.Now(), Sign: *sign}
	issued, err := registry.Issue(job, strings.Join(runs, ""), *status)
	if err != nil {
		return err
	}
	for _, note := range issued.Notes {
		c.Note("%s", note)
	}
	_, err = io.WriteString(c.Out, describeIssue(issued))
	return err
}

// describeIssue says what was issued, and as what.
func describeIssue(i registry.Issued) string {
	m, e := i.Run.Manifest, i.Event
	var b strings.Builder
	done := "已签发"
	if i.Already {
		done = "此前已经这样签发，没有再登记"
	}
	fmt.Fprintf(&b, "%s %s %s：%s（%s），第%d次印发，校验码 %s\n", m.Zone, m.Period, m.Run, done, e.Status, i.Count, m.Check)
	if i.Before != nil {
		fmt.Fprintf(&b, "  代替：%s，校验码 %s\n", i.Before.Run, i.Before.Check)
	}
	for _, f := range [][2]string{{"文号", e.DocNo}, {"成文日期", e.Dated}, {"签发人", e.Signer}, {"修订原因", e.Reason}} {
		if f[1] != "" {
			fmt.Fprintf(&b, "  %s：%s\n", f[0], f[1])
		}
	}
	return b.String()
}
