package wording

import (
	"fmt"
	"slices"
	"strings"

	"zonereport/cmd/zonereport/terminal"
	"zonereport/pipeline/followup"
	"zonereport/pipeline/register"
)

// Reminders tells which department gets which letter and why, and what the letters leave open.
func Reminders(r register.Register, letters []followup.Letter) string {
	var b strings.Builder
	if len(letters) == 0 {
		fmt.Fprintf(&b, "%s %s（截至 %s）：各部门都已报齐，没有未办结的问题，不用催办。\n", r.Zone, r.Period, r.On)
	} else {
		fmt.Fprintf(&b, "%s %s（截至 %s）：写了 %d 份函\n", r.Zone, r.Period, r.On, len(letters))
	}
	asked := 0
	var rows [][]string
	for _, l := range letters {
		n := count(r.Questions, func(q register.Question) bool { return slices.Contains(q.Departments, l.Department) })
		asked += n
		lacking := len(missing(r, l.Department))
		row := []string{l.Department, l.Kind, "", ""}
		if lacking > 0 {
			row[2] = fmt.Sprintf("未报 %d 本", lacking)
		}
		if n > 0 {
			row[3] = fmt.Sprintf("问题 %d 项", n)
		}
		rows = append(rows, row)
	}
	b.WriteString(terminal.Columns("  ", rows, -1))
	if asked > 0 {
		fmt.Fprintf(&b, "标注文件（随函发去）：zonereport check --period %s --marked 文件夹\n", r.Period)
	}
	if n := count(r.Questions, func(q register.Question) bool { return len(q.Departments) == 0 }); n > 0 {
		fmt.Fprintf(&b, "另有 %d 项问题不知道是哪个部门的，没有写进函，见 zonereport register %s。\n", n, r.Period)
	}
	return b.String()
}

// count counts the open questions of a kind.
func count(list []register.Question, is func(register.Question) bool) int {
	n := 0
	for _, q := range list {
		if q.Waits() && is(q) {
			n++
		}
	}
	return n
}

// missing are the ledgers that a department did not send.
func missing(r register.Register, department string) []string {
	for _, d := range r.Departments {
		if d.Name == department {
			return d.Missing
		}
	}
	return nil
}
