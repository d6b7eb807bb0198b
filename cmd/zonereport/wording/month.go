package wording

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/systemerror"
	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/finding"
	"zonereport/pipeline/registry"
)

// Month tells all of one month.
func Month(m registry.MonthStatus) string {
	var rows [][]string
	add := func(name, format string, args ...any) {
		rows = append(rows, []string{name, fmt.Sprintf(format, args...)})
	}
	run := m.InForce.Manifest
	add("状态", "%s", State(m))
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
