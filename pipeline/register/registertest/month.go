// Package registertest makes registers up for tests: a month in which departments are late, send nil, are handed
// files back and send again; and one of any size.
package registertest

import (
	"fmt"

	"github.com/shopspring/decimal"

	"zonereport/pipeline/calendar"
	"zonereport/pipeline/register"
	"zonereport/pipeline/revision"
)

func stated(on calendar.Date, clock string) *register.Receipt {
	return &register.Receipt{At: on.String() + "T" + clock + ":00+08:00", On: on, Stated: true}
}

func share(of, by, times int) *decimal.Decimal {
	if by == 0 {
		return nil
	}
	v := decimal.NewFromInt(int64(of*times)).DivRound(decimal.NewFromInt(int64(by)), 20).Round(1)
	return &v
}

// Month is the register of 示范经济开发区 for December 2020 on 6 January 2021.
func Month() register.Register {
	on := calendar.Date(20210106)
	r := register.Register{Zone: "示范经济开发区", Short: "示经开", Organ: "示范经济开发区管理委员会", Period: calendar.Month{Year: 2020, Number: 12}, On: on, AnswerDays: 5}
	third, fourth := stated(20210103, "10:00"), stated(20210104, "16:30")
	read := &register.Receipt{At: "2021-01-05T09:05:00+08:00", On: 20210105}
	r.Departments = []register.Department{
		{Name: "招商中心", Contact: "张三 0575-86020001", Due: 20210105, State: register.State{Kind: register.Missing, N: 1}, Missing: []string{"洽谈考察台账"}, Overdue: true, Timely: register.Lacking, Last: fourth,
			Ledgers: []register.Ledger{
				{ID: "ledger1", Name: "招商项目台账", Owed: true, Needed: true, State: register.State{Kind: register.Resent, N: 1}, First: third, Last: fourth, Timely: register.OnTime, Files: []string{"招商.xlsx"}, Rows: 27, Cells: 320, Resubmissions: 1, Returned: 1, Errors: 1, Warnings: 2, Unexplained: 2},
				{ID: "ledger2", Name: "到位资金台账", Owed: true, Needed: true, State: register.State{Kind: register.Passed, Pending: 1}, First: third, Last: third, Timely: register.OnTime, Files: []string{"招商.xlsx"}, Rows: 64, Cells: 500, Warnings: 1, Unexplained: 1},
				{ID: "ledger3", Name: "洽谈考察台账", Owed: true, State: register.State{Kind: register.Missing}, Timely: register.Lacking},
			},
			Quality: register.Quality{Owed: 3, Came: 2, Complete: share(2, 3, 100), Judged: 3, OnTime: 2, Timely: share(2, 3, 100), Questions: 4, Cells: 820, PerThousand: share(4, 820, 1000), Resubmissions: 1}},
		{Name: "搬迁办", Due: 20210110, State: register.State{Kind: register.Missing}, Missing: []string{"房屋搬迁台账", "分期任务台账"},
			Ledgers: []register.Ledger{{ID: "ledger5", Name: "房屋搬迁台账", Owed: true, State: register.State{Kind: register.Missing}}, {ID: "ledger4", Name: "分期任务台账", Owed: true, State: register.State{Kind: register.Missing}}},
			Quality: register.Quality{Owed: 2, Complete: share(0, 2, 100)}},
		{Name: "建设局", Due: 20210105, State: register.State{Kind: register.Passed, Pending: 2}, Timely: register.Unstated, Last: read,
			Ledgers: []register.Ledger{{ID: "ledger6", Name: "安置房台账", Owed: true, State: register.State{Kind: register.Passed, Pending: 2}, First: read, Last: read, Timely: register.Unstated, Files: []string{"安置房.xls"}, Rows: 40, Cells: 400, Warnings: 2, Unexplained: 2}},
			Quality: register.Quality{Owed: 1, Came: 1, Complete: share(1, 1, 100), Questions: 2, Cells: 400, PerThousand: share(2, 400, 1000)}},
		{Name: "工投集团", State: register.State{Kind: register.Nil}, Timely: register.NoTerm, Last: fourth,
			Ledgers: []register.Ledger{{ID: "ledger7", Name: "融资台账", Owed: true, State: register.State{Kind: register.Nil}, Nil: true, First: fourth, Last: fourth, Files: []string{"融资.csv"}}, {ID: "ledger8", Name: "工作情况台账", State: register.State{Kind: register.Missing}}},
			Quality: register.Quality{Owed: 1, Came: 1, Complete: share(1, 1, 100)}},
	}
	question := func(id, department, ledger string, hard bool, row, column, value, cell, text string, put, term calendar.Date, state register.Answered, answer string) register.Question {
		return register.Question{ID: id, Departments: []string{department}, Ledger: "x", Name: ledger, Hard: hard, Row: row, Column: column, Value: value, File: "招商.xlsx", Sheet: ledger, Cell: cell, Text: text, Put: put, Term: term, State: state, Answer: answer}
	}
	r.Questions = []register.Question{
		question("a1", "招商中心", "招商项目台账", false, "ZS-2020-014", "落地日期", "2020-01-01", "I14", "落地日期 2020-01-01 早于签约日期 2020-05-12。应不早于签约日期。请核对，有误的更正后重报，属实的作书面说明。", 20201230, 20210104, register.Lapsed, ""),
		question("a2", "招商中心", "招商项目台账", true, "ZS-2020-020", "来源地", "外省", "D20", "来源地“外省”不在代码表里。应是县内、县外市内、市外省内、省外、境外之一。请填报单位更正后重报。", 20210104, 20210109, register.Open, ""),
		question("a3", "招商中心", "招商项目台账", false, "ZS-2020-021", "总投资", "1500000", "G21", "总投资 1500000万元 是本栏其他行最大的 50 倍以上，像是把元写成了万元。通常不超过 300000万元。请核对，有误的更正后重报，属实的作书面说明。", 20210104, 20210109, register.Explained, "=重大项目，已核对"),
		question("a4", "招商中心", "到位资金台账", false, "2020-12/ZS-2020-003", "当月到位", "900", "F40", "当月到位 900万元 与累计数之差 800万元 不等。请核对，有误的更正后重报，属实的作书面说明。", 0, 0, register.Open, ""),
		question("b1", "建设局", "安置房台账", false, "城东一期/3幢", "建筑面积", "0", "E9", "建筑面积是 0。通常大于 0。请核对，有误的更正后重报，属实的作书面说明。", 20210105, 20210110, register.Open, ""),
		question("b2", "建设局", "安置房台账", false, "城东一期/4幢", "建筑面积", "0", "E10", "建筑面积是 0。通常大于 0。请核对，有误的更正后重报，属实的作书面说明。", 20210105, 20210110, register.Corrected, ""),
	}
	before, after := register.Version{Files: []string{"招商.xlsx"}, Receipt: *third, Rows: 26}, register.Version{Files: []string{"招商.xlsx"}, Receipt: *fourth, Rows: 27}
	r.Resubmissions = []register.Resubmission{{Department: "招商中心", Ledger: "ledger1", Name: "招商项目台账", N: 1, Before: before, After: after, Returned: true, Rows: []revision.Row{
		{Cause: revision.Corrected, Ledger: "ledger1", Row: "ZS-2020-014", Old: &revision.Place{File: "招商.xlsx", Sheet: "招商项目台账", Line: 14}, New: &revision.Place{File: "招商.xlsx", Sheet: "招商项目台账", Line: 15}, Cells: []revision.Cell{{Column: "总投资", Old: "2000", New: "2500"}, {Column: "开工日期", New: "2020-12-01"}}},
		{Cause: revision.Added, Ledger: "ledger1", Row: "ZS-2020-027", New: &revision.Place{File: "招商.xlsx", Sheet: "招商项目台账", Line: 29}},
	}}}
	r.Submissions = []register.Submission{
		{N: 1, File: "招商.xlsx", SHA256: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", Receipt: *third, Departments: []string{"招商中心"}, Ledgers: []string{"招商项目台账", "到位资金台账"}, Standing: "已由后来的代替"},
		{N: 2, File: "招商.xlsx", SHA256: "1f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", Receipt: *fourth, Departments: []string{"招商中心"}, Ledgers: []string{"招商项目台账", "到位资金台账"}, Standing: "现用"},
		{N: 3, File: "融资.csv", SHA256: "2f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", Receipt: *fourth, Departments: []string{"工投集团"}, Ledgers: []string{"融资台账"}, Standing: "现用"},
		{N: 4, File: "安置房.xls", SHA256: "3f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0", Receipt: *read, Departments: []string{"建设局"}, Ledgers: []string{"安置房台账"}, Standing: "现用"},
	}
	return r
}

// Large is a register of so many departments with long names, each with all its ledgers but one and so many questions.
func Large(departments, questions int) register.Register {
	r := Month()
	pattern := r.Departments[0]
	asked := r.Questions
	r.Departments, r.Questions = nil, nil
	for i := range departments {
		d := pattern
		d.Name = fmt.Sprintf("示范经济开发区管理委员会第%d招商引资和重点项目建设服务中心（筹）", i+1)
		r.Departments = append(r.Departments, d)
		for n := range questions {
			q := asked[n%len(asked)]
			q.ID, q.Departments, q.Cell, q.Row = fmt.Sprintf("%d-%d", i, n), []string{d.Name}, fmt.Sprintf("G%d", n+2), fmt.Sprintf("ZS-2020-%04d", n)
			r.Questions = append(r.Questions, q)
		}
	}
	return r
}
