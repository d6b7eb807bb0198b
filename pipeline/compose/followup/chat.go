package followup

import (
	"fmt"
	"strings"

	"zonereport/pipeline/register"
	"zonereport/pipeline/shown"
)

// Chat is a line for each department that something is open with, to be sent by chat: who, what, by when. Where
// nothing is open with any, one line says so. Lines hold no line break.
func Chat(r register.Register, o Office) []string {
	var lines []string
	for _, d := range r.Departments {
		if c := caseOf(r, d, o); !c.settled() {
			lines = append(lines, c.line())
		}
	}
	if lines == nil {
		lines = []string{fmt.Sprintf("%s%s统计台账：各部门都已报齐，没有未办结的问题。", r.Zone, month(r.Period))}
	}
	for i, line := range lines {
		lines[i] = shown.Escape(line)
	}
	return lines
}

// line is the line for one department.
func (c openCase) line() string {
	who := c.it.Name
	if contact := strings.Join(strings.Fields(c.it.Contact), " "); contact != "" {
		who += "（" + contact + "）"
	}
	said := who + "：" + month(c.register.Period) + "统计台账"
	if n := len(c.it.Missing); n > 0 {
		said += fmt.Sprintf("还有%d本没有收到：%s", n, join(c.it.Missing))
		if !c.it.Due.IsZero() && !c.early() {
			said += fmt.Sprintf("，期限是%s，已逾期%d天", c.it.Due.Chinese(), c.register.On.DaysSince(c.it.Due))
		}
		said += "。请于" + byDay(c.until()) + "报送，没有业务的报空表（零报）。"
	}
	if n := len(c.questions); n > 0 {
		if len(c.it.Missing) > 0 {
			said += "另"
		}
		said += fmt.Sprintf("有%d项%s要办理", n, c.sort())
		var parts []string
		if c.hard > 0 {
			parts = append(parts, fmt.Sprintf("更正后重报%d项", c.hard))
		}
		if soft := n - c.hard; soft > 0 {
			parts = append(parts, fmt.Sprintf("核对说明%d项", soft))
		}
		if c.lapsed > 0 {
			parts = append(parts, fmt.Sprintf("已逾期%d项", c.lapsed))
		}
		said += "（" + join(parts)
		said += "），请于" + byDay(c.answerUntil()) + "办结，详见" + c.kind() + "。"
	}
	return said
}
