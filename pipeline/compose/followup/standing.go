package followup

import (
	"fmt"
	"slices"

	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// departments is 报送情况: the sum in words, and a row for each department.
func departments(r register.Register) []document.Block {
	if len(r.Departments) == 0 {
		return paragraphs("没有应报统计台账的部门。请在zone.toml的[[department]]里写明哪个部门报哪些台账。")
	}
	blocks := paragraphs(append([]string{came(r), asked(r), issued(r)}, r.Notes...)...)
	t := document.Table{Columns: []document.Column{left("部门"), decimals("应报"), decimals("已报"), left("状态"), centred("报送期限"),
		left("最近收到"), centred("及时情况"), wide("未报台账"), decimals("未办结问题")}}
	var owed, here, waiting int
	for _, d := range r.Departments {
		n := len(openOf(r, d.Name))
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{text(d.Name), count(d.Quality.Owed), count(d.Quality.Came), text(d.State.String()), text(day(d.Due)),
			text(received(d.Last)), text(string(d.Timely)), text(join(d.Missing)), count(n)}})
		owed, here, waiting = owed+d.Quality.Owed, here+d.Quality.Came, waiting+n
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.TotalRow, Cells: []document.Cell{text("合计"), count(owed), count(here), {}, {}, {}, {}, {}, count(waiting)}})
	t.Notes = []string{"“应报”“已报”的单位是本；已报含零报（有表头、没有数据行），零报不是未报。",
		"收到时间以登记的为准；只知道程序何时读到的，写“首次读到”，不判断是否及时。"}
	if shared(r) {
		t.Notes = append(t.Notes, "涉及几个部门的问题，各部门都计一项，合计可能多于问题清单的项数。")
	}
	return append(blocks, t)
}

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

// openOf are the questions that wait for a department.
func openOf(r register.Register, department string) []register.Question {
	var list []register.Question
	for _, q := range r.Questions {
		if q.Waits() && slices.Contains(q.Departments, department) {
			list = append(list, q)
		}
	}
	return list
}

// shared says that an open question concerns several departments.
func shared(r register.Register) bool {
	return slices.ContainsFunc(r.Questions, func(q register.Question) bool { return q.Waits() && len(q.Departments) > 1 })
}

// ledgers is 台账明细: a row for each ledger; nothing where there is none.
func ledgers(r register.Register) []document.Block {
	t := document.Table{Columns: []document.Column{left("部门"), wide("台账"), left("状态"), left("首次收到"), left("最近收到"), centred("及时情况"),
		wide("文件"), decimals("行数"), decimals("重报次数"), decimals("退回次数"), decimals("强制性问题"), decimals("待说明")}}
	optional := false
	for _, d := range r.Departments {
		for _, l := range d.Ledgers {
			name := l.Name
			if !l.Owed {
				name, optional = name+"＊", true
			}
			if l.Needed {
				name += "（必报）"
			}
			row := []document.Cell{text(d.Name), text(name), text(l.State.String()), text(received(l.First)), text(received(later(l))), text(string(l.Timely)), text(join(l.Files))}
			if l.Last == nil {
				row = append(row, document.Cell{})
			} else {
				row = append(row, count(l.Rows))
			}
			t.Rows = append(t.Rows, document.Row{Cells: append(row, some(l.Resubmissions), some(l.Returned), some(l.Errors), some(l.Unexplained))})
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	t.Notes = []string{"未报：没有收到；零报：有表头、没有数据行；已报：收到了，还没有审核；退回：有强制性问题，等更正；重报n：第n次重报，还没有审核；" +
		"通过：没有强制性问题；通过（待说明n）：有n项核实性问题还没有说明。"}
	if optional {
		t.Notes = append(t.Notes, "带＊的台账有内容才报，不催报。")
	}
	return []document.Block{t}
}

// later is when the last submission came, where that is not the first one.
func later(l register.Ledger) *register.Receipt {
	if l.First != nil && l.Last != nil && *l.First == *l.Last {
		return nil
	}
	return l.Last
}

// submissions is 收件登记: every file as it came; nothing where none did.
func submissions(r register.Register) []document.Block {
	if len(r.Submissions) == 0 {
		return nil
	}
	t := document.Table{Columns: []document.Column{decimals("序号"), wide("文件"), left("收到"), wide("部门"), wide("台账"), wide("情况"), left("校验值")}}
	for _, s := range r.Submissions {
		said := s.Standing
		if s.Remark != "" {
			said += "；" + s.Remark
		}
		if s.Late {
			said += "；迟报"
		}
		if s.Locked {
			said += "；签发以后收到"
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{count(s.N), text(s.File), text(received(&s.Receipt)), text(join(s.Departments)), text(join(s.Ledgers)),
			text(said), text(s.SHA256[:min(12, len(s.SHA256))])}})
	}
	t.Notes = []string{"校验值是文件SHA-256的前12位，相同的是同一内容。"}
	return []document.Block{t}
}
