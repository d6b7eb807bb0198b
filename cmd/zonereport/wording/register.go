package wording

import (
	"fmt"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/register"
)

// Register tells a month's register: departments, what is asked, what was sent again.
func Register(r register.Register) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s 报送登记（截至 %s）", r.Zone, r.Period, r.On)
	if r.Issued != nil {
		fmt.Fprintf(&b, "，已签发 %s（%s）", r.Issued.Run, r.Issued.Status)
	}
	b.WriteString("\n" + Departments(r))
	b.WriteString(questions(r))
	b.WriteString(resent(r))
	for _, s := range r.Submissions {
		if s.Remark != "" {
			fmt.Fprintf(&b, "“%s”%s。\n", s.File, s.Remark)
		}
	}
	return b.String()
}

// Departments is one line a department: its state, when it came, what lacks.
func Departments(r register.Register) string {
	rows := [][]string{{"部门", "状态", "收到", "期限", "按时", "未报的台账"}}
	for _, d := range r.Departments {
		due := ""
		if !d.Due.IsZero() {
			due = d.Due.String()
		}
		rows = append(rows, []string{d.Name, d.State.String(), Receipt(d.Last), due, string(d.Timely), strings.Join(d.Missing, "、")})
	}
	return terminal.Columns("  ", rows, -1)
}

// Receipt is when something came: 2021-01-05 09:30, 首次读到 2021-01-05, 尚未登记; "" for nothing.
func Receipt(r *register.Receipt) string {
	switch {
	case r == nil:
		return ""
	case r.At == "":
		return "尚未登记"
	case !r.Stated:
		return "首次读到 " + r.On.String()
	}
	return r.On.String() + " " + r.At[11:16]
}

// questions counts what is asked and names the first that are over their term.
func questions(r register.Register) string {
	count := map[register.Answered]int{}
	for _, q := range r.Questions {
		count[q.State]++
	}
	if len(r.Questions) == 0 {
		return "没有待答的问题。\n"
	}
	var parts []string
	for _, s := range []register.Answered{register.Open, register.Lapsed, register.Explained, register.Corrected} {
		if count[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", s, count[s]))
		}
	}
	return fmt.Sprintf("问题 %d 条：%s。\n", len(r.Questions), strings.Join(parts, "，"))
}

// resent is one line a resubmission.
func resent(r register.Register) string {
	var b strings.Builder
	for _, s := range r.Resubmissions {
		what := fmt.Sprintf("改动 %d 行", len(s.Rows))
		switch {
		case s.Lost != "":
			what = "不能比较：" + s.Lost
		case len(s.Rows) == 0:
			what = "内容没有变化"
		}
		fmt.Fprintf(&b, "重报%d %s《%s》（%s）：%s。\n", s.N, s.Department, s.Name, Receipt(&s.After.Receipt), what)
	}
	return b.String()
}
