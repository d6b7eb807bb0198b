package wording

import (
	"fmt"
	"strings"

	"zonereport/pipeline"
)

// NotDue says why a month was not run, and when it will be; the first line is whole in itself.
func NotDue(w pipeline.Waiting) string {
	head := fmt.Sprintf("%s %s：", w.Zone, w.Period)
	switch {
	case w.Issued != "":
		return head + fmt.Sprintf("已签发（%s），不再自动运行。\n签发以后台账有更正的，请看过以后自己重做：zonereport run --period %s\n", w.Issued, w.Period)
	case !w.Ended:
		return head + "未到期，没有运行：这个月还没有结束。\n"
	}
	var b strings.Builder
	var missing []string
	for _, m := range w.Missing {
		missing = append(missing, fmt.Sprintf("%s（%s）", m.Department, strings.Join(m.Ledgers, "、")))
	}
	fmt.Fprintf(&b, "%s未到期，没有运行：缺%d个部门：%s。\n", head, len(missing), strings.Join(missing, "、"))
	if w.From == 0 {
		b.WriteString("收齐以后运行。没有写期限（zone.toml 的 [schedule] day 或部门的 due_day），收齐以前一直等。\n")
	} else {
		fmt.Fprintf(&b, "收齐以后运行；到 %s 还没有收齐，也照常运行。\n", w.From)
	}
	if w.NoFolder != nil {
		b.WriteString(w.NoFolder.Error() + "\n")
	}
	return b.String()
}

// OneLine says in one line how a run ended, for those who were not there.
func OneLine(o pipeline.Outcome) string {
	text := fmt.Sprintf("%s %s：", o.Zone, o.Period)
	switch o.Status {
	case pipeline.Published:
		text += "已发布 " + o.Manifest.Run
		if o.Manifest.Replaces != nil {
			text += "，代替 " + o.Manifest.Replaces.Run
		}
		text += "，" + Counts(o.Findings) + "。"
	case pipeline.Returned:
		text += "台账有强制性问题，没有发布，文件已退回。" + Counts(o.Findings)
	default:
		text += "没有变化，现行的是 " + o.Manifest.Run + "。"
	}
	if n := len(o.Redone); n > 0 {
		text += fmt.Sprintf("以后的月份依次重做了 %d 个。", n)
		if o.Ends() == pipeline.Returned {
			text += fmt.Sprintf("其中 %s 有强制性问题，没有发布。", o.Redone[n-1].Period)
		}
	}
	if len(o.Stale) > 0 {
		text += fmt.Sprintf("待重做的月份有 %d 个。", len(o.Stale))
	}
	return text
}
