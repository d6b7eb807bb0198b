package published

import (
	"errors"
	"flag"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"zonereport/cmd/zonereport/command"
	"zonereport/cmd/zonereport/exit"
	"zonereport/pipeline/shown"
	"zonereport/pipeline/submission"
)

const helpPackage = `zonereport package：把一份签发的报告打成一个报送件（zip），交给上级或者公开。

用法：zonereport package 年-月[/批次] --to 单位 [参数]
  --to 单位           主送机关，写在报送函上，必须写明
  --report 报告       annual-review（默认）或 campaign，一个报送件装一份报告
  --profile 用途      上级（默认）：报告就是发布的那一份，逐字节相同；
                      公开：只列数值，没有台账、名单、数据来源和审核意见，依据不足三个
                      企业、住户、项目的数不列，时点数的增减不列；月考核通报有不能
                      列的，全部单位只列名次、总分和升降。以前公开过的，请自己对一对
  --draft             打包没有签发的，每页印“送审稿”，征求意见用
  --outputs 文件夹    输出文件夹（默认 outputs）
  --store 文件夹      留存文件夹移走了的，指明它现在在哪里
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）

例：
  zonereport package 2020-12 --to 县统计局
  zonereport package 2020-12/r2 --to 县招商选资指挥部 --report campaign
  zonereport package 2020-12 --to 县政务公开办 --profile 公开
  zonereport package 2020-12 --to 管委会领导 --draft

不写批次的，是这个月最后签发的那一次；送审稿是现行的那一次。里面有：
  00报送函.pdf  01正文.pdf（有的还有 .ofd）  02附表.xlsx  03签发单.pdf
  04修订说明.pdf（代替了别的一次的才有，公开的没有）  清单.txt（页数、字节、SHA-256、SM3）

写在 输出文件夹/packages 里，最后一行是它的路径。同样的内容打多少次都逐字节相同；删去了随时可以再打。

退出码 0 表示已打包，3 表示没有签发、没有这份报告或用法不对，5 表示文件与发布时不一致，
1 表示没有完成，4 表示另一次运行正在使用输出文件夹。
`

// Package is the command package.
var Package = command.Command{Name: "package", Line: "把签发的报告打成报送件：报送函、正文、附表、签发单、清单", Help: helpPackage, Run: runPackage}

func runPackage(c *command.Call) error {
	flags := flag.NewFlagSet("package", flag.ContinueOnError)
	var o command.Options
	o.WriteFlags(flags)
	to := flags.String("to", "", "")
	report := flags.String("report", submission.DefaultReport, "")
	profile := flags.String("profile", string(submission.Superior), "")
	draft := flags.Bool("draft", false, "")
	args, err := c.Parse(flags, "年-月…")
	if err != nil {
		return err
	}
	period, runs, err := c.Runs(args, 1)
	if err != nil {
		return err
	}
	order := submission.Order{Run: strings.Join(runs, ""), Report: *report, Profile: submission.Profile(*profile), Draft: *draft}
	if !slices.Contains(submission.Profiles(), order.Profile) {
		return c.Wrong("--profile 写作 %q，应是 上级 或 公开。", *profile)
	}
	if order.To, err = addressee(c, *to); err != nil {
		return err
	}
	job, err := o.Job(c)
	if err != nil {
		return err
	}
	job.Period = period
	packed, err := submission.Pack(job, order)
	var differs *submission.DiffersError
	if errors.As(err, &differs) {
		c.Note("%s", differs)
		return exit.ErrDiffers
	}
	if err != nil {
		return err
	}
	return tellPackage(c, packed)
}

// longestAddressee is how many characters the letter has room for under its title.
const longestAddressee = 100

// addressee is to whom the package goes, as the letter prints it: one line.
func addressee(c *command.Call, to string) (string, error) {
	text := shown.Mask(strings.TrimRight(strings.TrimSpace(to), "：:"))
	reason := ""
	switch {
	case text == "":
		reason = "没有写明"
	case strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) && r != ' ' }):
		reason = "里有换行或不能印的字符"
	case len([]rune(text)) > longestAddressee:
		reason = fmt.Sprintf("有 %d 个字，太长，最多 %d 个字", len([]rune(text)), longestAddressee)
	}
	if reason != "" {
		return "", c.Wrong("--to %s。请写报送给哪个单位，如 --to 县统计局；几个单位用顿号隔开。", reason)
	}
	return strings.Join(strings.Fields(text), " "), nil
}

// tellPackage says what is in the package; its path is the last line.
func tellPackage(c *command.Call, p submission.Packed) error {
	for _, note := range p.Notes {
		c.Note("%s", note)
	}
	m := p.Run.Manifest
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s %s：已打包，校验码 %s\n", m.Zone, m.Period, m.Run, m.Check)
	for _, f := range p.Files {
		fmt.Fprintf(&b, "  %s", f.Name)
		if f.Pages > 0 {
			fmt.Fprintf(&b, "　%d页", f.Pages)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "%s\n", p.Path)
	_, err := c.Out.Write([]byte(b.String()))
	return err
}
