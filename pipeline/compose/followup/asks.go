package followup

import (
	"fmt"
	"slices"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/register"
)

// byDay is the last day to act: 2021年1月11日前（含当日）.
func byDay(d calendar.Date) string { return d.Chinese() + "前（含当日）" }

// missing asks for the ledgers that did not come; nothing where all came.
func (c openCase) missing() []string {
	n := len(c.it.Missing)
	if n == 0 {
		return nil
	}
	said := fmt.Sprintf("截至%s，我单位还没有收到你单位%s的下列统计台账（共%d本）", c.register.On.Chinese(), month(c.register.Period), n)
	switch {
	case c.early():
		said += "，报送期限为" + c.it.Due.Chinese()
	case !c.it.Due.IsZero():
		said += fmt.Sprintf("，报送期限为%s，已逾期%d天", c.it.Due.Chinese(), c.register.On.DaysSince(c.it.Due))
	}
	texts := []string{said + "："}
	for i, name := range c.it.Missing {
		end := "；"
		if i+1 == n {
			end = "。"
		}
		if n > 1 {
			name = fmt.Sprintf("%d.%s", i+1, name)
		}
		texts = append(texts, name+c.needed(i)+end)
	}
	how := fmt.Sprintf("请于%s将上述台账报送我单位。本月没有发生业务的，也请报送只有表头、没有数据行的台账（零报），不要不报。"+
		"请用Excel、WPS表格或CSV文件报送，表头保持原样，不要用图片、扫描件或PDF文件代替。", byDay(c.until()))
	if len(c.questions) == 0 {
		how += c.revised("补报")
	}
	return append(texts, how)
}

// needed says of a missing ledger that the report waits for it.
func (c openCase) needed(i int) string {
	at := slices.IndexFunc(c.it.Ledgers, func(l register.Ledger) bool { return l.Name == c.it.Missing[i] })
	if at < 0 || !c.it.Ledgers[at].Needed || c.register.Issued != nil {
		return ""
	}
	return "（必报，缺这一本，本月报告不能发布）"
}

// revised says what follows from the month having been issued.
func (c openCase) revised(what string) string {
	if c.register.Issued == nil {
		return ""
	}
	return "本月报告已于" + c.register.Issued.On.Chinese() + "签发，" + what + "要作修订，请一并书面说明原因。"
}

// asked asks to settle the questions; nothing where there are none.
func (c openCase) asked() []string {
	if len(c.questions) == 0 {
		return nil
	}
	said := fmt.Sprintf("你单位报送的%s统计台账经审核，有%d项%s需要办理（见附件）", month(c.register.Period), len(c.questions), c.sort())
	if len(c.it.Missing) > 0 {
		said = "另外，" + said
	}
	soft := len(c.questions) - c.hard
	if c.hard > 0 && soft > 0 {
		said += fmt.Sprintf("，其中强制性问题%d项、核实性问题%d项", c.hard, soft)
	}
	if c.lapsed > 0 {
		said += fmt.Sprintf("，已超过答复期限的%d项", c.lapsed)
	}
	steps := []string{said + "。请于" + byDay(c.answerUntil()) + "办结" + c.terms() + "，办法如下："}
	if c.hard > 0 {
		correct := "强制性问题必须更正。在原台账上改正后，将整本台账重新报送我单位，不要只报改动的行。"
		if c.register.Issued == nil {
			correct += "更正以前，本月报告不能发布。"
		}
		steps = append(steps, correct)
	}
	if soft > 0 {
		steps = append(steps, "核实性问题逐项核对。数据有误的，改正后将整本台账重新报送；数据属实的，在随函发去的标注文件“审核意见”工作表的“说明”栏写明原因，将该文件报送我单位。")
	}
	if len(steps) > 2 {
		steps[1], steps[2] = "一、"+steps[1], "二、"+steps[2]
	}
	what := "更正"
	if len(c.it.Missing) > 0 {
		what = "补报和更正"
	}
	steps[len(steps)-1] += c.revised(what)
	return steps
}

// sort is what the questions are called together.
func (c openCase) sort() string {
	switch c.hard {
	case 0:
		return "核实性问题"
	case len(c.questions):
		return "强制性问题"
	}
	return "问题"
}

// terms points to the terms of the annex where they are not all the same.
func (c openCase) terms() string {
	for _, q := range c.questions {
		if c.term(q) != c.answerUntil() {
			return "（附件所列期限更早的，按附件）"
		}
	}
	return ""
}
