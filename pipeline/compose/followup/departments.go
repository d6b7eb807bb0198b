package followup

import (
	"slices"

	"zonereport/pipeline/compose/wording"
	"zonereport/pipeline/document"
	"zonereport/pipeline/register"
)

// departments is 报送情况: the sum in words, and a row for each department, made of what the columns say.
func departments(r register.Register, columns []document.Column, row func(d register.Department, open int) []document.Cell, total func(owed, came, open int) []document.Cell) []document.Block {
	if len(r.Departments) == 0 {
		return document.Paragraphs("没有应报统计台账的部门。请在zone.toml的[[department]]里写明哪个部门报哪些台账。")
	}
	t := document.Table{Columns: columns}
	var owed, here, waiting int
	for _, d := range r.Departments {
		n := len(openOf(r, d.Name))
		t.Rows = append(t.Rows, document.Row{Cells: row(d, n)})
		owed, here, waiting = owed+d.Quality.Owed, here+d.Quality.Came, waiting+n
	}
	t.Rows = append(t.Rows, document.Row{Kind: document.TotalRow, Cells: total(owed, here, waiting)})
	t.Notes = []string{"“应报”“已报”的单位是本；已报含零报（有表头、没有数据行），零报不是未报。",
		"收到时间以登记的为准；只知道程序何时读到的，写“首次读到”，不判断是否按时。"}
	if shared(r) {
		t.Notes = append(t.Notes, "涉及几个部门的问题，各部门都计一项，合计可能多于问题清单的项数。")
	}
	return append(document.Paragraphs(append([]string{came(r), asked(r), issued(r)}, r.Notes...)...), t)
}

// departmentsOnPaper has few columns, so that names and lists of ledgers have room.
func departmentsOnPaper(r register.Register) []document.Block {
	return departments(r, []document.Column{wide("部门"), decimals("应报"), decimals("已报"), left("状态"), centred("期限"), left("最近收到"), wide("未报台账"), decimals("未办结问题")},
		func(d register.Department, open int) []document.Cell {
			return []document.Cell{text(d.Name), count(d.Quality.Owed), count(d.Quality.Came), text(stacked(d.State.String(), string(d.Timely))), text(wording.Day(d.Due)),
				text(shortly(r, d.Last)), text(join(d.Missing)), count(open)}
		},
		func(owed, came, open int) []document.Cell {
			return []document.Cell{text("合计"), count(owed), count(came), {}, {}, {}, {}, count(open)}
		})
}

// departmentsInBook has a column for each thing that one may sort and filter by.
func departmentsInBook(r register.Register) []document.Block {
	return departments(r, []document.Column{left("部门"), decimals("应报"), decimals("已报"), left("状态"), centred("报送期限"), left("最近收到"), centred("及时情况"), wide("未报台账"),
		decimals("未办结问题"), wide("联系人")},
		func(d register.Department, open int) []document.Cell {
			return []document.Cell{text(d.Name), count(d.Quality.Owed), count(d.Quality.Came), text(d.State.String()), text(d.Due.String()), text(received(d.Last)), text(string(d.Timely)),
				text(join(d.Missing)), count(open), text(d.Contact)}
		},
		func(owed, came, open int) []document.Cell {
			return []document.Cell{text("合计"), count(owed), count(came), {}, {}, {}, {}, {}, count(open), {}}
		})
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
