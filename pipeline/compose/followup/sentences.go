package followup

import (
	"fmt"

	"zonereport/pipeline/register"
)

// came says in words what came.
func came(r register.Register) string {
	var owed, here, empty, lacking, overdue int
	for _, d := range r.Departments {
		owed, here = owed+d.Quality.Owed, here+d.Quality.Came
		for _, l := range d.Ledgers {
			if l.Owed && l.Nil {
				empty++
			}
		}
		if len(d.Missing) > 0 {
			lacking++
		}
		if d.Overdue {
			overdue++
		}
	}
	said := fmt.Sprintf("应报统计台账的部门%d个，台账%d本；已报%d本", len(r.Departments), owed, here)
	if empty > 0 {
		said += fmt.Sprintf("（其中零报%d本）", empty)
	}
	switch {
	case lacking == 0:
		return said + "，没有未报的。"
	case overdue > 0:
		return said + fmt.Sprintf("，未报%d本，涉及%d个部门，其中%d个部门已逾期。", owed-here, lacking, overdue)
	}
	return said + fmt.Sprintf("，未报%d本，涉及%d个部门，都没有逾期。", owed-here, lacking)
}

// asked says in words which questions are open.
func asked(r register.Register) string {
	var hard, soft, lapsed int
	for _, q := range r.Questions {
		switch {
		case !q.Waits():
			continue
		case q.Hard:
			hard++
		default:
			soft++
		}
		if q.State == register.Lapsed {
			lapsed++
		}
	}
	if hard+soft == 0 {
		return "没有未办结的问题。"
	}
	said := fmt.Sprintf("未办结的问题%d项，其中强制性（须更正）%d项、核实性（须核对说明）%d项", hard+soft, hard, soft)
	if lapsed > 0 {
		said += fmt.Sprintf("；已超过答复期限的%d项", lapsed)
	}
	return said + "。"
}

// issued says that the month was issued.
func issued(r register.Register) string {
	if r.Issued == nil {
		return ""
	}
	return fmt.Sprintf("本月报告已于%s签发（%s数，%s），此后的补报和更正须作修订。", r.Issued.On.Chinese(), r.Issued.Status, r.Issued.Run)
}
