package main

import (
	"flag"
	"fmt"
	"io"
	"strings"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline"
	"zonereport/pipeline/calendar"
	"zonereport/pipeline/finding"
)

const helpStatus = `zonereport status：各月份做到哪一步：现行的是哪一次，签发了没有，要不要重做，有没有退回的文件。

用法：zonereport status [年-月] [参数]
  --inputs 文件夹     输入文件夹（默认 inputs）
  --outputs 文件夹    输出文件夹（默认 outputs）
  --all               全部月份都列出（默认：最近 12 个月，和更早的月份中有事要做的）
  --json              输出 JSON，供其他程序读取

例：
  zonereport status
  zonereport status 2020-12             只看一个月，详细

未发布：输入文件夹有这个月，还没有发布。草稿：已发布，还没有签发。
待重做：引用了别的月份已被代替的数（名次、连续月数、上月数、上年同期），两份报告可能互相矛盾。
退回待改：台账有强制性问题，文件在 输出文件夹/年-月/returned。

只看不写。退出码 0 表示看到了，3 表示没有这个月份或用法不对，1 表示读不出来。
`

// recentMonths are listed also when there is nothing to do about them.
const recentMonths = 12

// runStatus is the command status.
func runStatus(c *call) error {
	flags := flag.NewFlagSet("status", flag.ContinueOnError)
	inputs := flags.String("inputs", "inputs", "")
	outputs := flags.String("outputs", "outputs", "")
	all := flags.Bool("all", false, "")
	asJSON := flags.Bool("json", false, "")
	args, err := c.scan(flags)
	if err != nil {
		return err
	}
	var period calendar.Month
	switch len(args) {
	case 0:
	case 1:
		if period, err = calendar.ParseMonth(args[0]); err != nil {
			return &usageError{err.Error() + "。", "status"}
		}
	default:
		return &usageError{fmt.Sprintf("多出了 %q。", args[1]), "status"}
	}
	o, err := pipeline.Survey(*inputs, *outputs, period)
	if err != nil {
		return err
	}
	for _, note := range o.Notes {
		c.note("%s", note)
	}
	if *asJSON {
		return writeStatus(c.out, o)
	}
	text := describeOverview(o, *all)
	if period != (calendar.Month{}) {
		text = describeMonth(o.Months[0])
	}
	_, err = io.WriteString(c.out, text)
	return err
}

// describeOverview is one line a month, and below it what is to be done about it.
func describeOverview(o pipeline.Overview, all bool) string {
	if len(o.Months) == 0 {
		return "还没有月份：输出文件夹里没有已发布的报告，输入文件夹里没有月份文件夹。\n从头开始：zonereport init 建立输入文件夹，放入台账后 zonereport run。不在默认的位置时用 --inputs、--outputs 指明。\n"
	}
	var b strings.Builder
	if o.Zone != "" {
		fmt.Fprintf(&b, "%s：\n", o.Zone)
	}
	var rows [][]string
	left := 0
	for i, m := range o.Months {
		if !all && m.Calm() && i < len(o.Months)-recentMonths {
			left++
			continue
		}
		rows = append(rows, append([]string{m.Period.String(), dash(m.InForce.Manifest.Run), stateOf(m)}, tasksOf(m)))
	}
	b.WriteString(terminal.Columns("  ", rows, -1))
	if left > 0 {
		fmt.Fprintf(&b, "  更早的 %d 个月没有要做的事，没有列出；加 --all 全部列出。\n", left)
	}
	if len(o.Stale) > 0 {
		fmt.Fprintf(&b, "重做待重做的月份：zonereport run --period %s --cascade\n", firstUsed(o.Stale))
	}
	b.WriteString("一个月的详情：zonereport status 年-月\n")
	return b.String()
}

func dash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

// stateOf is 未发布, 草稿, 已签发（核定）, 草稿（已签发的是 r1，核定）.
func stateOf(m pipeline.MonthStatus) string {
	switch {
	case m.Damage != nil:
		return "现行的读不出来"
	case m.InForce.Manifest.Run == "":
		return "未发布"
	case m.Issued == nil:
		return "草稿"
	case m.Draft():
		return fmt.Sprintf("草稿（已签发的是 %s，%s）", m.Issued.Run, m.Issued.Status)
	}
	return fmt.Sprintf("已签发（%s）", m.Issued.Status)
}

// tasksOf names in short what is to be done about a month.
func tasksOf(m pipeline.MonthStatus) string {
	var parts []string
	if m.Stale != nil {
		var months []string
		for _, u := range m.Stale.Uses {
			months = append(months, fmt.Sprintf("%s %s", u.Month, u.Took))
		}
		parts = append(parts, "待重做：引用了 "+strings.Join(months, "、"))
	}
	if m.Lost != nil {
		parts = append(parts, "所引用的月份不在了")
	}
	if m.Returned != "" {
		parts = append(parts, fmt.Sprintf("退回待改：强制性 %d 条", finding.Count(m.Back, finding.Error)))
	}
	if m.InForce.Manifest.Run == "" && m.Returned == "" && m.Files > 0 {
		parts = append(parts, fmt.Sprintf("收到 %d 个文件", m.Files))
	}
	return strings.Join(parts, "；")
}

// describeMonth tells all of one month.
func describeMonth(m pipeline.MonthStatus) string {
	var rows [][]string
	add := func(name, format string, args ...any) {
		rows = append(rows, []string{name, fmt.Sprintf(format, args...)})
	}
	run := m.InForce.Manifest
	add("状态", "%s", stateOf(m))
	if m.Damage != nil {
		add("问题", "%s", systemerror.InChinese(m.Damage))
	}
	if run.Run != "" {
		add("现行", "%s，校验码 %s，%s", run.Run, run.Check, m.InForce.Dir)
	}
	if len(m.Runs) > 1 {
		add("各次发布", "%s", strings.Join(m.Runs, "、"))
	}
	if i := m.Issued; i != nil {
		add("签发", "%s（%s），第%d次印发，%s", i.Run, i.Status, i.Count, strings.Join(given(i.DocNo, i.Signer, i.Dated, "登记于 "+i.At), "，"))
	}
	if m.Stale != nil {
		add("待重做", "%s", describeUses(*m.Stale))
		add("", "zonereport run --period %s --cascade", m.Stale.Uses[0].Month)
	}
	if m.Lost != nil {
		add("请恢复", "%s", describeUses(*m.Lost))
		add("", "从备份恢复那个月份的文件夹，或者重新发布它。")
	}
	for _, r := range m.Unused {
		add("没有用上", "%s %s，它发布在后；要用上：zonereport run --period %s", r.Period, r.Run, m.Period)
	}
	if m.Returned != "" {
		add("退回待改", "%s，强制性 %d 条，核实性 %d 条", m.Returned, finding.Count(m.Back, finding.Error), finding.Count(m.Back, finding.Warning))
		add("", "改正后 zonereport run --period %s", m.Period)
	}
	add("输入文件夹", "%d 个电子表格", m.Files)
	return m.Period.String() + "\n" + terminal.Columns("  ", rows, -1)
}

func given(texts ...string) []string {
	var list []string
	for _, t := range texts {
		if t != "" {
			list = append(list, t)
		}
	}
	return list
}
