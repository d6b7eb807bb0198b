package published

import (
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"zonereport/cmd/zonereport/command"
	"zonereport/pipeline/custody"
)

const helpPrune = `zonereport prune：清理从未签发、已被代替的草稿，连同只有它们用到的留存文件。

用法：zonereport prune [--yes] [参数]
  --yes               真的删除；不写只列出要删除的
  --outputs 文件夹    输出文件夹（默认 outputs）
  --wait 时长         另一次运行正在进行时最多等多久（默认 5s）

收到过、退回过而没有采用的文件，留存到那个月签发；签发以后也在这里清理。
不删除：现行的、签发过的、保留下来的报告用到的（以前月份、沿用的说明等）、没有签发登记以前发布的，
以及与事件链登记不符的。保留的报告代替过草稿的，草稿照删；此后它的修订说明不能再重做，verify 会说明。
删除登记在 输出文件夹/events.jsonl，批次号不再使用。删除以后不能恢复。

退出码 0 表示已列出或已删除，3 表示不能判断哪些签发过，1 表示没有完成，4 表示另一次运行正在使用输出文件夹。
`

// Prune is the command prune.
var Prune = command.Command{Name: "prune", Line: "清理从未签发、已被代替的草稿", Help: helpPrune, Run: runPrune}

func runPrune(c *command.Call) error {
	flags := flag.NewFlagSet("prune", flag.ContinueOnError)
	yes := flags.Bool("yes", false, "")
	outputs := flags.String("outputs", "outputs", "")
	wait := flags.Duration("wait", 5*time.Second, "")
	if _, err := c.Parse(flags); err != nil {
		return err
	}
	p, err := custody.Prune(custody.Folder{Path: *outputs, Wait: *wait, Now: command.Now()}, *yes)
	if err != nil {
		return err
	}
	for _, note := range append(p.Notes, p.Plan.Notes...) {
		c.Note("%s", note)
	}
	_, err = io.WriteString(c.Out, describePruning(p))
	return err
}

// describeContents says what becomes of files that were handed in for months which are issued by now.
func describeContents(p custody.Pruning) string {
	switch {
	case p.Contents == 0:
		return ""
	case p.Done:
		return fmt.Sprintf("已签发月份收到过、没有采用的留存文件 %d 个已删除。", p.Contents)
	}
	return fmt.Sprintf("已签发月份收到过、没有采用的留存文件 %d 个可以删除；确认以后加 --yes 再运行。", p.Contents)
}

// describePruning lists the drafts and says what became of them.
func describePruning(p custody.Pruning) string {
	if len(p.Runs) == 0 {
		return fmt.Sprintf("没有可以清理的草稿，保留 %d 次发布。%s\n", p.Kept, describeContents(p))
	}
	var b strings.Builder
	if p.Done {
		fmt.Fprintf(&b, "已删除草稿 %d 次：\n", len(p.Runs))
	} else {
		fmt.Fprintf(&b, "可以删除的草稿 %d 次：\n", len(p.Runs))
	}
	for _, r := range p.Runs {
		fmt.Fprintf(&b, "  %s\n", r.Ref())
	}
	switch {
	case !p.Done:
		fmt.Fprintf(&b, "保留 %d 次发布。什么都没有删除；确认以后加 --yes 再运行。\n", p.Kept)
	case p.Shared:
		fmt.Fprintf(&b, "保留 %d 次发布。留存文件夹与别处共用，其中的文件没有动。\n", p.Kept)
	default:
		fmt.Fprintf(&b, "保留 %d 次发布。只有草稿用到的留存文件 %d 个也已删除。\n", p.Kept, p.Contents)
	}
	return b.String()
}
