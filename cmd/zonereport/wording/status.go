package wording

import (
	"cmp"
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/receipts"
	"zonereport/pipeline/registry"
)

// recentMonths are listed also when there is nothing to do about them.
const recentMonths = 12

// Overview is one line a month, and below it what is to be done about it.
func Overview(o registry.Overview, all bool) string {
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
		rows = append(rows, append([]string{m.Period.String(), cmp.Or(m.InForce.Manifest.Run, "—"), State(m)}, Tasks(m)))
	}
	b.WriteString(terminal.Columns("  ", rows, -1))
	if left > 0 {
		fmt.Fprintf(&b, "  更早的 %d 个月没有要做的事，没有列出；加 --all 全部列出。\n", left)
	}
	if len(o.Stale) > 0 {
		fmt.Fprintf(&b, "重做待重做的月份：zonereport run --period %s --cascade\n", FirstUsed(o.Stale))
	}
	b.WriteString("一个月的详情：zonereport status 年-月\n")
	return b.String()
}

// State is 未发布, 草稿, 已签发（核定）, 草稿（已签发的是 r1，核定）.
func State(m registry.MonthStatus) string {
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

// Tasks names in short what is to be done about a month.
func Tasks(m registry.MonthStatus) string {
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
	if m.Lack != nil && len(m.Lack.Departments) > 0 {
		parts = append(parts, "未报："+lacking(*m.Lack))
	}
	return strings.Join(parts, "；")
}

// fewDepartments are named on one line.
const fewDepartments = 3

// lacking names who has not reported: 招商中心（缺1本）、项目办、建设局等5个部门.
func lacking(l receipts.Lack) string {
	var names []string
	for _, d := range l.Departments {
		name := d.Name
		if d.Some {
			name += fmt.Sprintf("（缺%d本）", len(d.Ledgers))
		}
		names = append(names, name)
	}
	if n := len(names); n > fewDepartments {
		return fmt.Sprintf("%s等%d个部门", strings.Join(names[:fewDepartments], "、"), n)
	}
	return strings.Join(names, "、")
}
